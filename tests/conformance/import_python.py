#!/usr/bin/python3
"""Reads FOLDER/import.ics with python-icalendar, dateutil and zoneinfo; compares with FOLDER/import.tsv of import_probe.

    import_python.py FOLDER

The recurrence set is put together here, from RFC 5545 §3.8.4.4 and §3.8.5, independently of ours: rules are
expanded on the wall by dateutil, clocks are zoneinfo's, which reads a time that is skipped or comes twice as
§3.3.5 has it. No disagreement is allowed.
"""

import sys
from collections import defaultdict
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar

UTC = timezone.utc
FIRST, END = datetime(2025, 1, 1), datetime(2027, 1, 1)
BEYOND = END + timedelta(days=60)


class Event:
    def __init__(self, component):
        self.component = component
        start = component["DTSTART"]
        self.whole_day = not isinstance(start.dt, datetime)
        self.zone = None if self.whole_day else ZoneInfo(start.params.get("TZID", "UTC"))
        self.start = self.wall(start.dt)
        self.cancelled = component.get("STATUS") == "CANCELLED"

    def wall(self, value):
        """What the event's clock shows at a date or time of the file."""
        if not isinstance(value, datetime):
            return datetime.combine(value, time())
        if value.tzinfo is UTC or str(value.tzinfo) == "UTC":
            return value.astimezone(self.zone).replace(tzinfo=None, fold=0)
        return value.replace(tzinfo=None, fold=0)

    def instant(self, wall):
        if self.whole_day:
            return wall
        return wall.replace(tzinfo=self.zone).astimezone(UTC)

    def span(self, wall):
        start = self.instant(wall)
        if "DTEND" in self.component:
            return start, start + (self.instant(self.wall(self.component["DTEND"].dt)) - self.instant(self.start))
        duration = self.component["DURATION"].dt
        exact = timedelta(seconds=duration.seconds)
        return start, self.instant(wall + timedelta(days=duration.days)) + exact

    def values(self, name):
        found = self.component.get(name, [])
        for entry in found if isinstance(found, list) else [found]:
            for value in entry.dts:
                yield self.wall(value.dt)

    def members(self):
        """The starts on the wall: DTSTART, RRULE and RDATE without EXDATE."""
        until = self.component["RRULE"].get("UNTIL", [None])[0]
        text = self.component["RRULE"].to_ical().decode()
        text = ";".join(part for part in text.split(";") if not part.startswith("UNTIL="))
        starts = {self.start}
        for start in rrulestr(text, dtstart=self.start):
            if start > BEYOND:
                break
            if until is not None and (start > self.wall(until) if self.whole_day else self.instant(start) > until):
                break
            starts.add(start)
        starts.update(self.values("RDATE"))
        gone = {self.instant(wall) for wall in self.values("EXDATE")}
        return {wall for wall in starts if self.instant(wall) not in gone}


def occurrences(master, overrides):
    """(start, end, cancelled) of one UID."""
    named = {}
    futures = []
    for override in overrides:
        identifier = override.component["RECURRENCE-ID"]
        original = master.instant(master.wall(identifier.dt))
        if identifier.params.get("RANGE") == "THISANDFUTURE":
            futures.append((original, override.start - master.wall(identifier.dt), override))
        else:
            named[original] = override
    futures.sort(key=lambda entry: entry[0])
    for wall in master.members():
        original = master.instant(wall)
        event, start = master, wall
        if original in named:
            event = named[original]
            start = event.start
        else:
            for since, shift, override in futures:
                if since <= original:
                    event, start = override, wall + shift
        yield (*event.span(start), event.cancelled)


def row(start, end, cancelled):
    status = "cancelled" if cancelled else "confirmed"
    if start.tzinfo is None:
        return f"{start.date()}\t{end.date()}\t{status}"
    return f"{start:%Y-%m-%dT%H:%M:%SZ}\t{end:%Y-%m-%dT%H:%M:%SZ}\t{status}"


def main(folder):
    calendar = Calendar.from_ical((folder / "import.ics").read_bytes())
    masters, overrides = {}, defaultdict(list)
    for component in calendar.walk("VEVENT"):
        event = Event(component)
        if "RECURRENCE-ID" in component:
            overrides[str(component["UID"])].append(event)
        else:
            masters[str(component["UID"])] = event
    theirs = set()
    for uid, master in masters.items():
        for start, end, cancelled in occurrences(master, overrides[uid]):
            first, last = (FIRST, END) if start.tzinfo is None else (FIRST.replace(tzinfo=UTC), END.replace(tzinfo=UTC))
            if start < last and end > first:
                theirs.add(f"{uid}\t{row(start, end, cancelled)}")
    ours = set((folder / "import.tsv").read_text().splitlines())
    print(f"python: {len(ours & theirs)} of {len(ours)} occurrences of {len(masters)} events agree")
    for line in sorted(ours ^ theirs)[:20]:
        print("  only", "ours:" if line in ours else "python:", line)
    return 0 if ours and ours == theirs else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
