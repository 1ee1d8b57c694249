"""Holidays, drifts, local times and busy times are documents as their schemas say, and no schema is loose."""

import copy
import json
import pathlib
import subprocess
import sys

from programme_schema import schemas_of, validator

NAMES = ("holidays", "drift", "local-times", "busy")

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20260901T080000Z
DTSTART;TZID=Europe/Paris:20261025T013000
DTEND;TZID=Europe/Paris:20261025T023000
SUMMARY:Ends at a time that the clocks of Paris show twice
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20260901T080000Z
DTSTART;VALUE=DATE:20261027
STATUS:TENTATIVE
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
"""


def questions():
    """(schema, arguments, standard input): countries of each kind of source, clocks that move and clocks that do not."""
    for country in ("SN", "MA", "LY", "FR", "LU", "MT", "CV", "TN"):
        for year in (2015, 2026, 2035):
            yield "holidays", ["holidays", "--country", country, "--year", str(year)], ""
    for time in ("2026-01-07 14:00 Europe/Brussels", "2026-02-01 09:30 Africa/Casablanca"):
        for whom in ("rabat", "MA,EG,SN"):
            yield "drift", ["drift", time, "--to", "2026-12-31", "--for", whom], ""
            yield "local-times", ["when", time, "--for", whom], ""
    # Kathmandu's offset had seconds before 1920.
    yield "local-times", ["when", "1919-06-01 12:00 Asia/Kathmandu", "--for", "rabat"], ""
    yield "busy", ["import", "-", "--as", "busy", "--from", "2026-10-20", "--to", "2026-10-31"], CALENDAR
    yield "busy", ["import", "-", "--from", "2026-10-20", "--to", "2026-10-31", "--zone", "Europe/Paris"], CALENDAR
    yield "busy", ["import", "-", "--from", "2027-10-20", "--to", "2027-10-31", "--zone", "Africa/Dakar"], CALENDAR


def spoiled(document):
    """The document with one member too many, and with each of its own left out."""
    yield {**document, "surprise": 1}
    for name in document:
        shorter = copy.deepcopy(document)
        del shorter[name]
        yield shorter


def main(root, plenary):
    schemas = schemas_of(root, *NAMES)
    wrong = []
    asked = 0
    for name, arguments, text in questions():
        run = subprocess.run([plenary, *arguments, "--format", "json"], input=text.encode(), capture_output=True)
        what = " ".join(arguments)
        if run.returncode != 0:
            wrong.append(f"{what}: exit code {run.returncode}: {run.stderr.decode()}")
            continue
        document = json.loads(run.stdout)
        check = validator(schemas, name)
        wrong += [f"{what}: {list(error.absolute_path)} {error.message[:160]}" for error in check.iter_errors(document)]
        wrong += [f"{what}: a spoiled document passes" for one in spoiled(document) if check.is_valid(one)]
        asked += 1
    for line in wrong:
        print(line)
    print(f"{asked} documents")
    return 1 if wrong or asked < 30 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2]))
