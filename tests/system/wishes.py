"""What people in public threads wished to say of rooms, people and times, with the answers that are right, which were
worked out by hand: each document is planned or proposed, and plans are checked by programs that know documents only.

Usage: wishes.py PLENARY
"""

import json
import sys
import unittest

import programme_checker
from program import Program

run = Program(sys.argv[1])


def clock(first, last):
    return {"from": first, "to": last}


def on(day, first, last, **more):
    return {"from": f"{day}T{first}", "to": f"{day}T{last}"} | more


def required(*codes, role="required", **more):
    return [{"delegation": code, "role": role} | more for code in codes]


def programme(zone, first, last, hours, sessions, **more):
    return {"format": "plenary-programme/1", "id": "case", "dialogue": "rabat", "zone": zone, "grid": "PT15M",
            "window": {"from": first, "to": last}, "hours": hours, **more, "sessions": sessions}


def session(name, attendance, duration="PT1H", told=None, **wish):
    return {"id": name, "mode": "virtual"} | (told or {}) | {
        "wish": {"duration": duration, "attendance": attendance} | wish}


def in_dakar(*sessions, room, **more):
    """Sessions of Senegal in Dakar on one day, 9:00 to 18:00, with one room."""
    stated = [one | {"mode": "in_person", "wish": one["wish"] | {"city": "dakar"}} for one in sessions]
    return programme("Africa/Dakar", "2027-06-08", "2027-06-08", clock("09:00", "18:00"), stated,
                     cities=[{"id": "dakar", "name": "Dakar", "zone": "Africa/Dakar"}],
                     rooms=[{"id": "r", "name": "Room R", "city": "dakar", "seats": 9} | room], **more)


def local(instant_or_local):
    return instant_or_local[11:16]


class Case(unittest.TestCase):
    def planned(self, document):
        """Where each session is on the programme's clock; the whole answer is checked."""
        code, out, err = run("plan", "-", "--format", "json", "--progress", "none", "--moves", "20000",
                             document=document)
        self.assertEqual((0, ""), (code, err), out)
        answer = json.loads(out)
        self.assertEqual([], programme_checker.check(document, answer))
        return {one["session"]: one["local_start"] for one in answer["plan"]}

    def conflict(self, document):
        """What cannot hold together, and the changes that help, in English."""
        code, out, err = run("plan", "-", "--progress", "none", "--moves", "20000", document=document)
        self.assertEqual((1, ""), (code, err))
        return out

    def proposals(self, document, *options):
        code, out, err = run("propose", "-", "--format", "json", *options, document=document)
        self.assertEqual((0, ""), (code, err), out)
        return json.loads(out)["proposals"]

    def refused(self, document):
        """What the reader says."""
        code, _, err = run("plan", "-", "--progress", "none", document=document)
        self.assertEqual(2, code)
        return err


class WhenThingsAreThere(Case):
    def test_a_room_that_is_taken_in_the_morning(self):
        # 15
        taken = in_dakar(session("a", required("SN")), room={"busy": [on("2027-06-08", "09:00", "12:00")]})
        self.assertEqual({"a": "2027-06-08T12:00"}, {name: at for name, at in self.planned(taken).items()})

    def test_a_room_that_is_there_in_the_morning_only(self):
        # 15
        mornings = in_dakar(session("a", required("SN"), hours=clock("14:00", "18:00")),
                            room={"hours": clock("09:00", "12:00")})
        told = self.conflict(mornings)
        self.assertIn("Room R is there at these times: 09:00–12:00", told)
        self.assertIn("have Room R at other times too", told)
        mornings["rooms"][0]["hours"] = clock("09:00", "15:00")
        self.assertEqual("14:00", local(self.planned(mornings)["a"]))

    def test_a_room_is_there_by_the_clock_of_its_city(self):
        document = in_dakar(session("a", required("SN"), hours=clock("00:00", "24:00")),
                            room={"hours": clock("10:00", "11:00")})
        document["zone"] = "Asia/Tokyo"
        self.assertEqual("19:00", local(self.planned(document)["a"]))

    def test_interpreters_are_there_on_one_day_only(self):
        # 24f
        english_and_french = {"languages": ["en", "fr"]}
        document = programme("Europe/Paris", "2027-06-08", "2027-06-09", clock("09:00", "18:00"),
                             [session("a", required("SN"), told=english_and_french)],
                             interpreters=[{"languages": ["en", "fr"], "people": 2,
                                            "busy": [on("2027-06-08", "09:00", "18:00")]}])
        self.assertEqual("2027-06-09", self.planned(document)["a"][:10])
        document["interpreters"][0] |= {"window": {"from": "2027-06-08", "to": "2027-06-08"}}
        told = self.conflict(document)
        self.assertIn("interpreters between English and French", told)
        self.assertIn("at other times too", told)

    def test_links_are_there_in_the_afternoon(self):
        document = programme("Europe/Paris", "2027-06-08", "2027-06-08", clock("09:00", "18:00"),
                             [session("a", required("FR"))], links={"count": 1, "hours": clock("15:30", "18:00")})
        self.assertEqual("15:30", local(self.planned(document)["a"]))
        document["sessions"][0]["wish"]["hours"] = clock("09:00", "12:00")
        self.assertIn("have the links at other times too", self.conflict(document))

    def test_check_holds_what_is_decided_against_the_times_of_its_room(self):
        document = in_dakar(session("a", required("SN"), told={
            "status": "tentative", "room": "r", "when": {"start": "2027-06-08T09:00", "end": "2027-06-08T10:00"}}),
            room={"hours": clock("10:00", "12:00")})
        code, out, _ = run("check", "-", document=document)
        self.assertEqual(1, code)
        self.assertIn("Room R is there at these times: 10:00–12:00", out)

    def test_times_that_end_before_they_begin_are_refused(self):
        document = in_dakar(session("a", required("SN")), room={"busy": [on("2027-06-08", "12:00", "09:00")]})
        self.assertIn("/rooms/0/busy/0/to", self.refused(document))


