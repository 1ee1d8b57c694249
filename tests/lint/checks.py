"""The checks. Each yields findings: where, what is wrong, what is allowed."""

import os
import re
from dataclasses import dataclass

from libraries import (LIBICAL_CALL, LIBICAL_VETTED, LIBRARIES, OUTSIDE_CORE, STANDARD, SYSTEM, is_private, library_of,
                       matches)
from rooms import ORDER, room_of, visible_folders

CORE = ("calendar", "scheduler", "verify")
PRODUCT = ("calendar", "scheduler", "verify", "server", "cli", "data")
# Whoever proves shares nothing with whoever checks, be it a digest.
OF_THE_CHECKER = ("server/ask/verification.cpp", "server/ask/verification.hpp")
LONGEST = {".hpp": 250, ".cpp": 500}  # lines; STYLE in DESIGN.md aims at 200 and 400

# Split so that this file does not find itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
FOREIGN_PATH = re.compile(r"(?<![\w.~/])/(?:work/|root/|home/\w|Users/\w)")

TEST_REFERENCE = re.compile(r"`(?:tests/)?((?:unit|property|conformance|fuzz|system|web|bench)/[\w/.-]+\.\w+)`")

CODE_RULES = [
    # what, where it is forbidden, why
    (re.compile(r"\b(?:system|steady|high_resolution|utc)_clock::now\b|\bstd::time\s*\(|\bgettimeofday\b"), CORE,
     "reads a clock", "the core is handed the time; read it in server/ or cli/"),
    (re.compile(r"\bstd::(?:ranges::)?views::"), PRODUCT,
     "uses a range view", "a loop or an algorithm: clang 14 (clang-tidy, fuzzing) cannot compile libstdc++'s views"),
    (re.compile(r"\bstd::ranges::(?:unique|search|equal_range|find_end|remove|remove_if|rotate|partition)\s*\("), PRODUCT,
     "uses an algorithm that returns a subrange", "the one in std: clang 14 cannot compile libstdc++'s subranges"),
    (re.compile(r"^\s*using namespace (?!std::literals|std::chrono_literals|std::string(?:_view)?_literals)",
                re.MULTILINE), ("*.hpp",),
     "opens a namespace for everybody who includes it", "qualified names or single using-declarations in headers"),
]


@dataclass(frozen=True)
class Finding:
    path: str
    line: int
    message: str
    allowed: str = ""

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message}" + (f"; allowed: {self.allowed}" if self.allowed else "")


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def room_direction(sources, rooms):
    """A room includes only what its CMake target links, and never against calendar < scheduler < server < cli."""
    for source in sources.values():
        if source.top not in PRODUCT:
            continue
        room = room_of(rooms, source.folder)
        if room is None:
            yield Finding(source.path, 1, f"the folder {source.folder}/ belongs to no room of CMakeLists.txt")
            continue
        visible = visible_folders(rooms, room)
        for include in source.includes:
            target = include.path.split("/", 1)[0]
            if not include.quoted and target not in PRODUCT:
                continue
            if not include.quoted or include.path not in sources:
                yield Finding(source.path, include.line, f'"{include.path}" is no file of this tree',
                              'a path from the root in quotes, such as "calendar/result.hpp"')
                continue
            folder = os.path.dirname(include.path)
            if target == "verify" and source.top != "verify" and source.path not in OF_THE_CHECKER:
                yield Finding(source.path, include.line, f'"{include.path}" belongs to the checker of certificates',
                              ", ".join(OF_THE_CHECKER))
            backwards = (source.top in ORDER and target in ORDER and ORDER.index(target) > ORDER.index(source.top))
            if backwards or folder not in visible:
                yield Finding(source.path, include.line, f'the room {room.name} must not include "{include.path}"',
                              ", ".join(sorted(visible)) if not backwards else " <- ".join(ORDER))


def libraries(sources):
    """Each third-party library stays in its corner; the core does no input or output."""
    for source in sources.values():
        in_core = source.top in CORE
        public_header = in_core and source.is_header and not is_private(source)
        for include in source.includes:
            if include.quoted:
                if public_header and include.path in sources and is_private(sources[include.path]):
                    yield Finding(source.path, include.line, f'a public header includes the private "{include.path}"',
                                  "include it from .cpp files, or say what this header is private to")
                continue
            header, library = include.path, library_of(include.path)
            if library is not None:
                if source.top == "tests" and "tests/" not in library.places[0]:
                    continue
                if not matches(source.path, library.places):
                    yield Finding(source.path, include.line, f"{library.name} (<{header}>) must not be included here",
                                  ", ".join(library.places))
                elif public_header and source.path not in library.places:
                    yield Finding(source.path, include.line,
                                  f"{library.name} (<{header}>) shows in a public header of the core",
                                  ".cpp files, and headers that are private (see tests/lint/libraries.py)")
            elif matches(header, SYSTEM):
                if in_core:
                    yield Finding(source.path, include.line, f"<{header}> talks to the operating system",
                                  "server/ and cli/")
            elif not STANDARD.match(header):
                if header.split("/", 1)[0] not in PRODUCT:
                    yield Finding(source.path, include.line, f"<{header}> is of no known library",
                                  "those in tests/lint/libraries.py")
            elif in_core and header in OUTSIDE_CORE and not matches(source.path, OUTSIDE_CORE[header]):
                yield Finding(source.path, include.line, f"<{header}> does input, output or waiting",
                              ", ".join(("server/", "cli/") + OUTSIDE_CORE[header]))


