#include <catch2/catch.hpp>

#include "tests/unit/cli/command_line.hpp"

namespace {

using namespace plenary;
using cli::Exit;
using cli::test::run;

const std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";
const std::string jcal = "[\"vcalendar\", [\n  [\"version\", {}, \"text\", \"2.0\"]], []]\n";

}  // namespace

TEST_CASE("convert: iCalendar to jCal and back, whichever comes in") {
  CHECK(run(cli::add_convert, {"convert", "-", "--to", "jcal"}, text).out == jcal);
  CHECK(run(cli::add_convert, {"convert", "-", "--to", "ics"}, jcal).out == text);
  CHECK(run(cli::add_convert, {"convert", "-", "--to", "jcal"}, jcal).out == jcal);
  CHECK(run(cli::add_convert, {"convert", "-", "--to", "ics"}, text).out == text);
}

TEST_CASE("convert: line breaks and folding are mended, what would be lost is refused") {
  CHECK(run(cli::add_convert, {"convert", "-", "--to", "ics"}, "BEGIN:VCALENDAR\nVERSION:\n 2.0\nEND:VCALENDAR").out ==
        text);
  const auto refused = [](const std::string& input) {
    const auto outcome = run(cli::add_convert, {"convert", "-", "--to", "jcal"}, input);
    CHECK(outcome.exit == Exit::bad_input);
    CHECK(outcome.out.empty());
    return outcome.err;
  };
  CHECK(refused("BEGIN:VCALENDAR\nVERSION 2.0\nDTSTAMP:now\nEND:VEVENT\n") ==
        "standard input: line 1: \"VCALENDAR\" BEGIN without END\n"
        "standard input: line 2: \"VERSION 2.0\" this is no line of the form NAME:value\n"
        "standard input: line 4: \"VEVENT\" END of a component that is not open\n");
  CHECK_THAT(refused("BEGIN:VCALENDAR\nDTSTAMP:now\nEND:VCALENDAR\n"),
             Catch::StartsWith("standard input: line 2: \"now\" DTSTAMP holds no value of the type date-time"));
  CHECK_THAT(refused(""), Catch::Contains("there is neither iCalendar nor jCal in the file"));
  CHECK_THAT(refused("[1]"), Catch::StartsWith("standard input: /0: \"1\" this is not what jCal has here"));
}
