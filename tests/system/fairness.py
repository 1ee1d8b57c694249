"""Fairness from end to end with the real program: certificates that hold and that do not, ledgers, drift, reports.

Usage: fairness.py PLENARY SOURCE_DIR
"""

import csv
import datetime
import io
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest
import zoneinfo

PLENARY, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
SAMPLES = ROOT / "data/samples"
RABAT = SAMPLES / "rabat.json"
PROBLEM = SAMPLES / "report-presentation.json"
WHERE = re.compile(r": line \d+: ")


def plenary(*arguments, data=None):
    """Exit code, standard output, standard error."""
    run = subprocess.run([PLENARY, *map(str, arguments)], input=data, capture_output=True, timeout=120, check=False)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def ledger(self):
        """Spring and summer cost Senegal dear."""
        return self.file("past.csv", "session,date,delegation,role,points\n"
                                     "spring,2020-04-01,SN,co_chair,30.25\nspring,2020-04-01,FR,required,2\n"
                                     "summer,2020-07-01,SN,required,12\nsummer,2020-07-01,FR,required,0\n")


class Stages(Folder):
    """What is proposed, planned and published is reported apart, and a plan and its report agree."""

    def carried(self, document):
        code, out, err = plenary("fairness", document, "--format", "json")
        self.assertEqual((code, err), (0, ""))
        report = json.loads(out)
        return report["about"], {one["delegation"]: one["after"]["carried"] for one in report["countries"]}

    def test_a_plan_and_its_report_agree(self):
        document = self.file("draft.json", json.dumps({
            "format": "plenary-programme/1", "id": "june", "dialogue": "rabat", "title": "June", "zone": "Europe/Paris",
            "window": {"from": "2027-06-01", "to": "2027-06-04"}, "links": 1,
            "attendance": [{"delegation": "FR", "role": "co_chair"}, {"delegation": "CV", "role": "presenter"},
                           {"delegation": "GR", "role": "preferred",
                            "busy": [{"from": "2027-06-01T00:00", "to": "2027-06-05T00:00"}]}],
            "sessions": [{"id": "a", "title": "A", "wish": {"duration": "PT5H"}},
                         {"id": "b", "title": "B", "wish": {"duration": "PT6H"}}]}))
        code, out, err = plenary("plan", document, "--format", "json", "--progress", "none")
        self.assertEqual((code, err), (0, ""))
        planned = {one["delegation"]: one["plan"] for one in json.loads(out)["fairness"]["burdens"]}
        self.assertTrue(any(planned.values()))
        self.assertEqual(("proposal", planned), self.carried(document))
        self.assertEqual(0, plenary("plan", document, "--apply", "--progress", "none", "-o", self.path / "plan.txt")[0])
        self.assertEqual(("plan", planned), self.carried(document))

    def test_a_release_is_reported_by_what_it_tells(self):
        document = self.file("draft.json", json.dumps({
            "format": "plenary-programme/1", "id": "spring", "dialogue": "rabat", "title": "Spring",
            "zone": "Europe/Paris", "window": {"from": "2027-06-01", "to": "2027-06-04"},
            "attendance": [{"delegation": "FR", "role": "co_chair"}, {"delegation": "MA", "role": "observer"}],
            "sessions": [{"id": "noon", "title": "Noon", "status": "confirmed",
                          "when": {"start": "2027-06-02T20:00", "end": "2027-06-02T21:00"},
                          "wish": {"duration": "PT1H"}}]}))
        about, drafted = self.carried(document)
        self.assertEqual("plan", about)
        release = self.path / "release.json"
        self.assertEqual(0, plenary("release", document, "-o", release, "--at", "2027-01-01T00:00:00Z")[0])
        about, published = self.carried(release)
        self.assertEqual("publication", about)
        # Who observes weighs half; once it is published, Morocco is among the invited like everybody else.
        self.assertEqual(drafted["FR"], published["FR"])
        self.assertLess(drafted["MA"], published["MA"])


