"""One session for people anywhere: every start of random problems ranked again, without the product's code.

Persons live where clocks are unusual: quarters and halves of hours, UTC+14 and UTC−11, half hours of summer time, two
hours of it, summer time that ends for Ramadan. Some are in two dialogues that are joined, some in no region, some count
in the total alone. The certificate says of each start what forbids it or where it loses; all of it is counted again
here, minute by minute with Python's zoneinfo.

Usage: worldwide.py PLENARY [PROBLEMS [SEED]]
"""

import datetime
import fractions
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import programme_calendars
from programme_calendars import DATA, Calendars, local, start_of_day

PLENARY = str(pathlib.Path(sys.argv[1]).resolve())
PROBLEMS = int(sys.argv[2]) if len(sys.argv) > 2 else 40
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 2027

ZONES = ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Chatham", "Pacific/Apia", "Pacific/Auckland",
         "Australia/Lord_Howe", "Australia/Eucla", "Australia/Adelaide", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Yangon",
         "Asia/Tehran", "Asia/Kabul", "Antarctica/Troll", "Africa/Casablanca", "Africa/Cairo", "Europe/London",
         "America/St_Johns", "America/Santiago", "America/Los_Angeles", "Pacific/Marquesas", "Pacific/Honolulu")
# Clocks change on or near these days somewhere in the list; in an ordinary week they do not.
DAYS = ("2026-03-28", "2026-04-04", "2026-09-26", "2026-10-03", "2026-10-24", "2027-03-13", "2027-03-27", "2027-06-09",
        "2027-11-06", "2026-02-14", "2027-03-10")
ROLES = ("preferred", "preferred", "preferred", "observer", "required")
WEEKS = ({"rest": ["sat", "sun"], "hours": {"mon-fri": ["09:00-17:00"]}},
         {"rest": ["sat", "sun"], "hours": {"mon-fri": ["08:30-12:15", "13:15-17:45"]}},
         {"rest": ["fri", "sat"], "hours": {"sun-thu": ["08:00-15:30"]}},
         {"rest": ["sun"], "hours": {"mon-sat": ["10:00-14:00"]}})


class People:
    """In place of the reference data: persons with a week of their own and no holidays."""

    def __init__(self, persons):
        self.persons = {one["id"]: one for one in persons}
        self.states, self.holidays = {}, {}
        self.table = json.loads((DATA / "burden" / "table.json").read_text())

    def weeks(self, code):
        return self.persons[code].get("weeks", [WEEKS[0]])

    def country(self, code):
        return code

    def delegation(self, code):
        return {"seats": [{"zone": self.persons[code]["zone"]}]}

    def in_ramadan(self, _):
        return False


class Problem:
    def __init__(self, rng):
        self.persons = [self.person(rng, f"p{i}") for i in range(rng.randint(2, 8))]
        self.dialogues = [self.dialogue(rng, name) for name in ("here", "there")[:rng.randint(1, 2)]]
        self.together = {one["id"] for dialogue in self.dialogues for one in dialogue["delegations"]}
        first = datetime.date.fromisoformat(rng.choice(DAYS))
        self.last = first + datetime.timedelta(days=rng.randint(0, 2))
        self.zone, self.first, self.length = rng.choice(ZONES), first, 15 * rng.randint(1, 10)
        self.roles = {code: rng.choice(ROLES) for code in sorted(self.together)}
        self.roles[min(self.roles)] = rng.choice(("co_chair", "preferred"))
        self.counts = {code: rng.choice(("fairly", "total")) for code in self.roles if rng.random() < 0.15}
        self.document = {
            "format": "plenary-programme/1", "id": "worldwide", "zone": self.zone,
            "dialogue": [one["id"] for one in self.dialogues],
            "window": {"from": first.isoformat(), "to": self.last.isoformat()},
            "attendance": [{"delegation": code, "role": role} for code, role in self.roles.items()],
            "sessions": [{"id": "s", "title": "S", "wish": {"duration": f"PT{self.length}M"}}]}
        if self.counts:
            self.document["delegations"] = [{"delegation": code, "counts": how} for code, how in self.counts.items()]

    @staticmethod
    def person(rng, code):
        kind = rng.choice(("person", "person", "team", "organisation"))
        person = {"id": code, "kind": kind, "name": code, "zone": rng.choice(ZONES), "language": "en"}
        if rng.random() < 0.8:
            person["weeks"] = [rng.choice(WEEKS)]
        if rng.random() < 0.2:
            person["counts"] = rng.choice(("fairly", "total"))
        return person

    def dialogue(self, rng, name):
        taking_part = [one for one in self.persons if rng.random() < 0.8] or self.persons[:1]
        regions = {}
        for one in taking_part:
            if rng.random() < 0.8:
                regions.setdefault(rng.choice("xyz"), []).append(one["id"])
        return {"format": "plenary-dialogue/1", "id": name, "name": name, "delegations": taking_part,
                "regions": [{"id": key, "name": key, "members": codes} for key, codes in sorted(regions.items())]}

    def is_compared(self, code):
        person = next(one for one in self.persons if one["id"] == code)
        by_kind = "total" if person["kind"] == "organisation" else "fairly"
        return self.counts.get(code, person.get("counts", by_kind)) == "fairly"

    def starts(self):
        end = start_of_day(self.zone, self.last + datetime.timedelta(days=1))
        return range(start_of_day(self.zone, self.first), end, 15)

    def key(self, units):
        """By what starts are compared; the lesser is the better."""
        compared = {code: cost for code, cost in units.items() if self.is_compared(code)}
        means = []
        for dialogue in self.dialogues:
            for region in dialogue["regions"]:
                members = [compared[code] for code in region["members"] if code in compared]
                if members:
                    means.append(fractions.Fraction(sum(members), len(members)))
        return sorted(compared.values(), reverse=True), sorted(means, reverse=True), sum(units.values())

    def ranked(self):
        """By start: the rule that forbids it, from 1, or its key."""
        people = People(self.persons)
        calendars = Calendars(people, {})
        weights = people.table["weights"]
        must = [code for code, role in self.roles.items() if role in ("co_chair", "required")]
        found = []
        for start in self.starts():
            lived = {code: calendars.attend(code, people.persons[code]["zone"], None, (), start, start + self.length)
                     for code in self.roles}
            refused = next((number for number, code in enumerate(must, 1) if not lived[code][0]), None)
            found.append(refused or self.key({code: cost * weights[self.roles[code]]
                                              for code, (_, cost) in lived.items()}))
        return found


