"""The JSON Schemas of burden tables and answers agree with what `plenary propose` reads and writes."""

import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree

from programme_schema import put_in, schemas_of, validator


class Checks:
    def __init__(self, root, plenary):
        self.plenary = plenary
        self.wrong = []
        self.schemas = schemas_of(root, "programme", "burden", "answer", "series-answer", "time-explanation")

    def validate(self, name, what, document):
        for error in validator(self.schemas, name).iter_errors(document):
            self.wrong.append(f"{what}: {list(error.absolute_path)} {error.message[:160]}")

    def propose(self, document, *options):
        run = subprocess.run(
            [self.plenary, "propose", "-", *options], input=json.dumps(document).encode(), capture_output=True
        )
        return run.returncode, run.stdout.decode(), run.stderr.decode()

    def answers(self, what, document):
        """What is asked in a valid document is answered in a valid document, and drawn in well-formed XML."""
        self.validate("programme", what, document)
        code, out, err = self.propose(document, "--format", "json")
        if code not in (0, 1):
            self.wrong.append(f"{what}: exit code {code}: {err}")
            return
        answer = json.loads(out)
        is_series = "windows" in document["sessions"][0]["wish"]
        self.validate("series-answer" if is_series else "answer", f"the answer to {what}", answer)
        if (code == 1) != (answer["status"] == "infeasible"):
            self.wrong.append(f"{what}: exit code {code} and status {answer['status']}")
        if is_series:
            return
        for proposal in answer["proposals"][:1]:
            run = subprocess.run(
                [self.plenary, "explain", "-", "--start", proposal["local_start"], "--format", "json"],
                input=json.dumps(document).encode(), capture_output=True)
            self.validate("time-explanation", f"the explanation of {what}", json.loads(run.stdout))
        drawing = xml.etree.ElementTree.fromstring(self.propose(document, "--format", "svg")[1])
        texts = [element for element in drawing.iter() if element.tag.endswith("title")]
        if drawing.get("role") != "img" or not drawing.get("aria-label") or len(texts) < 2:
            self.wrong.append(f"{what}: a heat map that says nothing")


def is_question(document):
    """Whether it asks for one session online or one series."""
    wished = [one for one in document["sessions"] if "wish" in one]
    return len(wished) == 1 and wished[0].get("mode", "virtual") == "virtual" and "city" not in wished[0]["wish"]


def main(root, plenary):
    checks = Checks(root, plenary)
    checks.validate("burden", "the shipped burden table", json.loads((root / "data/burden/table.json").read_text()))
    table = json.loads((root / "tests/conformance/programme_faults.json").read_text())
    asked = {path.name: json.loads(path.read_text()) for path in sorted((root / "data/samples").glob("*.json"))}
    for i, example in enumerate(checks.schemas["urn:plenary:programme"]["examples"]):
        asked[f"example {i} of the schema"] = example
    for name in ("one", "series"):
        asked[f"the document \"{name}\" before any fault"] = table["documents"][name]
    holiday = {"op": "replace", "path": "/sessions/0/wish/windows/0/to", "value": "2027-05-01"}
    asked["a series with a session on a holiday"] = put_in(table["documents"]["series"], holiday)
    own = json.loads((root / "data/burden/table.json").read_text())
    asked["a document with its own burden table"] = {**table["documents"]["one"], "burden_table": own}
    asked = {what: document for what, document in asked.items() if is_question(document)}
    for what, document in asked.items():
        checks.answers(what, document)

    for line in checks.wrong:
        print(line)
    print(f"{len(asked)} questions")
    return 1 if checks.wrong or len(asked) < 9 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2]))
