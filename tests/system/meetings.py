"""Plans of `plenary bench meetings`, scored again from the documents alone.

Usage: meetings.py PLENARY
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import meeting_instances

PLENARY = sys.argv[1]


def solve(instance, *options):
    """The exit code, the solution's text and the error stream."""
    with tempfile.TemporaryDirectory() as folder:
        document = pathlib.Path(folder) / "instance.json"
        document.write_text(json.dumps(instance))
        solution = pathlib.Path(folder) / "solution.json"
        done = subprocess.run([PLENARY, "bench", "meetings", document, "-o", solution, *options],
                              capture_output=True, text=True, timeout=120)
        return done.returncode, solution.read_text() if solution.exists() else "", done.stderr


class Plans(unittest.TestCase):
    def test_the_claimed_score_is_the_plans(self):
        for meetings, seed in ((3, 1), (12, 2), (30, 3), (60, 4)):
            with self.subTest(meetings=meetings):
                instance = meeting_instances.make(meetings, seed)
                code, text, errors = solve(instance, "--moves", "60000", "--seed", "5")
                solution = json.loads(text)
                levels = meeting_instances.score(instance, solution)
                self.assertEqual(meeting_instances.text_of(levels), solution["claimed_score"])
                self.assertEqual(solution["instance"], instance["name"])
                self.assertEqual(code, 0 if levels[0] == 0 else 1, errors)

    def test_the_same_bytes_on_one_thread_and_on_two(self):
        instance = meeting_instances.make(40, 6)
        plans = [solve(instance, "--moves", "40000", "--seed", "9", "--threads", threads)[1] for threads in "12"]
        self.assertEqual(plans[0], plans[1])
        self.assertNotEqual(plans[0], solve(instance, "--moves", "40000", "--seed", "10")[1])

    def test_more_meetings_than_rooms_and_time_can_hold(self):
        instance = meeting_instances.make(12, 7)
        instance["grains"] = instance["grains"][:16]
        for meeting in instance["meetings"]:
            meeting["duration_grains"] = 12
        code, text, errors = solve(instance, "--moves", "20000")
        self.assertEqual(code, 1, errors)
        solution = json.loads(text)
        levels = meeting_instances.score(instance, solution)
        self.assertGreater(levels[0], 0)
        self.assertEqual(meeting_instances.text_of(levels), solution["claimed_score"])

    def test_every_mistake_is_told_at_once_and_nothing_is_written(self):
        instance = meeting_instances.make(3, 8)
        instance["meetings"][0]["duration_grains"] = 0
        instance["meetings"][1]["required"] = [999]
        instance["meetings"][2]["id"] = 7
        instance["rooms"][0]["capacity"] = 0
        del instance["weights"]["overlap"]
        code, text, errors = solve(instance, "--moves", "1000")
        self.assertEqual((code, text), (2, ""))
        for pointer in ("/meetings/0/duration_grains", "/meetings/1/required/0", "/meetings/2/id", "/rooms/0/capacity",
                        '"overlap" is missing'):
            self.assertIn(pointer, errors)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
