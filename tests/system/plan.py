"""`plenary plan` on the samples: formats, exit codes, the same bytes again, and answers that follow their schema.

Usage: plan.py PLENARY SOURCE_DIR
"""

import datetime
import functools
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree

import icalendar
from jsonschema import Draft202012Validator, RefResolver

PLENARY, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
SAMPLES = ROOT / "data/samples"
PLANNED = ("paris-sequence", "virtual-year")
IMPOSSIBLE = ("impossible-groups", "interpreters-short")
SCHEMAS = {schema["$id"]: schema
           for schema in (json.loads((ROOT / f"data/schema/{name}.schema.json").read_text())
                          for name in ("programme-answer", "answer"))}
SCHEMA = SCHEMAS["urn:plenary:programme-answer"]
# Enough for every sample; the exact search settles them before.
SHORT = ("--moves", "20000")


@functools.lru_cache(maxsize=None)
def plan(sample, *options):
    """Exit code, output and error stream."""
    done = subprocess.run([PLENARY, "plan", SAMPLES / f"{sample}.json", *SHORT, *options], capture_output=True,
                          timeout=300)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def document(sample):
    return json.loads((SAMPLES / f"{sample}.json").read_text())


def catches(process, signal_number):
    """Whether the process has a handler for the signal."""
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    caught = next(line.split()[1] for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught, 16) >> (signal_number - 1) & 1)


def drawing(text):
    root = xml.etree.ElementTree.fromstring(text)
    return root, [element.text for element in root.iter() if element.tag.endswith("}title")]


class Changes(unittest.TestCase):
    """Every change that is offered can be made: the document then plans as was told."""

    def check(self, text):
        def run(text, *options):
            done = subprocess.run([PLENARY, "plan", "-", *SHORT, "--progress", "none", *options], input=text,
                                  capture_output=True, text=True, timeout=300)
            self.assertEqual("", done.stderr)
            return done.returncode, done.stdout

        code, out = run(text, "--format", "json")
        self.assertEqual(1, code)
        offered = json.loads(out)["relaxations"]
        self.assertTrue(offered)
        for number, relaxation in enumerate(offered, start=1):
            with self.subTest(relaxation["change"]["text"]):
                code, changed = run(text, "--change", str(number))
                self.assertEqual(0, code)
                code, out = run(changed, "--format", "json")
                self.assertEqual(0, code, out)
                fairness = json.loads(out)["fairness"]
                # The search has more time now than it had for each change.
                heaviest = max((one["after"] for one in fairness["burdens"]), default=0)
                self.assertLessEqual(heaviest, relaxation["heaviest"])
        return offered, lambda number: run(text, "--change", str(number))[1]

    def test_of_the_samples(self):
        for sample in IMPOSSIBLE:
            self.check((SAMPLES / f"{sample}.json").read_text())

    def test_of_one_session_on_a_rest_day(self):
        # Algeria rests on Friday; the comment stays where it was written.
        text = """{
          // to be agreed with Algiers
          "format": "plenary-programme/1", "id": "case", "dialogue": "rabat", "zone": "Europe/Paris",
          "window": {"from": "2027-06-11", "to": "2027-06-11"}, "hours": {"from": "09:00", "to": "12:00"},
          "attendance": [{"set": "north-africa", "role": "preferred"}, {"delegation": "FR", "role": "co_chair"},
                         {"delegation": "DZ", "role": "required"}],
          "sessions": [{"id": "a", "wish": {"duration": "PT2H"}}, {"id": "b", "wish": {"duration": "PT1H"}}]
        }"""
        offered, changed = self.check(text)
        kinds = [relaxation["change"]["code"] for relaxation in offered]
        self.assertIn("change.waive-rest-days", kinds)
        waived = changed(1 + kinds.index("change.waive-rest-days"))
        self.assertIn("// to be agreed with Algiers", waived)
        self.assertIn('"rest_day"', waived)

    def test_a_number_that_is_not_offered_is_refused(self):
        done = subprocess.run([PLENARY, "plan", SAMPLES / "impossible-groups.json", *SHORT, "--change", "99"],
                              capture_output=True, text=True, timeout=300)
        self.assertEqual(2, done.returncode)
        self.assertIn('--change: "99"', done.stderr)


