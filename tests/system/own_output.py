"""Every iCalendar file that we write, checked by `plenary lint --strict`: not one error or warning.

Usage: own_output.py PLENARY SOURCE_TREE
"""

import json
import pathlib
import subprocess
import sys
import unittest

import serving

PLENARY, TREE = sys.argv[1], pathlib.Path(sys.argv[2])
SAMPLES = TREE / "data/samples"
RABAT = SAMPLES / "rabat.json"
LANGUAGES = ("en", "fr", "pt", "ar")
STAMP = ("--stamp", "2026-09-01T08:00:00Z")
ORGANIZER = ("--organizer", "mailto:office@example.org;Office, \"Rabat\"")
ATTENDEES = ("--attendee", "mailto:dakar@example.org;Sénégal;chair", "--attendee", "mailto:cairo@example.org;مصر")


def written(*arguments):
    done = subprocess.run([PLENARY, *map(str, arguments)], capture_output=True, timeout=120)
    if done.returncode != 0:
        raise AssertionError(f"{arguments} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def programmes():
    """The samples that are programmes with sessions at stated times, and so can be exported."""
    for path in sorted(SAMPLES.glob("*.json")):
        if "sessions" in json.loads(path.read_text()) and \
                subprocess.run([PLENARY, "export", path], capture_output=True).returncode == 0:
            yield path


class OwnOutput(unittest.TestCase):
    def assert_clean(self, text):
        self.assertTrue(text.startswith(b"BEGIN:VCALENDAR\r\n"), text[:200])
        done = subprocess.run([PLENARY, "lint", "--strict", "--format", "json", "-"], input=text, capture_output=True)
        findings = [finding for file in json.loads(done.stdout)["files"] for finding in file["findings"]]
        self.assertEqual([finding for finding in findings if finding["severity"] != "info"], [])
        self.assertEqual(done.returncode, 0)

    def test_exports_in_every_language(self):
        paths = list(programmes())
        self.assertIn(RABAT, paths)
        for path in paths:
            for language in LANGUAGES:
                with self.subTest(sample=path.name, language=language):
                    self.assert_clean(written("export", path, "--language", language))

    def test_exports_of_a_delegation_and_its_busy_times(self):
        for language in LANGUAGES:
            with self.subTest(language=language):
                self.assert_clean(written("export", RABAT, "--language", language, "--delegation", "EG"))
        self.assert_clean(written("export", RABAT, "--as", "freebusy", "--delegation", "EG"))
        self.assert_clean(written("export", RABAT, "--as", "freebusy", "--delegation", "EG",
                                  "--organizer", "mailto:delegation@cairo.example"))

    def test_feeds_as_they_are_served(self):
        with serving.serving(PLENARY, RABAT) as server:
            for language in LANGUAGES:
                for target in ("/feeds/rabat.ics", "/feeds/rabat/SN.ics"):
                    with self.subTest(target=target, language=language):
                        status, _, body = server.request("GET", f"{target}?lang={language}")
                        self.assertEqual(status, 200)
                        self.assert_clean(body)

    def test_invitations_and_the_answer(self):
        session = json.loads(RABAT.read_text())["sessions"][0]["id"]
        for language in LANGUAGES:
            for method, people in (("request", ATTENDEES), ("publish", ()), ("cancel", ATTENDEES)):
                with self.subTest(method=method, language=language):
                    self.assert_clean(written("invite", RABAT, "--session", session, *ORGANIZER, *people, *STAMP,
                                              "--method", method, "--language", language, "--comment", "a, b; c\\d"))

    def test_proposals_and_plans(self):
        for language in LANGUAGES:
            with self.subTest(language=language):
                self.assert_clean(written("propose", SAMPLES / "report-presentation.json", "--format", "ics",
                                          "--language", language))
                self.assert_clean(written("propose", SAMPLES / "monthly-series.json", "--format", "ics",
                                          "--work", "100000", "--language", language))
        self.assert_clean(written("plan", SAMPLES / "paris-sequence.json", "--format", "ics"))

    def test_definitions_of_zones(self):
        for zone in ("Africa/Casablanca", "Europe/Brussels", "Africa/Cairo", "America/New_York", "Asia/Kathmandu",
                     "Australia/Lord_Howe", "Europe/Dublin", "Pacific/Apia", "Etc/UTC"):
            with self.subTest(zone=zone):
                text = written("vtimezone", zone, "--from", "2025", "--to", "2027")
                if not text.startswith(b"BEGIN:VCALENDAR"):  # a definition alone, in a calendar that uses it
                    text = (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//Test//EN\r\n" + text +
                            b"BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20250101T000000Z\r\nDTSTART;TZID=" + zone.encode() +
                            b":20261117T080000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
                self.assert_clean(text)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
