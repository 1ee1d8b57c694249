#!/usr/bin/env python3
"""How time and memory of `plenary plan` grow with sessions, days and people, as three tables.

    programmes.py PLENARY [--most SESSIONS] [--axis sessions|days|people]...

Each programme is made here from a seed: virtual sessions of one to two hours, each with six delegations that must
attend and all partners preferred, within four weeks of its own. With more people than delegations, each of the six
sends its share as delegates with calendars of their own, three busy times each. Work is limited in moves and nodes,
not in seconds. The first feasible plan is that of which the events of --progress json tell first.
"""
import argparse
import datetime
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

DIALOGUE = pathlib.Path(__file__).parents[2] / "data/dialogues/rabat.json"
DELEGATIONS = 57
AXES = {
    "sessions": [(10, 7, 0), (10, 28, 0), (50, 91, 0), (200, 182, 0), (500, 365, 0), (1000, 365, 0), (2000, 731, 0)],
    "days": [(50, days, 0) for days in (7, 28, 91, 182, 365, 731)],
    "people": [(50, 91, people) for people in (0, 500, 2000, 5000, 10000)],
}


def delegates(code, people, first_day, days):
    """The same for a delegation in every session."""
    rng = random.Random(code)
    found = []
    for number in range(people // DELEGATIONS):
        busy = []
        for day in sorted(rng.sample(range(days), min(3, days))):
            date, hour = first_day + datetime.timedelta(days=day), rng.randrange(7, 15)
            busy.append({"from": f"{date}T{hour:02}:00", "to": f"{date}T{hour + 2:02}:00"})
        found.append({"id": f"{code.lower()}-{number}", "busy": busy})
    return found


def programme(sessions, days, people=0):
    rng = random.Random(sessions)
    regions = json.loads(DIALOGUE.read_text(encoding="utf-8"))["regions"]
    africa = sorted(code for region in regions if "Africa" in region["id"] for code in region["members"])
    europe = sorted(code for region in regions if region["id"] == "Europe" for code in region["members"])
    first_day = datetime.date(2027, 1, 4)
    day = lambda number: str(first_day + datetime.timedelta(days=min(number, days - 1)))
    document = {
        "format": "plenary-programme/1",
        "id": f"{sessions}-sessions",
        "dialogue": "rabat",
        "zone": "Europe/Brussels",
        "window": {"from": day(0), "to": day(days - 1)},
        "hours": {"from": "09:00", "to": "17:00"},
        "links": sessions // days + 2,
        "online_a_day": "PT5H",
        "sessions": [],
    }
    for number in range(sessions):
        chairs, others = zip(*(rng.sample(region, 3)[:1] + [rng.sample(region, 2)] for region in (africa, europe)))
        begins = rng.randrange(max(1, days - 20))
        invited = {code: "required" for pair in others for code in pair} | {code: "co_chair" for code in chairs}
        entries = [{"delegation": code, "role": role} for code, role in sorted(invited.items())]
        for entry in entries if people else []:
            entry["delegates"] = delegates(entry["delegation"], people, first_day, days)
        document["sessions"].append(
            {
                "id": f"s{number}",
                "wish": {
                    "duration": rng.choice(("PT1H", "PT1H30M", "PT2H")),
                    "window": {"from": day(begins), "to": day(begins + 27)},
                    "attendance": entries + [{"set": "partners", "role": "preferred"}],
                },
            }
        )
    return document


def measure(plenary, document):
    """Seconds, those before the first feasible plan, megabytes, and the answer."""
    with tempfile.TemporaryDirectory() as folder:
        source, answer = pathlib.Path(folder) / "problem.json", pathlib.Path(folder) / "answer.json"
        source.write_text(json.dumps(document), encoding="utf-8")
        command = [plenary, "plan", source, "--format", "json", "--moves", "100000", "--nodes", "20000", "-o", answer,
                   "--progress", "json"]
        feasible, told = None, []
        begin = time.monotonic()
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as run:
            for line in run.stderr:
                told.append(line)
                if feasible is None and line.startswith("{") and "heaviest" in json.loads(line):
                    feasible = time.monotonic() - begin
            _, status, usage = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - begin
        if run.returncode not in (0, 1):
            sys.exit("".join(told))
        return seconds, feasible, usage.ru_maxrss / 1024, json.loads(answer.read_text(encoding="utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plenary")
    parser.add_argument("--most", type=int, default=500, help="sessions of the largest programme")
    parser.add_argument("--axis", action="append", choices=AXES, help="only these")
    options = parser.parse_args()
    for axis in options.axis or AXES:
        print("| sessions | days | people | seconds | first feasible | MB | status, heaviest burden and total |")
        print("|---|---|---|---|---|---|---|")
        for sessions, days, people in AXES[axis]:
            if sessions > options.most:
                continue
            document = programme(sessions, days, people)
            seconds, feasible, megabytes, answer = measure(options.plenary, document)
            fairness = answer.get("fairness")
            shown = f"{fairness['burdens'][0]['after']:g}, {fairness['total']:g}" if fairness else ""
            after = "never" if feasible is None else f"{feasible:.2f} s"
            print(f"| {sessions} | {days} | {people or DELEGATIONS} | {seconds:.2f} | {after} | {megabytes:.0f} | "
                  f"{answer['status']} {shown} |", flush=True)
        print()


if __name__ == "__main__":
    sys.exit(main())
