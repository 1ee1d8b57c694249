"""The JSON Schema of programmes accepts the sample and refuses every fault that a schema can see."""

import copy
import json
import pathlib
import sys

from jsonschema import Draft202012Validator


def put_in(document, fault):
    """Applies one operation of RFC 6902 (add, replace, remove)."""
    result = copy.deepcopy(document)
    *way, last = fault["path"].lstrip("/").split("/")
    parent = result
    for step in way:
        parent = parent[int(step)] if isinstance(parent, list) else parent[step]
    if isinstance(parent, list):
        last = len(parent) if last == "-" else int(last)
    if fault["op"] == "remove":
        del parent[last]
    elif fault["op"] == "add" and isinstance(parent, list):
        parent.insert(last, fault["value"])
    else:
        parent[last] = fault["value"]
    return result


def main(root):
    schema = json.loads((root / "data/schema/programme.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    sample = json.loads((root / "data/samples/rabat.json").read_text())
    faults = json.loads((root / "tests/conformance/programme_faults.json").read_text())["faults"]

    wrong = [f"the sample: {list(error.path)} {error.message[:120]}" for error in validator.iter_errors(sample)]
    for fault in faults:
        refused = not validator.is_valid(put_in(sample, fault))
        if refused != fault["schema"]:
            wrong.append(f"{fault['fault']}: {'refused' if refused else 'accepted'}")
    for line in wrong:
        print(line)
    print(f"{len(faults)} faults, {sum(f['schema'] for f in faults)} of them within the reach of a schema")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
