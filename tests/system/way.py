"""From an empty folder to a subscribed feed: the walk of the README, word for word; and what files, links, pipes and
devices become when a command writes to them.

Usage: way.py PLENARY
"""

import json
import os
import pathlib
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import unittest

from serving import serving

ROOT = pathlib.Path(__file__).parents[2]
PLENARY = pathlib.Path(sys.argv[1]).resolve()
HEADING = "## From the first wish to the feed"
SAMPLE = ROOT / "data/samples/report-presentation.json"


def walk():
    """The commands of the README's walk, without their comments."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(re.escape(HEADING) + r".*?```sh\n(.*?)```", text, re.DOTALL).group(1)
    return [shlex.split(line, comments=True) for line in block.splitlines() if line.startswith("plenary ")]


def plenary(*arguments, **how):
    return subprocess.run([PLENARY, *map(str, arguments)], capture_output=True, timeout=300, check=False, **how)


class InAFolder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)

    def run_here(self, *arguments, code=0):
        done = plenary(*arguments, cwd=self.path)
        self.assertEqual(done.returncode, code, f"{arguments}: {done.stderr.decode()}{done.stdout.decode()}")
        return done.stdout.decode()

    def json(self, name):
        return json.loads((self.path / name).read_text(encoding="utf-8"))


class Walk(InAFolder):
    def test_readme(self):
        *commands, serve = walk()
        self.assertGreaterEqual(len(commands), 8)
        said = {}
        for command, *arguments in commands:
            self.assertEqual(command, "plenary")
            said[arguments[0]] = self.run_here(*arguments)
        self.assertIn("1. ", said["propose"])
        self.assertIn("keeps every hard rule", said["check"])
        self.assertRegex(said["diff"], r"Moved from .*\n.*Local time")
        first, second = self.json("release-1.json"), self.json("release-2.json")
        self.assertEqual([one["release"]["number"] for one in (first, second)], [1, 2])
        self.assertEqual([one["sessions"][0]["revision"]["sequence"] for one in (first, second)], [0, 1])
        self.assertNotIn("wish", json.dumps(second))
        self.assertEqual(serve[:3], ["plenary", "serve", "--programme"])
        with serving(PLENARY, self.path / serve[3]) as server:
            status, _, body = server.request("GET", f"/feeds/{second['id']}.ics")
        self.assertEqual(status, 200)
        start = second["sessions"][0]["when"]["start"].replace("-", "").replace(":", "")
        feed = body.decode()
        self.assertIn(f"DTSTART;TZID=Europe/Brussels:{start}00", feed)
        self.assertIn("SEQUENCE:1\r\n", feed)
        # What was exported is what is served, but for the address that the served feed names.
        exported = (self.path / "spring.ics").read_bytes().decode()
        self.assertEqual([line for line in feed.splitlines() if line.startswith(("UID", "DTSTART", "SUMMARY"))],
                         [line for line in exported.splitlines() if line.startswith(("UID", "DTSTART", "SUMMARY"))])


class Choosing(InAFolder):
    def setUp(self):
        super().setUp()
        (self.path / "p.json").write_bytes(SAMPLE.read_bytes())

    def digest(self):
        return json.loads(self.run_here("propose", "p.json", "--format", "json"))["digest"]

    def test_a_question_that_changed_is_refused(self):
        digest = self.digest()
        text = (self.path / "p.json").read_text()
        (self.path / "p.json").write_text(text.replace('"PT1H"', '"PT2H"'))
        done = plenary("choose", "p.json", "--proposal", "1", "--of", digest, cwd=self.path)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"has changed since", done.stderr)
        self.assertEqual((self.path / "p.json").read_text(), text.replace('"PT1H"', '"PT2H"'))

    def test_comments_titles_and_what_is_decided_change_no_question(self):
        digest = self.digest()
        text = (self.path / "p.json").read_text()
        (self.path / "p.json").write_text("// noted\n" + text.replace("Presentation of", "Report on"))
        self.run_here("choose", "p.json", "--proposal", "2", "--of", digest)
        self.assertEqual(self.digest(), digest)
        self.assertTrue((self.path / "p.json").read_text().startswith("// noted\n"))
        answer = json.loads(self.run_here("propose", "p.json", "--format", "json"))
        chosen = self.run_here("choose", "p.json", "--proposal", "2", "--of", digest, "-o", "-")
        self.assertIn(answer["proposals"][1]["start"][:10], chosen)

    def test_a_forbidden_time_is_written_reported_and_not_released(self):
        self.run_here("choose", "p.json", "--start", "2020-09-14T03:00")
        self.assertIn("[hours]", self.run_here("check", "p.json", code=1))
        done = plenary("release", "p.json", "-o", "r.json", "--at", "2020-09-01T00:00:00Z", cwd=self.path)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"--although", done.stderr)
        self.assertFalse((self.path / "r.json").exists())

    def test_an_exception_is_recorded_with_the_release_that_it_allows(self):
        self.run_here("choose", "p.json", "--start", "2020-09-14T19:00")
        (self.path / "p.json").write_text((self.path / "p.json").read_text().replace('"dialogue"', '"title": "P", "dialogue"', 1))
        before = (self.path / "p.json").read_bytes()
        at = ("release", "p.json", "-o", "r.json", "--at", "2020-09-01T00:00:00Z")
        self.run_here(*at, "--although", "2020-09-16-anti-trafficking-assessment:lunch=no such rule is broken", code=2)
        self.assertEqual((self.path / "p.json").read_bytes(), before)
        broken = {one["rule"] for one in json.loads(self.run_here("check", "p.json", "--format", "json", code=1))["findings"]}
        exceptions = [word for rule in sorted(broken)
                      for word in ("--although", f"2020-09-16-anti-trafficking-assessment:{rule}=MARK agreed")]
        self.run_here(*at, *exceptions)
        self.assertIn("MARK agreed", (self.path / "p.json").read_text())
        self.assertNotIn("MARK", (self.path / "r.json").read_text())
        self.run_here("check", "p.json")

    def test_a_plan_is_applied_to_its_document(self):
        (self.path / "p.json").write_bytes((ROOT / "data/samples/paris-sequence.json").read_bytes())
        answer = json.loads(self.run_here("plan", "p.json", "--format", "json", "--apply", "--progress", "none"))
        sessions = {one["id"]: one for one in self.json("p.json")["sessions"]}
        self.assertEqual({one["session"]: one["local_start"] for one in answer["plan"]},
                         {name: one["when"]["start"] for name, one in sessions.items()})
        self.run_here("check", "p.json")
        again = plenary("plan", "p.json", "--format", "json", "--progress", "none", cwd=self.path)
        self.assertEqual(again.returncode, 0)

    def test_next_year_begins_from_this_one(self):
        self.run_here("new", "--from", ROOT / "data/samples/monthly-series.json", "-o", "next.json")
        self.run_here("propose", "next.json", "--format", "json", "-o", "a.json")
        year = self.json("next.json")["id"]
        self.assertRegex(year, r"\d{4}")


ZIC = shutil.which("zic", path=os.environ["PATH"] + ":/usr/sbin")  # of Debian's libc-bin
MOROCCO = """Zone Africa/Casablanca -0:30:20 - LMT 1913 Oct 26
 0:00 - +00 2018 Oct 28 3:00
 1:00 - +01{until}
