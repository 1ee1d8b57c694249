"""Evaluates the VTIMEZONEs of every calendar of a folder with dateutil and with Debian's
python3-icalendar, and compares each event's start with what the tz database says (the .tsv beside).

Both read the file's own definitions: dateutil through `tzical`, icalendar 4.0.3 through
`Timezone.to_tz` (asked for an event's start it would use pytz's zone of the same name instead).
icalendar expands rules to 2038 only, so later starts are left to dateutil; and it cannot read the seconds
of Monrovia's -004430 (before 1972), so there it must be right to the minute.

Usage: ical_python.py FOLDER
"""

import collections
import datetime
import io
import pathlib
import sys

import dateutil.tz
import icalendar

UTC = datetime.timezone.utc
MINUTE = datetime.timedelta(minutes=1)
ICALENDAR_END = datetime.datetime(2038, 1, 1, tzinfo=UTC)


def instant(text):
    return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def events_of(text):
    """UID -> (TZID, local start) of every event, read line by line: the zones are what is tested."""
    events = {}
    for part in text.replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]:
        uid = zone = local = None
        for line in part.split("\r\n"):
            if line.startswith("UID:"):
                uid = line[4:]
            elif line.startswith("DTSTART;TZID="):
                zone, value = line[len("DTSTART;TZID="):].split(":")
                local = datetime.datetime.strptime(value, "%Y%m%dT%H%M%S")
        events[uid] = zone, local
    return events


def definitions_of(text):
    """The VTIMEZONEs alone, as a calendar."""
    start = text.index("BEGIN:VTIMEZONE")
    end = text.index("BEGIN:VEVENT")
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n" + text[start:end] + "END:VCALENDAR\r\n"


def dateutil_reader(definitions):
    zones = dateutil.tz.tzical(io.StringIO(definitions))

    def read(zone, local):
        return local.replace(tzinfo=zones.get(zone)).astimezone(UTC)

    return read


def icalendar_reader(definitions):
    calendar = icalendar.Calendar.from_ical(definitions)
    zones = {str(part["TZID"]): part.to_tz() for part in calendar.walk("VTIMEZONE")}

    def read(zone, local):
        # pytz asks which of two local times is meant by "is DST", so both answers are tried.
        readings = {zones[zone].localize(local, is_dst=flag).astimezone(UTC) for flag in (True, False)}
        return min(readings)

    return read


def compare(name, label, read, events, rows, knows_seconds=True):
    tally = collections.Counter()
    for uid, expected, again, offset_seconds in rows:
        tally["events"] += 1
        actual = read(*events[uid])
        if actual == instant(expected):
            continue
        if again and actual == instant(again):
            tally["second"] += 1
            continue
        if not knows_seconds and offset_seconds != "0" and abs(actual - instant(expected)) < MINUTE:
            continue
        tally["wrong"] += 1
        if tally["wrong"] <= 20:
            print(f"  {uid}: {actual.isoformat()}")
    print(f"{label} {name}: {tally['events']} events, {tally['wrong']} wrong, "
          f"{tally['second']} at the second of two")
    return tally


def main(folder):
    totals = {"dateutil": collections.Counter(), "icalendar": collections.Counter()}
    for path in sorted(pathlib.Path(folder).glob("*.ics")):
        text = path.read_bytes().decode("utf-8")
        rows = [line.split("\t") for line in path.with_suffix(".tsv").read_text().splitlines()]
        events = events_of(text)
        assert len(events) == len(rows), f"{path}: {len(events)} events read, {len(rows)} written"
        definitions = definitions_of(text)
        totals["dateutil"] += compare(path.stem, "dateutil", dateutil_reader(definitions), events, rows)
        early = [row for row in rows if instant(row[1]) < ICALENDAR_END]
        if early:
            totals["icalendar"] += compare(path.stem, "icalendar", icalendar_reader(definitions), events, early,
                                           knows_seconds=False)
    for label, tally in totals.items():
        print(f"{label}: {tally['events'] - tally['wrong']} of {tally['events']} instants agree")
    return 0 if all(tally["events"] > 0 and tally["wrong"] == 0 for tally in totals.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