class TimeAround(Case):
    def test_half_an_hour_of_rest_after_a_busy_time(self):
        # 13
        attendance = required("FR", busy=[on("2027-06-08", "09:00", "16:00")], around={"after": "PT30M"})
        document = programme("Europe/Paris", "2027-06-08", "2027-06-08", clock("09:00", "17:30"),
                             [session("a", attendance)])
        self.assertEqual("16:30", local(self.planned(document)["a"]))
        self.assertEqual("16:30", local(self.proposals(document)[0]["local_start"]))
        run.certificate(document)

    def test_what_keeps_somebody_away_is_named_and_a_change_offered(self):
        attendance = required("FR", busy=[on("2027-06-08", "09:00", "16:00")], around={"after": "PT30M"})
        document = programme("Europe/Paris", "2027-06-08", "2027-06-08", clock("09:00", "17:15"),
                             [session("a", attendance)])
        self.assertIn("leave no time around the busy times of France", self.conflict(document))
        code, out, _ = run("propose", "-", document=document)
        self.assertEqual(1, code)
        self.assertIn("with the time around", out)
        self.assertIn("leave no time around the busy times of France", out)

    def test_delegates_have_the_time_around_of_their_delegation(self):
        delegates = [{"id": "one", "busy": [on("2027-06-08", "09:00", "16:00")]}]
        document = programme("Europe/Paris", "2027-06-08", "2027-06-08", clock("09:00", "17:30"),
                             [session("a", required("FR", delegates=delegates, around={"after": "PT30M"}))])
        self.assertEqual("16:30", local(self.proposals(document)[0]["local_start"]))
        run.certificate(document)

    def test_a_quarter_of_an_hour_to_clear_the_room(self):
        # 22
        document = in_dakar(session("a", required("SN")), session("b", required("MR")),
                            room={"around": {"after": "PT15M"}})
        document["hours"] = clock("09:00", "11:15")
        self.assertEqual({"09:00", "10:15"}, {local(at) for at in self.planned(document).values()})
        document["hours"] = clock("09:00", "11:00")
        told = self.conflict(document)
        self.assertIn("15 minutes between two sessions in Room R", told)
        self.assertIn("use Room R without time between two sessions", told)

    def test_interpreters_take_a_break(self):
        english_and_french = {"languages": ["en", "fr"]}
        document = programme("Europe/Paris", "2027-06-08", "2027-06-08", clock("09:00", "12:00"),
                             [session(name, required("FR"), told=english_and_french) for name in "ab"],
                             interpreters=[{"languages": ["en", "fr"], "people": 2,
                                            "around": {"before": "PT15M", "after": "PT45M"}}])
        self.assertEqual({"09:00", "11:00"}, {local(at) for at in self.planned(document).values()})

    def test_a_link_is_tried_before_it_is_used(self):
        document = programme("Europe/Paris", "2027-06-08", "2027-06-08", clock("09:00", "11:15"),
                             [session("a", required("FR")), session("b", required("BE"))],
                             links={"count": 1, "around": {"before": "PT15M"}})
        self.assertEqual({"09:00", "10:15"}, {local(at) for at in self.planned(document).values()})