"""


class OtherDatabase(InAFolder):
    """Morocco before and after the decree of 2026: UTC+1 for ever, or UTC+0 from 20 September 2026 on."""

    def setUp(self):
        super().setUp()
        shutil.copytree("/usr/share/zoneinfo", self.path / "old", symlinks=False,
                        ignore=shutil.ignore_patterns("posix", "right"))
        (self.path / "morocco").write_text(MOROCCO.format(until=""))
        subprocess.run([ZIC, "-d", self.path / "old", self.path / "morocco"], check=True)
        (self.path / "p.json").write_text(json.dumps({
            "format": "plenary-programme/1", "id": "p", "dialogue": "rabat", "title": "P",
            "release": {"number": 1, "published": "2026-07-01T00:00:00Z"},
            "sessions": [
                {"id": name, "title": name, "mode": "virtual", "status": "confirmed", "invited": ["FR", "MA"],
                 "when": {"start": f"{day}T10:00", "end": f"{day}T11:00", "zone": zone},
                 "revision": {"sequence": 0, "stamp": "2026-07-01T00:00:00Z"}}
                for name, day, zone in [("before", "2026-09-15", "Africa/Casablanca"),
                                        ("in-rabat", "2026-10-15", "Africa/Casablanca"),
                                        ("in-brussels", "2026-10-16", "Europe/Brussels")]]}))

    def test_what_the_decree_moves(self):
        answer = json.loads(self.run_here("tzdata", "impact", "p.json", "--from-dir", "old", "--format", "json"))
        self.assertEqual([one["session"] for one in answer["sessions"]], ["in-rabat", "in-brussels"])
        rabat, brussels = answer["sessions"]
        self.assertEqual([rabat["before"], rabat["after"]], ["2026-10-15T09:00:00Z", "2026-10-15T10:00:00Z"])
        self.assertEqual(rabat["clocks"], [{"delegation": "FR", "before": "2026-10-15T11:00", "after": "2026-10-15T12:00"}])
        self.assertEqual(brussels["before"], brussels["after"])
        self.assertEqual(brussels["clocks"],
                         [{"delegation": "MA", "before": "2026-10-16T09:00", "after": "2026-10-16T08:00"}])
        text = self.run_here("tzdata", "impact", "p.json", "--from-dir", "old")
        self.assertIn("Local time 08:00 instead of 09:00: Morocco", text)

    def test_the_same_database_moves_nothing(self):
        answer = self.run_here("tzdata", "impact", "p.json", "--from-dir", "/usr/share/zoneinfo", "--format", "json")
        self.assertEqual(json.loads(answer)["sessions"], [])

    def test_what_is_no_database_is_said(self):
        (self.path / "old/Africa/Casablanca").write_text("TZif")
        done = plenary("tzdata", "impact", "p.json", "--from-dir", "old", cwd=self.path)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"Africa/Casablanca", done.stderr)


class Output(InAFolder):
    def upgrade(self, output, **how):
        return plenary("propose", SAMPLE, "--top", "1", "-o", output, cwd=self.path, **how)

    def test_a_link_is_followed(self):
        (self.path / "real.txt").write_text("old")
        (self.path / "link.txt").symlink_to("real.txt")
        self.assertEqual(self.upgrade("link.txt").returncode, 0)
        self.assertTrue((self.path / "link.txt").is_symlink())
        self.assertIn("1. ", (self.path / "real.txt").read_text())

    def test_a_link_to_nothing_yet(self):
        (self.path / "folder").mkdir()
        (self.path / "link.txt").symlink_to("folder/new.txt")
        self.assertEqual(self.upgrade("link.txt").returncode, 0)
        self.assertTrue((self.path / "folder/new.txt").is_file())

    def test_a_mode_stays(self):
        (self.path / "a.txt").write_text("old")
        (self.path / "a.txt").chmod(0o640)
        self.assertEqual(self.upgrade("a.txt").returncode, 0)
        self.assertEqual(stat.S_IMODE((self.path / "a.txt").stat().st_mode), 0o640)

    def test_a_pipe_stays_a_pipe(self):
        os.mkfifo(self.path / "pipe")
        read = []
        reader = threading.Thread(target=lambda: read.append((self.path / "pipe").read_text()))
        reader.start()
        self.assertEqual(self.upgrade("pipe").returncode, 0)
        reader.join(20)
        self.assertIn("1. ", read[0])
        self.assertTrue(stat.S_ISFIFO((self.path / "pipe").stat().st_mode))

    def test_a_device_stays_a_device(self):
        self.assertEqual(self.upgrade("/dev/null").returncode, 0)
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/null").st_mode))

    def test_a_full_disk_is_said(self):
        done = self.upgrade("/dev/full")
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"No space left on device", done.stderr)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PLENARY, "propose", SAMPLE], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"No space left on device", done.stderr)

    def test_a_closed_pipe_is_said(self):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([PLENARY, "propose", SAMPLE], stdout=writing, stderr=subprocess.PIPE, check=False)
        os.close(writing)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"Broken pipe", done.stderr)

    def test_nothing_is_left_beside_a_file_that_cannot_be_written(self):
        (self.path / "folder").mkdir()
        self.assertEqual(self.upgrade("folder").returncode, 3)
        self.assertEqual([one.name for one in self.path.iterdir()], ["folder"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
