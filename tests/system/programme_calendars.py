"""When a delegation can attend and what that costs it, minute by minute, from the files in data/ alone.

Instants are minutes since 1970-01-01T00:00Z; a local minute is (date, minute of that day). Shares nothing with the
product: offsets are those of zoneinfo, holidays those of data/holidays/dates.csv.
"""

import collections
import csv
import datetime
import functools
import json
import math
import pathlib
import zoneinfo

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MINUTE = datetime.timedelta(minutes=1)
NOON = 12 * 60


def clock(text):
    """Minutes after midnight of "09:30"; "24:00" is the end of the day."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def span(text):
    return tuple(clock(part) for part in text.split("-"))


def instant(text):
    """Of "2027-10-19T07:00:00Z"."""
    stamp = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.timezone.utc)
    return (stamp - EPOCH) // MINUTE


@functools.lru_cache(maxsize=None)
def zone(name):
    return zoneinfo.ZoneInfo(name)


@functools.lru_cache(maxsize=None)
def local(name, at):
    """What the clock of a zone shows at an instant."""
    shown = (EPOCH + at * MINUTE).astimezone(zone(name))
    return shown.date(), shown.hour * 60 + shown.minute


@functools.lru_cache(maxsize=None)
def instants(name, text):
    """When a zone's clock shows "2027-10-19T09:00": none, one or, where it is set back, two instants."""
    naive = datetime.datetime.fromisoformat(text.replace(" ", "T"))
    found = set()
    for fold in (0, 1):
        stamp = naive.replace(tzinfo=zone(name), fold=fold).astimezone(datetime.timezone.utc)
        if stamp.astimezone(zone(name)).replace(tzinfo=None) == naive:
            found.add((stamp - EPOCH) // MINUTE)
    return sorted(found)


def start_of_day(name, day):
    """The first minute that a zone's clock gives to a day."""
    at = (datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.timezone.utc) - EPOCH) // MINUTE - 15 * 60
    while local(name, at)[0] < day:
        at += 15
    return at


def days_of_week(text):
    """The numbers of "fri" or "sun-thu", Monday being 0."""
    first, _, last = text.partition("-")
    day, end = DAYS.index(first), DAYS.index(last or first)
    found = [day]
    while day != end:
        day = (day + 1) % 7
        found.append(day)
    return found


def hours_by_day(stated):
    return {day: [span(one) for one in spans] for days, spans in stated.items() for day in days_of_week(days)}


def usual_hours(by_day, rest):
    """What most working days keep; of equally many the first from Monday on; 9 to 17 where nothing is known."""
    resting = {day for days in rest for day in days_of_week(days)}
    kept = [tuple(by_day[day]) for day in range(7) if day not in resting and by_day.get(day)]
    return list(max(kept, key=kept.count)) if kept else [span("09:00-17:00")]


def sunset(day, latitude, longitude):
    """Instant of sunset in seconds since 1970, by the low-precision formulae of NOAA's solar calculator."""
    midnight = (day - datetime.date(1970, 1, 1)).days
    minutes = 1080 - 4 * longitude
    for _ in range(3):
        century = (midnight + 2440587.5 + minutes / 1440 - 2451545) / 36525
        anomaly = math.radians(357.52911 + century * (35999.05029 - 0.0001537 * century))
        mean = 280.46646 + century * (36000.76983 + 0.0003032 * century)
        centre = (math.sin(anomaly) * (1.914602 - century * (0.004817 + 0.000014 * century)) +
                  math.sin(2 * anomaly) * (0.019993 - 0.000101 * century) + math.sin(3 * anomaly) * 0.000289)
        node = math.radians(125.04 - 1934.136 * century)
        apparent = math.radians(mean + centre - 0.00569 - 0.00478 * math.sin(node))
        tilt = math.radians(23.4392911 - 0.0130042 * century + 0.00256 * math.cos(node))
        declination = math.asin(math.sin(tilt) * math.sin(apparent))
        eccentricity = 0.016708634 - century * (0.000042037 + 0.0000001267 * century)
        square, twice = math.tan(tilt / 2) ** 2, math.radians(2 * mean)
        equation = 4 * math.degrees(
            square * math.sin(twice) - 2 * eccentricity * math.sin(anomaly) +
            4 * eccentricity * square * math.sin(anomaly) * math.cos(twice) -
            0.5 * square ** 2 * math.sin(2 * twice) - 1.25 * eccentricity ** 2 * math.sin(2 * anomaly))
        here = math.radians(latitude)
        cosine = (math.sin(math.radians(-0.833)) - math.sin(here) * math.sin(declination)) / (
            math.cos(here) * math.cos(declination))
        if not -1 <= cosine <= 1:
            return None
        minutes = 720 - 4 * longitude - equation + 4 * math.degrees(math.acos(cosine))
    return midnight * 86400 + round(minutes * 60)


