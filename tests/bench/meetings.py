"""How good the plans for many meetings are after some seconds, as a table.

    meetings.py PLENARY [--instances FOLDER] [--seconds 1 10 30 60] [--seed 1]

Without a folder of "meeting-scheduling-instance/1" documents, instances of the same kind are generated. Each plan is
scored a second time by tests/system/meeting_instances.py. For the public instances of OptaPlanner's and Timefold's
example the table also holds what others reached on two cores of the same kind.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "system"))
import meeting_instances  # noqa: E402

SIZES = (50, 100, 200, 400, 800)

# Hard, medium and soft levels; one thread. Timefold 1.x in its benchmark configuration.
REFERENCES = {
    "50meetings-160timegrains-5rooms": "Timefold 300 s: 0h/-198m/-10017s",
    "100meetings-320timegrains-5rooms": "Timefold 300 s: 0h/-544m/-26707s",
    "200meetings-640timegrains-5rooms": "Timefold 300 s: -39h",
    "400meetings-1280timegrains-5rooms": "Timefold 300 s: construction not finished",
    "800meetings-2560timegrains-5rooms": "Timefold 300 s: construction not finished",
}


def instances(folder):
    if folder is None:
        return [meeting_instances.make(size, 1) for size in SIZES]
    documents = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
    return sorted(documents, key=lambda document: len(document["meetings"]))


def run(plenary, instance, seconds, seed):
    with tempfile.TemporaryDirectory() as folder:
        document, solution = pathlib.Path(folder) / "in.json", pathlib.Path(folder) / "out.json"
        document.write_text(json.dumps(instance))
        done = subprocess.run([plenary, "bench", "meetings", document, "--seconds", str(seconds), "--seed", str(seed),
                               "-o", solution], capture_output=True, text=True)
        if done.returncode not in (0, 1):
            sys.exit(done.stderr)
        plan = json.loads(solution.read_text())
    levels = meeting_instances.score(instance, plan)
    if meeting_instances.text_of(levels) != plan["claimed_score"]:
        sys.exit(f"{instance['name']}: claims {plan['claimed_score']}, costs {meeting_instances.text_of(levels)}")
    feasible = re.search(r"feasible after ([\d.]+) s", done.stderr)
    speed = re.search(r"([\d.]+) million moves and (\d+) million placements", done.stderr)
    return levels, feasible.group(1) if feasible else "never", speed.groups()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("plenary")
    parser.add_argument("--instances", type=pathlib.Path)
    parser.add_argument("--seconds", type=float, nargs="+", default=[1, 10, 30, 60])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print("| instance | seconds | score | feasible after | moves/s | placements/s | others |")
    print("|---|---|---|---|---|---|---|")
    for instance in instances(options.instances):
        for seconds in options.seconds:
            levels, feasible, (moves, placements) = run(options.plenary, instance, seconds, options.seed)
            print(f"| {instance['name']} | {seconds:g} | {meeting_instances.text_of(levels)} | {feasible} s | {moves} M "
                  f"| {placements} M | {REFERENCES.get(instance['name'], '')} |", flush=True)


if __name__ == "__main__":
    main()
