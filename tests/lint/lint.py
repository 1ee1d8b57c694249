#!/usr/bin/python3
"""Checks what compilers do not: the direction of includes, cycles, third-party types, names, lengths, words.

    lint.py [--root FOLDER]

Prints one line a finding, path:line: what; allowed: what. Exit code 1 if there is any.
"""

import argparse
import itertools
import sys

import checks
from rooms import read_rooms
from tree import read_sources, root_of, text_of, tracked_files

# The licence is not ours to judge, and lock files hold digests in which any four letters may stand.
NO_WORDS_IN = ("LICENSE", "package-lock.json")


def findings(root):
    files = tracked_files(root)
    sources = read_sources(root, files)
    texts = {name: text for name in files if (text := text_of(root / name)) is not None}
    spoken = {name: text for name, text in texts.items() if not name.endswith(NO_WORDS_IN)}
    return sorted(set(itertools.chain(
        checks.room_direction(sources, read_rooms(root)), checks.libraries(sources), checks.third_party_types(sources),
        checks.libical_calls(sources), checks.include_cycles(sources), checks.shape(sources),
        checks.code_rules(sources), checks.names(files), checks.words(spoken), checks.test_references(files, texts),
        checks.lock_files(texts))), key=lambda finding: (finding.path, finding.line))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", help="the tree to check; by default the one that this file is in")
    found = findings(root_of(parser.parse_args().root))
    for finding in found:
        print(finding)
    print(f"{len(found)} findings" if found else "the tree is clean")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
