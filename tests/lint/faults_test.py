#!/usr/bin/python3
"""The lint finds each fault that is seeded into a small clean tree, at its line, and nothing else."""

import sys
import tempfile
import unittest
from pathlib import Path

from lint import findings

HERE = Path(__file__).resolve().parents[2]

CLEAN = {
    "CMakeLists.txt": """\
plenary_room(calendar_civil calendar calendar/civil PRIVATE date::date-tz)
plenary_room(calendar_ical calendar/ical/event calendar/ical/libical PUBLIC calendar_civil PRIVATE PkgConfig::ical)
plenary_room(scheduler scheduler/model scheduler/slot PUBLIC calendar_civil)
plenary_room(scheduler_json scheduler/json PUBLIC scheduler PRIVATE nlohmann_json::nlohmann_json)
plenary_room(server_http server/http PUBLIC calendar_civil PRIVATE Boost::headers)
plenary_room(server_site server/site PUBLIC server_http scheduler_json)
plenary_room(cli_commands cli PUBLIC server_site
             PRIVATE CLI11::CLI11 EXCLUDE cli/main.cpp)
""",
    "calendar/result.hpp": "#pragma once\n\n#include <tl/expected.hpp>\n",
    "calendar/civil/zone.hpp": '#pragma once\n\n#include <string>\n\n#include "calendar/result.hpp"\n',
    "calendar/civil/zone.cpp": '#include "calendar/civil/zone.hpp"\n\n#include <date/tz.h>\n#include <fstream>\n',
    "calendar/ical/libical/handle.hpp": "#pragma once\n\n#include <libical/ical.h>\n",
    "calendar/ical/event/writer.hpp": '#pragma once\n\n#include "calendar/civil/zone.hpp"\n',
    "calendar/ical/event/writer.cpp": '#include "calendar/ical/event/writer.hpp"\n\n#include "calendar/ical/libical/handle.hpp"\n',
    "scheduler/model/session.hpp": '#pragma once\n\n#include "calendar/civil/zone.hpp"\n',
    "scheduler/slot/solver.hpp": '#pragma once\n\n#include "scheduler/model/session.hpp"\n',
    "scheduler/json/reader.hpp": "#pragma once\n\n#include <nlohmann/json.hpp>\n\n/// Private to the readers.\n",
    "scheduler/json/programme.hpp": '#pragma once\n\n#include "scheduler/model/session.hpp"\n',
    "scheduler/json/programme.cpp":
        '#include "scheduler/json/programme.hpp"\n\n#include <fmt/format.h>\n\n#include "scheduler/json/reader.hpp"\n',
    "server/http/listener.hpp": '#pragma once\n\n#include <boost/asio.hpp>\n\n#include "calendar/result.hpp"\n',
    "server/http/listener.cpp": '#include "server/http/listener.hpp"\n\n#include <unistd.h>\n',
    "server/site/routes.hpp": '#pragma once\n\n#include "scheduler/json/programme.hpp"\n',
    "cli/main.cpp": '#include <CLI/CLI.hpp>\n\n#include "server/site/routes.hpp"\n',
    "tests/unit/calendar/zone_test.cpp": '#include <catch2/catch.hpp>\n\n#include "calendar/civil/zone.hpp"\n',
    "README.md": "A clean tree.\n",
}

