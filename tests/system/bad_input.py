"""Bad input at the front door of every command: one clear message a mistake, exit code 2, nothing written."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

BAD_INPUT = 2
ENVIRONMENT = 3

PROGRAMME = {
    "format": "plenary-programme/1",
    "id": "report-presentation",
    "dialogue": "rabat",
    "zone": "Europe/Brussels",
    "window": {"from": "2020-09-14", "to": "2020-09-18"},
    "attendance": [{"delegation": "SN", "role": "required"}],
    "sessions": [{"id": "report-presentation", "wish": {"duration": "PT1H"}}],
}


def programme(**members):
    return json.dumps({**PROGRAMME, **members}).encode()


GOOD = json.dumps(PROGRAMME).encode()
# Mistakes of every kind in one document.
ALL_AT_ONCE = json.dumps(
    {
        "format": "plenary-programme/1",
        "id": "report-presentation",
        "dialogue": "rabat",
        "zone": "CEST",
        "grid": "PT7M",
        "sessions": [
            {
                "id": "report-presentation",
                "wish": {
                    "window": {"from": "2020-09-31", "to": "2020-09-18"},
                    "duration": "-PT1H",
                    "hourss": {"from": "08:00", "to": "19:00"},
                    "attendance": [
                        {"delegation": "Senegall", "role": "required"},
                        {"delegation": "FR", "role": "chair"},
                        {"delegation": "FR", "role": "required"},
                    ],
                },
            }
        ],
    }
).encode()

# (what, bytes of the document, the message begins with, and holds)
DOCUMENTS = [
    ("an empty file", b"", "", "the file is empty"),
    ("malformed JSON", b'{"format": "plenary-programme/1",\n "dialogue": }', "line 2, column 14: ", "this is not JSON"),
    ("half a document", GOOD[:-20], "line 1, column ", "this is not JSON"),
    ("two documents", GOOD + b"{}", "line 1, column ", "more text after the end"),
    ("JSON of 100,000 levels", b"[" * 100_000, "line 1, column 33: ", "nested too deeply. Allowed: at most 32 levels"),
    ("objects of 100,000 levels", b'{"a":' * 100_000, "line 1, column 161: ", "nested too deeply"),
    ("50 MB of blanks", b" " * 50_000_000, "", "the file is too large. Allowed: at most 32 MiB"),
    ("20 MB of blanks", b" " * 20_000_000, "", "the document is too large"),
    ("invalid UTF-8", GOOD.replace(b"rabat", b"rab\xe9t"), "line 1, column ", '"0xE9" this is not valid UTF-8'),
    ("UTF-16", GOOD.decode().encode("utf-16"), "", "this is UTF-16. Allowed: one JSON value (RFC 8259). Fix: save"),
    ("half of a surrogate pair", GOOD.replace(b"rabat", b"\\ud800"), "line 1, column ", "this is not JSON"),
    ("a number beyond all bounds", GOOD.replace(b'"rabat"', b"1e999"), "", "this is not JSON"),
    ("a member given twice", GOOD.replace(b'"dialogue"', b'"format": 1, "dialogue"'), "/format: ", "given twice"),
    ("a list", b"[]", "this is an array", "Allowed: an object"),
    ("nothing", b"null", '"null" this is null', "Allowed: an object"),
    ("YAML", b"format: plenary-programme/1\nid: a\n", "", "this is YAML"),
    ("a table", b"delegation,role\nSN,required\n", "", "this is a table (CSV)"),
    ("a calendar", b"BEGIN:VCALENDAR\r\n", "", "this is an iCalendar file"),
    ("a problem of before", b'{"format": "plenary-problem/1"}', "/format: ", "`plenary upgrade FILE`"),
    ("a programme without a format", b'{"id": "rabat-2020", "dialogue": "rabat", "sessions": []}', "",
     '"format" is missing'),
    ("end before start", programme(window={"from": "2020-09-18", "to": "2020-09-14"}), "/window/to: ",
     "the window is empty: it ends before it begins"),
    ("a terminal's escape sequence", programme(zone="\x1b[31mEurope/Brussels"), "/zone: ", "\\x1B[31mEurope"),
]


class Checks:
    def __init__(self, plenary, folder):
        self.plenary = plenary
        self.folder = folder
        self.count = 0
        self.wrong = []

    def run(self, arguments, standard_input=b""):
        self.count += 1
        before = set(os.listdir(self.folder))
        run = subprocess.run([self.plenary, *arguments], input=standard_input, capture_output=True, cwd=self.folder)
        left = set(os.listdir(self.folder)) - before
        return run.returncode, run.stdout, run.stderr.decode(errors="strict"), left

    def refused(self, what, arguments, *, begins="", says="", lines=1, exit_code=BAD_INPUT, standard_input=b""):
        code, out, err, left = self.run(arguments, standard_input)
        told = err.splitlines()
        faults = []
        if code != exit_code:
            faults.append(f"exit code {code}")
        if out:
            faults.append(f"{len(out)} bytes of output")
        if left:
            faults.append(f"left {sorted(left)}")
        if lines is not None and len(told) != lines:
            faults.append(f"{len(told)} messages")
        if begins not in err or says not in err:
            faults.append(f"expected {begins!r} and {says!r}")
        if any(ord(c) < 0x20 and c != "\n" for c in err):
            faults.append("a control character in a message")
        if any(len(line) > 1200 for line in told):
            faults.append("a message that nobody reads")
        if faults:
            shown = "\n  ".join(line[:400] for line in told)
            self.wrong.append(f"{what}: {', '.join(faults)}; told:\n  {shown}")


def documents(checks):
    for what, text, begins, says in DOCUMENTS:
        several = None if says is None else 1
        path = pathlib.Path(checks.folder, "input.json")
        path.write_bytes(text)
        arguments = ["propose", "input.json", "--format", "svg", "-o", "map.svg"]
        checks.refused(f"propose, {what}", arguments, begins="input.json: " + begins if begins else "",
                       says=says or "", lines=several)
        checks.refused(f"propose, {what} on standard input", ["propose", "-"], begins=begins, says=says or "",
                       lines=several, standard_input=text)
    # Each mistake once and no complaint that only follows from another.
    path.write_bytes(ALL_AT_ONCE)
    code, out, err, left = checks.run(["propose", "input.json"])
    wheres = [line.split(": ")[1] for line in err.splitlines()]
    wish = "/sessions/0/wish"
    expected = ["/zone", "/grid", f"{wish}/window/from", f"{wish}/duration", f"{wish}/hourss",
                f"{wish}/attendance/0/delegation", f"{wish}/attendance/1/role", f"{wish}/attendance/2/delegation"]
    if code != BAD_INPUT or out or left or sorted(wheres) != sorted(expected):
        checks.wrong.append(f"all mistakes at once: exit code {code}, told:\n  " + err.replace("\n", "\n  "))


def files(checks):
    pathlib.Path(checks.folder, "good.json").write_bytes(GOOD)
    pathlib.Path(checks.folder, "there").mkdir()
    for command in ("propose", "export", "lint"):
        checks.refused(f"{command}, no such file", [command, "missing.json"], begins="missing.json: ",
                       says="No such file or directory")
        if command == "lint":  # which looks through folders
            checks.refused("lint, no file named", [command], begins="lint: FILE: ", says="no file is named")
            continue
        checks.refused(f"{command}, a folder", [command, "there"], begins="there: ", says="this is a folder")
        checks.refused(f"{command}, no file named", [command], says="FILE is required", lines=None)
    if os.geteuid() != 0:
        secret = pathlib.Path(checks.folder, "secret.json")
        secret.write_bytes(GOOD)
        secret.chmod(0)
        checks.refused("propose, a file that may not be read", ["propose", "secret.json"], says="Permission denied")
    checks.refused("propose, output into no folder", ["propose", "good.json", "-o", "nowhere/map.svg"],
                   begins="nowhere/map.svg: ", says="No such file", exit_code=ENVIRONMENT)
    checks.refused("propose, output onto a folder", ["propose", "good.json", "-o", "there"], begins="there: ",
                   says="", exit_code=ENVIRONMENT)
    full = pathlib.Path("/dev/full")
    if full.exists():
        with full.open("wb") as sink:
            run = subprocess.run([checks.plenary, "propose", "good.json"], stdout=sink, cwd=checks.folder)
        if run.returncode != ENVIRONMENT:
            checks.wrong.append(f"propose, standard output is full: exit code {run.returncode}")
    # What is already there stays as it was when the new document is refused.
    kept = pathlib.Path(checks.folder, "kept.svg")
    kept.write_bytes(b"kept")
    pathlib.Path(checks.folder, "input.json").write_bytes(b"{}")
    checks.refused("propose, over an older map", ["propose", "input.json", "-o", "kept.svg"], lines=None)
    if kept.read_bytes() != b"kept":
        checks.wrong.append("propose: a refused document has overwritten an older map")


def options(checks):
    usage = {"lines": None}
    checks.refused("no command", [], says="subcommand", **usage)
    checks.refused("an unknown command", ["porpose"], begins="plenary: COMMAND: ", says='"porpose" is not a command')
    checks.refused("an unknown format", ["propose", "good.json", "--format", "pdf"], says="pdf", **usage)
    checks.refused("no proposals", ["propose", "good.json", "--top", "0"], says="--top", **usage)
    checks.refused("too many proposals", ["propose", "good.json", "--top", "1001"], says="--top", **usage)
    checks.refused("half a proposal", ["propose", "good.json", "--top", "1.5"], says="--top", **usage)
    checks.refused("an unknown option", ["propose", "good.json", "--best"], says="--best", **usage)

    for what, time, says in [
        ("an abbreviation", "2020-09-16 14:00 CEST", "Europe/Brussels"),
        ("a zone that is misspelt", "2020-09-16 14:00 Europe/Bruxelles", "Europe/Brussels"),
        ("no zone", "2020-09-16 14:00", "names no time zone"),
        ("a date that does not exist", "2020-09-31 14:00 Europe/Brussels", "September has 30 days"),
        ("an hour that no clock shows", "2020-09-16 25:00 Europe/Brussels", "25:00"),
        ("an hour that is skipped", "2020-03-29 02:30 Europe/Brussels", "02:30"),
        ("an hour that happens twice", "2020-10-25 02:30 Europe/Brussels", "02:30"),
        ("nothing", "", "is not a local time in a time zone"),
        ("invalid UTF-8", b"2020-09-16 14:00 Europe/Br\xfcssel", "Br\\xFCssel"),
    ]:
        checks.refused(f"when, {what}", ["when", time], begins="plenary: TIME: ", says=says)
    when = ["when", "2020-09-16 14:00 Europe/Brussels"]
    checks.refused("when, an unknown delegation", [*when, "--for", "Senegall"], begins="plenary: --for: ",
                   says='"Senegall" is neither a delegation nor a partner set')
    checks.refused("when, two unknown delegations", [*when, "--for", "XA,SN,XB"], says='"XB"', lines=2)
    checks.refused("when, nobody", [*when, "--for", ""], begins="plenary: --for: ", says="nobody")

    checks.refused("vtimezone, an abbreviation", ["vtimezone", "CEST", "--from", "2020", "--to", "2021"],
                   begins="ZONE: ", says="Europe/Brussels")
    checks.refused("vtimezone, a last year before the first",
                   ["vtimezone", "Europe/Brussels", "--from", "2021", "--to", "2020"], begins="--to: ",
                   says="before the first")
    checks.refused("vtimezone, a year out of reach", ["vtimezone", "Europe/Brussels", "--from", "1899", "--to", "2020"],
                   says="--from", **usage)

    checks.refused("export, a programme that was not released", ["export", "good.json", "-o", "out.ics"], lines=None)
    checks.refused("export, an unknown language", ["export", "good.json", "--language", "de"], says="de", **usage)

    checks.refused("holidays, an unknown country", ["holidays", "--country", "XX", "--year", "2026"], says="XX")
    checks.refused("holidays, a year out of reach", ["holidays", "--country", "SN", "--year", "2050"], says="2035", **usage)
    checks.refused("holidays, a year in words", ["holidays", "--country", "SN", "--year", "next"], says="--year", **usage)


def main(plenary):
    with tempfile.TemporaryDirectory(prefix="plenary-bad-input-") as folder:
        checks = Checks(plenary, folder)
        documents(checks)
        files(checks)
        options(checks)
        for line in checks.wrong:
            print(line)
        print(f"{checks.count} inputs, {len(checks.wrong)} treated wrongly")
        return 1 if checks.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
