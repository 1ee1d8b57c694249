"""Lets three readers that are not ours say what feeds mean which we wrote from what we had read.

roundtrip_probe reads strangers' files and generated calendars, writes each as a feed and beside it what it says;
libical, npm's ical.js and Debian's python3-icalendar with dateutil must find the same in the feed.
Usage: roundtrip_readers.py PROBE LIBICAL SOURCE_DIR FOLDER
"""

import collections
import datetime
import io
import pathlib
import re
import subprocess
import sys

import dateutil.tz
import icalendar

UTC = datetime.timezone.utc
COLUMNS = {"event": ["kind", "UID", "RECURRENCE-ID", "RANGE", "start", "end", "STATUS", "SUMMARY", "DESCRIPTION", "RRULE",
                     "RDATE", "EXDATE"],
           "busy": ["kind", "UID", "FBTYPE", "start", "end"]}


def same_rule(text):
    """A rule without what means nothing: the order of its parts, an interval of one, a week that begins on Monday."""
    parts = (part.split("=") for part in text.split(";") if part)
    return ";".join(sorted(f"{name}={','.join(sorted(value.split(',')))}" for name, value in parts
                           if (name, value) not in {("INTERVAL", "1"), ("WKST", "MO")}))


def without_margins(row):
    """libical takes blanks and tabs away from either end of a value."""
    return tuple(value.strip(" \t") for value in row)


def one_by_one(row):
    """python3-icalendar 4.0.3 unescapes twice, by one replacement after another, so that a backslash that stands for
    itself takes what follows with it. Applied to what we wrote, to compare all the rest."""
    def read(text):
        for ours, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
            text = text.replace(ours, escaped)
        for escaped, theirs in (("\\,", "%2C"), ("\\:", "%3A"), ("\\;", "%3B"), ("\\\\", "%5C"), ("%2C", ","), ("%3A", ":"),
                                ("%3B", ";"), ("%5C", "\\"), ("\\n", "\n"), ("\\,", ","), ("\\;", ";"), ("\\\\", "\\")):
            text = text.replace(escaped, theirs)
        return text

    texts = (1, 7, 8) if row[0] == "event" else (1,)
    return tuple(read(value) if column in texts else value for column, value in enumerate(row))


def unescaped(text):
    return re.sub(r"\\(.)", lambda found: {"t": "\t", "n": "\n"}.get(found[1], found[1]), text)


def normal(line):
    row = [unescaped(value) for value in line.split("\t")]
    if row[0] == "event":
        row[9] = same_rule(row[9])
    return tuple(row)


def readings_of(lines):
    """File -> its rows, sorted."""
    files = collections.defaultdict(list)
    for line in lines:
        name, row = line.split("\t", 1)
        files[name].append(normal(row))
    return {name: sorted(rows) for name, rows in files.items()}


def field(text):
    return str(text).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def basic(value):
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y%m%dT%H%M%S")
    return value.strftime("%Y%m%d")


def python_rows(text):
    calendar = icalendar.Calendar.from_ical(text)
    zones = None
    if "BEGIN:VTIMEZONE" in text:
        start = text.index("BEGIN:VTIMEZONE")
        end = text.rindex("END:VTIMEZONE") + len("END:VTIMEZONE\r\n")
        zones = dateutil.tz.tzical(io.StringIO(text[start:end]))

    def told(value):
        if not isinstance(value.dt, datetime.datetime):
            return basic(value.dt)
        if "TZID" not in value.params:
            return basic(value.dt) + "Z"
        local = value.dt.replace(tzinfo=zones.get(value.params["TZID"]))
        return basic(local.astimezone(UTC)) + "Z"

    def dates(event, name):
        properties = event.get(name, [])
        properties = properties if isinstance(properties, list) else [properties]
        return ",".join(sorted(basic(value.dt) for property in properties for value in property.dts))

    for event in calendar.walk("VEVENT"):
        original = event.get("RECURRENCE-ID")
        rule = event.get("RRULE")
        yield "\t".join(["event", field(event["UID"]), basic(original.dt) if original else "",
                         original.params.get("RANGE", "") if original else "", told(event["DTSTART"]),
                         told(event["DTEND"]), event.get("STATUS", ""), field(event.get("SUMMARY", "")),
                         field(event.get("DESCRIPTION", "")), rule.to_ical().decode() if rule else "",
                         dates(event, "RDATE"), dates(event, "EXDATE")])
    for busy in calendar.walk("VFREEBUSY"):
        properties = busy.get("FREEBUSY", [])
        for period in properties if isinstance(properties, list) else [properties]:
            yield "\t".join(["busy", field(busy["UID"]), period.params["FBTYPE"], basic(period.start) + "Z",
                             basic(period.end) + "Z"])


def python_reading(folder):
    return readings_of(f"{path.stem}\t{row}" for path in sorted(folder.glob("*.ics"))
                       for row in python_rows(path.read_bytes().decode()))


def program_reading(*command):
    done = subprocess.run(command, check=True, capture_output=True)
    return readings_of(done.stdout.decode().split("\n")[:-1])


def differences(expected, actual):
    """What the reader finds otherwise, column by column where a row is found at all."""
    for row in expected:
        if row in actual:
            continue
        columns = COLUMNS[row[0]]
        other = next((one for one in actual if one[:3] == row[:3] and one not in expected), None)
        if other is None:
            yield f"{row[0]} {row[1]} {row[2]} is missing"
        else:
            yield from (f"{row[1]}: {name} is {ours!r}, read as {theirs!r}"
                        for name, ours, theirs in zip(columns, row, other) if ours != theirs)


def main(probe, libical, root, folder):
    for old in folder.iterdir():
        old.unlink()
    fixtures = sorted((root / "tests/unit/calendar/ical/import/fixtures").glob("*.ics"))
    subprocess.run([probe, str(folder), *map(str, fixtures)], check=True)
    expected = readings_of(f"{path.stem}\t{line}" for path in sorted(folder.glob("*.tsv"))
                           for line in path.read_bytes().decode().split("\n")[:-1])
    readings = {
        "libical": program_reading(libical, str(folder)),
        "ical.js": program_reading("node", str(root / "tests/conformance/roundtrip_js.mjs"), str(folder)),
        "python3-icalendar": python_reading(folder),
    }
    wrong = 0
    for reader, reading in readings.items():
        for name in sorted(expected.keys() | reading.keys()):
            ours, theirs = expected.get(name, []), reading.get(name, [])
            if reader == "libical":
                ours, theirs = (sorted(map(without_margins, rows)) for rows in (ours, theirs))
            if reader == "python3-icalendar":
                ours = sorted(map(one_by_one, ours))
            found = list(differences(ours, theirs))
            if len(ours) != len(theirs):
                found.append(f"{len(theirs)} rows read, {len(ours)} written")
            for difference in found:
                wrong += 1
                if wrong <= 60:
                    print(f"{reader}, {name}: {difference}")
    rows = sum(map(len, expected.values()))
    print(f"{len(expected)} files with {rows} events and busy times, 3 readers, {wrong} differences")
    return 1 if wrong or not rows else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4])))
