"""From a real server into real calendar clients: vdirsyncer fetches the feed, khal shows it.

Usage: clients.py PLENARY SOURCE_DIR
"""

import contextlib
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from serving import serving

PLENARY, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
SAMPLE = ROOT / "data/samples/rabat.json"

VDIRSYNCER = """\
[general]
status_path = "{folder}/status"

[pair feed]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"

[storage here]
type = "filesystem"
path = "{folder}/events"
fileext = ".ics"

[storage there]
type = "http"
url = "{url}"
"""

KHAL = """\
[calendars]
[[feed]]
path = {folder}/events
type = calendar

[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M

[sqlite]
path = {folder}/khal-{name}.db
"""


class Client:
    """A person with vdirsyncer and khal, whose files all lie in one folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        (self.folder / "events").mkdir()
        self.environment = {**os.environ, "HOME": folder, "XDG_CONFIG_HOME": folder, "LC_ALL": "C.UTF-8"}

    def run(self, *command):
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(command)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def subscribe(self, url):
        config = self.folder / "vdirsyncer.conf"
        config.write_text(VDIRSYNCER.format(folder=self.folder, url=url))
        self.run("vdirsyncer", "-c", str(config), "discover")
        self.synchronise()

    def synchronise(self):
        return self.run("vdirsyncer", "-c", str(self.folder / "vdirsyncer.conf"), "sync")

    def events(self, zone, day):
        """What khal lists for a person in `zone` on `day`."""
        name = zone.replace("/", "-")
        config = self.folder / f"khal-{name}.conf"
        config.write_text(KHAL.format(folder=self.folder, zone=zone, name=name))
        listed = self.run("khal", "-c", str(config), "list", "--day-format", "", "--format",
                          "{start-date} {start-time}-{end-time} {title}", day, "1d")
        return [line for line in listed.splitlines() if line.strip()]


class FeedOverHttp(unittest.TestCase):
    """What proxies and clients rely on, asked of the real server."""

    @classmethod
    def setUpClass(cls):
        cls.stack = serving(PLENARY, str(SAMPLE))
        cls.server = cls.stack.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.stack.__exit__(None, None, None)

    def test_get_and_head_agree(self):
        status, headers, body = self.server.request("GET", "/feeds/rabat.ics")
        self.assertEqual(status, 200)
        self.assertEqual(headers["content-type"], "text/calendar; charset=utf-8")
        self.assertTrue(body.startswith(b"BEGIN:VCALENDAR\r\n"))
        head_status, head_headers, head_body = self.server.request("HEAD", "/feeds/rabat.ics")
        self.assertEqual((head_status, head_body), (200, b""))
        for name in ("content-type", "content-length", "etag", "last-modified", "cache-control"):
            self.assertEqual(head_headers[name], headers[name], name)

    def test_the_same_bytes_whenever_asked(self):
        first, second = (self.server.request("GET", "/feeds/rabat/SN.ics?lang=fr") for _ in range(2))
        self.assertEqual(first[2], second[2])
        self.assertEqual(first[1]["etag"], second[1]["etag"])

    def test_not_modified(self):
        _, headers, _ = self.server.request("GET", "/feeds/rabat.ics")
        for condition in ({"If-None-Match": headers["etag"]}, {"If-Modified-Since": headers["last-modified"]}):
            status, again, body = self.server.request("GET", "/feeds/rabat.ics", condition)
            self.assertEqual((status, body), (304, b""), condition)
            self.assertEqual(again["etag"], headers["etag"])

    def test_gzip_holds_the_same_calendar(self):
        _, _, plain = self.server.request("GET", "/feeds/rabat.ics")
        _, headers, packed = self.server.request("GET", "/feeds/rabat.ics", {"Accept-Encoding": "gzip"})
        self.assertEqual(headers["content-encoding"], "gzip")
        self.assertLess(len(packed), len(plain) / 2)
        self.assertEqual(gzip.decompress(packed), plain)

    def test_what_is_not_there_and_what_is_not_allowed(self):
        status, headers, body = self.server.request("GET", "/feeds/rabat/XX.ics")
        self.assertEqual((status, headers["content-type"]), (404, "application/problem+json"))
        self.assertIn(b"unknown delegation", body)
        status, headers, _ = self.server.request("DELETE", "/feeds/rabat.ics")
        self.assertEqual(status, 405)
        self.assertIn("GET", headers["allow"])

    def test_health_and_page(self):
        status, _, body = self.server.request("GET", "/healthz")
        self.assertEqual(status, 200)
        self.assertIn(b'"status":"ok"', body)
        status, headers, body = self.server.request("GET", "/?zone=Africa/Dakar&lang=fr")
        self.assertEqual(status, 200)
        self.assertIn("default-src 'none'", headers["content-security-policy"])
        self.assertIn("12:00–13:00".encode(), body)


class CalendarClients(unittest.TestCase):
    """Subscribed with vdirsyncer, read with khal."""

    def test_each_person_sees_the_presentation_at_their_own_time(self):
        with serving(PLENARY, str(SAMPLE)) as server, tempfile.TemporaryDirectory() as folder:
            client = Client(folder)
            client.subscribe(server.address + "/feeds/rabat.ics")
            self.assertEqual(len(list((client.folder / "events").glob("*.ics"))), 12)
            for zone, times in (("Europe/Brussels", "14:00-15:00"), ("Africa/Lagos", "13:00-14:00"),
                                ("Africa/Dakar", "12:00-13:00"), ("Atlantic/Cape_Verde", "11:00-12:00"),
                                ("Europe/Athens", "15:00-16:00")):
                with self.subTest(zone=zone):
                    events = client.events(zone, "2020-09-16")
                    self.assertEqual(len(events), 1, events)
                    self.assertTrue(events[0].startswith(f"2020-09-16 {times} Presentation of the assessment"), events)

    def test_meetings_of_several_days_stay_on_their_days(self):
        with serving(PLENARY, str(SAMPLE)) as server, tempfile.TemporaryDirectory() as folder:
            client = Client(folder)
            client.subscribe(server.address + "/feeds/rabat.ics")
            for zone in ("Africa/Dakar", "Europe/Athens"):
                with self.subTest(zone=zone):
                    for day in ("2016-05-31", "2016-06-01"):
                        self.assertIn("Return, readmission and reintegration", "".join(client.events(zone, day)))
                    for day in ("2016-05-30", "2016-06-02"):
                        self.assertEqual(client.events(zone, day), [])
                    abidjan = "".join(client.events(zone, "2019-10-24"))
                    self.assertIn("Fighting migrant smuggling", abidjan)
                    self.assertIn("Scenario building exercise", abidjan)
                    self.assertIn("Postponed: International Migration", "".join(client.events(zone, "2020-10-19")))

    def test_a_second_synchronisation_changes_nothing(self):
        with serving(PLENARY, str(SAMPLE)) as server, tempfile.TemporaryDirectory() as folder:
            client = Client(folder)
            client.subscribe(server.address + "/feeds/rabat/NG.ics")

            def state():
                return {path.name: (path.read_bytes(), path.stat().st_mtime_ns)
                        for path in (client.folder / "events").glob("*.ics")}

            before = state()
            client.synchronise()
            self.assertEqual(state(), before)


def clock_change_programme():
    """Sessions at 14:00 on the clock of zones that changed by decree, on either side of the change."""
    places = [("Europe/Brussels", "2026-03-27"), ("Europe/Brussels", "2026-03-30"),
              ("Africa/Casablanca", "2019-04-30"), ("Africa/Casablanca", "2019-05-20"),
              ("Africa/Casablanca", "2026-09-18"), ("Africa/Casablanca", "2026-09-21"),
              ("Africa/Cairo", "2023-04-27"), ("Africa/Cairo", "2023-04-30"),
              ("Europe/Dublin", "2026-10-23"), ("Europe/Dublin", "2026-10-26")]
    sessions = []
    for zone, day in places:
        city = zone.split("/")[1]
        sessions.append({
            "id": f"{day}-{city.lower()}", "title": {"en": f"At 14:00 in {city}"}, "kind": "virtual_meeting",
            "mode": "virtual", "status": "confirmed",
            "when": {"start": f"{day}T14:00", "end": f"{day}T15:00", "zone": zone},
            "revision": {"sequence": 0, "stamp": "2026-11-01T00:00:00Z"}, "source": "made-for-this-test"})
    return {"format": "plenary-programme/1", "id": "clocks", "dialogue": "rabat", "title": {"en": "Clock changes"},
            "release": {"number": 1, "published": "2026-11-01T00:00:00Z"},
            "sources": [{"id": "made-for-this-test", "title": "Made for this test", "founding": True}],
            "sessions": sessions}


# What a person's clock shows when it is 14:00 where the session is, by hand from the offsets that hold on the day:
# Morocco +1, in Ramadan 2019 (from 5 May) 0, from 20 September 2026 on 0; Egypt +2, in the summers since
# 28 April 2023, to the last Thursday of October, +3;
# Ireland +1 in summer, from 25 October 2026 0; Belgium +1, from 29 March 2026 +2, from 25 October 2026 +1.
SEEN = [
    # session,                session's offset, day,       Brussels, Casablanca, Cairo,  Dublin
    ("14:00 in Brussels",     +1, "2026-03-27", "14:00", "14:00", "15:00", "13:00"),
    ("14:00 in Brussels",     +2, "2026-03-30", "14:00", "13:00", "14:00", "13:00"),
    ("14:00 in Casablanca",   +1, "2019-04-30", "15:00", "14:00", "15:00", "14:00"),
    ("14:00 in Casablanca",    0, "2019-05-20", "16:00", "14:00", "16:00", "15:00"),
    ("14:00 in Casablanca",   +1, "2026-09-18", "15:00", "14:00", "16:00", "14:00"),
    ("14:00 in Casablanca",    0, "2026-09-21", "16:00", "14:00", "17:00", "15:00"),
    ("14:00 in Cairo",        +2, "2023-04-27", "14:00", "13:00", "14:00", "13:00"),
    ("14:00 in Cairo",        +3, "2023-04-30", "13:00", "12:00", "14:00", "12:00"),
    ("14:00 in Dublin",       +1, "2026-10-23", "15:00", "13:00", "16:00", "14:00"),
    ("14:00 in Dublin",        0, "2026-10-26", "15:00", "14:00", "17:00", "14:00"),
]


class ClocksThatChangedByDecree(unittest.TestCase):
    """Brussels, Casablanca, Cairo and Dublin around their changes, in clients that know nothing of us."""

    def setUp(self):
        stack = contextlib.ExitStack()
        self.addCleanup(stack.close)
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        programme = pathlib.Path(folder) / "clocks.json"
        programme.write_text(json.dumps(clock_change_programme()))
        server = stack.enter_context(serving(PLENARY, str(programme)))
        (pathlib.Path(folder) / "client").mkdir()
        self.client = Client(pathlib.Path(folder) / "client")
        self.client.subscribe(server.address + "/feeds/clocks.ics")

    def test_khal_shows_everybody_their_time(self):
        for column, zone in enumerate(("Europe/Brussels", "Africa/Casablanca", "Africa/Cairo", "Europe/Dublin"), 3):
            for row in SEEN:
                with self.subTest(zone=zone, session=row[0], day=row[2]):
                    listed = self.client.events(zone, row[2])
                    self.assertEqual(len(listed), 1, listed)
                    self.assertTrue(listed[0].startswith(f"{row[2]} {row[column]}-"), (listed, row[column]))

    def test_ical_js_derives_the_instant_from_the_feed_alone(self):
        """ical.js is what Thunderbird reads with; it is given the feed's own VTIMEZONEs and nothing else."""
        files = sorted((self.client.folder / "events").glob("*.ics"))
        done = subprocess.run(["node", ROOT / "tests/conformance/event_starts.mjs", *files],
                              capture_output=True, text=True, timeout=60, check=True)
        expected = {f"At {title} {day}T{14 - offset:02}:00:00Z" for title, offset, day, *_ in SEEN}
        self.assertEqual(set(done.stdout.splitlines()), expected)


class Refusal(unittest.TestCase):
    """What the command does with a programme that it cannot serve or export."""

    def test_nothing_is_written_for_a_broken_programme(self):
        with tempfile.TemporaryDirectory() as folder:
            broken = pathlib.Path(folder) / "broken.json"
            broken.write_text(SAMPLE.read_text().replace('"zone": "Europe/Brussels"', '"zone": "CEST"'))
            output = pathlib.Path(folder) / "out.ics"
            done = subprocess.run([PLENARY, "export", broken, "-o", output], capture_output=True, text=True)
            self.assertEqual(done.returncode, 2)
            self.assertIn("/sessions/0/when/zone", done.stderr)
            self.assertIn("/sessions/11/when/zone", done.stderr)
            self.assertIn("Europe/Brussels", done.stderr)
            self.assertEqual(sorted(os.listdir(folder)), ["broken.json"])

    def test_an_unknown_delegation(self):
        done = subprocess.run([PLENARY, "export", SAMPLE, "--delegation", "XX"], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("--delegation", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