class Certificates(Folder):
    def prove(self, problem, *options):
        certificate = self.path / "proof.txt"
        code, _, err = plenary("propose", problem, "--format", "json", "--certificate", certificate, *options)
        self.assertIn(code, (0, 1), err)
        return certificate

    def refuses(self, *arguments):
        code, out, err = plenary("verify", *arguments)
        self.assertEqual((code, out), (1, ""), err)
        self.assertRegex(err, WHERE)
        return err

    def test_what_propose_proves_verify_accepts(self):
        for name in ("report-presentation", "november-webinar", "summer-plenary"):
            with self.subTest(name):
                problem = SAMPLES / f"{name}.json"
                code, out, err = plenary("verify", self.prove(problem), problem)
                self.assertEqual((code, err), (0, ""))
                self.assertTrue(out.startswith("verified: "), out)

    def test_with_a_ledger_too_and_only_with_that_one(self):
        ledger = self.ledger()
        proof = self.prove(PROBLEM, "--ledger", ledger)
        self.assertEqual(plenary("verify", proof, PROBLEM, "--ledger", ledger)[0], 0)
        self.refuses(proof, PROBLEM)
        other = self.file("other.csv", ledger.read_text().replace("30.25", "30.5"))
        self.refuses(proof, PROBLEM, "--ledger", other)

    def test_another_problem_is_not_what_was_proved(self):
        proof = self.prove(PROBLEM)
        document = json.loads(PROBLEM.read_text())
        document["sessions"][0]["wish"]["duration"] = "PT2H"
        self.refuses(proof, self.file("longer.json", json.dumps(document)))
        # A changed layout is another input, too: the document is hashed as it lies in its file.
        self.refuses(proof, self.file("layout.json", PROBLEM.read_text() + "\n"))

    def test_a_changed_line_is_told_by_its_number(self):
        proof = self.prove(PROBLEM)
        lines = proof.read_text().splitlines(keepends=True)
        choose = random.Random(2020)
        for _ in range(40):
            at = choose.randrange(len(lines))
            wrong = list(lines)
            kind = choose.randrange(3)
            if kind == 0:
                del wrong[at]
            elif kind == 1:
                wrong.insert(at, wrong[at])
            else:
                digits = [i for i, c in enumerate(wrong[at]) if c.isdigit()]
                if not digits:
                    continue
                i = choose.choice(digits)
                wrong[at] = wrong[at][:i] + str((int(wrong[at][i]) + 1) % 10) + wrong[at][i + 1:]
            with self.subTest(kind=kind, line=at + 1):
                self.refuses(self.file("wrong.txt", "".join(wrong)), PROBLEM)
        self.refuses(self.file("empty.txt", ""), PROBLEM)

    def test_bad_input_is_no_verdict(self):
        proof = self.prove(PROBLEM)
        self.assertEqual(plenary("verify", proof, self.path / "missing.json")[0], 2)
        self.assertEqual(plenary("verify", self.path / "missing.txt", PROBLEM)[0], 2)
        self.assertEqual(plenary("verify", proof)[0], 2)
        self.assertEqual(plenary("verify", proof, self.file("broken.json", "{"))[0], 2)


class Drift(unittest.TestCase):
    def test_14_00_in_brussels_moves_casablanca_five_times_in_2026(self):
        code, out, err = plenary("drift", "2026-01-07 14:00 Europe/Brussels", "--to", "2026-12-31", "--for", "MA",
                                 "--format", "json")
        self.assertEqual((code, err), (0, ""))
        morocco = json.loads(out)["delegations"][0]
        dates = [shift["date"] for shift in morocco["shifts"]]
        self.assertEqual(dates, ["2026-02-15", "2026-03-22", "2026-03-29", "2026-09-20", "2026-10-25"])
        clocks = [(shift["before"], shift["after"]) for shift in morocco["shifts"]]
        self.assertEqual(clocks, [("14:00", "13:00"), ("13:00", "14:00"), ("14:00", "13:00"), ("13:00", "12:00"),
                                  ("12:00", "13:00")])
        self.assertEqual(len(morocco["sessions"]), 52)

    def test_every_clock_is_that_of_pythons_zoneinfo(self):
        code, out, _ = plenary("drift", "2026-01-07 14:00 Europe/Brussels", "--to", "2026-12-31", "--for", "FR,SN,CV,IE",
                               "--format", "json")
        self.assertEqual(code, 0)
        zones = {"FR": "Europe/Paris", "SN": "Africa/Dakar", "CV": "Atlantic/Cape_Verde", "IE": "Europe/Dublin"}
        brussels = zoneinfo.ZoneInfo("Europe/Brussels")
        for one in json.loads(out)["delegations"]:
            zone = zoneinfo.ZoneInfo(zones[one["delegation"]])
            for session in one["sessions"]:
                agreed = datetime.datetime.fromisoformat(session["date"]).replace(hour=14, tzinfo=brussels)
                self.assertEqual(session["local"], agreed.astimezone(zone).strftime("%Y-%m-%dT%H:%M"))

    def test_a_series_that_ends_before_it_begins_is_refused(self):
        code, out, err = plenary("drift", "2026-01-07 14:00 Europe/Brussels", "--to", "2025-12-31")
        self.assertEqual((code, out), (2, ""))
        self.assertIn("--to", err)


