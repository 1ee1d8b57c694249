"""An answer to what a programme wishes, checked and scored again from the two documents and data/ alone.

Usage: programme_checker.py PROBLEM.json ANSWER.json

Prints what is wrong and fails if anything is. Shares nothing with the product.
"""

import collections
import itertools
import json
import sys

from programme_calendars import Reference, instant, local
from programme_document import Programme
from programme_rules import LEAD, MOST_WORK, REST, HardRules, Place, team
from programme_terms import Terms

REFERENCE = Reference()


def clock_text(zone, at):
    day, minute = local(zone, at)
    return f"{day.isoformat()}T{minute // 60:02}:{minute % 60:02}"


def places_of(stated):
    return {one["session"]: Place(instant(one["start"]), instant(one["end"]), one.get("room")) for one in stated}


class Checker:
    def __init__(self, document, answer):
        self.document, self.answer = document, answer
        self.programme = Programme(document, REFERENCE)
        self.wrong = []

    def check(self):
        answer = self.answer
        self.expect(answer["programme"] == self.document["id"], "the id of the programme")
        if answer["status"] in ("optimal", "feasible"):
            plan = self.check_places(answer["plan"])
            self.expect(plan.keys() == self.programme.sessions.keys(), "a plan without all sessions")
            self.check_terms(plan)
        else:
            plan = self.check_places(answer["partial_plan"])
            left_out = {one["session"] for one in answer["left_out"]}
            self.expect(not left_out & plan.keys() and left_out | plan.keys() == self.programme.sessions.keys(),
                        "sessions neither planned nor left out")
            self.expect(bool(left_out) or answer["status"] == "unknown", "an infeasible programme with a whole plan")
        self.check_changes(plan)
        return self.wrong

    def expect(self, holds, words):
        if not holds:
            self.wrong.append(words)

    def check_places(self, stated):
        plan = places_of(stated)
        self.expect(len(plan) == len(stated), "a session with two places")
        self.expect(stated == sorted(stated, key=lambda one: one["start"]), "places out of order")
        for one in stated:
            self.check_place(one, plan[one["session"]])
        self.wrong += HardRules(self.programme, plan).all()
        self.check_interpreters(stated, plan)
        return plan

    def check_interpreters(self, stated, plan):
        """Each of those who are named has a possible life."""
        programme, work = self.programme, collections.defaultdict(list)
        for one in stated:
            session, place = programme.sessions[one["session"]], plan[one["session"]]
            day, _ = local(programme.zone, place.start)
            for booth in one.get("interpreters", ()):
                pool, numbers = frozenset(booth["languages"]), booth.get("numbers", [])
                self.expect(len(set(numbers)) == team(session.duration), f"{session.id}: {numbers} in {sorted(pool)}")
                self.expect(all(1 <= number <= programme.pools.get(pool, 0) for number in numbers),
                            f"{session.id}: {numbers}, who are not in the pool {sorted(pool)}")
                for number in numbers:
                    work[(*sorted(pool), number)].append((place.start - LEAD, place.end, day, session.duration))
        for who, duties in work.items():
            duties.sort()
            hours = collections.Counter()
            for _, _, day, duration in duties:
                hours[day] += duration
            self.expect(max(hours.values()) <= MOST_WORK, f"interpreter {who}: hours in a day")
            for (_, until, day, _), (start, _, next_day, _) in itertools.pairwise(duties):
                self.expect(start - until >= (0 if day == next_day else REST), f"interpreter {who}: rest")

    def check_place(self, stated, place):
        """Everything beside the start follows from the problem."""
        session, zone = self.programme.sessions[stated["session"]], self.programme.zone
        expected = {"local_start": clock_text(zone, place.start), "local_end": clock_text(zone, place.end), "zone": zone,
                    "online": session.online,
                    "must_attend": [{"delegation": one.code, "role": one.role} for one in session.invited
                                    if one.must_attend]}
        if session.in_person:
            there = self.programme.cities[session.city]
            expected |= {"city": session.city, "city_zone": there, "city_start": clock_text(there, place.start),
                         "city_end": clock_text(there, place.end)}
        for name, value in expected.items():
            self.expect(stated.get(name) == value, f"{session.id}: {name} is {stated.get(name)}, not {value}")
        booths = [(frozenset(one["languages"]), one.get("people")) for one in stated.get("interpreters", ())]
        self.expect(booths == [(booth, team(session.duration)) for booth in session.booths], f"{session.id}: booths")

    def check_terms(self, plan):
        answer, terms = self.answer, Terms(self.programme, plan)
        score = {"medium": 0, "soft": 0}
        expected = []
        for term, level, weight in self.programme.policy:
            amount = terms.amount(term)
            expected.append({"term": term, "level": level, "weight": weight, "amount": amount})
            score[level] += weight * amount
        for stated, own in zip(answer["terms"], expected):
            self.expect(stated == own, f"term {stated}, not {own}")
        self.expect(len(answer["terms"]) == len(expected), "terms that are not the policy's")
        self.expect(answer["score"] == score, f"score {answer['score']}, not {score}")
        bound, levels = answer["bound"], ("medium", "soft")
        ranks = [tuple(one[level] for level in levels) for one in (bound, answer["score"])]
        self.expect(ranks[0] <= ranks[1], "a bound above the score")
        self.expect((ranks[0] == ranks[1]) == (answer["status"] == "optimal"),
                    f"{answer['status']} at {ranks[1]} with a bound of {ranks[0]}")
        gap = {level: answer["score"][level] - bound[level] for level in levels}
        self.expect(answer["gap"] == (gap if gap["medium"] == 0 else {"medium": gap["medium"]}), "the gap")

    def check_changes(self, plan):
        """Those sessions that are not where they were published."""
        terms = Terms(self.programme, plan)
        moved = [one.id for one in terms.planned if one.published and (terms.away(one) or (
            one.in_person and one.published.get("room", plan[one.id].room) != plan[one.id].room))]
        self.expect(sorted(one["session"] for one in self.answer["changes"]) == sorted(moved), f"changes, not {moved}")


def check(document, answer):
    """What is wrong with the answer, in words."""
    return Checker(document, answer).check()


if __name__ == "__main__":
    problem, answer = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
    found = check(problem, answer)
    print("\n".join(found) or f"{answer['status']}: nothing is wrong")
    sys.exit(1 if found else 0)
