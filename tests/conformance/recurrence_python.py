#!/usr/bin/python3
"""Expands the rules of recurrence_probe with python-dateutil and compares. Usage: recurrence_python.py FOLDER

Every rule must agree. Where dateutil reads a kind of rule differently from RFC 5545, the table DIFFERENCES
names the kind by what the rule says, and says how to ask dateutil for what the RFC means; then that must agree.
Each kind must hold rules that dateutil reads differently as they are written, or it has to leave the table.

Whatever the rule says, RFC 5545 §3.3.10 counts the start as the first occurrence; dateutil leaves out a start
that the rule does not name (§3.8.5.3 calls the set undefined). It is put before what dateutil finds.
"""

import itertools
import sys
import warnings
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Rule:
    """One row of the table."""

    def __init__(self, row):
        start, self.on, self.zone, self.text, occurrences = row.rstrip("\n").split("\t")
        self.parts = dict(part.split("=") for part in self.text.split(";"))
        zone = None if self.zone in ("date", "floating") else ZoneInfo(self.zone)
        self.start = instant(start).replace(tzinfo=zone)
        times = occurrences.split(" ")
        self.ends = times[-1] == "."
        self.expected = [instant(time) for time in times if time != "."]
        self.count = int(self.parts.get("COUNT", 0)) or None

    def week_start(self):
        return WEEKDAYS.index(self.parts.get("WKST", "MO"))

    def weekday(self):
        return WEEKDAYS[self.start.weekday()]

    def far(self):
        """An UNTIL beyond everything that is compared."""
        far = max(self.expected[-1] + timedelta(days=1000), self.expected[0] + timedelta(days=9000))
        return far.strftime("%Y%m%dT%H%M%S") + ("Z" if self.start.tzinfo else "")

    def within_until(self, time):
        """Whether UNTIL, of the kind that the start asks for, lets `time` be."""
        if "UNTIL" not in self.parts:
            return True
        until = instant(self.parts["UNTIL"].rstrip("Z"))
        if self.start.tzinfo is None:
            return time <= until
        return time.replace(tzinfo=self.start.tzinfo) <= until.replace(tzinfo=timezone.utc)

    def days(self):
        return self.parts.get("BYDAY", "").split(",")


def instant(text):
    return datetime.strptime(text, "%Y%m%dT%H%M%S" if "T" in text else "%Y%m%d")


def occurrences(parts, start):
    """What dateutil says, as clock times; lazily."""
    rule = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=start)
    return (time.replace(tzinfo=None) for time in rule)


def exists(rule, time):
    """Whether a clock of the rule's zone ever shows `time`: RFC 5545 §3.3.10 ignores what does not exist."""
    zone = rule.start.tzinfo
    if zone is None:
        return True
    return time.replace(tzinfo=zone).astimezone(timezone.utc).astimezone(zone).replace(tzinfo=None) == time


def agrees(rule, times):
    """Whether the start and then those of `times`, which may hold it too, that exist are what we say."""
    start = rule.start.replace(tzinfo=None)
    following = (time for time in times if time > start and exists(rule, time))
    most = len(rule.expected) + rule.ends  # one more shows that there is none
    found = list(itertools.islice(itertools.chain([start], following), min(most, rule.count or most)))
    return found[:len(rule.expected)] == rule.expected and (not rule.ends or len(found) == len(rule.expected))


def uncounted(rule, **changed):
    """The parts without COUNT, which `agrees` applies, and never searched far beyond what is compared."""
    parts = {name: value for name, value in rule.parts.items() if name != "COUNT"} | changed
    parts.setdefault("UNTIL", rule.far())
    return {name: value for name, value in parts.items() if value is not None}


# Kinds of rules: does the rule belong to it, and what does it mean.

def mixed_weekdays(rule):
    return len({day in WEEKDAYS for day in rule.days()}) == 2


def all_numbers(rule):
    most = 5 if rule.parts["FREQ"] == "MONTHLY" or "BYMONTH" in rule.parts else 53
    numbered = [f"{n}{day}" for day in rule.days() if day in WEEKDAYS for n in range(1, most + 1)]
    return occurrences(uncounted(rule, BYDAY=",".join(numbered + [day for day in rule.days() if day not in WEEKDAYS])),
                       rule.start)


def week_without_day(rule):
    return "BYWEEKNO" in rule.parts and not {"BYDAY", "BYMONTHDAY", "BYYEARDAY"} & rule.parts.keys()


def counted_weeks(rule):
    weeks = rule.parts.get("BYWEEKNO")
    return weeks and ({"INTERVAL", "BYSETPOS"} & rule.parts.keys() or
                      any(not 0 < int(week) < 52 for week in weeks.split(",")))