def third_party_types(sources):
    """No name of a third-party library in a public header of the core, not even declared by hand."""
    for source in sources.values():
        if source.top not in CORE or not source.is_header or is_private(source):
            continue
        code = source.code()
        for library in LIBRARIES:
            for found in re.finditer(library.token, code) if library.token else ():
                yield Finding(source.path, line_of(code, found.start()),
                              f"{library.name}'s '{found.group().strip()}' shows in a public header of the core",
                              "std types, and tl::expected through plenary::Result")


def libical_calls(sources):
    """Of libical the product calls only what was vetted against its known defects."""
    for source in sources.values():
        if source.top not in PRODUCT:
            continue
        code = source.code()
        for found in re.finditer(LIBICAL_CALL + r"(?=\()", code):
            if found.group() not in LIBICAL_VETTED:
                yield Finding(source.path, line_of(code, found.start()), f"'{found.group()}' of libical is not vetted",
                              ", ".join(sorted(LIBICAL_VETTED)))


def include_cycles(sources):
    """No header includes itself by way of others. Each cycle is told once, from its first file."""
    graph = {name: [include for include in source.includes if include.path in sources]
             for name, source in sources.items()}
    done, told = set(), set()

    def visit(name, trail):
        if name in done:
            return
        for include in graph[name]:
            if include.path in trail:
                cycle = trail[trail.index(include.path):]
                if frozenset(cycle) not in told:
                    told.add(frozenset(cycle))
                    yield Finding(name, include.line, "include cycle: " + " -> ".join([*cycle, include.path]))
            else:
                yield from visit(include.path, [*trail, include.path])
        done.add(name)

    for name in sorted(graph):
        yield from visit(name, [name])


def shape(sources):
    """`#pragma once`, own header first, length."""
    for source in sources.values():
        lines = source.text.splitlines()
        if source.is_header:
            first = next((text for text in source.code().splitlines() if text.strip()), "")
            if first.strip() != "#pragma once":
                yield Finding(source.path, 1, "a header starts with #pragma once")
        elif source.top in CORE + ("server",):
            own = source.path[: -len(".cpp")] + ".hpp"
            if own in sources and (not source.includes or source.includes[0].path != own):
                yield Finding(source.path, source.includes[0].line if source.includes else 1,
                              f'the first include must be "{own}", which proves that it needs nothing before it')
        if source.top in PRODUCT:
            limit = LONGEST[os.path.splitext(source.path)[1]]
            if len(lines) > limit:
                yield Finding(source.path, limit + 1, f"{len(lines)} lines", f"{limit}; split it by concept")


def code_rules(sources):
    for source in sources.values():
        code = source.code()
        for pattern, places, what, allowed in CODE_RULES:
            if source.top in places or (source.top in PRODUCT and matches(source.path, places)):
                for found in pattern.finditer(code):
                    yield Finding(source.path, line_of(code, found.end()), what, allowed)


def names(files):
    for path in files:
        base = os.path.basename(path)
        if base.endswith((".cpp", ".hpp", ".py")) and not re.fullmatch(r"[a-z0-9_]+\.(cpp|hpp|py)", base):
            yield Finding(path, 1, "file names are snake_case", "lower-case letters, digits and _")


def words(texts):
    """Nothing unfinished, and nobody's own paths, in what is committed."""
    for path, text in texts.items():
        for found in UNFINISHED.finditer(text):
            yield Finding(path, line_of(text, found.start()), f"'{found.group()}' marks something unfinished",
                          "finish it, or file an issue")
        for found in FOREIGN_PATH.finditer(text):
            yield Finding(path, line_of(text, found.start()), f"'{found.group()}…' is a path of one machine",
                          "paths relative to the tree")


def test_references(files, texts):
    """What a Markdown file names as a test is there: `unit/…`, `conformance/…` and so on, below tests/."""
    there = set(files)
    for path, text in texts.items():
        if path.endswith(".md"):
            for found in TEST_REFERENCE.finditer(text):
                if "tests/" + found.group(1) not in there:
                    yield Finding(path, line_of(text, found.start()), f"tests/{found.group(1)} is not there",
                                  "a test of this tree")


def lock_files(texts):
    """npm lock files name no registry, so that `npm ci` asks the one that is configured."""
    for path, text in texts.items():
        if path.endswith("package-lock.json"):
            found = re.search(r'"resolved":\s*"https?:', text)
            if found:
                yield Finding(path, line_of(text, found.start()), "the lock file names a registry",
                              "npm install --package-lock-only --omit-lockfile-registry-resolved")