class Ledgers(Folder):
    def test_a_ledger_moves_the_choice_and_is_told(self):
        code, out, _ = plenary("propose", PROBLEM, "--format", "json", "--ledger", self.ledger())
        self.assertEqual(code, 0)
        shares = {share["delegation"]: share for share in json.loads(out)["statement"]["shares"]}
        self.assertEqual((shares["SN"]["before"], shares["SN"]["sessions_this_year"]), (42.25, 2))
        # Ghana was never invited: it starts where Senegal, its only peer, stands.
        self.assertEqual(shares["GH"]["before"], 42.25)

    def test_a_published_programme_is_a_ledger(self):
        later = json.loads(PROBLEM.read_text())
        later["sessions"][0]["wish"]["window"] = {"from": "2020-11-09", "to": "2020-11-13"}
        later["sessions"][0]["wish"].pop("compare", None)
        path = self.file("later.json", json.dumps(later))
        code, out, err = plenary("propose", path, "--format", "json", "--ledger", RABAT)
        self.assertEqual(code, 0, err)
        shares = {share["delegation"]: share for share in json.loads(out)["statement"]["shares"]}
        self.assertEqual(shares["LY"]["before"], 48)  # the webinar was on a Libyan holiday
        self.assertIn("2019-07-01-madrid-border-management does not count: it has no clock time", err)

    def test_what_is_wrong_with_a_ledger_is_told_by_line(self):
        for text, told in (
            ("session,delegation,role,points\na,FX,required,1\n", 'line 2: "FX" is not a delegation'),
            ("session,delegation,role,points\na,SN,guest,1\n", 'line 2: "guest" is not a role'),
            ("session,delegation,role,points\na,SN,required,-1\n", 'line 2: "-1" is not a burden'),
            ("session,delegation,role\na,SN,required\n", "line 1: the column points is missing"),
            ("", "line 1: the file is empty"),
        ):
            path = self.file("wrong.csv", text)
            for command in ("propose", "fairness"):
                with self.subTest(text=text, command=command):
                    code, out, err = plenary(command, PROBLEM, "--ledger", path)
                    self.assertEqual((code, out), (2, ""))
                    self.assertIn(told, err)


class Reports(Folder):
    def test_all_formats_of_the_founding_programme(self):
        begin = {"table": "Fairness: Rabat Process", "json": '{\n  "format": "plenary-fairness/1"', "csv": "session,date,",
                 "svg": "<svg ", "html": "<!DOCTYPE html>"}
        for form, start in begin.items():
            with self.subTest(form):
                path = self.path / f"report.{form}"
                code, out, err = plenary("fairness", RABAT, "--format", form, "-o", path)
                self.assertEqual((code, out, err), (0, "", ""))
                text = path.read_bytes().decode()
                self.assertTrue(text.startswith(start), text[:80])
                self.assertEqual(plenary("fairness", "-", "--format", form, data=RABAT.read_bytes()),
                                 (0, text, ""))

    def test_the_report_of_a_problem_is_what_propose_says(self):
        ledger = self.ledger()
        answer = json.loads(plenary("propose", PROBLEM, "--format", "json", "--ledger", ledger)[1])
        report = json.loads(plenary("fairness", PROBLEM, "--format", "json", "--ledger", ledger)[1])
        self.assertEqual(report["sessions"][0]["start"], answer["proposals"][0]["start"])
        after = {one["delegation"]: one["after"]["balance"] for one in report["countries"] + report["organisations"]}
        self.assertEqual(after, {share["delegation"]: share["after"] for share in answer["statement"]["shares"]})
        self.assertEqual(report["spread"]["after"]["jain"], answer["statement"]["jain"])

    def test_the_ledger_after_a_report_goes_into_the_next_one(self):
        path = self.path / "after.csv"
        self.assertEqual(plenary("fairness", RABAT, "--format", "csv", "-o", path)[0], 0)
        self.assertEqual(len(list(csv.reader(io.StringIO(path.read_text())))), 1 + 57)
        problem = json.loads(PROBLEM.read_text())
        problem["sessions"][0]["wish"]["window"] = {"from": "2020-11-09", "to": "2020-11-13"}
        problem["sessions"][0]["wish"].pop("compare", None)
        later = self.file("later.json", json.dumps(problem))
        report = json.loads(plenary("fairness", later, "--ledger", path, "--format", "json")[1])
        self.assertEqual({one["delegation"]: one["before"]["balance"] for one in report["countries"]}["LY"], 48)
        halved = json.loads(plenary("fairness", later, "--ledger", path, "--decay", "1/2", "--format", "json")[1])
        self.assertEqual({one["delegation"]: one["before"]["balance"] for one in halved["countries"]}["LY"], 24)

    def test_codes(self):
        nothing = self.path / "nothing.html"
        for arguments in (["--decay", "3/2"], ["--decay", "half"], ["--before", "yesterday"], ["--format", "pdf"],
                          ["--ledger", self.path / "missing.csv"], ["--unknown"]):
            with self.subTest(arguments=arguments):
                code, out, err = plenary("fairness", RABAT, "-o", nothing, *arguments)
                self.assertEqual((code, out), (2, ""))
                self.assertTrue(err)
                self.assertFalse(nothing.exists())
        self.assertEqual(plenary("fairness", SAMPLES / "virtual-year.json", "--ledger", self.ledger())[0], 2)
        self.assertEqual(plenary("fairness", RABAT, "-o", self.path / "no/folder.html")[0], 3)
        saturday = json.loads(PROBLEM.read_text())
        saturday["sessions"][0]["wish"]["window"] = {"from": "2020-09-19", "to": "2020-09-19"}
        saturday["sessions"][0]["wish"].pop("compare", None)
        code, out, err = plenary("fairness", self.file("saturday.json", json.dumps(saturday)))
        self.assertEqual((code, out), (1, ""))
        self.assertIn("plenary propose", err)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
