"""Every kind of message that we make, read by ical.js, libical and python-icalendar: all say the same as we.

libical also holds each message to its own copy of RFC 5546's tables; what it objects to wrongly is listed here.
Usage: itip_readers.py FOLDER ITIP_LIBICAL ITIP_JS"""

import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

import icalendar

# (message, part of libical's text): why libical 3.0.16 is wrong. Its table of DECLINECOUNTER is not RFC 5546's.
FALSE_OBJECTIONS = {
    ("decline_counter", "ATTENDEE"): "RFC 5546 §3.2.8 wants 1+, RFC 2446 allowed none",
    ("decline_counter", "SEQUENCE"): "RFC 5546 §3.2.8 wants 1, RFC 2446 allowed 0 or 1",
    ("decline_counter", "SUMMARY"): "RFC 5546 §3.2.8 allows 0 or 1, RFC 2446 none",
    ("decline_counter", "DTSTART"): "RFC 5546 §3.2.8 allows 0 or 1, RFC 2446 none",
}


def moment(event, name):
    if name not in event:
        return "-"
    value = event.decoded(name)
    if not isinstance(value, datetime):
        return value.strftime("%Y%m%d")
    return value.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")


def python_rows(files):
    for file in files:
        calendar = icalendar.Calendar.from_ical(file.read_bytes())
        for event in calendar.walk("VEVENT"):
            people = event.get("ATTENDEE", [])
            people = people if isinstance(people, list) else [people]
            people = sorted(f"{person}={person.params['PARTSTAT']}" for person in people)
            fields = [file.stem, calendar["METHOD"], event["UID"], event["ORGANIZER"], " ".join(people) or "-",
                      *(moment(event, name) for name in ("DTSTART", "DTEND", "RECURRENCE-ID")),
                      event.get("SEQUENCE", "-"), event.get("STATUS", "-")]
            yield "\t".join(map(str, fields))


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def main():
    folder, libical, script = map(Path, sys.argv[1:])
    files = sorted(folder.glob("*.ics"))
    expected = sorted((folder / "messages.tsv").read_text(encoding="utf-8").splitlines())
    assert len(files) >= 17 and len(expected) == len(files), (len(files), len(expected))

    said = output_of(libical, *files)
    objections = [line.split("\t", 2)[1:] for line in said if line.startswith("restriction:")]
    readings = {
        "python-icalendar": sorted(python_rows(files)),
        "ical.js": sorted(output_of("node", script, *files)),
        "libical": sorted(line for line in said if not line.startswith("restriction:")),
    }
    wrong = 0
    for reader, rows in readings.items():
        differences = [pair for pair in zip(expected, rows) if pair[0] != pair[1]]
        wrong += len(differences) + abs(len(rows) - len(expected))
        print(f"{reader}: {len(rows)} messages read, {len(differences)} otherwise than we say")
        for ours, theirs in differences:
            print(f"  we say  {ours}\n  it says {theirs}")

    used = set()
    for name, text in objections:
        reason = next((key for key in FALSE_OBJECTIONS if key[0] == name and key[1] in text), None)
        used.add(reason)
        wrong += reason is None
        print(f"libical objects to {name}: {text}" + (f" — wrongly: {FALSE_OBJECTIONS[reason]}" if reason else ""))
    for key in FALSE_OBJECTIONS.keys() - used:
        wrong += 1
        print(f"libical no longer objects to {key}: take it off the list")
    print(f"{len(expected)} messages, {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
