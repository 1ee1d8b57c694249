"""The hard rules of a programme: what a plan breaks, in words. Shares nothing with the product.

A plan is a dictionary from session id to Place. Sessions that it leaves out are left out of the rules too.
"""

import collections
import datetime
import itertools

from programme_calendars import instants, local
from programme_document import day_of_hours, minutes

DAY = datetime.timedelta(days=1)
LONGEST_INTERPRETED = 180
REST = 11 * 60
MOST_WORK = 8 * 60
TEAMS = ((40, 1), (240, 2), (360, 3), (480, 4))

Place = collections.namedtuple("Place", "start end room")


def team(duration):
    return next((people for longest, people in TEAMS if duration <= longest), None)


def overlap(one, other):
    return one.start < other.end and other.start < one.end


def most_at_once(uses, during=None):
    """Of (start, end, amount): the most in use at any moment."""
    moments = [start for start, _, _ in uses]
    if during:
        moments = [max(at, during[0]) for at in moments if at < during[1]]
    return max((sum(amount for start, end, amount in uses if start <= at < end) for at in moments), default=0)


class HardRules:
    def __init__(self, programme, plan):
        self.programme, self.plan = programme, plan
        self.planned = [one for one in programme.sessions.values() if one.id in plan]
        self.days = {one.id: local(programme.zone, plan[one.id].start)[0] for one in self.planned}
        self.broken = []

    def all(self):
        for session in self.planned:
            self.time_of(session, self.plan[session.id])
            self.pin_of(session, self.plan[session.id])
            self.attendance_of(session, self.plan[session.id])
            self.room_of(session, self.plan[session.id])
            self.interpretation_of(session)
            self.presence_of(session, self.plan[session.id])
        self.rooms()
        self.delegations()
        self.travel()
        self.links()
        self.interpreters()
        for relation in self.programme.relations:
            self.relation(relation)
        return self.broken

    def expect(self, holds, words):
        if not holds:
            self.broken.append(words)

    def engaging(self, code):
        return [one for one in self.planned if code in one.engaged]

    def time_of(self, session, place):
        programme = self.programme
        self.expect(place.end - place.start == session.duration, f"{session.id}: duration")
        self.expect((place.start - programme.origin) % programme.grid == 0, f"{session.id}: off the grid")
        day, _ = local(programme.zone, place.start)
        last_day, _ = local(programme.zone, place.end - 1)
        self.expect(session.window[0] <= day <= session.window[1], f"{session.id}: window")
        self.expect(session.deadline is None or last_day <= session.deadline, f"{session.id}: deadline")
        touched = {local(programme.zone, at)[0] for at in range(place.start, place.end)}
        self.expect(all(one.weekday() in session.weekdays for one in touched), f"{session.id}: day of the week")
        self.expect(not touched & session.left_out, f"{session.id}: a date left out")
        if session.hours:
            self.expect(day_of_hours(session.hours, programme.zone, place.start, place.end), f"{session.id}: hours")
        if session.in_person and programme.lunch and not session.over_lunch:
            self.lunch_of(session, place, programme.cities[session.city])
        if session.keeps_lunch and not session.in_person:
            for one in session.invited:
                if one.must_attend and one.code not in programme.waive_lunch:
                    city = programme.whereabouts(session, one, place.start)
                    self.lunch_of(session, place, city.zone if city else one.seat)

    def lunch_of(self, session, place, zone):
        start, end = self.programme.lunch
        eats = any(start <= local(zone, at)[1] < end for at in range(place.start, place.end))
        self.expect(not eats, f"{session.id}: lunch in {zone}")

    def pin_of(self, session, place):
        if "start" in session.pin:
            self.expect(place.start in instants(self.programme.zone, session.pin["start"]), f"{session.id}: pin")
        self.expect(session.pin.get("room", place.room) == place.room, f"{session.id}: pinned room")

    def attendance_of(self, session, place):
        """Who must come can; quorums beside other sessions; nobody who attends carries too much."""
        programme = self.programme
        can = programme.attendance(session, place.start)
        for one in session.invited:
            free, cost, _ = can[one.code]
            self.expect(free or not one.must_attend, f"{session.id}: attendance of {one.code}")
            if session.most_points is not None and free and programme.is_compared(one.code):
                self.expect(cost <= session.most_points * 15, f"{session.id}: {one.code} carries {cost}/15 points")
        region_of = programme.reference.region
        of_region = [(least, region, lambda code, region=region: not region or region_of(code) == region)
                     for region, least in session.quorum.items()]
        of_groups = [(least, sorted(members), members.__contains__) for least, members in session.quorum_groups]
        for least, whom, counts in of_region + of_groups:
            there = 0
            for one in session.invited:
                if not can[one.code][0] or not counts(one.code):
                    continue
                others = [(self.plan[other.id].start, self.plan[other.id].end, 1)
                          for other in self.engaging(one.code) if other is not session]
                others = [use for use in others if use[0] < place.end and place.start < use[1]]
                there += most_at_once(others, (place.start, place.end)) < programme.people_of(one.code)
            self.expect(there >= least, f"{session.id}: quorum of {least} {whom}, {there} there")

    def room_of(self, session, place):
        if not session.in_person:
            self.expect(place.room is None, f"{session.id}: a room for a session online")
            return
        room = self.programme.rooms.get(place.room)
        if room is None:
            self.broken.append(f"{session.id}: no room")
            return
        self.expect(room["city"] == session.city, f"{session.id}: city of the room")
        self.expect(room["seats"] >= session.seats, f"{session.id}: seats of the room")
        self.expect(session.features <= set(room.get("features", ())), f"{session.id}: features of the room")

    def interpretation_of(self, session):
        if not session.booths:
            return
        self.expect(session.duration <= LONGEST_INTERPRETED, f"{session.id}: interpreted for too long")
        for booth in session.booths:
            needed = team(session.duration)
            self.expect(needed is not None and needed <= self.programme.pools.get(booth, 0),
                        f"{session.id}: team of {sorted(booth)}")

    def presence_of(self, session, place):
        """What it needs is there for as long as it takes it."""
        programme = self.programme
        if session.online and programme.links is not None:
            self.expect(programme.links_there.cover(place.start, place.end), f"{session.id}: links are not there")
        for booth in session.booths:
            if booth in programme.pools_there:
                self.expect(programme.pools_there[booth].cover(place.start, place.end),
                            f"{session.id}: interpreters of {sorted(booth)} are not there")
        if place.room in programme.rooms_there:
            self.expect(programme.rooms_there[place.room].cover(place.start, place.end),
                        f"{session.id}: room {place.room} is not there")

    def rooms(self):
        for one, other in itertools.combinations([one for one in self.planned if one.in_person], 2):
            room = self.plan[one.id].room
            if room != self.plan[other.id].room:
                continue
            self.apart(one.id, other.id, f"room {room} holds two sessions")
            if room in self.programme.rooms_there:
                there = self.programme.rooms_there[room]
                first, then = sorted((self.plan[one.id], self.plan[other.id]), key=lambda place: place.start)
                self.expect(then.start - first.end >= there.before + there.after,
                            f"{one.id}, {other.id}: no time between them in {room}")

    def apart(self, one, other, words):
        self.expect(not overlap(self.plan[one], self.plan[other]), f"{one}, {other}: {words}")

    def delegations(self):
        programme = self.programme
        for code in sorted({code for one in self.planned for code in one.engaged}):
            sessions = self.engaging(code)
            uses = [(self.plan[one.id].start, self.plan[one.id].end + programme.least_break, 1) for one in sessions]
            self.expect(most_at_once(uses) <= programme.people_of(code), f"people of {code}")
            for one, other in itertools.combinations([one for one in sessions if code in one.co_chairs], 2):
                self.apart(one.id, other.id, f"{code} co-chairs two sessions at once")
            if programme.online_a_day is not None:
                online = collections.Counter()
                for one in sessions:
                    online[self.days[one.id]] += one.duration if one.online else 0
                self.expect(max(online.values()) <= programme.online_a_day, f"{code}: online a day")

    def travel(self):
        """The people of a delegation split over its sessions, and each goes from one to the next in time."""
        for code in sorted({code for one in self.planned for code in one.engaged}):
            sessions, people = self.engaging(code), self.programme.people_of(code)
            near = {one.id: {other.id for other in sessions if other is not one and not self.in_time(one, other)}
                    for one in sessions}
            self.expect(can_be_split(near, people), f"{code}: journeys of {people}")

    def in_time(self, one, other):
        """Whether one person can attend both."""
        time = self.programme.least_break
        if one.in_person and other.in_person:
            time = max(time, self.programme.journeys.get(frozenset((one.city, other.city)), 0))
        first, then = sorted((self.plan[one.id], self.plan[other.id]), key=lambda place: (place.start, place.end))
        return then.start - first.end >= time

    def links(self):
        there = self.programme.links_there
        uses = [(self.plan[one.id].start - there.before, self.plan[one.id].end + there.after, 1)
                for one in self.planned if one.online]
        self.expect(self.programme.links is None or most_at_once(uses) <= self.programme.links, "links")

    def interpreters(self):
        for pool, people in self.programme.pools.items():
            there = self.programme.pools_there[pool]
            work = [(self.plan[one.id].start - there.before, self.plan[one.id].end + there.after, team(one.duration),
                     self.days[one.id], one.duration) for one in self.planned if pool in one.booths]
            if any(use[2] is None for use in work):
                continue  # told of the session itself
            self.expect(most_at_once([use[:3] for use in work]) <= people, f"interpreters of {sorted(pool)} at once")
            self.expect(can_be_staffed(work, people), f"interpreters of {sorted(pool)}: rest or hours")

    def relation(self, relation):
        kind, ids = relation["kind"], relation["sessions"]
        neighbours = [pair for pair in itertools.pairwise(ids) if set(pair) <= self.plan.keys()]
        there = [one for one in ids if one in self.plan]
        subject, others = ids[0], [one for one in ids[1:] if one in self.plan]
        words = f"{kind} {ids}"
        if kind == "before":
            for one, other in neighbours:
                self.in_order(one, other, words, relation)
        elif kind in ("opens", "closes") and subject in self.plan:
            for other in others:
                self.in_order(*((subject, other) if kind == "opens" else (other, subject)), words, {})
        elif kind == "same_day":
            self.expect(len({self.days[one] for one in there}) <= 1, words)
        elif kind == "different_days":
            self.expect(len({self.days[one] for one in there}) == len(there), words)
        elif kind == "consecutive_days":
            for one, other in neighbours:
                self.expect(self.days[one] + DAY == self.days[other], words)
        elif kind == "same_time":
            self.expect(len({local(self.programme.zone, self.plan[one].start)[1] for one in there}) <= 1, words)
        elif kind == "same_room":
            self.expect(len({self.plan[one].room for one in there}) <= 1, words)
        elif kind == "parallel":
            self.expect(len({self.plan[one].start for one in there}) <= 1, words)
        elif kind == "never_overlapping":
            for one, other in itertools.combinations(there, 2):
                self.apart(one, other, words)
        elif kind == "in_margins_of" and subject in self.plan and others:
            self.in_margins(subject, others, words)

    def in_order(self, one, other, words, gaps):
        between = self.plan[other].start - self.plan[one].end
        self.expect(between >= minutes(gaps.get("least", "PT0M")), words)
        self.expect("most" not in gaps or between <= minutes(gaps["most"]), words)

    def in_margins(self, subject, others, words):
        days = [self.days[other] for other in others]
        self.expect(min(days) <= self.days[subject] <= max(days), words)
        cities = {self.programme.sessions[other].city for other in others} - {None}
        city = self.programme.sessions[subject].city
        self.expect(city is None or not cities or city in cities, f"{words}: city")
        for other in others:
            if self.programme.sessions[other].kind == "plenary":
                self.apart(subject, other, words)


