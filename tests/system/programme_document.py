"""What a programme ("plenary-programme/1") wishes, as the checker wants it: what is left out is filled in, spans are
minutes. Reads valid documents only; shares nothing with the product.
"""

import datetime
import re

from programme_calendars import Calendars, clock, instants, local, start_of_day

MUST_ATTEND = ("co_chair", "presenter", "host", "required")
ROLES = (*MUST_ATTEND, "preferred", "observer")
INTERPRETERS_LEAD = 30
SHIPPED_POLICY = (("required_preferred", "medium", 1), ("preferred_conflict", "medium", 1), ("breaks", "soft", 20),
                  ("larger_rooms", "soft", 1), ("room_stability", "soft", 1), ("compact_days", "soft", 5))


def minutes(duration):
    """Of "PT1H30M"."""
    hours, rest = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", duration).groups()
    return int(hours or 0) * 60 + int(rest or 0)


def hours_of(stated):
    """In minutes; those that pass midnight end beyond the day's last."""
    if stated is None:
        return None
    start, end = clock(stated["from"]), clock(stated["to"])
    return start, end if end > start else end + 1440


def day_of_hours(hours, zone, start, end):
    """The day to whose hours all of [start, end) belongs, or nothing."""
    shown = [local(zone, at) for at in range(start, end)]
    for day in (shown[0][0], shown[0][0] - datetime.timedelta(days=1)):
        if all(hours[0] <= minute + 1440 * (date - day).days < hours[1] for date, minute in shown):
            return day
    return None


def window_of(stated):
    return datetime.date.fromisoformat(stated["from"]), datetime.date.fromisoformat(stated["to"])


class Times:
    """When a resource is there, and the time around its use."""

    def __init__(self, entry, zone, before=0):
        self.zone, self.hours = zone, hours_of(entry.get("hours"))
        self.window = window_of(entry["window"]) if "window" in entry else None
        self.busy = busy_times(entry.get("busy", ()), zone, (0, 0))
        self.before, self.after = around_of(entry, before)

    def cover(self, start, end):
        """Whether it is there for a use from start to end and the time around: on one day, where hours are told."""
        start, end = start - self.before, end + self.after
        if any(from_ < end and start < to for from_, to in self.busy):
            return False
        days = [local(self.zone, at)[0] for at in (start, end - 1)]
        if self.hours:
            day = day_of_hours(self.hours, self.zone, start, end)
            if day is None:
                return False
            days = [day] if self.hours[1] > 1440 else days
        return self.window is None or all(self.window[0] <= day <= self.window[1] for day in days)


class Preference:
    """Times that somebody, or a session, would rather have."""

    DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

    def __init__(self, stated):
        self.hours = hours_of(stated.get("hours"))
        self.weekdays = {self.DAYS.index(day) for day in stated.get("weekdays", self.DAYS)}
        self.is_empty = not stated

    def has(self, zone, at):
        if self.is_empty:
            return True
        day, minute = local(zone, at)
        return day.weekday() in self.weekdays and (self.hours is None or any(
            self.hours[0] <= shown < self.hours[1] for shown in (minute, minute + 1440)))


