#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/source_tree.hpp"
#include "tests/unit/cli/command_line.hpp"

using namespace plenary;
using Catch::Matchers::Contains;

namespace {

const std::string sample = plenary::test::path_in_tree("data/samples/rabat.json");

cli::test::Outcome exported(std::vector<std::string> options) {
  options.insert(options.begin(), {"export", sample});
  return cli::test::run(cli::add_export, std::move(options));
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("export has no reminders unless it is asked for them") {
  const auto plain = exported({"--delegation", "EG"});
  CHECK(plain.exit == cli::Exit::done);
  CHECK(count(plain.out, "BEGIN:VEVENT") == 1);
  CHECK(count(plain.out, "VALARM") == 0);
  CHECK_THAT(exported({"--delegation", "EG", "--alarm", "45"}).out,
             Contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT45M\r\n"));
}

TEST_CASE("export tells when a delegation has no time, and as whose message only if that is stated") {
  const auto plain = exported({"--as", "freebusy", "--delegation", "EG"});
  CHECK(plain.exit == cli::Exit::done);
  CHECK_THAT(plain.out, Contains("\r\nFREEBUSY;FBTYPE=BUSY:20171107T220000Z/20171109T220000Z\r\n"));
  CHECK(count(plain.out, "METHOD") == 0);
  CHECK(count(plain.out, "VEVENT") == 0);
  const auto message =
      exported({"--as", "freebusy", "--delegation", "EG", "--organizer", "mailto:delegation@cairo.example"});
  CHECK_THAT(message.out,
             Contains("\r\nMETHOD:PUBLISH\r\n") && Contains("\r\nORGANIZER:mailto:delegation@cairo.example\r\n"));
}

TEST_CASE("export refuses options that contradict each other, with nothing written") {
  const auto refused = [](const std::vector<std::string>& options, const char* says) {
    const auto outcome = exported(options);
    INFO(outcome.err);
    CHECK(outcome.exit == cli::Exit::bad_input);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Contains(says));
  };
  refused({"--as", "freebusy"}, "--as");
  refused({"--as", "freebusy", "--delegation", "EG", "--alarm", "5"}, "--alarm");
  refused({"--organizer", "mailto:a@b.example"}, "--organizer");
  refused({"--as", "freebusy", "--delegation", "EG", "--organizer", "Cairo"}, "--organizer");
  refused({"--as", "freebusy", "--delegation", "EG", "--organizer", "mailto:a@b c"}, "ORGANIZER");
  refused({"--alarm", "0"}, "--alarm");
  refused({"--alarm", "40321"}, "--alarm");
}
