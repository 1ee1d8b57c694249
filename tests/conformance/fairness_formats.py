"""`plenary fairness`: its JSON against the schema, its page and picture against the rules of XML and of accessible
tables, its CSV against RFC 4180, its numbers against sums made here.

Usage: fairness_formats.py SOURCE_DIR PLENARY
"""

import copy
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree

from jsonschema import Draft202012Validator, RefResolver

# urllib resolves references (RFC 3986 §5) only against the schemes that it lists, and jsonschema relies on it.
urllib.parse.uses_relative.append("urn")
urllib.parse.uses_fragment.append("urn")

ROOT, PLENARY = pathlib.Path(sys.argv[1]), sys.argv[2]
RABAT = ROOT / "data/samples/rabat.json"
HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "Thematic <script>alert(1)</script> & \"quoted\" ]]> 'meeting'"


def year():
    """Twelve online sessions of 2021 with co-chairs, a small one, and a title that wants to be markup."""
    programme = json.loads(RABAT.read_text())
    model = next(s for s in programme["sessions"] if s["id"].startswith("2020-09-16"))
    sessions = []
    for month, (day, hour) in enumerate([(13, 14), (10, 10), (10, 16), (14, 9), (12, 14), (9, 11),
                                         (14, 15), (11, 14), (15, 8), (13, 14), (10, 12), (8, 18)], 1):
        session = {key: copy.deepcopy(model[key]) for key in ("mode", "status", "revision", "source")}
        session.update(id=f"2021-{month:02}-meeting", title=HOSTILE if month == 1 else f"Meeting {month}",
                       when={"start": f"2021-{month:02}-{day:02}T{hour:02}:00",
                             "end": f"2021-{month:02}-{day:02}T{hour + 2:02}:00", "zone": "Europe/Brussels"})
        if month % 3 == 1:
            session["co_chairs"] = ["SN", "FR"]
        if month == 4:
            session["invited"] = ["CV", "FR", "GH", "MA", "SN"]
        sessions.append(session)
    programme.update(id="year", sessions=sessions)
    return programme