class Invited:
    def __init__(self, programme, code, role, entry):
        self.code, self.role = code, role
        self.must_attend = role in MUST_ATTEND
        seats = [one["zone"] for one in programme.reference.delegation(code)["seats"]]
        stated = entry.get("seat", seats[0])
        self.seat = stated if stated in seats else seats[0]
        self.mission = None if stated in seats else programme.reference.city({"zone": stated})
        self.stays = [(datetime.date.fromisoformat(one["from"]), datetime.date.fromisoformat(one["to"]),
                       programme.reference.city({"zone": one["zone"]})) for one in entry.get("elsewhere", ())]
        self.joins_online = entry.get("joins") == "online"
        self.hours = hours_of(entry.get("hours"))
        around = around_of(entry)
        stated = entry.get("busy", ())
        self.busy = busy_times([one for one in stated if not one.get("if_need_be")], programme.zone, around)
        self.if_need_be = busy_times([one for one in stated if one.get("if_need_be")], programme.zone, around)
        self.prefers = Preference(entry.get("prefers", {}))
        self.delegates = [(one.get("seat", self.seat), busy_times(one.get("busy", ()), programme.zone,
                                                                  around_of(one) if "around" in one else around))
                          for one in entry.get("delegates", ())]

    def attend(self, calendars, city, start, end):
        """Whether it can attend, what it costs, and what it costs with its wishes: never more than being busy."""
        free, cost = self.without_wishes(calendars, city, start, end)
        if not self.if_need_be and self.prefers.is_empty:
            return free, cost, cost
        table, zone = calendars.table, city.zone if city else self.seat
        wishes = 0
        for at in range(start, end):
            rate = table["if_need_be"]["points"] if any(from_ <= at < to for from_, to in self.if_need_be) else 0
            wishes += rate if self.prefers.has(zone, at) else max(rate, table["not_preferred"]["points"])
        return free, cost, max(cost, min(cost + wishes, table["busy"]["points"] * (end - start)))

    def without_wishes(self, calendars, city, start, end):
        """Whether it can attend, and the points × minutes that it costs; the mean of its delegates', rounded down.
        Where the session is in a city, all of them are there."""
        if not self.delegates:
            return calendars.attend(self.code, city or self.seat, self.hours, self.busy, start, end)
        each = [calendars.attend(self.code, city or seat, self.hours, busy, start, end)
                for seat, busy in self.delegates]
        free, cost = any(free for free, _ in each), sum(cost for _, cost in each) // len(each)
        if any(from_ < end and start < to for from_, to in self.busy):
            return False, max(cost, calendars.table["busy"]["points"] * (end - start))
        return free, cost


def around_of(entry, before=0):
    """Minutes before and after."""
    stated = entry.get("around", {})
    return minutes(stated["before"]) if "before" in stated else before, minutes(stated.get("after", "PT0M"))


def busy_times(stated, zone, around):
    return [(instants(one.get("zone", zone), one["from"])[0] - around[0],
             instants(one.get("zone", zone), one["to"])[-1] + around[1]) for one in stated]


def decided(stated):
    """Where a session is already: its start on the programme's clock, and its room."""
    if "start" not in stated.get("when", {}):
        return None
    return {"start": stated["when"]["start"]} | ({"room": stated["room"]} if "room" in stated else {})


DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Session:
    def __init__(self, programme, stated):
        wish = stated["wish"]
        self.id, self.mode = stated["id"], stated.get("mode", "in_person" if "city" in wish else "virtual")
        self.kind = stated.get("kind", "meeting")
        self.in_person = self.mode in ("in_person", "hybrid")
        self.online = self.mode in ("virtual", "hybrid")
        self.duration = minutes(wish["duration"])
        self.window = window_of(wish.get("window", programme.document.get("window")))
        self.hours = hours_of(wish.get("hours")) or programme.hours
        asked = programme.document | wish
        self.weekdays = [DAYS.index(day) for day in asked.get("weekdays", DAYS)]
        self.left_out = {datetime.date.fromisoformat(day) for day in asked.get("not_on", ())}
        self.deadline = datetime.date.fromisoformat(wish["deadline"]) if "deadline" in wish else None
        self.city = wish.get("city")
        self.seats, self.features = wish.get("seats", 0), set(wish.get("features", ()))
        self.invited = programme.invited(wish.get("attendance", programme.document.get("attendance")))
        quorum = wish.get("quorum", {})
        self.quorum = {"": quorum.get("overall", 0), **quorum.get("regions", {})}
        self.quorum_groups = [(one["least"], set(one["delegations"]) if "delegations" in one else
                               set(programme.reference.members(one["set"], one.get("as_of"))))
                              for one in quorum.get("groups", ())]
        self.most_points = wish.get("floors", programme.document.get("floors", {})).get("most_points")
        languages = stated.get("languages", [])
        self.booths = [frozenset((languages[0], other)) for other in languages[1:]]
        self.over_lunch, self.keeps_lunch = wish.get("over_lunch", False), wish.get("keeps_lunch", False)
        self.prefers = Preference(wish.get("prefers", {}))
        self.pin, self.published = wish.get("pin", {}), decided(stated)
        self.engaged = {one.code for one in self.invited if one.must_attend}
        self.co_chairs = {one.code for one in self.invited if one.role == "co_chair"}
        self.preferred = {one.code for one in self.invited if one.role == "preferred"}


