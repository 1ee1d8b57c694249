#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "calendar/ascii.hpp"
#include "tests/source_tree.hpp"
#include "tests/unit/calendar/ical/lint/lint_files.hpp"

// Every kind of fault that the RFCs name, in every component, and valid forms that look unusual: tables of small files.

using namespace plenary;
using namespace plenary::calendar;
using namespace plenary::calendar::ical::lint_files;
namespace lint_files = plenary::calendar::ical::lint_files;

namespace {

/// The rows of "faults" or "valid".
nlohmann::json rows_of(const std::string& name) {
  return nlohmann::json::parse(test::read_in_tree("tests/unit/calendar/ical/lint/" + name + ".json")).at(name);
}

/// The file of a row: where its lines stand, and the lines.
std::string file_of(const nlohmann::json& row) {
  std::string lines;
  for (const auto& line : row.at(1)) lines += (lines.empty() ? "" : "\n") + line.get<std::string>();
  return file(row.at(0).get<std::string>(), lines);
}

/// What a feed is better without, although the standards allow it, and what is about clients.
const std::set<std::string> advice{"alarm-in-feed", "attendee-in-feed",  "floating-time",  "hidden-conference",
                                   "long-line",     "organizer-in-feed", "orphan-override"};

std::set<std::string> rules_of(const std::string& text) {
  std::set<std::string> rules;
  for (const std::string& finding : findings(text)) rules.insert(finding.substr(finding.find(' ') + 1));
  return rules;
}

}  // namespace

TEST_CASE("lint tables: every fault is found at its line, by its rule", "[ical][lint]") {
  const auto faults = rows_of("faults");
  CHECK(faults.size() > 450);
  for (const auto& row : faults) {
    INFO(row.dump());
    const auto found = findings(file_of(row));
    CHECK(std::ranges::find(found, row.at(2).get<std::string>()) != found.end());
  }
}

TEST_CASE("lint tables: a fault is found in the second calendar of a file too", "[ical][lint]") {
  const std::string sound = file("VEVENT", "");
  const auto lines = static_cast<std::size_t>(std::ranges::count(sound, '\n'));
  const auto faults = rows_of("faults");
  for (const auto& row : faults) {
    INFO(row.dump());
    const auto finding = row.at(2).get<std::string>();
    const std::size_t line = std::stoul(finding);
    const auto found = findings(sound + file_of(row));
    CHECK(std::ranges::find(found, std::to_string(line + lines) + finding.substr(finding.find(' '))) != found.end());
  }
}

TEST_CASE("lint tables: the case of names of properties and components changes nothing", "[ical][lint]") {
  const auto lower_names = [](const std::string& text) {
    std::string lower;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin) + 1;
      std::string line = text.substr(begin, end - begin);
      const std::size_t name = line.find_first_of(":;");
      std::transform(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(std::min(name, line.size())),
                     line.begin(), ascii::to_lower);
      if (line.starts_with("begin:") || line.starts_with("end:")) line = ascii::lower(line);
      lower += line;
      begin = end;
    }
    return lower;
  };
  const auto faults = rows_of("faults");
  for (const auto& row : faults) {
    INFO(row.dump());
    const std::string text = file_of(row);
    CHECK(findings(lower_names(text)) == findings(text));
  }
}

TEST_CASE("lint tables: unusual forms that are right have no finding", "[ical][lint]") {
  const auto valid = rows_of("valid");
  CHECK(valid.size() > 200);
  CHECK(rules_of(file("VEVENT", "")).empty());
  for (const auto& row : valid) {
    INFO(row.dump());
    for (const std::string& rule : rules_of(file_of(row))) {
      INFO(rule);
      CHECK(advice.contains(rule));
    }
  }
}