def can_be_split(near, people):
    """Whether `people` colours are enough for a graph, given by the neighbours of each node.

    Who has fewer neighbours than there are colours finds one in the end; the others are tried one by one.
    """
    near = {one: set(others) for one, others in near.items()}
    while easy := [one for one, others in near.items() if len(others) < people]:
        for one in easy:
            for other in near.pop(one):
                near.get(other, set()).discard(one)
    order = sorted(near, key=lambda one: (-len(near[one]), one))

    def coloured(colour_of):
        if len(colour_of) == len(order):
            return True
        one = max((one for one in order if one not in colour_of),
                  key=lambda one: len({colour_of[other] for other in near[one] if other in colour_of}))
        taken = {colour_of[other] for other in near[one] if other in colour_of}
        used = len(set(colour_of.values()))
        return any(coloured(colour_of | {one: colour}) for colour in range(min(people, used + 1)) if colour not in taken)

    return coloured({})


def can_be_staffed(work, people):
    """Whether `people` can do it all: (from, until, how many, day, how long), with a rest between two days of work and
    no more than a day's hours: all states in which they can be after each piece of work.

    A person's state is what was done last, on which day and for how long that day.
    """
    states = {((float("-inf"), None, 0),) * people}
    for start, until, amount, day, length in sorted(work):
        after = set()
        for state in states:
            able = [one for one in state if (one[0] <= start and one[1] == day and one[2] + length <= MOST_WORK) or
                    (one[1] != day and one[0] + REST <= start and length <= MOST_WORK)]
            for chosen in set(itertools.combinations(able, amount)):
                left = collections.Counter(state)
                left.subtract(chosen)
                done = [(until, day, length + (one[2] if one[1] == day else 0)) for one in chosen]
                after.add(tuple(sorted([*left.elements(), *done], key=str)))
        states = after
    return bool(states)
