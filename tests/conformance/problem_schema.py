"""The JSON Schemas of problems, burden tables and answers agree with what `plenary propose` reads and writes."""

import json
import pathlib
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree

from jsonschema import Draft202012Validator, RefResolver

from programme_schema import put_in

# urllib resolves references (RFC 3986 §5) only against the schemes that it lists, and jsonschema relies on it.
urllib.parse.uses_relative.append("urn")
urllib.parse.uses_fragment.append("urn")


class Checks:
    def __init__(self, root, plenary):
        self.root = root
        self.plenary = plenary
        self.wrong = []
        self.schemas = {}
        for name in ("problem", "burden", "answer", "series-answer"):
            schema = json.loads((root / f"data/schema/{name}.schema.json").read_text())
            Draft202012Validator.check_schema(schema)
            self.schemas[schema["$id"]] = schema

    def validator(self, name):
        schema = self.schemas[f"urn:plenary:{name}"]
        return Draft202012Validator(schema, resolver=RefResolver(schema["$id"], schema, store=self.schemas))

    def validate(self, name, what, document):
        for error in self.validator(name).iter_errors(document):
            self.wrong.append(f"{what}: {list(error.absolute_path)} {error.message[:160]}")

    def propose(self, document, *options):
        run = subprocess.run(
            [self.plenary, "propose", "-", *options], input=json.dumps(document).encode(), capture_output=True
        )
        return run.returncode, run.stdout.decode(), run.stderr.decode()

    def answers(self, what, document):
        """What is asked in a valid document is answered in a valid document, and drawn in well-formed XML."""
        self.validate("problem", what, document)
        code, out, err = self.propose(document, "--format", "json")
        if code not in (0, 1):
            self.wrong.append(f"{what}: exit code {code}: {err}")
            return
        answer = json.loads(out)
        is_series = "windows" in document["session"]
        self.validate("series-answer" if is_series else "answer", f"the answer to {what}", answer)
        if (code == 1) != (answer["status"] == "infeasible"):
            self.wrong.append(f"{what}: exit code {code} and status {answer['status']}")
        if is_series:
            return
        drawing = xml.etree.ElementTree.fromstring(self.propose(document, "--format", "svg")[1])
        texts = [element for element in drawing.iter() if element.tag.endswith("title")]
        if drawing.get("role") != "img" or not drawing.get("aria-label") or len(texts) < 2:
            self.wrong.append(f"{what}: a heat map that says nothing")

    def fault(self, document, fault):
        broken = put_in(document, fault)
        refused = not self.validator("problem").is_valid(broken)
        if refused != fault["schema"]:
            self.wrong.append(f"{fault['fault']}: {'refused' if refused else 'accepted'} by the schema")
        code, out, err = self.propose(broken)
        lines = err.splitlines()
        begin = f"standard input: {fault['where']}: " if fault["where"] else "standard input: "
        if code != 2 or out or len(lines) != 1 or not lines[0].startswith(begin) or fault["says"] not in lines[0]:
            self.wrong.append(f"{fault['fault']}: exit code {code}, {len(out)} bytes of output, expected "
                              f"{begin!r} and {fault['says']!r}, told:\n  " + "\n  ".join(lines))


def main(root, plenary):
    checks = Checks(root, plenary)
    checks.validate("burden", "the shipped burden table", json.loads((root / "data/burden/table.json").read_text()))
    samples = 0
    for path in sorted((root / "data/samples").glob("*.json")):
        document = json.loads(path.read_text())
        if document.get("format") == "plenary-problem/1":
            samples += 1
            checks.answers(path.name, document)
    for i, example in enumerate(checks.schemas["urn:plenary:problem"]["examples"]):
        checks.answers(f"example {i} of the schema", example)

    table = json.loads((root / "tests/conformance/problem_faults.json").read_text())
    checks.answers("the document before any fault", table["document"])
    checks.answers("the series before any fault", table["series"])
    impossible = put_in(table["series"], {"op": "replace", "path": "/session/windows/0/to", "value": "2027-05-01"})
    checks.answers("a series with a session on a holiday", impossible)
    own_table = {**table["document"], "burden_table": json.loads((root / "data/burden/table.json").read_text())}
    checks.answers("a document with its own burden table", own_table)
    for fault in table["faults"]:
        checks.fault(table["document"], fault)
    for fault in table["series_faults"]:
        checks.fault(table["series"], fault)
    for fault in table["table_faults"]:
        checks.fault(own_table, fault)

    for line in checks.wrong:
        print(line)
    faults = table["faults"] + table["series_faults"] + table["table_faults"]
    seen = sum(fault["schema"] for fault in faults)
    print(f"{samples} samples, {len(faults)} faults, {seen} of them within the reach of a schema")
    return 1 if checks.wrong or samples < 3 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2]))
