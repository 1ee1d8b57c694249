"""Countries and dialogues in data/ against their schemas, and each file's name against what it holds."""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator


def faults_in(folder, schema, own_name):
    """What is wrong with the documents of one folder, and how many there are."""
    validator = Draft202012Validator(schema)
    wrong, count = [], 0
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        wrong += [f"{path.name}: {list(error.path)} {error.message[:160]}" for error in validator.iter_errors(document)]
        if document.get(own_name) != path.stem:
            wrong.append(f"{path.name} holds {document.get(own_name)}")
        count += 1
    return wrong, count


def main(root):
    wrong = []
    for folder, name, own_name in (("countries", "country", "code"), ("dialogues", "dialogue", "id")):
        schema = json.loads((root / f"data/schema/{name}.schema.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        found, count = faults_in(root / "data" / folder, schema, own_name)
        wrong += found
        print(f"{count} {folder}")
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