class Programme:
    def __init__(self, document, reference):
        self.document, self.reference = document, reference
        self.zone, self.grid = document["zone"], minutes(document.get("grid", "PT15M"))
        self.window = window_of(document["window"])
        self.origin = start_of_day(self.zone, self.window[0])
        self.end = start_of_day(self.zone, self.window[1] + datetime.timedelta(days=1))
        self.hours, self.lunch = hours_of(document.get("hours")), hours_of(document.get("lunch"))
        self.least_break = minutes(document.get("least_break", "PT0M"))
        self.online_a_day = minutes(document["online_a_day"]) if "online_a_day" in document else None
        links = document.get("links")
        self.links = links["count"] if isinstance(links, dict) else links
        self.links_there = Times(links if isinstance(links, dict) else {}, self.zone)
        self.people = {one["delegation"]: one.get("people", 1) for one in document.get("delegations", ())}
        self.counts = {one["delegation"]: one["counts"] for one in document.get("delegations", ()) if "counts" in one}
        self.waive_lunch = {one["delegation"] for one in document.get("delegations", ()) if one.get("waives_lunch")}
        self.cities = {one["id"]: one["zone"] for one in document.get("cities", ())}
        self.places = {one["id"]: reference.city(one) for one in document.get("cities", ())}
        self.journeys = {frozenset((one["from"], one["to"])): minutes(one["time"])
                         for one in document.get("journeys", ())}
        self.rooms = {one["id"]: one for one in document.get("rooms", ())}
        self.rooms_there = {name: Times(one, self.cities[one["city"]]) for name, one in self.rooms.items()}
        self.pools = {frozenset(one["languages"]): one["people"] for one in document.get("interpreters", ())}
        self.pools_there = {frozenset(one["languages"]): Times(one, self.zone, before=INTERPRETERS_LEAD)
                            for one in document.get("interpreters", ())}
        self.calendars = Calendars(reference, document)
        self.sessions = {one["id"]: Session(self, one) for one in document["sessions"]}
        self.relations = document.get("relations", [])
        self.policy = [(one["term"], one["level"], one["weight"]) for one in document["policy"]
                       ] if "policy" in document else list(SHIPPED_POLICY)
        if "policy" not in document and any(not one.prefers.is_empty for one in self.sessions.values()):
            self.policy.append(("preferred_times", "soft", 1))
        self.attending = {}

    def invited(self, attendance):
        """A delegation named by its code overrides what a set says of it; of several sets the strongest role counts."""
        found = {}
        for entry in attendance:
            if "set" in entry:
                for code in self.reference.members(entry["set"], entry.get("as_of")):
                    role = min(entry["role"], found.get(code, (entry["role"],))[0], key=ROLES.index)
                    found[code] = role, {}
        found.update((entry["delegation"], (entry["role"], entry)) for entry in attendance if "delegation" in entry)
        return [Invited(self, code, role, entry) for code, (role, entry) in sorted(found.items())]

    def is_compared(self, code):
        return self.counts.get(code, "fairly" if self.reference.is_country(code) else "total") == "fairly"

    def people_of(self, code):
        return self.people.get(code, 1)

    def attendance(self, session, start):
        """By code of the invited, whether they can attend, what it costs them there, and with their wishes."""
        key = session.id, start
        if key not in self.attending:
            end = start + session.duration
            self.attending[key] = {one.code: one.attend(self.calendars, self.whereabouts(session, one, start), start, end)
                                   for one in session.invited}
        return self.attending[key]

    def whereabouts(self, session, invited, start):
        """The city where it attends, or None: it takes part from home."""
        if session.in_person and not (session.mode == "hybrid" and invited.joins_online):
            return self.places.get(session.city)
        return next((city for first, last, city in invited.stays if first <= local(city.zone, start)[0] <= last),
                    invited.mission)

    def steps(self, session):
        """That it fills, the last perhaps in part."""
        return -(-session.duration // self.grid)

    def step(self, at):
        return (at - self.origin) // self.grid
