"""The JSON Schema of programmes that are to be planned agrees with what the reader accepts and refuses."""

import json
import pathlib
import subprocess
import sys
import urllib.parse

from jsonschema import Draft202012Validator, RefResolver

from programme_schema import put_in

# urllib resolves references (RFC 3986 §5) only against the schemes that it lists, and jsonschema relies on it.
urllib.parse.uses_relative.append("urn")
urllib.parse.uses_fragment.append("urn")

FORMAT = "plenary-programme-problem/1"


def validator_of(root):
    schemas = {}
    for name in ("programme-problem", "problem", "burden"):
        schema = json.loads((root / f"data/schema/{name}.schema.json").read_text())
        Draft202012Validator.check_schema(schema)
        schemas[schema["$id"]] = schema
    schema = schemas["urn:plenary:programme-problem"]
    return Draft202012Validator(schema, resolver=RefResolver(schema["$id"], schema, store=schemas))


def read(probe, documents):
    """The errors that the reader reports of each document."""
    lines = "".join(json.dumps(document) + "\n" for document in documents)
    run = subprocess.run([probe], input=lines.encode(), capture_output=True, check=True)
    told = iter(run.stdout.decode().splitlines())
    return [[next(told) for _ in range(int(next(told)))] for _ in documents]


def main(root, probe):
    validator = validator_of(root)
    table = json.loads((root / "tests/conformance/programme_problem_faults.json").read_text())
    right = {"the document before any fault": table["document"]}
    for path in sorted((root / "data/samples").glob("*.json")):
        document = json.loads(path.read_text())
        if document.get("format") == FORMAT:
            right[path.name] = document
    for i, example in enumerate(validator.schema["examples"]):
        right[f"example {i} of the schema"] = example
    own_table = json.loads((root / "data/burden/table.json").read_text())
    right["a document with its own burden table"] = {**table["document"], "burden_table": own_table}

    wrong = []
    for (what, document), errors in zip(right.items(), read(probe, right.values())):
        wrong += [f"{what}: {error}" for error in errors]
        wrong += [f"{what}: {list(e.absolute_path)} {e.message[:160]}" for e in validator.iter_errors(document)]

    faults = table["faults"]
    broken = [put_in(table["document"], fault) for fault in faults]
    for fault, document, errors in zip(faults, broken, read(probe, broken)):
        refused = not validator.is_valid(document)
        if refused != fault["schema"]:
            wrong.append(f"{fault['fault']}: {'refused' if refused else 'accepted'} by the schema")
        begin = fault["where"] + ": "
        if len(errors) != 1 or not errors[0].startswith(begin) or fault["says"] not in errors[0]:
            wrong.append(f"{fault['fault']}: expected {begin!r} and {fault['says']!r}, told:\n  " + "\n  ".join(errors))

    for line in wrong:
        print(line)
    seen = sum(fault["schema"] for fault in faults)
    print(f"{len(right)} documents, {len(faults)} faults, {seen} of them within the reach of a schema")
    return 1 if wrong or len(right) < 7 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2]))
