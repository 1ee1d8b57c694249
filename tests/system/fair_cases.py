"""What people asked of planners in public threads, and the right answers, which were worked out by hand: what a slot
costs whom, and what is said about it.

Usage: fair_cases.py PLENARY
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from program import Program

run = Program(sys.argv[1])


def people(codes, role="required"):
    return [{"delegation": code, "role": role} for code in codes.split()]


def online(zone, first, last, codes, duration="PT2H", **more):
    """A programme with one session online, to which delegations must come."""
    wish = {"duration": duration, "window": {"from": first, "to": last}, "attendance": people(codes)}
    return {"format": "plenary-programme/1", "id": "case", "dialogue": "rabat", "zone": zone, **more,
            "sessions": [{"id": "case", "mode": "virtual", "wish": wish}]}


def proposals(document):
    code, out, err = run("propose", "-", "--format", "json", document=document)
    if code != 0:
        raise AssertionError(f"exit code {code}: {out} {err}")
    return json.loads(out)["proposals"]


def planned(document):
    """Where each session is, by its id."""
    code, out, err = run("plan", "-", "--format", "json", "--progress", "none", "--moves", "20000", document=document)
    if code != 0:
        raise AssertionError(f"exit code {code}: {out} {err}")
    return {one["session"]: one["start"] for one in json.loads(out)["plan"]}


def cost(proposal, code):
    return next(one for one in proposal["delegations"] if one["delegation"] == code)


class DayAndHour(unittest.TestCase):
    """A day's cost is added to the hour's and never hides it."""

    def test_a_waived_sunday_is_used_at_office_hours(self):
        # 11b: Algeria rests on Friday and Saturday, France on Saturday and Sunday, which is waived.
        document = online("Africa/Algiers", "2027-06-04", "2027-06-06", "DZ FR",
                          waivers=[{"delegation": "FR", "what": "rest_day", "on": "2027-06-06"}])
        # 8:00 in Algiers, 9:00 in Paris.
        self.assertEqual("2027-06-06T07:00:00Z", proposals(document)[0]["start"])

    def test_a_sunday_that_both_waive_is_used_at_office_hours(self):
        # 11c
        document = online("Europe/Brussels", "2027-06-13", "2027-06-13", "FR BE",
                          waivers=[{"delegation": code, "what": "rest_day"} for code in ("FR", "BE")])
        best = proposals(document)[0]
        self.assertEqual("2027-06-13T07:00:00Z", best["start"])
        self.assertEqual(8 * 12, cost(best, "FR")["points"])

    def test_the_day_of_a_feast_for_all_is_used_at_office_hours(self):
        # 11e: Eid al-Fitr is expected on 9 March 2027 in Morocco and in Senegal.
        document = online("Africa/Casablanca", "2027-03-09", "2027-03-09", "MA SN")
        best = proposals(document)[0]
        self.assertEqual("2027-03-09T08:30:00Z", best["start"])
        self.assertEqual([8 * 12, 8 * 12], [one["points"] for one in best["delegations"]])

    def test_a_plan_uses_a_waived_sunday_at_office_hours(self):
        # 11h
        document = online("Europe/Paris", "2027-06-13", "2027-06-13", "FR",
                          waivers=[{"delegation": "FR", "what": "rest_day"}])
        self.assertEqual({"case": "2027-06-13T07:00:00Z"}, planned(document))

    def test_the_day_before_a_feast_is_used_at_office_hours(self):
        # 49: early morning no longer hides behind "next to a holiday not announced yet".
        document = online("Africa/Casablanca", "2027-03-08", "2027-03-10", "MA DZ SN TN")
        ranked = proposals(document)
        self.assertEqual("2027-03-08T09:00:00Z", ranked[0]["start"])
        by_day = {proposal["start"][:10]: proposal for proposal in reversed(ranked)}
        for day in ("2027-03-09", "2027-03-10"):
            self.assertEqual("08:30:00Z", by_day[day]["start"][11:])

    def test_an_expected_feast_in_three_countries_is_used_at_office_hours(self):
        # 49c: Eid al-Adha; 49d: the birthday of the Prophet.
        for document in (online("Africa/Algiers", "2027-05-17", "2027-05-17", "DZ MA TN", "PT1H"),
                         online("Africa/Casablanca", "2026-08-24", "2026-08-24", "MA SN TN", "PT1H")):
            best = proposals(document)[0]
            for one in best["delegations"]:
                self.assertTrue("08:00" <= one["start"][11:16] < "16:00", one)

    def test_reasons_name_the_day_and_the_hour_apart(self):
        document = online("Europe/Paris", "2027-06-13", "2027-06-13", "FR", "PT1H",
                          waivers=[{"delegation": "FR", "what": "rest_day"}])
        document["sessions"][0]["wish"]["hours"] = {"from": "20:00", "to": "21:00"}
        reasons = cost(proposals(document)[0], "FR")["reasons"]
        self.assertEqual([("rest_day", 48), ("clock_band", 24)], [(one["what"], one["points"]) for one in reasons])


class WhyNotThen(unittest.TestCase):
    """`plenary explain` says of any time what would break, or who would pay."""

    def explained(self, document, start, *options, code=0):
        told, out, err = run("explain", "-", "--start", start, *options, document=document)
        self.assertEqual(code, told, out + err)
        return out

    def test_a_rest_day_is_named_with_its_country(self):
        document = online("Europe/Brussels", "2027-03-01", "2027-03-12", "FR DZ", "PT1H")
        out = self.explained(document, "2027-03-05T10:00", code=1)
        self.assertRegex(out, r"kept away +Algeria \(.*rest day")
        told = json.loads(self.explained(document, "2027-03-05T10:00", "--format", "json", code=1))
        self.assertEqual(["attendance:DZ"], [one["rule"] for one in told["breaks"]])
        self.assertEqual(["DZ"], told["asked"]["out"])
        self.assertEqual("best", told["instead_is"])

    def test_the_night_is_priced_as_propose_prices_it(self):
        document = online("Europe/Brussels", "2027-03-02", "2027-03-02", "FR MA", "PT1H")
        ranked = {one["local_start"]: one for one in json.loads(
            run("propose", "-", "--format", "json", "--top", "1000", document=document)[1])["proposals"]}
        for start, proposal in ranked.items():
            told = json.loads(self.explained(document, start, "--format", "json"))
            self.assertEqual([one["points"] for one in proposal["delegations"]],
                             [one["points"] for one in told["asked"]["delegations"]], start)

    def test_a_decided_session_is_held_against_its_own_time(self):
        document = online("Europe/Brussels", "2027-03-01", "2027-03-12", "FR DZ", "PT1H")
        document["sessions"][0].update(status="confirmed",
                                       when={"start": "2027-03-02T10:00", "end": "2027-03-02T11:00"})
        told = json.loads(self.explained(document, "2027-03-02T12:00", "--format", "json"))
        self.assertEqual("decided", told["instead_is"])
        self.assertEqual({"DZ", "FR"}, {one["delegation"] for one in told["heavier"]})
        for language in ("fr", "pt", "ar"):
            self.explained(document, "2027-03-02T12:00", "--language", language)

    def test_mistakes_are_told(self):
        document = online("Europe/Brussels", "2027-03-01", "2027-03-12", "FR DZ", "PT1H")
        for start in ("14:00", "2027-03-28T02:30"):
            self.assertIn("--start", run("explain", "-", "--start", start, document=document)[2])
        self.assertIn("--session", run("explain", "-", "--session", "other", "--start", "2027-03-02T10:00",
                                       document=document)[2])


class Digest(unittest.TestCase):
    """`choose --of` refuses what was proposed for another question, and nothing else."""

    def test_another_sessions_wish_leaves_it(self):
        document = online("Europe/Brussels", "2027-03-01", "2027-03-12", "FR DZ", "PT1H")
        document["sessions"].append({**document["sessions"][0], "id": "other"})

        def digest(changed):
            return json.loads(run("propose", "-", "--session", "case", "--format", "json", document=changed)[1])["digest"]

        def with_duration(number, duration):
            changed = json.loads(json.dumps(document))
            changed["sessions"][number]["wish"]["duration"] = duration
            return changed

        self.assertEqual(digest(document), digest(with_duration(1, "PT2H")))
        self.assertNotEqual(digest(document), digest(with_duration(0, "PT2H")))
        self.assertNotEqual(digest(document), digest({**document, "grid": "PT30M"}))


class WhyNoPlan(unittest.TestCase):
    def test_a_conflict_names_the_day_that_keeps_a_delegation_away(self):
        # 47: Algeria rests on Friday.
        document = online("Europe/Paris", "2027-06-11", "2027-06-11", "FR DZ")
        code, out, err = run("plan", "-", "--format", "json", "--progress", "none", document=document)
        self.assertEqual((1, ""), (code, err))
        rule = json.loads(out)["conflict"]["rules"][0]
        self.assertIn("Algeria", rule["rule"]["text"])
        self.assertEqual(["Friday, a rest day in Algeria"], [one["cause"]["text"] for one in rule["causes"]])
        table = run("plan", "-", "--progress", "none", document=document)[1]
        self.assertIn("Friday, a rest day in Algeria", table)


class Changes(unittest.TestCase):
    """What is offered where nothing fits is made in the document, read again and solved before it is told."""

    def offered(self, document):
        """The changes in words, in the order of their numbers."""
        code, out, err = run("propose", "-", "--format", "json", document=document)
        self.assertEqual((1, ""), (code, err))
        answer = json.loads(out)
        sets = [one["relaxations"] for one in answer.get("impossible", ())] or [answer["relaxations"]]
        return [change for changes in sets for change in changes]

    def applied(self, document, number):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "programme.json"
            path.write_text(json.dumps(document, indent=2))
            done = subprocess.run([run.path, "propose", path, "--apply", str(number)], capture_output=True, text=True,
                                  timeout=300, check=False)
            self.assertEqual((0, "", ""), (done.returncode, done.stdout, done.stderr))
            return json.loads(path.read_text())

    def answer(self, document):
        code, out, err = run("propose", "-", "--format", "json", document=document)
        self.assertIn(code, (0, 1), err)
        return json.loads(out)

    def check_each(self, document):
        """That every change that is offered can be made, and brings what was said."""
        changes = self.offered(document)
        self.assertTrue(changes)
        for number, change in enumerate(changes, start=1):
            best = self.answer(self.applied(document, number))["proposals"][0]
            self.assertEqual([change["start"], change["worst"], change["total"]],
                             [best["start"], best["worst"], best["total"]], change["change"]["text"])
        return changes

    def test_who_is_preferred_instead_carries_the_weight_of_that_role(self):
        # 55a, 55c
        hungary = online("Africa/Casablanca", "2027-03-26", "2027-03-28", "", "PT45M")
        hungary["sessions"][0]["wish"]["attendance"] = people("HU", "co_chair") + people("LR", "host")
        senegal = online("Asia/Kolkata", "2019-07-11", "2019-07-14", "", "PT4H", grid="PT60M")
        senegal["sessions"][0]["wish"].update(
            attendance=people("LU", "observer") + people("LY", "preferred") + people("SN", "presenter"),
            floors={"most_points": 0})
        for document in (hungary, senegal):
            texts = [change["change"]["text"] for change in self.check_each(document)]
            self.assertTrue(any(" as preferred instead of " in text for text in texts), texts)

    def test_a_window_is_not_extended_beyond_what_the_document_can_say(self):
        # 46d, 46e: two years are full.
        document = online("Europe/Paris", "2027-01-01", "2028-12-31", "FR", "PT1H", grid="PT60M",
                          hours={"from": "09:00", "to": "10:00"})
        document["sessions"][0]["wish"]["attendance"][0]["busy"] = [
            {"from": "2027-01-01T00:00", "to": "2029-01-01T00:00"}]
        self.check_each(document)

    def test_a_window_of_a_series_does_not_reach_into_the_next(self):
        # 46b, 46c: the second window is a weekend.
        document = online("UTC", "2027-06-08", "2027-06-08", "FR SN", "PT1H", hours={"from": "08:00", "to": "16:00"})
        wish = document["sessions"][0]["wish"]
        del wish["window"]
        wish["windows"] = [{"from": first, "to": last} for first, last in (
            ("2027-06-08", "2027-06-08"), ("2027-06-12", "2027-06-13"), ("2027-06-16", "2027-06-16"))]
        changes = self.offered(document)
        self.assertTrue(changes)
        for number in range(1, len(changes) + 1):
            code, out, err = run("propose", "-", "--format", "json", document=self.applied(document, number))
            self.assertEqual((0, ""), (code, err), out)

    def test_floors_that_nobody_can_keep_say_whom_they_hit_and_what_is_enough(self):
        # 05: nobody may be hit more than once in three, and Cape Verde is at each of the nine starts.
        document = online("UTC", "2027-06-08", "2027-06-08", "CV CY DZ", "PT1H", grid="PT60M",
                          hours={"from": "06:00", "to": "09:00"})
        wish = document["sessions"][0]["wish"]
        del wish["window"]
        wish["windows"] = [{"from": day, "to": day} for day in ("2027-06-08", "2027-06-15", "2027-06-22")]
        wish["floors"] = {"free_of_cost": {"least": 2, "of": 3}}
        broken = self.answer(document)["broken_floors"]
        self.assertEqual(["CV"], [hit["delegation"] for hit in broken["hits"]])
        self.assertIn("0 of its last 3", broken["hits"][0]["why"]["text"])
        self.assertTrue(broken["changes"])
        for number, change in enumerate(broken["changes"], start=1):
            answer = self.answer(self.applied(document, number))
            self.assertEqual(change["worst"], answer["statement"]["worst"])

    def test_a_number_that_is_not_offered_is_refused(self):
        document = online("UTC", "2027-06-12", "2027-06-12", "FR", "PT1H")
        code, _, err = run("propose", "-", "--apply", "99", document=document)
        self.assertEqual(2, code)
        self.assertIn('--apply: "99"', err)


class Days(unittest.TestCase):
    """On which days of the week it may be, and which dates are left out; France and Senegal, 7 to 18 June 2027."""

    def fortnight(self, **wish):
        document = online("Europe/Paris", "2027-06-07", "2027-06-18", "FR SN", "PT1H",
                          hours={"from": "09:00", "to": "18:00"})
        document["sessions"][0]["wish"].update(wish)
        return document

    def days(self, document):
        return {one["start"][:10] for one in proposals(document)}

    def test_tuesdays_and_thursdays_only(self):
        # 40
        document = self.fortnight(weekdays=["tue", "thu"])
        self.assertLessEqual(self.days(document), {f"2027-06-{day:02}" for day in (8, 10, 15, 17)})
        self.assertEqual("2027-06-08", planned(document)["case"][:10])

    def test_a_date_is_left_out(self):
        # 40b
        document = self.fortnight(weekdays=["thu"], not_on=["2027-06-10"])
        self.assertEqual({"2027-06-17"}, self.days(document))
        self.assertEqual("2027-06-17", planned(document)["case"][:10])

    def test_what_the_programme_says_holds_unless_a_session_says_otherwise(self):
        document = self.fortnight(not_on=[])
        document.update(weekdays=["thu"], not_on=["2027-06-10"])
        self.assertEqual({"2027-06-10", "2027-06-17"}, self.days(document))
        del document["sessions"][0]["wish"]["not_on"]
        self.assertEqual({"2027-06-17"}, self.days(document))

    def test_each_session_of_a_series_keeps_to_the_days(self):
        document = self.fortnight(weekdays=["tue", "thu"], not_on=["2027-06-08"])
        wish = document["sessions"][0]["wish"]
        del wish["window"]
        wish["windows"] = [{"from": "2027-06-07", "to": "2027-06-11"}, {"from": "2027-06-14", "to": "2027-06-18"}]
        code, out, err = run("propose", "-", "--format", "json", document=document)
        self.assertEqual((0, ""), (code, err))
        # Tamxarit is expected in Senegal on 15 June, give or take a day.
        days = [one["slot"]["start"][:10] for one in json.loads(out)["sessions"]]
        self.assertEqual(["2027-06-10", "2027-06-17"], days)

    def test_what_is_at_odds_and_which_day_would_help(self):
        # A Tuesday that is left out: another day of the week, or the date itself.
        document = self.fortnight(weekdays=["tue"], not_on=["2027-06-08"])
        document["sessions"][0]["wish"]["window"]["to"] = "2027-06-11"
        code, out, _ = run("propose", "-", "--format", "json", document=document)
        self.assertEqual(1, code)
        texts = [one["change"]["text"] for one in json.loads(out)["relaxations"]]
        self.assertIn("allow Tuesday 8 June 2027", texts)
        self.assertIn("allow Thursday, too", texts)
        code, out, _ = run("plan", "-", "--progress", "none", document=document)
        self.assertEqual(1, code)
        self.assertIn("only on Tuesday", out)
        self.assertIn("not on Tuesday 8 June 2027", out)

    def test_a_decided_session_is_held_against_its_days(self):
        document = self.fortnight(weekdays=["tue"], not_on=["2027-06-15"])
        document["sessions"][0]["when"] = {"start": "2027-06-10T10:00", "end": "2027-06-10T11:00"}
        code, out, _ = run("check", "-", document=document)
        self.assertEqual(1, code)
        self.assertIn("only on Tuesday", out)
        document["sessions"][0]["when"] = {"start": "2027-06-15T10:00", "end": "2027-06-15T11:00"}
        self.assertIn("not on Tuesday 15 June 2027", run("check", "-", document=document)[1])
        document["sessions"][0]["when"] = {"start": "2027-06-08T10:00", "end": "2027-06-08T11:00"}
        self.assertEqual(0, run("check", "-", document=document)[0])

    def test_misspelt_days_and_dates_of_another_year(self):
        code, _, err = run("propose", "-", document=self.fortnight(weekdays=["Tuesday", "thr"], not_on=["2028-06-10"]))
        self.assertEqual(2, code)
        self.assertIn('"Tuesday" is no day of the week', err)
        self.assertIn("Fix: tue", err)
        self.assertIn("Fix: thu", err)
        code, _, err = run("propose", "-", document=self.fortnight(not_on=["2028-06-10"]))
        self.assertEqual(2, code)
        self.assertIn('/sessions/0/wish/not_on: "2028-06-10" lies outside the window', err)


class Apart(unittest.TestCase):
    """Sessions of a series that must lie three weeks apart, which a relation says and a plan keeps."""

    def series(self, busy):
        document = online("Europe/Paris", "2027-06-01", "2027-06-30", "FR SN", "PT1H")
        wish = document["sessions"][0]["wish"]
        del wish["window"]
        wish["windows"] = [{"from": "2027-06-01", "to": "2027-06-30"}, {"from": "2027-07-01", "to": "2027-07-31"}]
        wish["attendance"][0]["busy"] = [{"from": f"{first}T00:00", "to": f"{last}T00:00"} for first, last in busy]
        document["relations"] = [{"kind": "before", "sessions": ["case-01", "case-02"], "least": "PT504H"}]
        return document

    def test_the_second_keeps_three_weeks_from_the_first(self):
        # France is free on 30 June, and from 20 July on.
        starts = planned(self.series([("2027-06-01", "2027-06-30"), ("2027-07-02", "2027-07-20")]))
        self.assertEqual("2027-06-30", starts["case-01"][:10])
        self.assertGreaterEqual(starts["case-02"][:10], "2027-07-21")

    def test_where_they_cannot_the_distance_is_named(self):
        # 41, 41b: 30 June and 1 July only.
        code, out, _ = run("plan", "-", "--progress", "none",
                           document=self.series([("2027-06-01", "2027-06-30"), ("2027-07-02", "2027-08-01")]))
        self.assertEqual(1, code)
        self.assertIn("case-01", out)
        self.assertIn("504", out.replace("21 days", "504"))

    def test_proposals_for_the_series_say_that_only_a_plan_keeps_it(self):
        code, _, err = run("propose", "-", document=self.series([]))
        self.assertEqual(2, code)
        self.assertIn("/relations/0", err)
        self.assertIn("plenary plan", err)


class InPerson(unittest.TestCase):
    """People who meet in person live by the clock of the place."""

    def meeting(self, zone, day, city, codes, duration="PT2H", **more):
        document = online(zone, day, day, codes, duration, **more)
        document["window"] = {"from": day, "to": day}
        document["cities"] = [{"id": "there", "name": city[0], "zone": city[1]}]
        document["rooms"] = [{"id": "room", "name": "R", "city": "there", "seats": 9}]
        document["sessions"][0]["mode"] = "in_person"
        document["sessions"][0]["wish"]["city"] = "there"
        return document

    def test_greece_in_praia_in_the_afternoon_pays_by_the_clock_of_praia(self):
        # 45a
        document = self.meeting("Atlantic/Cape_Verde", "2027-06-09", ("Praia", "Atlantic/Cape_Verde"), "GR",
                                hours={"from": "16:00", "to": "18:00"})
        code, out, err = run("plan", "-", "--format", "json", "--progress", "none", document=document)
        self.assertEqual((0, ""), (code, err))
        burden = json.loads(out)["fairness"]["total"]
        self.assertLessEqual(burden, 8)

    def test_three_europeans_in_praia_meet_between_two_and_five(self):
        # 45e: 14:00–17:00 in Praia is early evening at home.
        document = self.meeting("Atlantic/Cape_Verde", "2027-06-09", ("Praia", "Atlantic/Cape_Verde"), "FI EE GR CV",
                                "PT3H", hours={"from": "14:00", "to": "18:00"})
        document["sessions"][0]["wish"]["floors"] = {"most_points": 12}
        self.assertEqual({"case": "2027-06-09T15:00:00Z"}, planned(document))

    def test_a_morning_in_rabat_costs_nobody_anything(self):
        # 44
        document = self.meeting("Africa/Casablanca", "2027-06-08", ("Rabat", "Africa/Casablanca"), "FR MA", "PT3H",
                                hours={"from": "08:00", "to": "20:00"})
        code, out, _ = run("plan", "-", "--format", "json", "--progress", "none", document=document)
        self.assertEqual(0, code)
        answer = json.loads(out)
        self.assertEqual(0, answer["fairness"]["total"])
        self.assertIn(answer["plan"][0]["start"][11:13], ("08", "09"))

    def test_a_sunday_in_paris_is_opened_by_france_and_by_each_traveller(self):
        document = self.meeting("Europe/Paris", "2027-06-13", ("Paris", "Europe/Paris"), "DZ SN",
                                hours={"from": "09:00", "to": "18:00"})
        self.assertEqual(1, run("plan", "-", "--progress", "none", document=document)[0])
        document["waivers"] = [{"delegation": "FR", "what": "rest_day"}]
        # Algeria works on Sundays, Senegal does not.
        self.assertEqual(1, run("plan", "-", "--progress", "none", document=document)[0])
        document["waivers"].append({"delegation": "SN", "what": "rest_day"})
        self.assertEqual({"case": "2027-06-13T07:00:00Z"}, planned(document))

    def test_who_joins_a_hybrid_session_online_lives_at_home(self):
        document = self.meeting("Atlantic/Cape_Verde", "2027-06-09", ("Praia", "Atlantic/Cape_Verde"), "CV GR", "PT1H",
                                hours={"from": "09:00", "to": "18:00"})
        session = document["sessions"][0]
        session["mode"] = "hybrid"
        session["wish"]["floors"] = {"most_points": 0}
        session["wish"]["attendance"][1]["joins"] = "online"
        # 10:00 in Praia is 14:00 in Athens; 13:00 there is 17:00, after office hours.
        start = planned(document)["case"]
        self.assertLess(start, "2027-06-09T13:00:00Z")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
