#!/usr/bin/python3
"""Runs clang-tidy on the product's sources that changed since they last passed.

    tidy.py --build FOLDER --cache FOLDER [--jobs N] [FILE...]

FOLDER of --build holds compile_commands.json. A source passes again unseen while its bytes, those of the
headers of this tree that it includes, .clang-tidy, the compile command and clang-tidy's version are the same.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from checks import PRODUCT
from tree import read_sources, root_of, tracked_files

# Warnings that this compiler knows and the other does not are not errors here.
EXTRA = ["--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Wno-error", "--extra-arg=-w"]


def closure(sources, name):
    """The source and every file of the tree that it includes, directly or not."""
    seen, todo = set(), [name]
    while todo:
        path = todo.pop()
        if path in sources and path not in seen:
            seen.add(path)
            todo.extend(include.path for include in sources[path].includes)
    return sorted(seen)


def key_of(sources, name, command, common):
    digest = hashlib.sha256(common)
    digest.update(command.encode())
    for path in closure(sources, name):
        digest.update(path.encode() + b"\0" + sources[path].text.encode() + b"\0")
    return digest.hexdigest()


def run(build, root, name):
    started = time.monotonic()
    command = ["clang-tidy", "-p", str(build), "--quiet", "--warnings-as-errors=*", *EXTRA, str(root / name)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    # What it suppressed is counted on stderr and is no news.
    report = done.stdout + "".join(line for line in done.stderr.splitlines(True) if "warnings generated" not in line
                                   and "warnings treated as errors" not in line)
    return done.returncode == 0, report.strip(), time.monotonic() - started


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=Path, required=True, help="folder with compile_commands.json")
    parser.add_argument("--cache", type=Path, required=True, help="folder that remembers what passed")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--times", action="store_true", help="print the seconds that each source took")
    parser.add_argument("files", nargs="*", help="sources, relative to the root; by default all of the product")
    arguments = parser.parse_args()

    root = root_of(None)
    sources = read_sources(root, tracked_files(root))
    commands = {}
    for entry in json.loads((arguments.build / "compile_commands.json").read_text()):
        path = Path(entry["file"])
        if path.is_relative_to(root):
            commands[path.relative_to(root).as_posix()] = entry["command"]

    version = subprocess.run(["clang-tidy", "--version"], check=True, capture_output=True).stdout
    common = version + (root / ".clang-tidy").read_bytes() + " ".join(EXTRA).encode()
    names = arguments.files or [name for name, source in sources.items()
                                if source.top in PRODUCT and not source.is_header and name in commands]
    keys = {name: key_of(sources, name, commands[name], common) for name in names}

    arguments.cache.mkdir(parents=True, exist_ok=True)
    stale = [name for name in names if not (arguments.cache / keys[name]).exists()]
    # Sources that include Boost take longest: first, so that no processor waits for them at the end.
    stale.sort(key=lambda name: not name.startswith("server/http/"))
    failed = []
    with ThreadPoolExecutor(arguments.jobs) as pool:
        for name, (passed, report, seconds) in zip(stale, pool.map(lambda n: run(arguments.build, root, n), stale)):
            if arguments.times:
                print(f"{seconds:6.1f} s  {name}", flush=True)
            if passed:
                (arguments.cache / keys[name]).write_text(name)
            else:
                failed.append(name)
                print(report.replace(f"{root}/", ""), flush=True)
    # Other clones share the folder: only what nobody has asked for in a month goes.
    for path in arguments.cache.iterdir():
        if path.name in keys.values():
            path.touch()
        elif time.time() - path.stat().st_mtime > 30 * 86400:
            path.unlink()

    print(f"clang-tidy: {len(names)} sources, {len(stale)} looked at, {len(failed)} with findings")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