class Samples(unittest.TestCase):
    maxDiff = None

    def test_a_plan_has_every_session_within_its_window(self):
        for sample in PLANNED:
            with self.subTest(sample):
                code, text, errors = plan(sample, "--format", "json")
                self.assertEqual(code, 0, errors)
                answer = json.loads(text)
                self.assertIn(answer["status"], ("optimal", "feasible"))
                sessions = {session["id"]: session for session in document(sample)["sessions"]}
                self.assertEqual({place["session"] for place in answer["plan"]}, set(sessions))
                programme = document(sample)
                for place in answer["plan"]:
                    window = sessions[place["session"]]["wish"].get("window", programme["window"])
                    self.assertLessEqual(window["from"], place["local_start"][:10])
                    self.assertLessEqual(place["local_start"][:10], window["to"])
                    self.assertEqual(place["zone"], programme["zone"])

    def test_tidiness_is_what_its_terms_add_up_to(self):
        for sample in PLANNED:
            with self.subTest(sample):
                answer = json.loads(plan(sample, "--format", "json")[1])
                sums = {"medium": 0, "soft": 0}
                for term in answer["terms"]:
                    sums[term["level"]] += term["weight"] * term["amount"]
                self.assertEqual(sums, answer["tidiness"])

    def test_where_nothing_fits_the_answer_says_why_and_what_would_help(self):
        for sample, word in zip(IMPOSSIBLE, ("Belgium", "interpreters")):
            with self.subTest(sample):
                code, text, errors = plan(sample, "--format", "json")
                self.assertEqual(code, 1, errors)
                answer = json.loads(text)
                self.assertEqual(answer["status"], "infeasible")
                self.assertNotIn("plan", answer)
                self.assertTrue(answer["conflict"]["minimal"])
                self.assertIn(word, " ".join(member["rule"]["text"] for member in answer["conflict"]["rules"]))
                prices = [relaxation["price"] for relaxation in answer["relaxations"]]
                self.assertTrue(prices)
                self.assertEqual(prices, sorted(prices))
                left_out = [left["session"] for left in answer["left_out"]]
                self.assertTrue(left_out)
                planned = [place["session"] for place in answer["partial_plan"]]
                sessions = [session["id"] for session in document(sample)["sessions"]]
                self.assertEqual(sorted(planned + left_out), sorted(sessions))

    def test_answers_follow_their_schema(self):
        Draft202012Validator.check_schema(SCHEMA)
        validator = Draft202012Validator(SCHEMA, resolver=RefResolver(SCHEMA["$id"], SCHEMA, store=SCHEMAS))
        for sample in PLANNED + IMPOSSIBLE:
            answer = json.loads(plan(sample, "--format", "json")[1])
            self.assertEqual([], [error.message for error in validator.iter_errors(answer)])
            # The schema tells a plan from a partial one.
            status = "infeasible" if sample in PLANNED else "optimal"
            self.assertFalse(validator.is_valid({**answer, "status": status}), sample)

    def test_the_table_names_each_session_and_stays_within_100_columns(self):
        for sample in PLANNED + IMPOSSIBLE:
            with self.subTest(sample):
                code, text, _ = plan(sample)
                self.assertEqual(code, 0 if sample in PLANNED else 1)
                self.assertLessEqual(max(len(line) for line in text.splitlines()), 100)
                flat = " ".join(text.split())
                for session in document(sample)["sessions"]:
                    title = session["title"]
                    self.assertIn(title if isinstance(title, str) else title["en"], flat)

    def test_the_table_tells_the_conflict_of_the_parallel_groups(self):
        text = " ".join(plan("impossible-groups")[1].split())
        for words in ("Infeasible: no plan keeps every hard rule.", "These rules cannot all hold:",
                      "Without any one of them, the others can hold.", "cheapest first",
                      "The best partial plan, 7 of 8 sessions:", "Left out:"):
            self.assertIn(words, text)

    def test_the_same_bytes_again_and_on_one_thread(self):
        for sample in ("paris-sequence", "impossible-groups"):
            # Without the exact search both chains have to run.
            for options in (("--format", "json"), ("--format", "json", "--nodes", "0")):
                with self.subTest(sample=sample, options=options):
                    two = plan(sample, *options)[1]
                    self.assertTrue(two)
                    self.assertEqual(two, plan(sample, *options, "--threads", "2")[1])
                    self.assertEqual(two, plan(sample, *options, "--threads", "1")[1])

    def test_a_deadline_by_the_clock_gives_a_plan_too(self):
        done = subprocess.run([PLENARY, "plan", SAMPLES / "paris-sequence.json", "--seconds", "0.5", "--nodes", "0",
                               "--format", "json"], capture_output=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(json.loads(done.stdout)["plan"]), 8)

    def test_progress_as_events_follows_its_schema_and_changes_no_answer(self):
        schema = Draft202012Validator(json.loads((ROOT / "data/schema/progress.schema.json").read_text()))
        for sample in (*PLANNED, *IMPOSSIBLE):
            with self.subTest(sample):
                code, text, errors = plan(sample, "--format", "json", "--progress", "json")
                self.assertEqual((code, text), plan(sample, "--format", "json")[:2])
                events = [json.loads(line) for line in errors.splitlines() if line.startswith("{")]
                self.assertEqual([error.message for event in events for error in schema.iter_errors(event)], [])
                self.assertIn(events[0]["phase"], ("first_proof", "conflict"))
                self.assertEqual(events[-1]["phase"], "done")
                if code == 0:
                    fairness = json.loads(text)["fairness"]
                    self.assertEqual((events[-1]["heaviest"], events[-1]["total"]),
                                     (fairness["burdens"][0]["after"], fairness["total"]))

    def test_a_single_move_is_an_allowance_too(self):
        done = subprocess.run([PLENARY, "plan", SAMPLES / "virtual-year.json", "--moves", "1", "--nodes", "0", "--format",
                               "json"], capture_output=True, timeout=120)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        self.assertEqual("plan" in json.loads(done.stdout), done.returncode == 0)

    def test_an_interrupted_search_still_gives_its_best_plan(self):
        with subprocess.Popen([PLENARY, "plan", SAMPLES / "paris-sequence.json", "--seconds", "200", "--nodes", "0",
                               "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            while not catches(running.pid, signal.SIGINT):
                self.assertIsNone(running.poll())
                time.sleep(0.05)
            time.sleep(3)  # of 200 s
            running.send_signal(signal.SIGINT)
            out, errors = running.communicate(timeout=60)
            self.assertEqual(running.returncode, 0, errors)
            self.assertIn(b"interrupted", errors)
            self.assertEqual(len(json.loads(out)["plan"]), 8)


class Calendars(unittest.TestCase):
    def events(self, text):
        return {str(event["UID"]): event for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}

    def test_the_calendar_has_the_plans_times_and_rooms(self):
        for sample in PLANNED:
            with self.subTest(sample):
                code, text, errors = plan(sample, "--format", "ics")
                self.assertEqual(code, 0, errors)
                answer = json.loads(plan(sample, "--format", "json")[1])
                events = self.events(text)
                self.assertEqual(len(events), len(answer["plan"]))
                for place in answer["plan"]:
                    event = events[f"{place['session']}@{answer['programme']}.plenary"]
                    for property_name, member in (("DTSTART", "start"), ("DTEND", "end")):
                        instant = event[property_name].dt.astimezone(datetime.timezone.utc)
                        self.assertEqual(instant.strftime("%Y-%m-%dT%H:%M:%SZ"), place[member])
                    self.assertEqual(event["DTSTART"].params["TZID"], place.get("city_zone", place["zone"]))
                    self.assertEqual("LOCATION" in event, "room" in place)
                    self.assertEqual(str(event["STATUS"]), "TENTATIVE")

    def test_related_sessions_are_those_of_the_document(self):
        events = self.events(plan("paris-sequence", "--format", "ics")[1])
        side_event = events["scenarios-2030@paris-2027.plenary"]["RELATED-TO"]
        parents = {str(related) for related in side_event if related.params["RELTYPE"] == "PARENT"}
        self.assertEqual(parents, {"opening-workshop@paris-2027.plenary", "closing-plenary@paris-2027.plenary"})

    def test_the_checker_finds_nothing_but_a_missing_refresh_interval(self):
        for sample in PLANNED:
            done = subprocess.run([PLENARY, "lint", "-"], input=plan(sample, "--format", "ics")[1].encode(),
                                  capture_output=True)
            findings = (done.stdout + done.stderr).decode().splitlines()
            self.assertEqual(done.returncode, 0, findings)
            self.assertEqual([line for line in findings if "[missing-refresh-interval]" not in line], [])


class Charts(unittest.TestCase):
    def test_every_session_has_its_bar_and_its_words(self):
        for sample in PLANNED:
            for options in ((), ("--chart", "rooms"), ("--chart", "people")):
                with self.subTest(sample=sample, options=options):
                    code, text, errors = plan(sample, "--format", "svg", *options)
                    self.assertEqual(code, 0, errors)
                    root, titles = drawing(text)
                    self.assertEqual(root.get("role"), "img")
                    self.assertTrue(root.get("aria-label"))
                    description = root.find("{*}desc")
                    self.assertEqual(root.get("aria-describedby"), description.get("id"))
                    for session in document(sample)["sessions"]:
                        title = session["title"] if isinstance(session["title"], str) else session["title"]["en"]
                        self.assertIn(title, description.text)
                        self.assertTrue(any(title in words for words in titles), title)

    def test_only_days_with_sessions_have_a_panel(self):
        root, _ = drawing(plan("virtual-year", "--format", "svg")[1])
        days = [element for element in root.iter() if element.get("class") == "date"]
        starts = {place["local_start"][:10] for place in json.loads(plan("virtual-year", "--format", "json")[1])["plan"]}
        self.assertEqual(len(days), len(starts))


class Refusals(unittest.TestCase):
    def run_in(self, folder, *arguments, text=None):
        done = subprocess.run([PLENARY, "plan", *arguments], cwd=folder, capture_output=True,
                              input=text.encode() if text is not None else None, timeout=300)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def test_a_picture_or_calendar_of_what_cannot_be_planned_is_not_written(self):
        for form in ("ics", "svg"):
            for sample in IMPOSSIBLE:
                with self.subTest(form=form, sample=sample), tempfile.TemporaryDirectory() as folder:
                    code, out, errors = self.run_in(folder, SAMPLES / f"{sample}.json", "--format", form, "-o", "out")
                    self.assertEqual((code, out), (1, ""))
                    self.assertIn("left out: ", errors)
                    self.assertIn("nothing was written", errors)
                    self.assertEqual(list(pathlib.Path(folder).iterdir()), [])

    def test_a_partial_plan_is_written_if_asked_for_and_what_it_lacks_is_told(self):
        code, text, errors = plan("impossible-groups", "--format", "ics", "--partial")
        self.assertEqual(code, 1)
        calendar = icalendar.Calendar.from_ical(text)
        self.assertEqual(len(calendar.walk("VEVENT")), 7)
        self.assertTrue(str(calendar["X-WR-CALNAME"]).startswith("Partial plan: "))
        self.assertEqual(errors.count("left out: "), 1)
        code, text, errors = plan("impossible-groups", "--format", "svg", "--partial")
        self.assertEqual(code, 1)
        self.assertTrue(drawing(text)[0].get("aria-label").startswith("Partial plan by room"))

    def test_nothing_at_all_is_no_partial_plan(self):
        code, text, errors = plan("interpreters-short", "--format", "svg", "--partial")
        self.assertEqual((code, text), (1, ""))
        self.assertIn("nothing was written", errors)

    def test_a_bad_document_tells_all_its_mistakes_and_nothing_is_written(self):
        broken = document("paris-sequence")
        broken["zone"] = "CEST"
        broken["sessions"][1]["wish"]["duration"] = "PT0M"
        broken["rooms"][2]["seats"] = 0
        for form in ("table", "json", "ics", "svg"):
            with self.subTest(form), tempfile.TemporaryDirectory() as folder:
                code, out, errors = self.run_in(folder, "-", "--format", form, "-o", "out", text=json.dumps(broken))
                self.assertEqual((code, out), (2, ""))
                for pointer in ("/zone", "/sessions/1/wish/duration", "/rooms/2/seats"):
                    self.assertIn(f"standard input: {pointer}: ", errors)
                self.assertEqual(list(pathlib.Path(folder).iterdir()), [])

    def test_options_that_contradict_each_other_or_do_not_exist(self):
        sample = SAMPLES / "paris-sequence.json"
        for options in (("--chart", "rooms"), ("--chart", "people", "--format", "ics"), ("--format", "pdf"),
                        ("--format", "svg", "--chart", "days"), ("--seconds", "1", "--moves", "1"), ("--moves", "0"),
                        ("--seconds", "0"), ("--threads", "0"), ("--nodes", "-1"), ("--seed", "x")):
            with self.subTest(options), tempfile.TemporaryDirectory() as folder:
                code, out, errors = self.run_in(folder, sample, *options, "-o", "out")
                self.assertEqual((code, out), (2, ""))
                self.assertTrue(errors)
                self.assertEqual(list(pathlib.Path(folder).iterdir()), [])

    def test_a_place_that_cannot_be_written_to(self):
        code, out, errors = self.run_in("/", SAMPLES / "interpreters-short.json", "-o", "/nowhere/at/all/plan.txt")
        self.assertEqual((code, out), (3, ""))
        self.assertIn("/nowhere/at/all/plan.txt", errors)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
