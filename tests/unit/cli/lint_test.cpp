#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/unit/cli/command_line.hpp"

using namespace plenary;
using Catch::Matchers::Contains;
using Json = nlohmann::json;

namespace {

namespace fs = std::filesystem;

cli::test::Outcome lint(std::vector<std::string> arguments, const std::string& input = {}) {
  arguments.insert(arguments.begin(), "lint");
  return cli::test::run(cli::add_lint, std::move(arguments), input);
}

const std::string sound =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//Test//EN\r\nNAME:Test\r\n"
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nBEGIN:VTODO\r\nUID:a\r\nDTSTAMP:20260101T000000Z\r\nEND:VTODO\r\n"
    "END:VCALENDAR\r\n";
const std::string faulty = sound + "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";

/// A folder that is there as long as the test.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / "plenary lint test") {
    fs::remove_all(path_);
    fs::create_directories(path_ / "inner");
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& text) const {
    std::ofstream{path_ / name, std::ios::binary} << text;
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("lint is silent about a sound file, and exits 1 where there is an error", "[lint]") {
  const auto clean = lint({"-"}, sound);
  CHECK(clean.exit == cli::Exit::done);
  CHECK(clean.out.empty());
  const auto broken = lint({"-"}, faulty);
  CHECK(broken.exit == cli::Exit::no_slot);
  CHECK_THAT(broken.out, Contains("-:11: error: the calendar has no PRODID (RFC 5545 §3.7.3) [missing-prodid]"));
}

TEST_CASE("lint looks at several files and at all calendars in a folder, whatever the case of .ics", "[lint]") {
  const Folder folder;
  folder.write("one.ics", sound);
  folder.write("inner/two.ICS", faulty);
  folder.write("inner/three.txt", faulty);
  const auto checked = Json::parse(lint({folder.path(), "-", "--format", "json"}, sound).out);
  std::vector<std::string> paths;
  for (const auto& file : checked.at("files")) paths.push_back(file.at("path").get<std::string>());
  CHECK(paths == std::vector<std::string>{folder.path() + "/inner/two.ICS", folder.path() + "/one.ics", "-"});
  CHECK(checked.at("format") == "plenary-lint/1");
  CHECK(checked.at("files")[1].at("findings").empty());
  const auto& finding = checked.at("files")[0].at("findings")[0];
  for (const char* key : {"line", "severity", "rule", "message", "section", "fix"}) CHECK(finding.contains(key));
}

TEST_CASE("a folder without calendars, a missing file and no file are refused", "[lint]") {
  const Folder folder;
  CHECK(lint({folder.path()}).exit == cli::Exit::bad_input);
  CHECK_THAT(lint({folder.path()}).err, Contains("there is no calendar in the folder"));
  CHECK(lint({folder.path() + "/missing.ics"}).exit != cli::Exit::done);
  CHECK(lint({}).exit == cli::Exit::bad_input);
  CHECK(lint({"-", "--format", "xml"}, sound).exit == cli::Exit::bad_input);
}

TEST_CASE("with --strict, what readers forgive is an error", "[lint]") {
  CHECK(lint({"-"}, "\xEF\xBB\xBF" + sound).exit == cli::Exit::done);
  CHECK(lint({"-", "--strict"}, "\xEF\xBB\xBF" + sound).exit == cli::Exit::no_slot);
}

TEST_CASE("the rules are listed: id, severity, section, one line; each id once", "[lint]") {
  const auto list = Json::parse(lint({"--rules", "--format", "json"}).out);
  CHECK(list.at("format") == "plenary-lint-rules/1");
  std::set<std::string> ids;
  for (const auto& rule : list.at("rules")) {
    CHECK(ids.insert(rule.at("id").get<std::string>()).second);
    CHECK(std::set<std::string>{"error", "warning", "info"}.contains(rule.at("severity").get<std::string>()));
    CHECK_FALSE(rule.at("section").get<std::string>().empty());
    CHECK_FALSE(rule.at("fix").get<std::string>().empty());
  }
  const std::string text = lint({"--rules"}).out;
  CHECK(static_cast<std::size_t>(std::ranges::count(text, '\n')) == ids.size());
  CHECK_THAT(text, Contains("missing-prodid               error   RFC 5545 §3.7.3"));
}

TEST_CASE("SARIF 2.1.0: the members that its schema requires, and references to what is there", "[lint]") {
  const Folder folder;
  folder.write("one.ics", faulty);
  const auto log = Json::parse(lint({folder.path(), "--format", "sarif"}).out);
  CHECK(log.at("version") == "2.1.0");
  CHECK_THAT(log.at("$schema").get<std::string>(), Contains("sarif-2.1.0"));
  REQUIRE(log.at("runs").size() == 1);
  const auto& run = log.at("runs")[0];
  const auto& driver = run.at("tool").at("driver");
  CHECK_FALSE(driver.at("name").get<std::string>().empty());
  std::vector<std::string> ids;
  for (const auto& rule : driver.at("rules")) {
    ids.push_back(rule.at("id").get<std::string>());
    CHECK_FALSE(rule.at("shortDescription").at("text").get<std::string>().empty());
    CHECK(std::set<std::string>{"error", "warning", "note"}.contains(
        rule.at("defaultConfiguration").at("level").get<std::string>()));
  }
  REQUIRE_FALSE(run.at("results").empty());
  for (const auto& result : run.at("results")) {
    const auto index = result.at("ruleIndex").get<std::size_t>();
    REQUIRE(index < ids.size());
    CHECK(ids[index] == result.at("ruleId").get<std::string>());
    CHECK_FALSE(result.at("message").at("text").get<std::string>().empty());
    const auto& place = result.at("locations").at(0).at("physicalLocation");
    CHECK(place.at("region").at("startLine").get<int>() >= 1);
    const auto uri = place.at("artifactLocation").at("uri").get<std::string>();
    CHECK_THAT(uri, Contains("plenary%20lint%20test/one.ics"));
  }
}

TEST_CASE("a file of any bytes gives valid JSON", "[lint]") {
  std::string bytes = "BEGIN:VCALENDAR\r\nSUMMARY:";
  for (int byte = 1; byte < 256; ++byte) bytes += static_cast<char>(byte);
  CHECK_NOTHROW(Json::parse(lint({"-", "--format", "json"}, bytes).out));
  CHECK_NOTHROW(Json::parse(lint({"-", "--format", "sarif"}, bytes).out));
}
