#!/usr/bin/env python3
"""How time and memory of `plenary plan` grow with sessions, days and delegations, as a table.

    programmes.py PLENARY [--most SESSIONS]

Each programme is made here from a seed: virtual sessions of one to two hours, each with six delegations that must attend and
all partners preferred, within four weeks of its own. Work is limited in moves and nodes, not in seconds.
"""
import argparse
import datetime
import json
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

PARTNERS = pathlib.Path(__file__).parents[2] / "data/partners.json"
SIZES = ((10, 7), (10, 28), (50, 91), (200, 182), (500, 365), (1000, 365), (2000, 731))


def programme(sessions, days):
    rng = random.Random(sessions)
    states = json.loads(PARTNERS.read_text(encoding="utf-8"))["states"]
    africa = sorted(state["id"] for state in states if "Africa" in state["region"])
    europe = sorted(state["id"] for state in states if state["region"] == "Europe")
    first_day = datetime.date(2027, 1, 4)
    day = lambda number: str(first_day + datetime.timedelta(days=min(number, days - 1)))
    document = {
        "format": "plenary-programme-problem/1",
        "dialogue": "rabat",
        "programme": {
            "id": f"{sessions}-sessions",
            "zone": "Europe/Brussels",
            "window": {"from": day(0), "to": day(days - 1)},
            "hours": {"from": "09:00", "to": "17:00"},
            "links": sessions // days + 2,
            "online_a_day": "PT5H",
        },
        "sessions": [],
    }
    for number in range(sessions):
        chairs, others = zip(*(rng.sample(region, 3)[:1] + [rng.sample(region, 2)] for region in (africa, europe)))
        begins = rng.randrange(max(1, days - 20))
        invited = {code: "required" for pair in others for code in pair} | {code: "co_chair" for code in chairs}
        document["sessions"].append(
            {
                "id": f"s{number}",
                "mode": "virtual",
                "duration": rng.choice(("PT1H", "PT1H30M", "PT2H")),
                "window": {"from": day(begins), "to": day(begins + 27)},
                "attendance": [{"delegation": code, "role": role} for code, role in sorted(invited.items())]
                + [{"set": "partners", "role": "preferred"}],
            }
        )
    return document


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plenary")
    parser.add_argument("--most", type=int, default=500, help="sessions of the largest programme")
    options = parser.parse_args()
    print(f"{'sessions':>8} {'days':>5} {'seconds':>8} {'MB':>6}  status and score")
    for sessions, days in SIZES:
        if sessions > options.most:
            break
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(programme(sessions, days), file)
            file.flush()
            begin = time.monotonic()
            command = [options.plenary, "plan", file.name, "--format", "json", "--moves", "100000", "--nodes", "20000"]
            run = subprocess.run(command, capture_output=True, check=False, text=True)
            seconds = time.monotonic() - begin
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        answer = json.loads(run.stdout) if run.returncode in (0, 1) else {"status": run.stderr.strip()}
        print(f"{sessions:8} {days:5} {seconds:8.2f} {peak:6.0f}  {answer['status']} {answer.get('score', '')}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
