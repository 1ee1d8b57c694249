"""One clock time for a whole series, or two or three that alternate: what programmes, planners and checkers say.

Usage: same_time.py PLENARY
"""

import json
import sys
import unittest

import programme_checker
from program import Program

run = Program(sys.argv[1])


def series(windows, attendance, zone="Europe/Paris", hours=None, duration="PT1H", **wish):
    document = {"format": "plenary-programme/1", "id": "case", "dialogue": "rabat", "zone": zone, "grid": "PT15M",
                "sessions": [{"id": "case", "title": "Case", "mode": "virtual",
                              "wish": {"duration": duration, "windows": [{"from": a, "to": b} for a, b in windows],
                                       "attendance": attendance} | wish}]}
    if hours:
        document["hours"] = {"from": hours[0], "to": hours[1]}
    return document


def required(*codes, **more):
    return [{"delegation": code, "role": "required"} | more for code in codes]


def busy(day, first, last):
    return {"from": f"{day}T{first}", "to": f"{day}T{last}"}


def on_days(*days):
    return [(day, day) for day in days]


class Case(unittest.TestCase):
    def answer(self, document, code=0):
        done, out, err = run("propose", "-", "--format", "json", document=document)
        self.assertEqual((code, ""), (done, err), out)
        return json.loads(out)

    def starts(self, document):
        return [one["slot"]["local_start"] for one in self.answer(document)["sessions"]]

    def plan(self, document):
        code, out, err = run("plan", "-", "--format", "json", "--progress", "none", "--moves", "20000",
                             document=document)
        self.assertEqual((0, ""), (code, err), out)
        return json.loads(out)


class OneTime(Case):
    def test_two_sessions_of_france_and_senegal(self):
        # 06: from 10:00 in Paris it is 8:00 in Dakar, when its offices open: nobody pays anything on the first days.
        document = series([("2027-06-01", "2027-06-30"), ("2027-07-01", "2027-07-31")], required("FR", "SN"),
                          same_time=True)
        self.assertEqual(["2027-06-01T10:00", "2027-07-01T10:00"], self.starts(document))
        self.assertEqual({"times": ["10:00"], "own_times": {"worst": 0, "total": 0, "proved": True}},
                         self.answer(document)["statement"]["same_time"])
        run.certificate(document)

    def test_a_time_that_suits_both_sides_of_a_clock_change(self):
        # Abidjan opens at 7:30, which is 9:30 in Brussels in October and 8:30 in November.
        days = on_days("2027-10-20", "2027-11-10")
        free = series(days, required("BE", "CI"), zone="Europe/Brussels")
        self.assertEqual(["2027-10-20T09:30", "2027-11-10T09:00"], self.starts(free))
        self.assertEqual(["2027-10-20T09:30", "2027-11-10T09:30"],
                         self.starts(series(days, required("BE", "CI"), zone="Europe/Brussels", same_time=1)))

    def test_it_is_the_best_of_all_times(self):
        # Held against the same series at one time after another.
        days = on_days("2027-03-02", "2027-06-08", "2027-11-09")
        everybody = required("CV", "FI", "DZ", "CM")
        best = None
        for quarter in range(24, 80):
            clock = [f"{at // 4:02}:{at % 4 * 15:02}" for at in (quarter, quarter + 8)]
            answer = self.answer(series(days, everybody, hours=clock, duration="PT2H"))
            after = sorted((one["after"] for one in answer["statement"]["shares"]), reverse=True)
            # Of equals the earliest stays.
            if best is None or (after, answer["statement"]["total"]) < best[:2]:
                best = (after, answer["statement"]["total"], clock[0])
        answer = self.answer(series(days, everybody, duration="PT2H", hours=("06:00", "21:45"), same_time=1))
        self.assertEqual(best[0], sorted((one["after"] for one in answer["statement"]["shares"]), reverse=True))
        self.assertEqual([best[2]], answer["statement"]["same_time"]["times"])

    def test_a_day_within_each_window_stays_free(self):
        # France has only Wednesday in the first week, and only the afternoon of Thursday in the second.
        document = series([("2027-06-07", "2027-06-11"), ("2027-06-14", "2027-06-18")], required("FR"), same_time=1)
        document["sessions"][0]["wish"]["attendance"][0]["busy"] = [
            {"from": "2027-06-07T00:00", "to": "2027-06-09T00:00"},
            {"from": "2027-06-10T00:00", "to": "2027-06-17T15:00"}, {"from": "2027-06-18T00:00", "to": "2027-06-19T00:00"}]
        self.assertEqual(["2027-06-09T15:00", "2027-06-17T15:00"], self.starts(document))


