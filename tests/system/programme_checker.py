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
from programme_rules import MOST_WORK, REST, HardRules, Place, team
from programme_terms import Terms

REFERENCE = Reference()
UNITS_PER_POINT = 1500


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
                    there = programme.pools_there[pool]
                    work[(*sorted(pool), number)].append((place.start - there.before, place.end + there.after, day,
                                                          session.duration))
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
        expected = [{"term": term, "level": level, "weight": weight, "amount": terms.amount(term)}
                    for term, level, weight in self.programme.policy]
        for stated, own in zip(answer["terms"], expected):
            self.expect(stated == own, f"term {stated}, not {own}")
        self.expect(len(answer["terms"]) == len(expected), "terms that are not the policy's")
        medium, soft = terms.tidiness()
        self.expect(answer["tidiness"] == {"medium": medium, "soft": soft}, f"tidiness {answer['tidiness']}")
        self.check_fairness(terms)

    def check_fairness(self, terms):
        fairness, carried = self.answer["fairness"], terms.carried()
        near = lambda points, units: abs(points * UNITS_PER_POINT - units) <= UNITS_PER_POINT / 200 + 1
        self.expect(fairness["moved"] == {"sessions": terms.moved_sessions(), "steps": terms.moved_by()}, "what moved")
        self.expect(fairness["absences"] == terms.absences(), f"absences {fairness['absences']}")
        self.expect(near(fairness["total"], terms.total()), f"total {fairness['total']}")
        self.expect({one["delegation"] for one in fairness["burdens"]} == carried.keys(), "whose burdens")
        for one in fairness["burdens"]:
            self.expect(near(one["plan"], carried[one["delegation"]]) and one["before"] == 0, f"burden {one}")
        wishes = terms.wishes()
        for one in fairness["burdens"]:
            self.expect(near(one.get("wishes", 0), wishes[one["delegation"]]), f"wishes {one}")
        after = [one["after"] for one in fairness["burdens"]]
        self.expect(after == sorted(after, reverse=True), "burdens out of order")
        means = terms.regions()
        self.expect({one["region"] for one in fairness["regions"]} == means.keys(), "regions")
        self.expect(all(near(one["mean"], means[one["region"]]) for one in fairness["regions"]), "means of regions")
        gap = fairness.get("gap")
        self.expect(gap is None or not fairness["fairest"], "a gap beside a proof")
        if gap is not None:
            self.expect(gap["least"] < gap["carried"] == after[gap["place"] - 1], f"gap {gap}")
        self.expect(fairness["fairest"] or self.answer["status"] != "optimal", "optimal, but not the fairest")

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