def verdicts(found):
    """What a certificate must say of each start."""
    possible = [i for i, one in enumerate(found) if not isinstance(one, int)]
    best = min(possible, key=lambda i: (found[i], i), default=None)
    said = []
    for i, one in enumerate(found):
        if isinstance(one, int):
            said.append(f"x{one}")
        elif i == best:
            said.append("w")
        else:
            said.append(loss(found[best], one))
    return best, said


def loss(winner, other):
    for letter, mine, theirs in zip("cr", winner[:2], other[:2]):
        for place, (a, b) in enumerate(zip(mine, theirs), 1):
            if a != b:
                return f"{letter}{place}"
    return "t" if winner[2] != other[2] else "e"


def stated(certificate):
    said = []
    for line in certificate.splitlines():
        if line.startswith("from "):
            for word in line.split()[2:]:
                verdict, _, times = word.partition("*")
                said += [verdict] * int(times or 1)
    return said


def check(problem, folder):
    files = []
    for dialogue in problem.dialogues:
        path = folder / f"{dialogue['id']}.json"
        path.write_text(json.dumps(dialogue))
        files += ["--dialogue", str(path)]
    programme, certificate = folder / "programme.json", folder / "certificate.txt"
    programme.write_text(json.dumps(problem.document))
    done = subprocess.run([PLENARY, "propose", str(programme), *files, "--format", "json", "--certificate",
                           str(certificate)], capture_output=True, text=True, timeout=300, check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(done.stderr)
    best, said = verdicts(problem.ranked())
    if stated(certificate.read_text()) != said:
        wrong = [(i, a, b) for i, (a, b) in enumerate(zip(said, stated(certificate.read_text()))) if a != b]
        raise AssertionError(f"starts that should be judged otherwise: {wrong[:10]}")
    proposals = json.loads(done.stdout)["proposals"]
    if (best is None) != (not proposals):
        raise AssertionError("an answer where there is none, or none where there is one")
    if best is not None:
        start = problem.starts()[best]
        if programme_calendars.instant(proposals[0]["start"]) != start:
            raise AssertionError(f"{proposals[0]['start']} is not the best")
        check_local_dates(problem, proposals[0], start)
    verified = subprocess.run([PLENARY, "verify", str(certificate), str(programme), *files], capture_output=True,
                              text=True, timeout=300, check=False)
    if verified.returncode != 0:
        raise AssertionError(verified.stdout + verified.stderr)
    return best is not None, len(said)


def check_local_dates(problem, proposal, start):
    for one in proposal["delegations"]:
        zone = next(person["zone"] for person in problem.persons if person["id"] == one["delegation"])
        day, minute = local(zone, start)
        if one["start"] != f"{day.isoformat()}T{minute // 60:02}:{minute % 60:02}":
            raise AssertionError(f"{one['delegation']} lives at {one['local_start']}, not on {day} at minute {minute}")


def main():
    possible = starts = 0
    for number in range(PROBLEMS):
        problem = Problem(random.Random(SEED * 1000 + number))
        with tempfile.TemporaryDirectory() as folder:
            try:
                found, judged = check(problem, pathlib.Path(folder))
            except AssertionError as error:
                print(f"problem {number} of seed {SEED}: {error}\n{json.dumps(problem.dialogues)}\n"
                      f"{json.dumps(problem.document)}", file=sys.stderr)
                return 1
        possible += found
        starts += judged
    print(f"{PROBLEMS} problems, {possible} of them possible, {starts} starts judged alike")
    return 0


sys.exit(main())