class Quorums(Case):
    def setUp(self):
        # Only Nigeria of West Africa is free before Tuesday.
        busy = [on("2027-06-07", "00:00", "23:45")]
        members = ("BJ", "CV", "CI", "GM", "GH", "GN", "GW", "LR", "SN", "SL", "TG", "NG")
        attendance = required("FR") + [
            {"delegation": code, "role": "preferred"} | ({} if code == "NG" else {"busy": busy}) for code in members]
        self.document = programme("Europe/Paris", "2027-06-07", "2027-06-18", clock("09:00", "18:00"),
                                  [session("case", attendance)])

    def test_ten_of_ecowas(self):
        # 26
        self.document["sessions"][0]["wish"]["quorum"] = {"groups": [{"least": 10, "set": "ecowas"}]}
        best = self.proposals(self.document)[0]
        self.assertGreater(best["local_start"][:10], "2027-06-07")
        self.assertEqual(best["local_start"], self.planned(self.document)["case"])
        run.certificate(self.document)

    def test_at_least_one_of_two(self):
        # 26
        wish = self.document["sessions"][0]["wish"]
        wish["window"] = {"from": "2027-06-07", "to": "2027-06-07"}
        wish["quorum"] = {"groups": [{"least": 1, "delegations": ["SN", "NG"]}]}
        self.proposals(self.document)
        run.certificate(self.document)
        wish["quorum"] = {"groups": [{"least": 1, "delegations": ["SN", "GH"]}]}
        code, out, _ = run("propose", "-", document=self.document)
        self.assertEqual(1, code)
        self.assertIn("at least one of Ghana and Senegal", out)
        self.assertIn("do without one of Ghana and Senegal", out)
        self.assertIn("at least one of Ghana and Senegal", self.conflict(self.document))

    def test_a_quorum_that_can_never_be_met_is_refused(self):
        self.document["sessions"][0]["wish"]["quorum"] = {"groups": [{"least": 2, "delegations": ["SN", "MA"]}]}
        self.assertIn("/sessions/0/wish/quorum/groups/0/least", self.refused(self.document))


