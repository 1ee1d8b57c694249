"""Compares our zones with Python's zoneinfo (PEP 615, PEP 495) on the same tz database.

For every zone and every change of clocks from 1900 to 2199 — those that we state, those in the
zone's TZif table and those that zoneinfo shows when stepped through — the offset and abbreviation one
second before, at and one second after, and how the local times around the change resolve. All must agree.
"""

import struct
import subprocess
import sys
import zoneinfo
from datetime import datetime, timedelta, timezone
from pathlib import Path

ZONEINFO = Path("/usr/share/zoneinfo")
FIRST = int(datetime(1900, 1, 1, tzinfo=timezone.utc).timestamp())
LAST = int(datetime(2200, 1, 1, tzinfo=timezone.utc).timestamp())
STEP = 10 * 86400  # changes that undo each other sooner are still in the other two lists
EPOCH = datetime(1970, 1, 1)
EPOCH_UTC = datetime(1970, 1, 1, tzinfo=timezone.utc)

# What the database keeps under names that people use as abbreviations, and this machine's own setting.
REFUSED = set(
    "CET CST6CDT EET EST EST5EDT GMT GMT+0 GMT-0 GMT0 HST MET MST MST7MDT PST8PDT WET Factory localtime".split()
)


def table_changes(zone_id):
    """The transition times of the 64-bit block of a TZif file (RFC 9636 §3)."""
    data = (ZONEINFO / zone_id).read_bytes()

    def counts(at):
        magic, _, *rest = struct.unpack(">4sc15x6l", data[at : at + 44])
        assert magic == b"TZif"
        return rest

    isut, isstd, leap, time, kind, char = counts(0)
    second = 44 + time * 5 + kind * 6 + char + leap * 8 + isstd + isut
    time = counts(second)[3]
    return struct.unpack(f">{time}q", data[second + 44 : second + 44 + 8 * time])


def offset_at(zone, epoch):
    return (EPOCH_UTC + timedelta(seconds=epoch)).astimezone(zone).utcoffset()


def stepped_changes(zone):
    """Changes of offset that show when zoneinfo is asked every few days, found to the second by halving."""
    changes = []
    before = offset_at(zone, FIRST)
    for right in range(FIRST + STEP, LAST, STEP):
        after = offset_at(zone, right)
        if after != before:
            low, high = right - STEP, right
            while high - low > 1:
                middle = (low + high) // 2
                if offset_at(zone, middle) == before:
                    low = middle
                else:
                    high = middle
            changes.append(high)
        before = after
    return changes


def expected_at(zone, epoch):
    local = (EPOCH_UTC + timedelta(seconds=epoch)).astimezone(zone)
    return f"{local.utcoffset() // timedelta(seconds=1)} {local.tzname()}"


def expected_local(zone, count):
    local = (EPOCH + timedelta(seconds=count)).replace(tzinfo=zone)
    before = local.utcoffset() // timedelta(seconds=1)
    after = local.replace(fold=1).utcoffset() // timedelta(seconds=1)
    kind = "unique" if before == after else "gap" if before < after else "fold"
    return f"{kind} {count - before} {count - after}"


def stated_changes(probe):
    stated = {}
    for line in subprocess.run([probe, "--transitions"], check=True, capture_output=True, text=True).stdout.split("\n"):
        if line.startswith("Z "):
            changes = stated.setdefault(line[2:], [])
        elif line:
            changes.append(int(line[2:]))
    return stated


def main():
    probe = sys.argv[1]
    zoneinfo.reset_tzpath([str(ZONEINFO)])
    stated = stated_changes(probe)
    failures = []
    if set(stated) != (known := zoneinfo.available_timezones() - REFUSED):
        failures.append(f"identifiers that only one side knows: {sorted(set(stated) ^ known)[:20]}")

    questions, expected = [], []
    instants = locals_ = 0
    for zone_id in sorted(set(stated) & known):
        zone = zoneinfo.ZoneInfo(zone_id)
        questions.append(f"Z {zone_id}")
        expected.append(None)
        changes = set(stated[zone_id]) | set(stepped_changes(zone)) | set(table_changes(zone_id))
        changes |= {FIRST + 1, LAST - 2}
        for change in sorted(c for c in changes if FIRST < c < LAST - 1):
            for epoch in (change - 1, change, change + 1):
                questions.append(f"U {epoch}")
                expected.append(expected_at(zone, epoch))
                instants += 1
            offsets = {offset_at(zone, epoch) // timedelta(seconds=1) for epoch in (change - 1, change)}
            for local in sorted({change + offset + step for offset in offsets for step in (-1, 0, 1)}):
                questions.append(f"L {local}")
                expected.append(expected_local(zone, local))
                locals_ += 1

    answered = subprocess.run([probe], input="\n".join(questions) + "\n", check=True, capture_output=True, text=True)
    answers = iter(answered.stdout.splitlines())
    zone_id = None
    for question, wanted in zip(questions, expected):
        if wanted is None:
            zone_id = question[2:]
        elif (given := next(answers)) != wanted:
            failures.append(f"{zone_id} {question}: we say {given}, zoneinfo says {wanted}")
    if next(answers, None) is not None:
        failures.append("more answers than questions")

    for failure in failures[:40]:
        print(failure)
    print(f"{len(stated)} zones, {instants} instants, {locals_} local times: {len(failures)} differences")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
