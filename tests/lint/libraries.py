"""Which third-party libraries may be included where."""

import re
from dataclasses import dataclass
from fnmatch import fnmatch


@dataclass(frozen=True)
class Library:
    name: str
    headers: tuple  # patterns of what stands between < and >
    places: tuple  # patterns of files that may include it
    token: str = ""  # a regular expression of its names in code


LIBRARIES = [
    Library("Boost", ("boost/*",), ("server/http/*",), r"\bboost\s*::|\bnamespace boost\b"),
    Library("libical", ("libical/*", "ical.h"), ("calendar/ical/libical/*",),
            r"\bical(component|property|parameter|timezone|value|parser|recur|time|array)\w*"),
    Library("Hinnant's date", ("date/*",), ("calendar/civil/*.cpp",), r"(?<![\w:])date::|\bnamespace date\b"),
    Library("nlohmann's json", ("nlohmann/*",), ("scheduler/json/*", "calendar/ical/jcal/*.cpp", "data/pack.cpp", "server/*", "cli/*"),
            r"\bnlohmann\b"),
    Library("fmt", ("fmt/*",), ("*.cpp", "server/*", "cli/*"), r"(?<![\w:])fmt::|\bnamespace fmt\b"),
    Library("tl::expected", ("tl/*",), ("calendar/result.hpp",)),
    Library("CLI11", ("CLI/*",), ("cli/*",), r"\bCLI::|\bnamespace CLI\b"),
    Library("zlib", ("zlib.h",), ("server/*.cpp", "scheduler/world/*.cpp", "data/pack.cpp"), r"\bz_stream\b|\bgzFile\b"),
    Library("OpenSSL", ("openssl/*",), ("server/*.cpp", "server/http/*"), r"\bSSL_\w+|\bEVP_\w+"),
    Library("SQLite", ("sqlite3.h",), ("server/store/*",), r"\bsqlite3\w*"),
    Library("libsodium", ("sodium.h",), ("server/access/*.cpp",), r"\b(sodium|crypto|randombytes)_\w+"),
    Library("libpq", ("libpq-fe.h", "libpq/*"), ("server/store/*",), r"\bPG(conn|result)\b"),
    Library("ICU", ("unicode/*",), ("server/render/words/*",), r"\bicu::|\bnamespace icu\b"),
    Library("Catch2", ("catch2/*",), ("tests/*",)),
    Library("rapidcheck", ("rapidcheck*",), ("tests/*",)),
    Library("Google Benchmark", ("benchmark/*",), ("tests/bench/*",)),
]

# Where headers of the core may be private: they may show a library's types, and no public header includes
# them. In scheduler/json/ such a header says so with the words "Private to" in its comment.
PRIVATE_FOLDERS = ("calendar/ical/libical/*",)
PRIVATE_WHERE_SAID = ("scheduler/json/*",)
PRIVATE_MARK = re.compile(r"^///.*\bPrivate to\b", re.MULTILINE)

# What of libical may be called. 3.0.16 has builtin zones that are wrong and racy and take "../" for a name,
# `icalcomponent_normalize` that dereferences null, printing that overflows the stack on deep nesting, and rules that
# run for half a minute: whatever is not on this list is not reached by a stranger's file.
LIBICAL_CALL = r"\bical[a-z]*_[a-z_]+"
LIBICAL_VETTED = {
    "icalcomponent_free", "icalparser_parse_string", "icaltime_null_time", "icaltimezone_free",
    "icaltimezone_get_utc_offset_of_utc_time", "icaltimezone_get_utc_timezone", "icaltimezone_new",
    "icaltimezone_set_component",
}

# The operating system, which `calendar` and `scheduler` do not talk to.
SYSTEM = ("unistd.h", "fcntl.h", "signal.h", "poll.h", "pthread.h", "netdb.h", "pwd.h", "dlfcn.h", "sys/*", "netinet/*", "arpa/*",
          "linux/*")

# Of the standard library: what does input, output or waiting. The core is handed its bytes; only the
# reader of the system's tz database opens files.
OUTSIDE_CORE = {
    "iostream": (), "cstdio": (), "thread": (), "future": (), "syncstream": (),
    "fstream": ("calendar/civil/*.cpp",), "filesystem": ("calendar/civil/*",),
}

STANDARD = re.compile(r"^[a-z_]+$")  # <vector>, <cstdint>


def matches(path, patterns):
    return any(fnmatch(path, pattern) for pattern in patterns)


def is_private(header):
    """Whether the header (a tree.Source) is private to rooms that may see third-party types."""
    return matches(header.path, PRIVATE_FOLDERS) or (
        matches(header.path, PRIVATE_WHERE_SAID) and PRIVATE_MARK.search(header.text) is not None)


def library_of(header):
    return next((library for library in LIBRARIES if matches(header, library.headers)), None)
