"""The JSON Schema of programmes accepts the samples and refuses every fault that a schema can see."""

import copy
import json
import pathlib
import sys
import urllib.parse

from jsonschema import Draft202012Validator, RefResolver

# urllib resolves references (RFC 3986 §5) only against the schemes that it lists, and jsonschema relies on it.
urllib.parse.uses_relative.append("urn")
urllib.parse.uses_fragment.append("urn")


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


def schemas_of(root, *names):
    """The schemas of that name, by their identifiers."""
    schemas = {}
    for name in names:
        schema = json.loads((root / f"data/schema/{name}.schema.json").read_text())
        Draft202012Validator.check_schema(schema)
        schemas[schema["$id"]] = schema
    return schemas


def validator(schemas, name):
    schema = schemas[f"urn:plenary:{name}"]
    return Draft202012Validator(schema, resolver=RefResolver(schema["$id"], schema, store=schemas))


def main(root):
    programme = validator(schemas_of(root, "programme", "burden"), "programme")
    table = json.loads((root / "tests/conformance/programme_faults.json").read_text())
    right = {f"example {i} of the schema": one for i, one in enumerate(programme.schema["examples"])}
    for path in sorted((root / "data/samples").glob("*.json")):
        right[path.stem] = json.loads(path.read_text())
    right.update(table["documents"])
    right["own-table"] = {**right["one"], "burden_table": json.loads((root / "data/burden/table.json").read_text())}

    wrong = []
    for what, document in right.items():
        wrong += [f"{what}: {list(error.path)} {error.message[:160]}" for error in programme.iter_errors(document)]
    for fault in table["faults"]:
        refused = not programme.is_valid(put_in(right[fault["of"]], fault))
        if refused != fault["schema"]:
            wrong.append(f"{fault['of']}: {fault['fault']}: {'refused' if refused else 'accepted'}")
    for line in wrong:
        print(line)
    faults = table["faults"]
    print(f"{len(right)} documents, {len(faults)} faults, {sum(f['schema'] for f in faults)} within the reach of a schema")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
