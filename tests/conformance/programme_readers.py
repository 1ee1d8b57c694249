"""Exports the sample and lets three readers that are not ours say when its events are.

libical (a program given as an argument), npm's ical.js and Debian's python3-icalendar with dateutil must each find
every event at the instants of programme_instants.tsv, which were worked out by hand from the founding document.
Usage: programme_readers.py PLENARY PROGRAMME_LIBICAL SOURCE_DIR
"""

import datetime
import io
import pathlib
import subprocess
import sys
import tempfile

import dateutil.tz
import icalendar


def python_reading(path):
    """UID -> (start, end). The times through dateutil and the file's own VTIMEZONE, never through a system zone."""
    text = path.read_bytes().decode()
    calendar = icalendar.Calendar.from_ical(text)
    zones = dateutil.tz.tzical(io.StringIO(text[text.index("BEGIN:VTIMEZONE"):text.index("BEGIN:VEVENT")]))

    def told(field):
        if not isinstance(field.dt, datetime.datetime):
            return field.dt.isoformat()
        local = field.dt.replace(tzinfo=zones.get(field.params["TZID"]))
        return local.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")

    return {str(event["UID"]): (told(event["DTSTART"]), told(event["DTEND"])) for event in calendar.walk("VEVENT")}


def program_reading(*command):
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return {uid: (start, end) for uid, start, end in (line.split("\t") for line in lines)}


def main(plenary, libical, root):
    expected = program_reading("cat", str(root / "tests/conformance/programme_instants.tsv"))
    sample = root / "data/samples/rabat.json"
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for language in ("en", "fr", "pt", "ar"):
            path = pathlib.Path(folder) / f"{language}.ics"
            subprocess.run([plenary, "export", str(sample), "-o", str(path), "--language", language], check=True)
            readings = {
                "libical": program_reading(libical, str(path)),
                "ical.js": program_reading("node", str(root / "tests/conformance/programme_js.mjs"), str(path)),
                "python3-icalendar": python_reading(path),
            }
            for reader, reading in readings.items():
                for uid in sorted(expected.keys() | reading.keys()):
                    if expected.get(uid) != reading.get(uid):
                        print(f"{language}, {reader}: {uid} is {reading.get(uid)}, not {expected.get(uid)}")
                        wrong += 1
    print(f"{len(expected)} events, 4 languages, 3 readers, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])))