City = collections.namedtuple("City", "zone country at")  # where people meet; country: None where it is not known


def zone_of(where):
    return where.zone if isinstance(where, City) else where


class Reference:
    """What data/ says of the partners and of the years."""

    def __init__(self):
        dialogue = json.loads((DATA / "dialogues" / "rabat.json").read_text())
        countries = {path.stem: json.loads(path.read_text()) for path in (DATA / "countries").glob("*.json")}
        regions = {code: region["id"] for region in dialogue["regions"] for code in region["members"]}
        taking_part = dialogue["members"] + [one["country"] for one in dialogue["others"]]
        self.weeks_of = {code: country["weeks"] for code, country in countries.items()}
        self.states = {code: {**countries[code], "seats": countries[code]["zones"], "region": regions[code]}
                       for code in taking_part}
        self.organisations = {one["id"]: one for one in dialogue["delegations"]}
        self.dialogue = dialogue["id"]
        self.sets = [{"id": "partners", "members": dialogue["members"]}, *dialogue["sets"]]
        self.table = json.loads((DATA / "burden" / "table.json").read_text())
        self.ramadans = [(datetime.date.fromisoformat(year["first_day"]), datetime.date.fromisoformat(year["eid_al_fitr"]))
                         for year in json.loads((DATA / "ramadan.json").read_text())["years"]]
        self.holidays = collections.defaultdict(list)
        with open(DATA / "holidays" / "dates.csv", newline="") as lines:
            for line in csv.DictReader(lines):
                remarks = line["remarks"].split()
                free_from = 0
                if line["kind"] == "half_day":
                    free_from = clock(remarks[remarks.index("from") + 1]) if "from" in remarks else NOON
                known = "tentative" not in remarks
                if "disputed" not in remarks:
                    days = self.holidays[line["country"], datetime.date.fromisoformat(line["date"])]
                    days.append((free_from, known))

    def delegation(self, code):
        return self.states.get(code) or self.organisations[code]

    def is_country(self, code):
        return code in self.states

    def region(self, code):
        return self.states[code]["region"] if code in self.states else ""

    def country(self, code):
        return code if code in self.states else self.organisations[code]["country"]

    def weeks(self, code):
        return self.weeks_of[self.country(code)]

    def members(self, name, as_of):
        """Of the latest statement that is not younger than `as_of`; an undated one is the oldest."""
        name = "partners" if name == self.dialogue else name
        if as_of and len(as_of) == 7:
            as_of += "-31"
        stated = [one for one in self.sets if one["id"] == name and not (as_of and one.get("as_of", "") > as_of)]
        return max(stated, key=lambda one: one.get("as_of", ""))["members"]

    def city(self, stated):
        """Of a programme: its country is the one that is stated, or that alone has a seat in its zone."""
        zone, country = stated["zone"], stated.get("country")
        if country is None:
            alone = [code for code, state in self.states.items() if zone in [seat["zone"] for seat in state["seats"]]]
            country = alone[0] if len(alone) == 1 else None
        if country not in self.states:
            return City(zone, None, None)
        seats = self.states[country]["seats"]
        at = next((seat for seat in seats if seat["zone"] == zone), seats[0]).get("at")
        return City(zone, country, None if at is None else tuple(at))

    def in_ramadan(self, day):
        return any(first <= day < eid for first, eid in self.ramadans)


