"""What is decided stays: the answers to the samples are those of golden/answers.json, which the program gave before
there was one form of documents: starts, ranks, points, vectors, scores; and of the founding programme's events the
UID, SEQUENCE and stamps. Words may change.

Since then, on purpose: what a day costs is added to what its hour costs (the slots asked about in november-webinar and
report-presentation cost and rank otherwise, and a place far down the latter's ranking), and who meets in Paris lives by
the clock of Paris (paris-sequence and impossible-groups begin when offices there open); plans are compared by what
countries carry, the heaviest first, no longer by the total (virtual-year, paris-sequence, and the changes offered for
the two that are impossible). All else is as it was.

Usage: same_answers.py PLENARY [--write SAMPLES]   (--write: make the golden file from answers about other samples)
"""

import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[2]
GOLDEN = pathlib.Path(__file__).parent / "golden/answers.json"
SKIPPED = 77
QUESTIONS = {
    "report-presentation": "propose",
    "november-webinar": "propose",
    "summer-plenary": "propose",
    "monthly-series": "propose",
    "interpreters-short": "plan",
    "impossible-groups": "plan",
    "paris-sequence": "plan",
    "virtual-year": "plan",
    "rabat": "fairness",
}


def run(plenary, *arguments):
    done = subprocess.run([plenary, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{arguments}: exit code {done.returncode}: {done.stderr}")
    return done.stdout


def points(costs):
    """By delegation, what is not nothing."""
    return {one["delegation"]: one["points"] for one in costs if one.get("points")}


def slot(proposal):
    return [proposal.get("rank"), proposal["start"], proposal["worst"], proposal["total"], points(proposal["delegations"])]


def rules(statement):
    return {rule["rule"]: [rule.get("start", rule.get("starts")), rule.get("worst"), rule.get("total")]
            for rule in statement["rules"]}


def of_question(answer):
    if "sessions" in answer:
        statement = answer["statement"]
        return {"status": answer["status"], "sessions": [slot(one["slot"]) for one in answer["sessions"]],
                "rules": rules(statement), "jain": statement["jain"], "gini": statement["gini"],
                "shares": {one["delegation"]: one["after"] for one in statement["shares"]}}
    found = {"status": answer["status"], "slots": answer["slots"], "feasible": answer["feasible"],
             "proposals": [slot(one) for one in answer["proposals"]],
             "compared": [slot(one["proposal"]) for one in answer["compared"] if "proposal" in one],
             "removes": [[one["removes"], one["alone"]] for one in answer["constraints"]]}
    if "statement" in answer:
        found["rules"] = rules(answer["statement"])
    return found


def of_plan(answer):
    def places(plan):
        return [[one["session"], one["start"], one.get("room")] for one in plan]

    fairness = answer.get("fairness")
    return {"status": answer["status"], "plan": places(answer.get("plan", [])),
            "fairness": fairness and {**fairness, "burdens": {one["delegation"]: one["after"]
                                                              for one in fairness["burdens"] if one["after"]}},
            "tidiness": answer.get("tidiness"),
            "terms": [[one["term"], one["amount"]] for one in answer.get("terms", [])],
            "partial": places(answer.get("partial_plan", [])),
            "relaxations": [[one["price"], one["heaviest"], one["total"]] for one in answer.get("relaxations", [])]}


def of_report(answer):
    return {"countries": {one["delegation"]: one["after"]["balance"] for one in answer["countries"]
                          if one["after"]["balance"]},
            "spread": {when: {name: value for name, value in one.items() if name != "worst_off"}
                       for when, one in answer["spread"].items()},
            "sessions": [[one["session"], one["start"], one["worst"], one["total"]] for one in answer["sessions"]],
            "skipped": [one["session"] for one in answer["skipped"]]}


def events(plenary, sample, *options):
    text = run(plenary, "export", sample, *options).replace("\r\n ", "").replace("\r\n", "\n")
    found = []
    for component in text.split("BEGIN:VEVENT\n")[1:]:
        lines = dict(line.split(":", 1) for line in component.split("END:VEVENT")[0].splitlines() if ":" in line)
        found.append([lines["UID"], lines.get("SEQUENCE"), lines["DTSTAMP"], lines.get("LAST-MODIFIED"),
                      next(value for name, value in lines.items() if name.split(";")[0] == "DTSTART")])
    return found


def essence(plenary, samples):
    found = {}
    for name, command in QUESTIONS.items():
        options = ("--progress", "none") if command == "plan" else ()
        answer = json.loads(run(plenary, command, samples / f"{name}.json", "--format", "json", *options))
        found["tzdata"] = answer["tzdata"]
        found[name] = {"propose": of_question, "plan": of_plan, "fairness": of_report}[command](answer)
    rabat = samples / "rabat.json"
    found["events"] = {"all": events(plenary, rabat), "SN": events(plenary, rabat, "--delegation", "SN")}
    return found


def differences(golden, found, path=""):
    if isinstance(golden, dict) and isinstance(found, dict):
        for name in golden.keys() | found.keys():
            yield from differences(golden.get(name), found.get(name), f"{path}/{name}")
    elif isinstance(golden, list) and isinstance(found, list) and len(golden) == len(found):
        for i, (one, other) in enumerate(zip(golden, found)):
            yield from differences(one, other, f"{path}/{i}")
    elif golden != found:
        yield f"{path}: was {json.dumps(golden)[:200]}, is {json.dumps(found)[:200]}"


def main(plenary, *options):
    if options[:1] == ("--write",):
        GOLDEN.parent.mkdir(exist_ok=True)
        lines = (f" {json.dumps(name)}: {json.dumps(part)}" for name, part in essence(plenary, pathlib.Path(options[1])).items())
        GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n")
        return 0
    golden, found = json.loads(GOLDEN.read_text()), essence(plenary, ROOT / "data/samples")
    if golden["tzdata"] != found["tzdata"]:
        print(f"the golden answers are of tzdata {golden['tzdata']}, this machine has {found['tzdata']}")
        return SKIPPED
    wrong = sorted(differences(golden, found))
    for line in wrong:
        print(line)
    print(f"{len(QUESTIONS)} answers and {len(golden['events']['all'])} events")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
