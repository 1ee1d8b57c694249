"""Feeds become jCal and text again with the same bytes; the JSON is Python's too. Usage: jcal_bytes.py PLENARY FILE…"""

import json
import subprocess
import sys
from pathlib import Path


def convert(plenary, text, to):
    done = subprocess.run([plenary, "convert", "-", "--to", to], input=text, capture_output=True, check=True)
    return done.stdout


def count(component):
    name, properties, components = component
    assert name == name.lower() and all(len(p) >= 4 for p in properties), component
    return len(properties) + sum(count(inner) for inner in components)


def main():
    plenary, *files = sys.argv[1:]
    failures = 0
    for file in map(Path, files):
        text = file.read_bytes()
        jcal = convert(plenary, text, "jcal")
        properties = count(json.loads(jcal))
        returned = convert(plenary, jcal, "ics")
        # A feed is printed as we print everything; in a test's own file lines may be folded otherwise, and jCal does
        # not say where among the parameters VALUE stood.
        ours = text if file.name.startswith("jcal_rabat") else convert(plenary, text, "ics").replace(
            b"FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY", b"VALUE=BINARY;FMTTYPE=text/plain;ENCODING=BASE64")
        same = returned == ours
        failures += not same
        print(f"{file.name}: {properties} properties, {'the same bytes' if same else 'OTHER BYTES'}")
        if not same:
            for a, b in zip(ours.split(b"\r\n"), returned.split(b"\r\n")):
                if a != b:
                    print("  ", a, "\n  ", b)
    return 1 if failures or not files else 0


if __name__ == "__main__":
    sys.exit(main())