def week_of(time, week_start):
    """The year of weeks and its week: those of the week's fourth day; ISO 8601 for weeks from Monday."""
    fourth = time - timedelta(days=(time.weekday() - week_start) % 7 - 3)
    return fourth.year, (fourth.timetuple().tm_yday - 1) // 7 + 1


def by_years_of_weeks(rule):
    """The days of all weeks; then by BYWEEKNO, INTERVAL and BYSETPOS within years of weeks."""
    day = {"BYDAY": rule.weekday()} if week_without_day(rule) else {}
    everything = uncounted(rule, BYWEEKNO=None, INTERVAL=None, BYSETPOS=None, UNTIL=rule.far(), **day)
    first, _ = week_of(rule.start, rule.week_start())
    numbers = [int(number) for number in rule.parts["BYWEEKNO"].split(",")]
    positions = [int(position) for position in rule.parts.get("BYSETPOS", "0").split(",")]
    times = ((time, *week_of(time, rule.week_start()))
             for time in occurrences(everything, rule.start.replace(year=first - 1, month=1, day=1)))
    for year, group in itertools.groupby(times, lambda each: each[1]):
        if year < first or (year - first) % int(rule.parts.get("INTERVAL", 1)) != 0:
            continue
        _, weeks = week_of(datetime(year, 12, 28), rule.week_start())
        named = [time for time, _, week in group if week in numbers or week - weeks - 1 in numbers]
        yield from (time for at, time in enumerate(named, 1)
                    if (positions == [0] or at in positions or at - len(named) - 1 in positions)
                    and rule.within_until(time))


def week_position(rule):
    return rule.parts["FREQ"] == "WEEKLY" and "BYSETPOS" in rule.parts


def from_first_day_of_week(rule):
    begin = rule.start - timedelta(days=(rule.start.weekday() - rule.week_start()) % 7)
    return occurrences(uncounted(rule, BYDAY=rule.parts.get("BYDAY", rule.weekday())), begin)


DIFFERENCES = [
    # kind, section, what dateutil does, predicate, what the RFC means
    ("BYWEEKNO with INTERVAL or BYSETPOS, or of the last weeks", "§3.3.10 BYWEEKNO, ISO 8601",
     "counts calendar years, which tears a week that two years share, or loses it as 53 or -53",
     counted_weeks, by_years_of_weeks),
    ("BYWEEKNO without a day", "§3.3.10: what is missing is taken from DTSTART",
     "takes all seven days of the week", week_without_day,
     lambda rule: occurrences(uncounted(rule, BYDAY=rule.weekday()), rule.start)),
    ("BYDAY with and without numbers", "§3.3.10 BYDAY: a list of days", "asks for both at once and finds none",
     mixed_weekdays, all_numbers),
    ("WEEKLY with BYSETPOS", "§3.3.10 BYSETPOS: the set of one interval",
     "counts the first week from its start, not from WKST", week_position, from_first_day_of_week),
]


def main(folder):
    rules = [Rule(row) for row in (Path(folder) / "rules.tsv").read_text().splitlines()]
    counts = {kind: [0, 0] for kind, *_ in DIFFERENCES}
    wrong, off = [], 0
    for rule in rules:
        kind, *_, restated = next((row for row in DIFFERENCES if row[3](rule)), (None, None))
        if kind is None:
            # dateutil counts what does not exist; where there may be such, `agrees` counts instead.
            agreed = agrees(rule, occurrences(uncounted(rule) if rule.on == "odd" else rule.parts, rule.start))
        else:
            agreed = agrees(rule, restated(rule))
            counts[kind][0] += 1
            # Two will do: to find nothing takes dateutil until the year 9999.
            if counts[kind][1] < 2:
                counts[kind][1] += not agrees(rule, occurrences(uncounted(rule), rule.start))
        off += rule.on == "free"
        if not agreed:
            wrong.append(f"{rule.start:%Y%m%dT%H%M%S} {rule.zone} {rule.text}")

    for kind, section, what, *_ in DIFFERENCES:
        print(f"  {kind} ({section}): dateutil {what}; {counts[kind][0]} rules asked in other words")
    for line in wrong[:20]:
        print(f"  {line}")
    print(f"dateutil: {len(rules) - len(wrong)} of {len(rules)} rules agree, {off} from a start that they may not name")
    return 0 if rules and not wrong and all(differ for _, differ in counts.values()) else 1


if __name__ == "__main__":
    warnings.simplefilter("ignore", DeprecationWarning)
    sys.exit(main(sys.argv[1]))
