"""The files of a source tree, and what each C++ file includes."""

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)
# A string (ordinary or raw), a character, or a comment; whichever starts first swallows the others.
# A quote after a digit separates thousands and starts no character.
TOKENS = re.compile(
    r'R"(?P<tag>[^\s()\\]{0,16})\(.*?\)(?P=tag)"'
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|(?<![0-9A-Fa-f])'(?:[^'\\\n]|\\.)*'"
    r"|//[^\n]*"
    r"|/\*.*?\*/",
    re.DOTALL,
)


@dataclass(frozen=True)
class Include:
    path: str
    line: int
    quoted: bool  # "path" rather than <path>


@dataclass
class Source:
    path: str  # relative to the root, with slashes
    text: str
    includes: list = field(default_factory=list)

    @property
    def is_header(self):
        return self.path.endswith(".hpp")

    @property
    def folder(self):
        return os.path.dirname(self.path)

    @property
    def top(self):
        return self.path.split("/", 1)[0]

    def code(self):
        """The text with comments and the insides of strings blanked; lines keep their numbers."""
        return TOKENS.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), self.text)


def tracked_files(root):
    """Files that are committed or would be: git's answer, or every file where there is no git."""
    if (root / ".git").exists():
        command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, check=True, capture_output=True).stdout.decode()
        names = {name for name in listed.split("\0") if name}
    else:
        names = {path.relative_to(root).as_posix() for path in root.rglob("*")}
    return sorted(name for name in names if (root / name).is_file())


def text_of(path):
    """The file as text, or None for what is not UTF-8 or larger than a person would write."""
    if path.stat().st_size > 1 << 20:
        return None
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def read_source(root, name):
    source = Source(name, text_of(root / name) or "")
    code = source.code()
    for found in INCLUDE.finditer(source.text):
        # An #include inside a comment or a string was blanked in `code`.
        if code[found.start() : found.end()].strip():
            quoted = found.group(1) is not None
            source.includes.append(
                Include(found.group(1) or found.group(2), source.text.count("\n", 0, found.start()) + 1, quoted)
            )
    return source


def read_sources(root, names):
    return {name: read_source(root, name) for name in names if name.endswith((".cpp", ".hpp"))}


def root_of(arguments_root):
    return Path(arguments_root).resolve() if arguments_root else Path(__file__).resolve().parents[2]
