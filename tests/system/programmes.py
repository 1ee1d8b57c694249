"""Generated programmes, planned and then checked, scored and, where they are small, solved again by programs that know
the documents only; and what must not matter to a plan.

Usage: programmes.py PLENARY [--count N] [--from SEED]
"""

import argparse
import collections
import copy
import datetime
import functools
import itertools
import json
import random
import re
import subprocess
import sys
import unittest

import programme_checker
import programme_generator
from programme_calendars import DATA, local, zone_of
from programme_document import Programme
from programme_rules import HardRules, Place, can_be_staffed
from programme_terms import Terms

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# Enough for a chain to cool; the exact search has the first word.
WORK = ("--moves", "20000", "--nodes", "20000")
MOST_PLANS = 1_000


def plan(document, *options):
    """The answer as text; nothing where the reader refuses the document."""
    done = subprocess.run([OPTIONS.plenary, "plan", "-", "--format", "json", *WORK, *options], input=json.dumps(document),
                          capture_output=True, text=True, timeout=120)
    if done.returncode == 2:
        return None
    if done.returncode not in (0, 1):
        raise AssertionError(f"exit code {done.returncode}: {done.stderr}")
    return done.stdout


@functools.lru_cache(maxsize=None)
def planned(seed, **how):
    """A generated document and its answer, or nothing where the document contradicts itself."""
    document = programme_generator.make(seed, **how)
    text = plan(document)
    return None if text is None else (document, json.loads(text))


def seeds(count):
    return range(OPTIONS.first, OPTIONS.first + count)


def examples(count, **how):
    made = ((seed, planned(seed, **how)) for seed in seeds(count))
    return [(seed, *pair) for seed, pair in made if pair]


def shifted(text, days):
    return DATE.sub(lambda found: (datetime.date.fromisoformat(found[0]) + datetime.timedelta(days=days)).isoformat(),
                    text)


def calendars(document):
    """What the days and clocks of everybody are like, day by day."""
    programme = Programme(document, programme_checker.REFERENCE)
    places = {(one.code, place) for session in programme.sessions.values() for one in session.invited
              for place in [one.seat, *(seat for seat, _ in one.delegates), *(city for _, _, city in one.stays),
                            *([one.mission] if one.mission else []),
                            *([programme.places[session.city]] if session.in_person else [])]}
    return [(local(zone_of(place), at)[1], programme.calendars.day(code, place, local(zone_of(place), at)[0]))
            for code, place in sorted(places, key=str)
            for at in range(programme.origin - 1440, programme.end + 1440, 60)]


def every_plan(programme):
    """Each combination of places of which no one and no two break a rule; nothing if they are too many."""
    of_parts = copy.copy(programme)
    # What is in the margins of others may be farther from each than from all.
    of_parts.relations = [one for one in programme.relations if one["kind"] != "in_margins_of"]
    keep = functools.lru_cache(maxsize=None)(lambda *places: not HardRules(of_parts, dict(places)).all())
    plans = [()]
    for session in programme.sessions.values():
        rooms = sorted(programme.rooms) if session.in_person else [None]
        alone = [(session.id, Place(at, at + session.duration, room)) for room in rooms
                 for at in range(programme.origin, programme.end, programme.grid)]
        alone = [place for place in alone if keep(place)]
        plans = [(*plan, place) for plan in plans for place in alone if all(keep(other, place) for other in plan)]
        if len(plans) > MOST_PLANS:
            return None
    return map(dict, plans)


def best_of(programme, plans):
    """The least outcome of those that keep every hard rule; nothing if none does."""
    kept = [Terms(programme, one).outcome() for one in plans if not HardRules(programme, one).all()]
    return min(kept, default=None)


def outcome_of(programme, answer):
    return Terms(programme, programme_checker.places_of(answer["plan"])).outcome() if "plan" in answer else None