class Calendars:
    """The minutes of delegations under the waivers and the price list of one document."""

    def __init__(self, reference, document):
        self.reference = reference
        self.table = document.get("burden_table", reference.table)
        self.waived = {(one["delegation"], one["what"], one.get("on")) for one in document.get("waivers", ())}
        self.minute = functools.lru_cache(maxsize=None)(self.minute)
        self.day = functools.lru_cache(maxsize=None)(self.day)

    def is_waived(self, code, what, day):
        return bool({(code, what, None), (code, what, day.isoformat())} & self.waived)

    def country_day(self, code, day):
        """What a day is where a country's week and holidays hold: rest, holidays, office hours."""
        reference = self.reference
        observes = reference.states.get(code, {}).get("ramadan", {}).get("level") in ("warn", "reduced")
        week = [one for one in reference.weeks(code)[:1]] + [
            one for one in reference.weeks(code)[1:] if one["from"] <= day.isoformat()]
        week = week[-1]
        rests = any(day.weekday() in days_of_week(rest) for rest in week["rest"])
        stated = week["hours"]
        if "summer" in week and week["summer"]["from"] <= day.isoformat()[5:] <= week["summer"]["to"]:
            stated = week["summer"]["hours"]
        if observes and reference.in_ramadan(day) and "ramadan" in week:
            stated = week["ramadan"]
        on = lambda offset: reference.holidays.get(
            (reference.country(code), day + datetime.timedelta(days=offset)), [])
        certain = [free_from for free_from, known in on(0) if known]
        tentative = any(not known for _, known in on(0))
        by_day = hours_by_day(stated)
        as_usual = rests or tentative or 0 in certain
        return {
            "rests": rests, "rest_waived": self.is_waived(code, "rest_day", day),
            "off_from": min(certain, default=None), "holiday_waived": self.is_waived(code, "holiday", day),
            "tentative": tentative, "near": any(not known for offset in (-1, 1) for _, known in on(offset)),
            "hours": usual_hours(by_day, week["rest"]) if as_usual else by_day.get(day.weekday(), [])}

    def day(self, code, where, day):
        """All that is the same for every minute of a delegation's day, at home or in a city of another country."""
        reference = self.reference
        state = reference.states.get(code, {})
        place = where.country if isinstance(where, City) else code
        days = [self.country_day(country, day) for country in dict.fromkeys((place, code)) if country is not None]
        iftar = None
        observes = state.get("ramadan", {}).get("level") in ("warn", "reduced")
        at = where.at if isinstance(where, City) else seat_of(reference, code, where).get("at")
        if observes and reference.in_ramadan(day) and at is not None:
            seconds = sunset(day, *at)
            if seconds is not None:
                shown = local(zone_of(where), seconds // 60)[1]
                margin = self.table["iftar"]["minutes"]
                iftar = max(0, (shown - margin) // 15 * 15), min(1440, -(-(shown + margin) // 15) * 15)
        prayer = state.get("friday_prayer", {"level": "none"})
        prays = prayer["level"] in ("warn", "avoid", "hard") and day.weekday() == 4
        return {
            "days": days, "hours": [span("09:00-17:00")] if place is None else days[0]["hours"], "iftar": iftar,
            "prayer": span(prayer["span"]) if prays else None,
            "prayer_is_hard": prays and prayer["level"] == "hard" and not self.is_waived(code, "friday_prayer", day)}

    def minute(self, code, where, day, minute):
        """Whether it is refused, and its points per quarter of an hour."""
        table, of = self.table, self.day(code, where, day)
        refused, day_rate = False, 0
        for one in of["days"]:
            off = one["off_from"] is not None and minute >= one["off_from"]
            refused |= (one["rests"] and not one["rest_waived"]) or (off and not one["holiday_waived"])
            applies = {"rest_day": one["rests"], "holiday": off, "near_tentative": one["near"],
                       "tentative": one["tentative"]}
            day_rate = max([day_rate] + [table[name]["points"] for name, is_so in applies.items() if is_so])
        rate = self.by_the_clock(of["hours"], minute)
        if of["iftar"] and of["iftar"][0] <= minute < of["iftar"][1]:
            rate = max(rate, table["iftar"]["points"])
        praying = bool(of["prayer"]) and of["prayer"][0] <= minute < of["prayer"][1]
        if praying:
            rate = max(rate, table["friday_prayer"]["points"])
        return refused or (praying and of["prayer_is_hard"]), day_rate + rate

    def by_the_clock(self, hours, minute):
        table = self.table
        if hours:
            first, last = hours[0][0], hours[-1][1]
            if first <= minute < last:
                lunch = clock(table["lunch"]["from"]), clock(table["lunch"]["to"])
                assumed = len(hours) == 1 and first <= lunch[0] and lunch[1] <= last and lunch[0] <= minute < lunch[1]
                working = any(start <= minute < end for start, end in hours)
                return table["lunch" if assumed or not working else "core"]["points"]
            if first - table["shoulder"]["minutes"] <= minute < last + table["shoulder"]["minutes"]:
                return table["shoulder"]["points"]
        for band in table["bands"]:
            start, end = clock(band["from"]), clock(band["to"])
            if start <= minute < end or (end <= start and (minute >= start or minute < end)):
                return band["points"]
        return table["off_hours"]["points"]

    def attend(self, code, where, hours, busy, start, end):
        """Whether a calendar lets its owner attend, and the points × minutes of a quarter of an hour that it costs.
        They are in one of their seats, which a zone names, or in a city."""
        refused, cost = False, 0
        for at in range(start, end):
            day, minute = local(zone_of(where), at)
            hard, rate = self.minute(code, where, day, minute)
            refused |= hard or (hours is not None and not any(
                hours[0] <= shown < hours[1] for shown in (minute, minute + 1440)))
            cost += rate
        if any(from_ < end and start < to for from_, to in busy):
            return False, max(cost, self.table["busy"]["points"] * (end - start))
        return not refused, cost


def seat_of(reference, code, name):
    return next(one for one in reference.delegation(code)["seats"] if one["zone"] == name)