class FairnessFormats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name)
        cls.year = cls.path / "year.json"
        cls.year.write_text(json.dumps(year()))
        cls.past = cls.path / "past.csv"
        cls.past.write_bytes(cls.fairness(RABAT, "csv"))
        cls.cases = {
            "rabat": [RABAT],
            "year": [cls.year],
            "year after a ledger": [cls.year, "--ledger", cls.past, "--decay", "9/10"],
            "half a year": [cls.year, "--before", "2021-07-01"],
            "nothing": [cls.year, "--before", "2020-01-01"],
            "a problem": [ROOT / "data/samples/report-presentation.json"],
            "a problem with delegates": [ROOT / "data/samples/november-webinar.json", "--ledger", cls.past],
        }

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def fairness(cls, *arguments):
        arguments = list(map(str, arguments))
        command = [PLENARY, "fairness", arguments[0], *arguments[2:], "--format", arguments[1]]
        run = subprocess.run(command, capture_output=True, timeout=120, check=False)
        if run.returncode != 0:
            raise AssertionError(f"{command}: {run.returncode}: {run.stderr.decode()}")
        return run.stdout

    def each(self, form):
        for name, arguments in self.cases.items():
            with self.subTest(name):
                yield name, self.fairness(arguments[0], form, *arguments[1:])

    def test_json_is_as_the_schema_says(self):
        schemas = {}
        for name in ("answer", "fairness"):
            schema = json.loads((ROOT / f"data/schema/{name}.schema.json").read_text())
            Draft202012Validator.check_schema(schema)
            schemas[schema["$id"]] = schema
        schema = schemas["urn:plenary:fairness"]
        validator = Draft202012Validator(schema, resolver=RefResolver(schema["$id"], schema, store=schemas))
        for _, text in self.each("json"):
            report = json.loads(text)
            errors = [f"{list(e.absolute_path)} {e.message[:200]}" for e in validator.iter_errors(report)]
            self.assertEqual(errors, [])
            order = [key for key in schema["properties"] if key in report]
            self.assertEqual(list(report), order)
            for broken in ({**report, "format": "plenary-fairness/2"}, {**report, "extra": 1},
                           {key: value for key, value in report.items() if key != "spread"}):
                self.assertFalse(validator.is_valid(broken))

    def test_sums_add_up(self):
        report = json.loads(self.fairness(self.year, "json", "--ledger", self.past))
        past = {row["delegation"]: float(row["points"]) for row in csv.DictReader(io.StringIO(self.past.read_text()))}
        carried, invitations, roles = {}, {}, {}
        for session in report["sessions"]:
            points = [one["points"] for one in session["burdens"]]
            self.assertEqual(points, sorted(points, reverse=True))
            self.assertEqual(session["total"], sum(points))
            for one in session["burdens"]:
                reasons = sum(reason["points"] for reason in one["reasons"])
                self.assertEqual(one["points"], reasons * one["weight_percent"] / 100)
                carried[one["delegation"]] = carried.get(one["delegation"], 0) + one["points"]
                invitations[one["delegation"]] = invitations.get(one["delegation"], 1) + 1
                roles[one["role"]] = roles.get(one["role"], 0) + one["points"]
        self.assertEqual(len(report["countries"]), 57)
        for country in report["countries"]:
            code = country["delegation"]
            self.assertEqual(country["before"]["balance"], past[code])
            self.assertEqual(country["after"]["balance"], past[code] + carried[code])
            self.assertEqual(country["after"]["invitations"], invitations[code])
        after = [country["after"]["balance"] for country in report["countries"]]
        spread = report["spread"]["after"]
        self.assertEqual(spread["worst"], max(after))
        self.assertEqual(spread["envy"], max(after) - min(after))
        self.assertEqual(spread["total"], sum(after))
        self.assertAlmostEqual(spread["jain"], sum(after) ** 2 / (len(after) * sum(x * x for x in after)), 3)
        gini = sum(abs(x - y) for x in after for y in after) / (2 * len(after) * sum(after))
        self.assertAlmostEqual(spread["gini"], gini, 3)
        for region in report["regions"]:
            members = [c["after"]["balance"] for c in report["countries"] if region["region"] in c.get("regions", [c.get("region")])]
            self.assertEqual(region["after"]["sum"], sum(members))
            self.assertAlmostEqual(region["after"]["mean"], sum(members) / len(members), 2)
        for role in report["roles"]:
            self.assertEqual(role["after"]["carried"] - role["before"]["carried"], roles[role["role"]])

    def test_decay_forgets_half_with_each_session(self):
        whole = json.loads(self.fairness(self.year, "json", "--ledger", self.past))
        halved = json.loads(self.fairness(self.year, "json", "--ledger", self.past, "--decay", "1/2"))
        past = {row["delegation"]: float(row["points"]) for row in csv.DictReader(io.StringIO(self.past.read_text()))}
        expected = {code: points / 2**13 for code, points in past.items()}
        for age, session in enumerate(reversed(whole["sessions"]), 1):
            for one in session["burdens"]:
                expected[one["delegation"]] += one["points"] / 2**age
        for country in halved["countries"]:
            self.assertAlmostEqual(country["before"]["balance"], past[country["delegation"]] / 2, 2)
            self.assertAlmostEqual(country["after"]["balance"], expected[country["delegation"]], 2)

    def test_csv_is_rfc_4180_and_comes_back_as_the_ledger(self):
        for name, text in self.each("csv"):
            self.assertTrue(text.endswith(b"\r\n"))
            self.assertNotIn(b"\n", text.replace(b"\r\n", b""))
            rows = list(csv.reader(io.StringIO(text.decode(), newline=""), strict=True))
            self.assertEqual(rows[0], ["session", "date", "delegation", "role", "points", "table"])
            self.assertTrue(all(len(row) == 6 for row in rows))
        whole = json.loads(self.fairness(self.year, "json"))
        first = self.path / "first.csv"
        first.write_bytes(self.fairness(self.year, "csv", "--before", "2021-07-01"))
        later = json.loads(self.year.read_text())
        later["sessions"] = later["sessions"][6:]
        second = self.path / "second.json"
        second.write_text(json.dumps(later))
        halves = json.loads(self.fairness(second, "json", "--ledger", first))
        self.assertEqual([country["after"] for country in halves["countries"]],
                         [country["after"] for country in whole["countries"]])
        self.assertEqual(self.fairness(second, "csv", "--ledger", first), self.fairness(self.year, "csv"))

    def test_page_is_well_formed_and_accessible(self):
        for name, text in self.each("html"):
            if name == "rabat":
                self.assertLess(len(text), 150_000)
            self.assertTrue(text.startswith(b"<!DOCTYPE html>\n<html"))
            page = xml.etree.ElementTree.fromstring(text)
            self.assertEqual(page.get("lang"), "en")
            self.assertEqual(len(list(page.iter(f"{HTML}h1"))), 1)
            self.assertTrue(page.find(f"{HTML}head/{HTML}title").text.startswith("Fairness: "))
            for table in page.iter(f"{HTML}table"):
                self.assertTrue(table.find(f"{HTML}caption").text)
                columns = table.findall(f"{HTML}thead/{HTML}tr/{HTML}th")
                self.assertTrue(all(column.get("scope") == "col" for column in columns))
                for row in table.findall(f"{HTML}tbody/{HTML}tr"):
                    self.assertEqual(row[0].get("scope"), "row")
                    self.assertEqual(len(row), len(columns))
            self.check_picture(next(page.iter(f"{SVG}svg")))
            self.check_inert(page)

    def test_picture_says_the_same_without_colour(self):
        for _, text in self.each("svg"):
            picture = xml.etree.ElementTree.fromstring(text)
            self.check_picture(picture)
            self.check_inert(picture)
        after = xml.etree.ElementTree.fromstring(self.fairness(self.year, "svg", "--ledger", self.past))
        words = ["".join(element.itertext()) for element in after.iter(f"{SVG}text")]
        self.assertIn("48 → 148", words)
        hatched = [element for element in after.iter(f"{SVG}rect") if element.get("class") == "before"]
        solid = [element for element in after.iter(f"{SVG}rect") if element.get("class") == "after"]
        self.assertEqual(len(hatched), 1 + 4 + 57)
        self.assertEqual(len(solid), 1 + 4 + 57)

    def check_picture(self, picture):
        self.assertEqual((picture.get("role"), picture.get("lang")), ("img", "en"))
        ids = {element.get("id"): element for element in picture.iter() if element.get("id")}
        for name in picture.get("aria-labelledby").split():
            self.assertTrue(ids[name].text)

    def check_inert(self, document):
        for element in document.iter():
            self.assertNotEqual(element.tag.split("}")[-1], "script")
            for name, value in element.attrib.items():
                self.assertFalse(name.lower().startswith("on") or name.split("}")[-1] in ("href", "src"), name)
                self.assertFalse(re.search(r"url\((?!#)", value), value)

    def test_the_same_input_gives_the_same_bytes(self):
        for form in ("table", "json", "csv", "svg", "html"):
            arguments = [self.year, form, "--ledger", self.past, "--decay", "9/10"]
            self.assertEqual(self.fairness(*arguments), self.fairness(*arguments))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
