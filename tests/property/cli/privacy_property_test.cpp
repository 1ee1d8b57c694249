#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "cli/dialogue.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/programme/publish.hpp"
#include "server/release/release.hpp"
#include "server/site/site.hpp"
#include "tests/property/scheduler/rounds.hpp"
#include "tests/unit/cli/command_line.hpp"

// What is private cannot be published: values that are marked as text and as times are planted in every place of a
// programme that only those who plan it see, and sought in everything that the public gets of it.

namespace {

using namespace plenary;
using nlohmann::ordered_json;

/// A name that no other text holds; it is an id, too.
constexpr const char* mark = "zq7x";

/// Private times have these minutes of the hour; no zone in use differs from another by minutes that would hide it, and
/// nothing public lies off the quarter hour.
constexpr int private_minute = 17;

/// Something private, put into a programme whose session "a" is decided and whose draft "draft" is not.
struct Secret {
  const char* name;
  std::function<void(ordered_json& programme, const std::string& text, const std::string& time)> plant;
};

/// Asked for anew each time: adding a member to an object moves all others.
ordered_json& decided(ordered_json& programme) { return programme["sessions"][0]; }

ordered_json& invited(ordered_json& programme) { return decided(programme)["wish"]["attendance"][0]; }

ordered_json busy(const std::string& text, const std::string& time) {
  return {{"from", "2026-03-03T" + time}, {"to", "2026-03-03T23:" + time.substr(3)}, {"reason", text}};
}

const std::vector<Secret>& secrets() {
  static const std::vector<Secret> all{
      {"remarks of the programme",
       [](auto& programme, auto& text, auto&) { programme["remarks"] = ordered_json::array({text}); }},
      {"remarks of a session",
       [](auto& programme, auto& text, auto&) { decided(programme)["remarks"] = ordered_json::array({text}); }},
      {"busy times of a delegation",
       [](auto& programme, auto& text, auto& time) {
         invited(programme)["busy"] = ordered_json::array({busy(text, time)});
       }},
      {"calendars of delegates",
       [](auto& programme, auto& text, auto& time) {
         invited(programme)["delegates"] = {{{"id", text}, {"busy", ordered_json::array({busy(text, time)})}}};
       }},
      {"hours of a delegation",
       [](auto& programme, auto&, auto& time) {
         invited(programme)["hours"] = {{"from", time}, {"to", "23:47"}};
       }},
      {"hours of a session",
       [](auto& programme, auto&, auto& time) {
         decided(programme)["wish"]["hours"] = {{"from", time}, {"to", "23:47"}};
       }},
      {"hours and lunch of the programme",
       [](auto& programme, auto&, auto& time) {
         programme["hours"] = {{"from", time}, {"to", "23:47"}};
         programme["lunch"] = {{"from", "12:17"}, {"to", "13:47"}};
       }},
      {"windows and deadlines",
       [](auto& programme, auto&, auto&) {
         programme["window"] = {{"from", "2026-01-31"}, {"to", "2027-01-29"}};
         decided(programme)["wish"]["window"] = {{"from", "2026-02-28"}, {"to", "2026-12-30"}};
         decided(programme)["wish"]["deadline"] = "2026-12-29";
       }},
      {"days of the week and dates left out",
       [](auto& programme, auto&, auto&) {
         programme["not_on"] = {"2026-03-09", "2026-03-11"};
         decided(programme)["wish"]["weekdays"] = {"mon", "tue", "wed", "thu", "fri"};
         decided(programme)["wish"]["not_on"] = {"2026-03-12"};
       }},
      {"slots to compare",
       [](auto& programme, auto&, auto& time) {
         decided(programme)["wish"]["compare"] = ordered_json::array({"2026-03-04T" + time});
       }},
      {"waivers",
       [](auto& programme, auto&, auto&) {
         programme["waivers"] = {{{"delegation", "SN"}, {"what", "rest_day"}, {"on", "2026-03-07"}}};
       }},
      {"what the ledger says",
       [](auto& programme, auto& text, auto&) {
         programme["ledger"] = {{"sessions",
                                 {{{"session", text},
                                   {"date", "2025-11-28"},
                                   {"burdens", {{{"delegation", "SN"}, {"role", "required"}, {"points", 7717.17}}}}}}}};
       }},
      {"floors, quorums and policy",
       [](auto& programme, auto&, auto&) {
         decided(programme)["wish"]["floors"] = {{"most_points", 77117}};
         decided(programme)["wish"]["quorum"] = {{"overall", 1}, {"regions", {{"West Africa", 1}}}};
         programme["policy"] = {{{"term", "breaks"}, {"level", "soft"}, {"weight", 717}}};
       }},
      {"people, rooms and cities that are not used",
       [](auto& programme, auto& text, auto&) {
         programme["delegations"] = {{{"delegation", "SN"}, {"people", 7717}}};
         programme["cities"].push_back({{"id", text}, {"name", text}, {"zone", "Africa/Dakar"}});
         programme["rooms"].push_back({{"id", text}, {"name", text}, {"city", text}, {"seats", 7717}});
       }},
      {"times of rooms, links and interpreters",
       [](auto& programme, auto& text, auto& time) {
         programme["rooms"][0]["busy"] = ordered_json::array({busy(text, time)});
         programme["rooms"][0]["hours"] = {{"from", time}, {"to", "23:47"}};
         programme["rooms"][0]["around"] = {{"after", "PT17M"}};
         programme["links"] = {{"count", 77}, {"busy", ordered_json::array({busy(text, time)})}};
         programme["interpreters"] = {
             {{"languages", {"en", "fr"}}, {"people", 77}, {"busy", ordered_json::array({busy(text, time)})}}};
       }},
      {"times that are preferred, or possible if need be",
       [](auto& programme, auto& text, auto& time) {
         auto taken = busy(text, time);
         taken["if_need_be"] = true;
         invited(programme)["busy"] = ordered_json::array({taken});
         invited(programme)["around"] = {{"before", "PT17M"}};
         invited(programme)["prefers"] = {{"hours", {{"from", time}, {"to", "23:47"}}}};
         decided(programme)["wish"]["prefers"] = {{"hours", {{"from", time}, {"to", "23:47"}}}};
       }},
      {"features of rooms",
       [](auto& programme, auto& text, auto&) { programme["rooms"][0]["features"] = ordered_json::array({text}); }},
      {"relations and drafts",
       [](auto& programme, auto& text, auto& time) {
         decided(programme)["relations"] = {{{"kind", "in_margins_of"}, {"target", text}}};
         // The list grows, and what refers to its elements is gone.
         programme["sessions"].push_back({{"id", text},
                                          {"title", text},
                                          {"description", text},
                                          {"url", std::string{"https://example.org/"} + text},
                                          {"when", {{"start", "2026-03-05T" + time}, {"end", "2026-03-05T23:47"}}},
                                          {"revision", {{"sequence", 1}, {"stamp", "2026-01-01T00:00:00Z"}}},
                                          {"wish", {{"duration", "PT1H"}}}});
         programme["relations"] = {{{"kind", "before"}, {"sessions", {text, "a"}}, {"least", "PT17M"}}};
       }},
      {"pins", [](auto& programme, auto&, auto&) {
         programme["grid"] = "PT5M";
         decided(programme)["wish"]["pin"] = {{"start", "2026-03-06T10:50"}};
       }}};
  return all;
}

ordered_json released() {
  return ordered_json::parse(R"({
    "format": "plenary-programme/1", "id": "spring", "dialogue": "rabat", "title": "Spring",
    "release": {"number": 3, "published": "2026-01-02T00:00:00Z"},
    "zone": "Europe/Paris", "window": {"from": "2026-03-02", "to": "2026-03-13"},
    "cities": [{"id": "dakar", "name": "Dakar", "zone": "Africa/Dakar"}],
    "rooms": [{"id": "hall", "name": "Great hall", "city": "dakar", "seats": 90}],
    "attendance": [{"delegation": "MA", "role": "required"}],
    "sessions": [
      {"id": "a", "title": "First", "kind": "webinar", "mode": "virtual", "status": "confirmed",
       "when": {"start": "2026-03-04T10:00", "end": "2026-03-04T11:00"},
       "revision": {"sequence": 2, "stamp": "2026-01-01T00:00:00Z"},
       "wish": {"duration": "PT1H", "attendance": [{"delegation": "SN", "role": "co_chair"},
                                                   {"delegation": "FR", "role": "required"}]}},
      {"id": "b", "title": "Second", "mode": "in_person", "status": "tentative", "room": "hall",
       "when": {"start": "2026-03-10T09:00", "end": "2026-03-10T12:00", "zone": "Africa/Dakar"},
       "revision": {"sequence": 0, "stamp": "2026-01-01T00:00:00Z"},
       "wish": {"duration": "PT3H", "city": "dakar"}}]})");
}