class InTurn(Case):
    def mornings_and_afternoons(self, **wish):
        days = ("2027-06-08", "2027-06-15", "2027-06-22", "2027-06-29")
        document = series(on_days(*days), required("FR", "BE"), **wish)
        document["sessions"][0]["wish"]["attendance"][0]["busy"] = [
            busy(day, *(("13:00", "23:00") if number % 2 == 0 else ("07:00", "14:00")))
            for number, day in enumerate(days)]
        return document

    def test_two_times_alternate(self):
        self.assertEqual(["2027-06-08T09:00", "2027-06-15T14:00", "2027-06-22T09:00", "2027-06-29T14:00"],
                         self.starts(self.mornings_and_afternoons(same_time=2)))
        proof = run.certificate(self.mornings_and_afternoons(same_time=2))
        self.assertIn("at 09:00 14:00\n", proof)

    def test_where_no_time_suits_all_it_says_which_and_what_helps(self):
        document = self.mornings_and_afternoons(same_time=1, hours=("08:00", "22:00"))
        answer = self.answer(document, code=1)
        self.assertEqual(["case-01", "case-02"], answer["no_shared_time"]["sessions"])
        texts = [change["change"]["text"] for change in answer["no_shared_time"]["changes"]]
        self.assertEqual(["let 2 times of the day alternate", "give each session a time of its own"], texts)
        for number in (1, 2):
            code, changed, err = run("propose", "-", "--apply", str(number), document=document)
            self.assertEqual((0, ""), (code, err))
            self.assertEqual(number == 1, '"same_time": 2' in changed)
            self.assertEqual("optimal", self.answer(json.loads(changed))["status"])
        for language in ("en", "fr", "pt", "ar"):
            code, text, _ = run("propose", "-", "--language", language, document=document)
            self.assertEqual(1, code)
            self.assertIn("1. ", text)

    def test_the_times_are_told_in_words(self):
        code, text, _ = run("propose", "-", document=self.mornings_and_afternoons(same_time=2))
        self.assertEqual(0, code)
        self.assertIn("09:00 and 14:00 in turn", text)


class Planned(Case):
    def test_a_plan_gives_the_same_answer(self):
        document = series([("2027-06-07", "2027-06-11"), ("2027-06-14", "2027-06-18"), ("2027-10-25", "2027-11-05")],
                          required("CV", "FI", "DZ"), same_time=1)
        answer = self.plan(document)
        self.assertEqual(self.starts(document), [one["local_start"] for one in answer["plan"]])
        self.assertEqual(1, len({one["local_start"][11:] for one in answer["plan"]}))

    def test_beside_other_sessions_with_one_link(self):
        document = series(on_days("2027-06-08", "2027-06-15"), required("FR"), same_time=1, hours=("09:00", "11:00"))
        document["links"] = 1
        document["sessions"].append({"id": "other", "mode": "virtual", "wish": {
            "duration": "PT1H", "window": {"from": "2027-06-08", "to": "2027-06-08"},
            "hours": {"from": "09:00", "to": "10:00"}, "attendance": required("BE")}})
        starts = {one["session"]: one["local_start"] for one in self.plan(document)["plan"]}
        self.assertEqual({"case-01": "2027-06-08T10:00", "case-02": "2027-06-15T10:00", "other": "2027-06-08T09:00"},
                         starts)

    def test_a_relation_says_it_of_any_sessions(self):
        document = {"format": "plenary-programme/1", "id": "case", "dialogue": "rabat", "zone": "Europe/Paris",
                    "window": {"from": "2027-06-08", "to": "2027-06-09"}, "hours": {"from": "08:00", "to": "18:00"},
                    "relations": [{"kind": "same_time", "sessions": ["a", "b"]}],
                    "sessions": [{"id": name, "mode": "virtual", "wish": {
                        "duration": "PT1H", "window": {"from": day, "to": day}, "attendance": required(who)}}
                        for name, day, who in (("a", "2027-06-08", "FR"), ("b", "2027-06-09", "CV"))]}
        answer = self.plan(document)
        self.assertEqual([], programme_checker.check(document, answer))
        # Praia opens too late for an hour before lunch in Paris: both are free after it.
        self.assertEqual(["2027-06-08T13:30", "2027-06-09T13:30"], [one["local_start"] for one in answer["plan"]])

    def test_where_it_cannot_be_the_rule_is_named_and_given_up(self):
        document = InTurn.mornings_and_afternoons(self, same_time=1, hours=("08:00", "22:00"))
        code, out, _ = run("plan", "-", "--progress", "none", "--moves", "20000", document=document)
        self.assertEqual(1, code)
        self.assertIn("begin at one time of the day", out)


class Kept(Case):
    def test_a_decision_that_leaves_the_time_is_seen_by_check(self):
        document = series(on_days("2027-06-08", "2027-06-15"), required("FR"), same_time=1)
        told = [{"id": f"case-0{number}", "title": "Case", "mode": "virtual", "series": "case", "status": "confirmed",
                 "when": {"start": f"{day}T{start}:00", "end": f"{day}T{start + 1}:00"}}
                for number, day, start in ((1, "2027-06-08", 10), (2, "2027-06-15", 11))]
        document["sessions"] += told
        code, out, err = run("check", "-", document=document)
        self.assertEqual((1, ""), (code, err), out)
        self.assertIn("begin at one time of the day", out)

    def test_one_session_alone_is_not_proposed(self):
        document = series(on_days("2027-06-08", "2027-06-15"), required("FR"), same_time=1)
        code, _, err = run("propose", "-", "--session", "case-02", document=document)
        self.assertEqual(2, code)
        self.assertIn("--series case", err)

    def test_only_a_series_shares_times(self):
        document = series(on_days("2027-06-08"), required("FR"), same_time=1)
        wish = document["sessions"][0]["wish"]
        wish["window"] = wish.pop("windows")[0]
        code, _, err = run("propose", "-", document=document)
        self.assertEqual(2, code)
        self.assertIn("/sessions/0/wish/same_time", err)

    def test_more_than_three_times_are_refused(self):
        code, _, err = run("propose", "-", document=series(on_days("2027-06-08", "2027-06-15"), required("FR"), same_time=4))
        self.assertEqual(2, code)
        self.assertIn("from 1 to 3", err)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