TEST_CASE("lint tables: how the lines of a file are written", "[ical][lint]") {
  const std::string sound = file("VEVENT", "");
  const auto replaced = [](std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
    return text;
  };
  using Rules = std::set<std::string>;
  CHECK(rules_of(sound.substr(0, sound.size() - 2)) == Rules{"missing-line-end"});
  CHECK(rules_of(replaced(sound, "\r\n", "\n")) == Rules{"bare-line-feed"});
  CHECK(rules_of(replaced(sound, "\r\n", "\r")) == Rules{"bare-carriage-return"});
  CHECK(rules_of(replaced(sound, "\r\n", "\r\r\n")) == Rules{"doubled-carriage-return"});
  CHECK(findings(replaced(sound, "\r\n", "\r\n\r\n")) == std::vector<std::string>{"2 blank-lines"});
  CHECK(rules_of(file("VEVENT", "TRANSP: OPAQUE")) == Rules{"space-around"});
  CHECK(rules_of(replaced(sound, "END:VEVENT", "END:VEVENT ")) == Rules{"space-around"});
  CHECK(rules_of(file("VEVENT", "RDATE;TZID=(UTC+01:00) Brussels, Paris:20261118T080000")).contains("unquoted-colon"));
}

TEST_CASE("lint tables: thousands of one fault do not hide another", "[ical][lint]") {
  std::string lines;
  for (int i = 0; i < 3'000; ++i) lines += "COMMENT:" + std::string(80, 'x') + "\n";
  const std::string text = file("VEVENT", lines + "not a line");
  CHECK(rules_of(text) == std::set<std::string>{"long-line", "malformed-line"});
}

TEST_CASE("lint tables: what readers forgive is an error to the strict", "[ical][lint]") {
  const auto severities = [](const std::string& text, bool strict) {
    std::set<ical::Severity> all;
    for (const auto& finding : ical::lint(text, {strict, {}})) {
      if (finding.severity != ical::Severity::info) all.insert(finding.severity);
    }
    return all;
  };
  const std::string sound = file("VEVENT", "");
  for (const std::string& text : {"\xEF\xBB\xBF" + sound, file("VEVENT", "SUMMARY:" + std::string(80, 'x')),
                                  file("VEVENT", "TRANSP: OPAQUE"), file("VEVENT", "\n\nCOMMENT:x")}) {
    CHECK(severities(text, false) == std::set{ical::Severity::warning});
    CHECK(severities(text, true) == std::set{ical::Severity::error});
  }
}

TEST_CASE("lint tables: components and properties in no place of their own", "[ical][lint]") {
  const std::string sound = file("VEVENT", "");
  CHECK(findings(sound + crlf(component("VEVENT", ""))) == std::vector<std::string>{"12 outside-calendar"});
  CHECK(findings("BEGIN:VCARD\r\nEND:VCARD\r\n") == std::vector<std::string>{"1 no-calendar"});
  // §3.6: legal nowhere, harmless everywhere, so no more than a note.
  const auto notes =
      ical::lint(file("VEVENT", "BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT5M\nEND:VALARM\nSUMMARY:x\nURL:a:b"));
  const auto late = std::ranges::find(notes, "late-property", &ical::Finding::rule);
  REQUIRE(late != notes.end());
  CHECK(late->line == 14);
  CHECK(late->severity == ical::Severity::info);
  CHECK(std::ranges::count(notes, "late-property", &ical::Finding::rule) == 1);
}

TEST_CASE("lint tables: a TZID is compared as the TEXT that it is", "[ical][lint]") {
  const std::string zone = "BEGIN:VTIMEZONE\nTZID:Head office\\, Tunis\n" + observance("") + "END:VTIMEZONE\n";
  const std::string text =
      lint_files::calendar(zone + component("VEVENT", "DTSTART;TZID=\"Head office, Tunis\":20261117T080000\n"));
  CHECK(rules_of(text) == std::set<std::string>{"unknown-tzid"});
}

TEST_CASE("lint tables: each rule says which section it rests on and what to do", "[ical][lint]") {
  for (const auto& rule : ical::lint_rules()) {
    INFO(rule.id);
    CHECK(rule.section.starts_with("RFC "));
    CHECK_FALSE(rule.fix.empty());
  }
}