/// Lines of iCalendar joined; RFC 5545 §3.1.
std::string unfolded(std::string text) {
  for (auto fold = text.find("\r\n "); fold != std::string::npos; fold = text.find("\r\n ")) text.erase(fold, 3);
  return text;
}

/// Everything that the public gets of a programme, by what it is.
std::map<std::string, std::string> published(const std::string& programme) {
  using cli::test::run;
  std::map<std::string, std::string> all;
  const auto add = [&](const std::string& name, const cli::test::Outcome& outcome) {
    INFO(name << ": " << outcome.err);
    REQUIRE(outcome.exit == cli::Exit::done);
    all[name] = unfolded(outcome.out) + outcome.err;
  };
  // What co-chairs see of a draft, its wishes count in; everybody else sees the report of what is released.
  const auto draft = scheduler::read_programme(programme, cli::shipped_dialogue());
  REQUIRE(draft);
  const std::string told =
      scheduler::write_programme(server::document_of(scheduler::told_of(*draft, cli::shipped_dialogue()), draft->zone));
  for (const char* language : {"en", "fr", "pt", "ar"}) {
    const std::string tag = language;
    add("export " + tag, run(cli::add_export, {"export", "-", "--language", tag}, programme));
    for (const char* delegation : {"SN", "FR", "MA"}) {
      add("export " + tag + delegation,
          run(cli::add_export, {"export", "-", "--language", tag, "--delegation", delegation}, programme));
    }
    for (const char* format : {"ics", "jcal", "text"}) {
      for (const char* session : {"a", "b"}) {
        add("invite " + tag + format + session,
            run(cli::add_invite,
                {"invite", "-", "--session", session, "--organizer", "mailto:office@example.org", "--attendee",
                 "mailto:dakar@example.org", "--format", format, "--stamp", "2026-01-03T00:00:00Z", "--language", tag},
                programme));
      }
    }
    for (const char* format : {"table", "json", "csv", "svg", "html"})
      add("fairness " + tag + format,
          run(cli::add_fairness, {"fairness", "-", "--format", format, "--language", tag}, told));
  }
  add("freebusy", run(cli::add_export, {"export", "-", "--delegation", "SN", "--as", "freebusy"}, programme));
  const auto site = server::Website::open({programme, "https://calendar.example"});
  REQUIRE(site);
  for (const auto& [path, query] : std::vector<std::pair<std::string, std::string>>{{"/", ""},
                                                                                    {"/", "lang=fr"},
                                                                                    {"/", "lang=ar&zone=Africa/Dakar"},
                                                                                    {"/", "delegation=SN"},
                                                                                    {"/feeds/spring.ics", ""},
                                                                                    {"/feeds/spring/SN.ics", "lang=pt"},
                                                                                    {"/healthz", ""}}) {
    const auto response = server::answer(*site->service(), {server::Method::get, "GET", path, query});
    INFO(path);
    REQUIRE(response.status == 200);
    all[path + "?" + query] = unfolded(std::string(response.content()));
  }
  return all;
}

