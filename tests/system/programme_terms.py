"""What a plan of a programme costs: what it lets countries carry and, term by term, how tidy it is, before weights. Shares nothing with the product.

Lengths are in steps of the grid, of which a session may fill the last in part. Terms about persons speak of
delegations that send one: of several nobody knows who goes where.
"""

import collections
import datetime
import fractions
import itertools

from programme_calendars import local


class Terms:
    def __init__(self, programme, plan):
        self.programme, self.plan = programme, plan
        self.planned = [one for one in programme.sessions.values() if one.id in plan]
        self.steps = {}
        for one in self.planned:
            first = programme.step(plan[one.id].start)
            self.steps[one.id] = first, first + programme.steps(one)
        self.required = {one.id: self.single(one.engaged) for one in self.planned}
        self.preferred = {one.id: self.single(one.preferred) for one in self.planned}

    def single(self, codes):
        return {code for code in codes if self.programme.people_of(code) == 1}

    def amount(self, term):
        return getattr(self, term)()

    def pairs(self):
        return itertools.combinations([one.id for one in self.planned], 2)

    def shared(self, one, other):
        return max(0, min(self.steps[one][1], self.steps[other][1]) - max(self.steps[one][0], self.steps[other][0]))

    def common(self, one, other):
        return len((self.required[one] | self.preferred[one]) & (self.required[other] | self.preferred[other]))

    def away(self, session):
        """Minutes on the clock between where a session is and where it was published."""
        if session.published is None:
            return 0
        there = datetime.datetime.fromisoformat(session.published["start"])
        day, minute = local(self.programme.zone, self.plan[session.id].start)
        here = datetime.datetime.combine(day, datetime.time()) + datetime.timedelta(minutes=minute)
        return abs(here - there) // datetime.timedelta(minutes=1)

    def moved_sessions(self):
        rooms = self.programme.rooms
        elsewhere = [one for one in self.planned if one.published and one.published.get("room") in rooms
                     and one.published["room"] != self.plan[one.id].room]
        return sum(self.away(one) > 0 for one in self.planned) + len(elsewhere)

    def moved_by(self):
        return sum(max(1, self.away(one) // self.programme.grid) for one in self.planned if self.away(one))

    def required_preferred(self):
        return sum(self.shared(one, other) * (len(self.required[one] & self.preferred[other]) +
                                              len(self.preferred[one] & self.required[other]))
                   for one, other in self.pairs())

    def preferred_conflict(self):
        return sum(self.shared(one, other) * len(self.preferred[one] & self.preferred[other])
                   for one, other in self.pairs())

    def absences(self):
        return sum(not self.programme.attendance(one, self.plan[one.id].start)[code][0]
                   for one in self.planned for code in one.preferred)

    def units(self):
        """What each session costs each of those who are invited, by the weight of the role, in 1/1500 points."""
        weights = self.programme.calendars.table["weights"]
        for session in self.planned:
            costs = self.programme.attendance(session, self.plan[session.id].start)
            for one in session.invited:
                yield one.code, costs[one.code][2] * weights[one.role]

    def carried(self):
        """By country that is invited to anything."""
        sums = {one.code: 0 for session in self.planned for one in session.invited
                if self.programme.is_compared(one.code)}
        for code, units in self.units():
            if code in sums:
                sums[code] += units
        return sums

    def regions(self):
        """The means of the regions' countries."""
        groups = collections.defaultdict(list)
        for code, units in self.carried().items():
            if region := self.programme.reference.region(code):
                groups[region].append(units)
        return {region: fractions.Fraction(sum(all_units), len(all_units)) for region, all_units in groups.items()}

    def total(self):
        return sum(units for _, units in self.units())

    def tidiness(self):
        score = {"medium": 0, "soft": 0}
        for term, level, weight in self.programme.policy:
            score[level] += weight * self.amount(term)
        return score["medium"], score["soft"]

    def outcome(self):
        """By what plans are compared; the lesser is the better."""
        return (self.moved_sessions(), self.moved_by(), sorted(self.carried().values(), reverse=True),
                sorted(self.regions().values(), reverse=True), self.total(), self.tidiness(),
                sum((self.plan[one.id].start - self.programme.origin) // self.programme.grid for one in self.planned))

    def breaks(self):
        return sum(self.common(one, other) for one, other in self.pairs()
                   if self.steps[one][1] == self.steps[other][0] or self.steps[other][1] == self.steps[one][0])

    def few_overlaps(self):
        return sum(self.shared(one, other) for one, other in self.pairs())

    def larger_rooms(self):
        seats = [room["seats"] for room in self.programme.rooms.values()]
        own = [self.programme.rooms[self.plan[one.id].room]["seats"] for one in self.planned if one.in_person]
        return sum(max(0, other - mine) for mine in own for other in seats)

    def room_stability(self):
        total = 0
        for one, other in self.pairs():
            first, then = sorted((self.steps[one], self.steps[other]))
            if first[0] != then[0] and then[0] - first[1] <= 2 and self.plan[one].room != self.plan[other].room:
                total += self.common(one, other)
        return total

    def wishes(self):
        """By country, what of its burden is paid for wishes."""
        weights, sums = self.programme.calendars.table["weights"], collections.Counter()
        for session in self.planned:
            costs = self.programme.attendance(session, self.plan[session.id].start)
            for one in session.invited:
                sums[one.code] += (costs[one.code][2] - costs[one.code][1]) * weights[one.role]
        return sums

    def preferred_times(self):
        return sum(not one.prefers.has(self.programme.zone, at) for one in self.planned
                   for at in range(self.plan[one.id].start, self.plan[one.id].end, self.programme.grid))

    def compact_days(self):
        return len({(code, local(self.programme.zone, self.plan[one.id].start)[0])
                    for one in self.planned for code in one.engaged})