class Wishes(Case):
    def two(self, prefers=None, busy=None, **wish):
        """France, which wishes something, and Senegal for an hour of two weeks."""
        attendance = required("FR", **({"prefers": prefers} if prefers else {}), **({"busy": busy} if busy else {}))
        return programme("Europe/Paris", "2027-06-07", "2027-06-18", clock("09:00", "18:00"),
                         [session("case", attendance + required("SN"), **wish)])

    def paid(self, proposal):
        return {one["delegation"]: one["wishes"] for one in proposal["delegations"] if "wishes" in one}

    def test_preferred_hours_of_one_country(self):
        # 27
        document = self.two(prefers={"hours": clock("14:00", "17:00")})
        best = self.proposals(document)[0]
        self.assertTrue("14:00" <= local(best["local_start"]) <= "16:00", best["local_start"])
        self.assertEqual({}, self.paid(best))
        self.assertEqual(best["local_start"], self.planned(document)["case"])
        run.certificate(document)

    def test_who_cannot_have_them_is_told_what_was_paid(self):
        document = self.two(prefers={"hours": clock("14:00", "17:00")}, hours=clock("09:00", "12:00"))
        best = self.proposals(document)[0]
        self.assertEqual({"FR": 8}, self.paid(best))
        france = next(one for one in best["delegations"] if one["delegation"] == "FR")
        self.assertEqual(france["points"], sum(one["points"] for one in france["reasons"]))
        self.assertIn(("not_preferred", 8), [(one["what"], one["points"]) for one in france["reasons"]])
        _, out, _ = run("propose", "-", "--top", "1", document=document)
        self.assertRegex(out, r"wishes +France 8")
        _, out, _ = run("plan", "-", "--progress", "none", document=document)
        self.assertIn("paid for wishes, which no ledger remembers: France 8", " ".join(out.split()))
        self.planned(document)
        run.certificate(document)

    def test_preferred_weekdays(self):
        document = self.two(prefers={"weekdays": ["wed", "thu"]})
        self.assertEqual("2027-06-09", self.proposals(document)[0]["local_start"][:10])
        run.certificate(document)

    def test_a_time_that_is_possible_if_need_be(self):
        # 27b
        busy = [on("2027-06-07", "09:00", "18:00", if_need_be=True)]
        self.assertEqual("2027-06-08", self.proposals(self.two(busy=busy))[0]["local_start"][:10])
        needed = self.two(busy=busy, window={"from": "2027-06-07", "to": "2027-06-07"})
        best = self.proposals(needed)[0]
        self.assertEqual({"FR": 24}, self.paid(best))
        self.assertEqual(best["local_start"], self.planned(needed)["case"])
        run.certificate(needed)
        del needed["sessions"][0]["wish"]["attendance"][0]["busy"][0]["if_need_be"]
        self.assertEqual(1, run("propose", "-", document=needed)[0])

    def test_wishes_never_cost_more_than_being_busy(self):
        # On Sunday night France pays 24 points a quarter of an hour; what it wishes adds nothing to that.
        document = self.two(prefers={"hours": clock("09:00", "12:00")}, hours=clock("22:00", "24:00"),
                            window={"from": "2027-06-13", "to": "2027-06-13"})
        document["waivers"] = [{"delegation": code, "what": "rest_day"} for code in ("FR", "SN")]
        self.assertEqual({}, self.paid(self.proposals(document)[0]))

    def test_wishes_change_nobody_s_past(self):
        ledgers = []
        for wish in ({}, {"prefers": {"weekdays": ["sun"]}},
                     {"busy": [on("2027-06-08", "08:00", "12:00", if_need_be=True)]}):
            document = self.two(**wish)
            document["sessions"][0] |= {"status": "confirmed", "when": {"start": "2027-06-08T07:00",
                                                                        "end": "2027-06-08T08:00"}}
            code, out, err = run("fairness", "-", "--format", "csv", document=document)
            self.assertEqual((0, ""), (code, err))
            ledgers.append(out)
        self.assertEqual(ledgers[:1] * 3, ledgers)

    def test_a_proposal_s_ledger_holds_no_wishes(self):
        wished = self.two(prefers={"hours": clock("14:00", "17:00")}, hours=clock("11:00", "12:00"))
        plain = self.two(hours=clock("11:00", "12:00"))
        ledgers = [run("fairness", "-", "--session", "case", "--format", "csv", document=one)
                   for one in (wished, plain)]
        self.assertEqual(0, ledgers[0][0], ledgers[0])
        self.assertEqual(*ledgers)

    def test_a_session_that_would_rather_be_in_the_afternoon(self):
        # 16
        document = programme("Europe/Paris", "2027-06-08", "2027-06-09", clock("09:00", "18:00"),
                             [session("a", required("SN"), prefers={"hours": clock("15:00", "18:00")})])
        # At 15:00 it is lunch in Dakar.
        self.assertEqual("16:00", local(self.planned(document)["a"]))
        self.assertEqual("16:00", local(self.proposals(document)[0]["local_start"]))
        run.certificate(document)
        # It decides only between times that are equally fair.
        document["sessions"][0]["wish"]["prefers"] = {"hours": clock("09:00", "10:00")}
        self.assertNotEqual("09:00", local(self.planned(document)["a"]))