/// Where `text` shows a time with the private minutes, in any zone: "03:17", "T031700", "17:47".
std::string private_time(const std::string& text) {
  const auto digit = [&](std::size_t i) {
    return i < text.size() && std::isdigit(static_cast<unsigned char>(text[i]));
  };
  for (std::size_t i = 0; i + 5 < text.size(); ++i) {
    if (i > 0 && digit(i - 1)) continue;
    const bool as_clock = digit(i) && digit(i + 1) && text[i + 2] == ':' && digit(i + 3) && digit(i + 4);
    const bool in_calendar =
        text[i] == 'T' && digit(i + 1) && digit(i + 2) && digit(i + 3) && digit(i + 4) && digit(i + 5);
    if (!as_clock && !in_calendar) continue;
    const int minute = std::stoi(text.substr(i + 3, 2));
    if (minute % 15 == private_minute % 15) return text.substr(i, 8);
  }
  return {};
}

}  // namespace

TEST_CASE("Marked values in every private place of a programme reach nothing that is published",
          "[property][privacy]") {
  std::mt19937 random(9);
  std::map<std::string, int> planted;
  const auto bare = published(released().dump());
  // The seeking itself can fail: public times are found by it where they would be private.
  REQUIRE(private_time("at 10:17 ") == "10:17 ");
  REQUIRE(private_time("T031700Z") == "T031700Z");
  REQUIRE(private_time("10:15–11:30").empty());
  const int rounds = scheduler::testing::rounds_of(40) + static_cast<int>(secrets().size());
  for (int round = 0; round < rounds; ++round) {
    ordered_json programme = released();
    std::string names;
    for (std::size_t i = 0; i < secrets().size(); ++i) {
      // Each alone, then any of them together.
      const bool is_chosen =
          static_cast<std::size_t>(round) < secrets().size() ? static_cast<std::size_t>(round) == i : random() % 2 == 0;
      if (!is_chosen) continue;
      const std::string hour = std::to_string(random() % 5 + 1);
      secrets()[i].plant(programme, std::string{mark} + "-" + std::to_string(i), "0" + hour + ":17");
      ++planted[secrets()[i].name];
      names += std::string{secrets()[i].name} + "; ";
    }
    INFO("round " << round << ": " << names);
    const auto read = scheduler::read_programme(programme.dump(), cli::shipped_dialogue());
    if (!read) {
      for (const Error& error : read.error()) UNSCOPED_INFO(to_text(error));
    }
    REQUIRE(read);
    for (const auto& [what, text] : published(programme.dump())) {
      INFO(what);
      CHECK(text.find(mark) == std::string::npos);
      CHECK(private_time(text).empty());
      CHECK(text.find("7717") == std::string::npos);
      CHECK(text.find("77117") == std::string::npos);
      // What is asked changes nothing of what is said.
      CHECK(text == bare.at(what));
    }
  }
  for (const Secret& secret : secrets()) CHECK(planted[secret.name] > 1);
}