# name: (files laid over the clean tree, [(path, line, part of the message), ...])
FAULTS = {
    "the calendar includes the scheduler": (
        {"calendar/civil/zone.hpp": '#pragma once\n#include "scheduler/model/session.hpp"\n'},
        [("calendar/civil/zone.hpp", 2, "allowed: calendar <- scheduler <- verify <- server <- cli"),
         ("scheduler/model/session.hpp", 3, "include cycle")],
    ),
    "the scheduler includes iCalendar, which it does not link": (
        {"scheduler/slot/solver.hpp": '#pragma once\n\n#include "calendar/ical/event/writer.hpp"\n'},
        [("scheduler/slot/solver.hpp", 3, "allowed: calendar, calendar/civil, scheduler/model, scheduler/slot")],
    ),
    "the server includes the command line": (
        {"cli/command.hpp": "#pragma once\n", "server/site/routes.hpp": '#pragma once\n#include "cli/command.hpp"\n'},
        [("server/site/routes.hpp", 2, 'server_site must not include "cli/command.hpp"')],
    ),
    "CMake allows what the order of the rooms forbids": (
        {"CMakeLists.txt": CLEAN["CMakeLists.txt"].replace("scheduler/slot PUBLIC calendar_civil",
                                                           "scheduler/slot PUBLIC calendar_civil server_http"),
         "scheduler/slot/solver.hpp": '#pragma once\n#include "server/http/listener.hpp"\n'},
        [("scheduler/slot/solver.hpp", 2, "room scheduler must not include")],
    ),
    "the prover takes a digest from the checker": (
        {"CMakeLists.txt": CLEAN["CMakeLists.txt"].replace(
            "plenary_room(scheduler_json", "plenary_room(verify verify PUBLIC scheduler)\nplenary_room(scheduler_json")
            .replace("cli PUBLIC server_site", "cli PUBLIC server_site verify"),
         "verify/seal.hpp": '#pragma once\n\n#include "scheduler/model/session.hpp"\n',
         "cli/propose.cpp": '#include <string>\n\n#include "verify/seal.hpp"\n'},
        [("cli/propose.cpp", 3, "belongs to the checker of certificates; allowed: server/ask/verification.cpp, server/ask/verification.hpp")],
    ),
    "a folder that is no room": (
        {"server/mail/letter.cpp": "#include <string>\n"},
        [("server/mail/letter.cpp", 1, "belongs to no room")],
    ),
    "a path that is not from the root": (
        {"calendar/civil/zone.cpp": '#include "calendar/civil/zone.hpp"\n\n#include "result.hpp"\n'},
        [("calendar/civil/zone.cpp", 3, "no file of this tree")],
    ),
    "an include cycle of three": (
        {"scheduler/model/a.hpp": '#pragma once\n\n#include "scheduler/model/b.hpp"\n',
         "scheduler/model/b.hpp": '#pragma once\n#include "scheduler/model/c.hpp"\n',
         "scheduler/model/c.hpp": '#pragma once\n\n\n#include "scheduler/model/a.hpp"\n'},
        [("scheduler/model/c.hpp", 4, "scheduler/model/a.hpp -> scheduler/model/b.hpp -> scheduler/model/c.hpp -> "
                                      "scheduler/model/a.hpp")],
    ),
    "Boost outside server/http": (
        {"server/site/routes.cpp": '#include "server/site/routes.hpp"\n\n#include <boost/json.hpp>\n'},
        [("server/site/routes.cpp", 3, "Boost (<boost/json.hpp>) must not be included here; allowed: server/http/*")],
    ),
    "libical in a public header of its own room": (
        {"calendar/ical/event/writer.hpp": "#pragma once\n#include <libical/ical.h>\n"},
        [("calendar/ical/event/writer.hpp", 2, "libical")],
    ),
    "Hinnant's date in a header": (
        {"calendar/civil/zone.hpp": "#pragma once\n#include <date/tz.h>\n"},
        [("calendar/civil/zone.hpp", 2, "allowed: calendar/civil/*.cpp")],
    ),
    "fmt in a public header of the core": (
        {"scheduler/model/session.hpp": "#pragma once\n#include <fmt/format.h>\n"},
        [("scheduler/model/session.hpp", 2, "fmt (<fmt/format.h>) must not be included here")],
    ),
    "nlohmann's json in a public header of the room that may use it": (
        {"scheduler/json/programme.hpp": "#pragma once\n#include <nlohmann/json_fwd.hpp>\n"},
        [("scheduler/json/programme.hpp", 2, "shows in a public header of the core")],
    ),
    "a public header includes a private one": (
        {"scheduler/json/programme.hpp": '#pragma once\n#include "scheduler/json/reader.hpp"\n'},
        [("scheduler/json/programme.hpp", 2, "a public header includes the private")],
    ),
    "a header outside the private corners calls itself private": (
        {"scheduler/slot/solver.hpp": "#pragma once\n#include <fmt/format.h>\n/// Private to the solver.\n"},
        [("scheduler/slot/solver.hpp", 2, "fmt (<fmt/format.h>) must not be included here")],
    ),
    "a third-party type declared by hand": (
        {"calendar/ical/event/writer.hpp": "#pragma once\n\n// icalcomponent is no fault in a comment\n"
                                     "struct icalcomponent_impl;\n"},
        [("calendar/ical/event/writer.hpp", 4, "libical's 'icalcomponent_impl' shows in a public header")],
    ),
    "a function of libical that is known to fail": (
        {"calendar/ical/event/writer.cpp": '#include "calendar/ical/event/writer.hpp"\n\n'
                                     "auto zone() { return icaltimezone_get_builtin_timezone(\"../x\"); }\n"},
        [("calendar/ical/event/writer.cpp", 3, "'icaltimezone_get_builtin_timezone' of libical is not vetted")],
    ),
    "tl::expected past plenary::Result": (
        {"scheduler/model/session.hpp": "#pragma once\n#include <tl/expected.hpp>\n"},
        [("scheduler/model/session.hpp", 2, "allowed: calendar/result.hpp")],
    ),
    "a library that nobody decided on": (
        {"server/site/routes.cpp": '#include "server/site/routes.hpp"\n\n#include <rapidjson/document.h>\n'},
        [("server/site/routes.cpp", 3, "of no known library")],
    ),
    "the core talks to the outside": (
        {"scheduler/slot/solver.cpp": '#include "scheduler/slot/solver.hpp"\n\n#include <unistd.h>\n'
                                       "#include <iostream>\n#include <fstream>\n"
                                       "auto now() { return std::chrono::steady_clock::now(); }\n"},
        [("scheduler/slot/solver.cpp", 3, "talks to the operating system"),
         ("scheduler/slot/solver.cpp", 4, "<iostream>"), ("scheduler/slot/solver.cpp", 5, "<fstream>"),
         ("scheduler/slot/solver.cpp", 6, "reads a clock")],
    ),
    "a range view": (
        {"cli/main.cpp": "#include <ranges>\nauto odd() { return std::views::iota(1, 9); }\n"},
        [("cli/main.cpp", 2, "uses a range view")],
    ),
    "a range algorithm that returns a subrange": (
        {"cli/main.cpp": "#include <algorithm>\nauto rest = std::ranges::unique(list);\n"},
        [("cli/main.cpp", 2, "returns a subrange")],
    ),
    "a header opens a namespace": (
        {"cli/command.hpp": "#pragma once\n#include <string>\nusing namespace std;\n"},
        [("cli/command.hpp", 3, "opens a namespace")],
    ),
    "no #pragma once": (
        {"scheduler/model/session.hpp": "#ifndef SESSION_HPP\n#define SESSION_HPP\n#endif\n"},
        [("scheduler/model/session.hpp", 1, "#pragma once")],
    ),
    "a source does not begin with its own header": (
        {"calendar/civil/zone.cpp": '#include <string>\n\n#include "calendar/civil/zone.hpp"\n'},
        [("calendar/civil/zone.cpp", 1, "the first include must be")],
    ),
    "a header and a source that are too long": (
        {"cli/main.cpp": "\n" * 501, "scheduler/model/session.hpp": "#pragma once\n" + "\n" * 250},
        [("cli/main.cpp", 501, "501 lines; allowed: 500"), ("scheduler/model/session.hpp", 251, "251 lines")],
    ),
    "a file name in capitals": (
        {"cli/MainWindow.cpp": "\n", "tests/unit/Zone_Test.cpp": "\n"},
        [("cli/MainWindow.cpp", 1, "snake_case"), ("tests/unit/Zone_Test.cpp", 1, "snake_case")],
    ),
    "something unfinished": (
        {"README.md": "One\nTO" "DO: two\n", "cli/main.cpp": "// FIX" "ME\n"},
        [("README.md", 2, "unfinished"), ("cli/main.cpp", 1, "unfinished")],
    ),
    "a path of one machine": (
        {"README.md": "See /ho" "me/ada/plenary\n"},
        [("README.md", 1, "is a path of one machine")],
    ),
    "a test that is not there": (
        {"README.md": "See `unit/calendar/zone_test.cpp`.\nAnd `tests/unit/calendar/zones_test.cpp`.\n"},
        [("README.md", 2, "tests/unit/calendar/zones_test.cpp is not there")],
    ),
    "a lock file that names a registry": (
        {"tests/web/package-lock.json": '{\n "resolved": "https://registry.example/a.tgz"\n}\n'},
        [("tests/web/package-lock.json", 2, "names a registry")],
    ),
}