class Elsewhere(Case):
    """12b: a mission in New York, or a week there; six hours behind Paris, four behind Dakar."""

    def asked(self, first, last, hours=clock("08:00", "20:00"), **senegal):
        return programme("Europe/Paris", first, last, hours,
                         [session("a", required("FR") + required("SN", **senegal))])

    def test_a_mission_in_another_country(self):
        document = self.asked("2027-06-08", "2027-06-08", seat="America/New_York")
        self.assertEqual("15:00", local(self.planned(document)["a"]))
        best = self.proposals(document)[0]
        self.assertEqual("15:00", local(best["local_start"]))
        lived = next(one for one in best["delegations"] if one["delegation"] == "SN")
        self.assertEqual(("America/New_York", "2027-06-08T09:00", 0), (lived["zone"], lived["start"], lived["points"]))
        run.certificate(document)

    def test_holidays_of_home_stay_its_own(self):
        document = self.asked("2027-07-30", "2027-07-30")  # Morocco's Throne Day
        document["sessions"][0]["wish"]["attendance"] = required("FR") + required("MA", seat="Asia/Tokyo")
        code, out, _ = run("propose", "-", document=document)
        self.assertEqual(1, code)
        self.assertIn("Throne", out)

    def test_a_day_of_travel(self):
        stay = [{"zone": "America/New_York", "from": "2027-06-08", "to": "2027-06-08"}]
        self.assertEqual("2027-06-08T15:00", self.planned(
            self.asked("2027-06-08", "2027-06-09", clock("14:00", "18:00"), elsewhere=stay))["a"])
        # In the morning only the day at home will do: 8:00 in Dakar.
        document = self.asked("2027-06-08", "2027-06-09", clock("08:00", "13:00"), elsewhere=stay)
        self.assertEqual("2027-06-09T10:00", self.planned(document)["a"])
        self.assertEqual("2027-06-09T10:00", self.proposals(document)[0]["local_start"])
        run.certificate(document)

    def test_what_keeps_it_away_is_told_by_the_place(self):
        # From 9:00 to 11:00 in Paris it is 3:00 to 5:00 in New York, where its hours are those of the place.
        document = self.asked("2027-06-08", "2027-06-08", hours=clock("09:00", "11:00"), elsewhere=[
            {"zone": "America/New_York", "from": "2027-06-08", "to": "2027-06-08"}])
        document["sessions"][0]["wish"]["attendance"][1]["hours"] = clock("08:00", "18:00")
        code, out, _ = run("propose", "-", document=document)
        self.assertEqual(1, code)
        self.assertIn("Senegal", out)

    def test_who_travels_to_the_session_is_there(self):
        stated = self.asked("2027-06-08", "2027-06-08", elsewhere=[
            {"zone": "America/New_York", "from": "2027-06-08", "to": "2027-06-08"}])
        stated |= {"cities": [{"id": "paris", "name": "Paris", "zone": "Europe/Paris"}],
                   "rooms": [{"id": "r", "name": "R", "city": "paris", "seats": 9}]}
        stated["sessions"][0] |= {"mode": "in_person"}
        stated["sessions"][0]["wish"]["city"] = "paris"
        self.assertEqual("09:00", local(self.planned(stated)["a"]))

    def test_days_elsewhere_are_in_order(self):
        document = self.asked("2027-06-08", "2027-06-09", elsewhere=[
            {"zone": "America/New_York", "from": "2027-06-08", "to": "2027-06-10"},
            {"zone": "Asia/Tokyo", "from": "2027-06-10", "to": "2027-06-11"}])
        self.assertIn("/attendance/1/elsewhere/1/from", self.refused(document))
        document = self.asked("2027-06-08", "2027-06-09", elsewhere=[
            {"zone": "EST5", "from": "2027-06-08", "to": "2027-06-10"}])
        self.assertIn("/attendance/1/elsewhere/0/zone", self.refused(document))


class NightsAndRooms(Case):
    def test_hours_over_midnight(self):
        # 14c
        document = programme("Europe/Paris", "2027-06-08", "2027-06-09", clock("22:00", "02:00"),
                             [session("a", required("FR"), duration="PT3H")])
        self.assertEqual("2027-06-08T22:00", self.planned(document)["a"])
        self.assertEqual("2027-06-08T22:00", self.proposals(document)[0]["local_start"])
        run.certificate(document)

    def test_somebody_who_is_there_in_the_night(self):
        document = programme("Europe/Paris", "2027-06-08", "2027-06-09", clock("20:00", "04:00"),
                             [session("a", required("FR", hours=clock("23:00", "01:30")), duration="PT2H")])
        self.assertEqual("2027-06-08T23:00", self.planned(document)["a"])
        run.certificate(document)

    def test_a_night_of_more_than_twelve_hours_is_a_slip(self):
        document = programme("Europe/Paris", "2027-06-08", "2027-06-09", clock("18:00", "09:00"),
                             [session("a", required("FR"))])
        self.assertIn("exchange the two", self.refused(document))

    def test_two_joint_meetings_in_one_room(self):
        # 18
        document = in_dakar(session("a", required("SN")), session("b", required("SN")), room={},
                            relations=[{"kind": "same_room", "sessions": ["a", "b"]}])
        document["rooms"].append({"id": "q", "name": "Room Q", "city": "dakar", "seats": 9})
        # Each room is there for one of the two mornings' hours, the larger one for the afternoon.
        document["rooms"][0]["hours"] = clock("09:00", "10:00")
        document["rooms"][1]["hours"] = clock("10:00", "12:00")
        self.assertEqual({"10:00", "11:00"}, {local(at) for at in self.planned(document).values()})
        document["rooms"][1]["hours"] = clock("10:00", "11:00")
        self.assertIn("a and b are in one room", self.conflict(document))
        document["relations"] = []
        self.assertEqual({"09:00", "10:00"}, {local(at) for at in self.planned(document).values()})

    def test_one_room_is_in_one_city(self):
        document = in_dakar(session("a", required("SN")), room={},
                            relations=[{"kind": "same_room", "sessions": ["a", "b"]}])
        document["sessions"].append(session("b", required("SN")))
        self.assertIn("one room holds sessions in person in one city", self.refused(document))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