class Programmes(unittest.TestCase):
    def test_every_answer_keeps_the_rules_and_costs_what_it_says(self):
        told = collections.Counter()
        for seed, document, answer in examples(OPTIONS.count):
            told[answer["status"]] += 1
            with self.subTest(seed=seed):
                self.assertEqual(programme_checker.check(document, answer), [])
        print(f"{OPTIONS.count} programmes from seed {OPTIONS.first}: {dict(told)}, the others refused", file=sys.stderr)
        self.assertGreater(told.total(), OPTIONS.count * 3 // 4)
        self.assertGreater(told["optimal"], OPTIONS.count // 4)
        self.assertGreater(told["infeasible"], 0)

    def test_a_plan_is_optimal_and_a_programme_infeasible_if_all_plans_say_so(self):
        tried = collections.Counter()
        for seed, document, answer in [*examples(OPTIONS.count, sessions=(1, 2)),
                                       *examples(2 * OPTIONS.count, sessions=(3, 4), short=True,
                                                times=programme_generator.CALM_TIMES)]:
            programme = Programme(document, programme_checker.REFERENCE)
            plans = every_plan(programme)
            if plans is None:
                continue
            with self.subTest(seed=seed, sessions=len(programme.sessions)):
                best = best_of(programme, plans)
                tried[len(programme.sessions), best is not None] += 1
                self.assertEqual(answer["status"], "infeasible" if best is None else "optimal")
                self.assertEqual(outcome_of(programme, answer), best)
        print(f"every plan tried, by number of sessions and whether there is one: {dict(tried)}", file=sys.stderr)
        self.assertGreater(tried.total(), OPTIONS.count // 3)
        for sessions in (1, 2, 3, 4):  # of each kind at least two in sixty
            self.assertGreaterEqual(tried[sessions, True], 2 * (OPTIONS.count // 60))
            self.assertGreaterEqual(tried[sessions, False], 2 * (OPTIONS.count // 60))

    def test_the_order_of_the_lists_does_not_matter(self):
        for seed, document, answer in examples(OPTIONS.count // 3):
            rng, other = random.Random(seed), copy.deepcopy(document)
            for name in ("sessions", "rooms", "delegations", "cities", "interpreters", "attendance", "relations", "policy"):
                rng.shuffle(other.get(name, []))
            programme, again = Programme(document, programme_checker.REFERENCE), json.loads(plan(other))
            with self.subTest(seed=seed):
                if {answer["status"], again["status"]} <= {"optimal", "infeasible"}:
                    self.assertEqual(answer["status"], again["status"])
                    self.assertEqual(outcome_of(programme, answer), outcome_of(programme, again))

    def test_another_week_with_the_same_calendars_has_the_same_plan(self):
        same = 0
        for seed, document, answer in examples(OPTIONS.count // 2, times=programme_generator.CALM_TIMES):
            later = json.loads(shifted(json.dumps(document), 7))
            if calendars(document) != calendars(later):
                continue
            same += 1
            with self.subTest(seed=seed):
                other = json.loads(plan(later))
                places = [[(one["session"], one["local_start"], one.get("room")) for one in said.get("plan", ())]
                          for said in (json.loads(shifted(json.dumps(answer), 7)), other)]
                self.assertEqual(places[0], places[1])
                self.assertEqual(answer.get("fairness"), other.get("fairness"))
        self.assertGreater(same, 0)

    def test_one_more_room_or_link_makes_no_optimal_plan_worse(self):
        for seed, document, answer in examples(OPTIONS.count // 3):
            if answer["status"] != "optimal":
                continue
            smallest = min(document["rooms"], key=lambda room: room["seats"])
            with_room, with_link = copy.deepcopy(document), copy.deepcopy(document)
            # No larger than any other, as the term about larger rooms compares each with all.
            with_room["rooms"].append(smallest | {"id": "one-more", "features": ["booths", "streaming"]})
            if isinstance(document.get("links"), dict):
                with_link["links"]["count"] += 1
            elif "links" in document:
                with_link["links"] += 1
            for more in (with_room, with_link):
                with self.subTest(seed=seed, links=more.get("links")):
                    other = json.loads(plan(more))
                    self.assertIn(other["status"], ("optimal", "feasible"))
                    if other["status"] == "optimal":
                        self.assertLessEqual(outcome_of(Programme(more, programme_checker.REFERENCE), other),
                                             outcome_of(Programme(document, programme_checker.REFERENCE), answer))

    def test_the_same_bytes_again_and_on_one_thread_and_on_two(self):
        for seed in seeds(OPTIONS.count // 6):
            document = programme_generator.make(seed)
            with self.subTest(seed=seed):
                first = plan(document, "--nodes", "200", "--threads", "1")
                self.assertEqual(first, plan(document, "--nodes", "200", "--threads", "1"))
                self.assertEqual(first, plan(document, "--nodes", "200", "--threads", "2"))


class Checker(unittest.TestCase):
    """It can tell a wrong answer from a right one."""

    def setUp(self):
        folder = DATA / "samples"
        self.document = json.loads((folder / "paris-sequence.json").read_text())
        self.answer = json.loads(plan(self.document))
        self.assertEqual(programme_checker.check(self.document, self.answer), [])

    def wrong(self):
        return "\n".join(programme_checker.check(self.document, self.answer))

    def test_a_term_that_is_off_by_one(self):
        self.answer["terms"][-1]["amount"] += 1
        self.assertIn("term", self.wrong())

    def test_a_room_that_is_taken(self):
        groups = [one for one in self.answer["plan"] if one["session"].startswith("group-")]
        groups[0]["room"] = groups[1]["room"]
        self.assertIn("holds two sessions", self.wrong())

    def test_a_plan_of_the_day_before(self):
        text = json.dumps({"plan": self.answer["plan"]})
        self.answer |= json.loads(shifted(text, -1))
        self.assertIn("window", self.wrong())

    def test_a_session_that_is_forgotten(self):
        self.answer["plan"].pop()
        self.assertIn("a plan without all sessions", self.wrong())

    def test_interpreters_who_are_too_few(self):
        self.document["interpreters"][0]["people"] = 9
        self.assertIn("interpreters of ['en', 'fr'] at once", self.wrong())

    def test_an_interpreter_in_two_booths(self):
        groups = [one for one in self.answer["plan"] if one["session"].startswith("group-")]
        groups[0]["interpreters"][0]["numbers"] = groups[1]["interpreters"][0]["numbers"]
        self.assertIn("rest", self.wrong())

    def test_three_times_three_hours_are_too_much_for_two(self):
        day = [(start * 60 - 30, (start + 3) * 60, 2, 0, 180) for start in (8, 12, 16)]
        self.assertFalse(can_be_staffed(day, 2))
        self.assertTrue(can_be_staffed(day, 3))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("plenary")
    arguments.add_argument("--count", type=int, default=60)
    arguments.add_argument("--from", type=int, default=0, dest="first")
    OPTIONS, rest = arguments.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])