# What looks like a fault and is none.
INNOCENT = {
    "scheduler/model/session.hpp":
        '#pragma once\n\n// #include <boost/asio.hpp>\n/*\n#include "cli/main.hpp"\n*/\n'
        "inline constexpr int thousand = 1'000;  // fmt::format, date::sys_days, std::views::iota\n"
        'inline constexpr const char* text = "nlohmann \\" icalcomponent";\n'
        'inline constexpr const char* raw = R"(boost::asio "quoted)";\n',
}


def lint(files):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return findings(root)


class Faults(unittest.TestCase):
    def test_a_clean_tree_has_no_findings(self):
        self.assertEqual([], [str(finding) for finding in lint(CLEAN)])

    def test_comments_and_strings_are_no_faults(self):
        self.assertEqual([], [str(finding) for finding in lint({**CLEAN, **INNOCENT})])

    def test_each_seeded_fault_is_found_where_it_is(self):
        for name, (files, expected) in FAULTS.items():
            with self.subTest(name):
                found = lint({**CLEAN, **files})
                self.assertEqual([(path, line) for path, line, _ in expected],
                                 sorted({(finding.path, finding.line) for finding in found}), [str(f) for f in found])
                for path, line, part in expected:
                    told = [str(finding) for finding in found if (finding.path, finding.line) == (path, line)]
                    self.assertTrue(any(part in text for text in told), f"{part!r} not in {told}")

    def test_the_rooms_of_this_tree_are_understood(self):
        from rooms import read_rooms, visible_folders
        rooms = read_rooms(HERE)
        self.assertIn("calendar/civil", visible_folders(rooms, rooms["scheduler"]))
        self.assertNotIn("calendar/ical", visible_folders(rooms, rooms["scheduler"]))
        self.assertIn("scheduler/json", visible_folders(rooms, rooms["cli_commands"]))


if __name__ == "__main__":
    sys.exit(unittest.main())
