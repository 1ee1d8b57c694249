#include "scheduler/json/programme.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "calendar/civil/iso.hpp"
#include "data/embedded.hpp"
#include "scheduler/json/reference_data.hpp"
#include "server/render/words/catalogue.hpp"
#include "tests/source_tree.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;

std::string file(const std::string& path) { return test::read_in_tree(path); }

const Dialogue& rabat() {
  static const Dialogue dialogue = read_dialogue({data::partners_json(), data::holiday_rules_json(),
                                                  data::holiday_concepts_json(), data::ramadan_json()})
                                       .value();
  return dialogue;
}

const std::string& sample_text() {
  static const std::string text = file("data/samples/rabat.json");
  return text;
}

const Programme& sample() {
  static const Programme programme = [] {
    auto read = read_programme(sample_text(), rabat());
    if (!read) {
      for (const Error& error : read.error()) UNSCOPED_INFO(server::in_words(error, Language::en));
    }
    REQUIRE(read);
    return *read;
  }();
  return programme;
}

const Session& session(const char* id) {
  const Session* found = sample().find(id);
  REQUIRE(found != nullptr);
  return *found;
}

std::vector<std::string> codes(const std::vector<DelegationId>& ids) {
  std::vector<std::string> texts;
  for (const DelegationId& id : ids) texts.push_back(id.value);
  return texts;
}

/// A programme of one session whose text is `fields` beside what every session needs.
std::string one_session(const std::string& fields) {
  return R"({"id": "p", "dialogue": "rabat", "title": "P",
    "release": {"number": 1, "published": "2026-01-01T00:00:00Z"}, "sources": [{"id": "s", "title": "S"}],
    "sessions": [{"id": "a", "title": "A", "mode": "virtual", "status": "confirmed", "source": "s",
      "revision": {"sequence": 0, "stamp": "2026-01-01T00:00:00Z"})" +
         (fields.empty() ? "" : ", " + fields) + "}]}";
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("14:00 in Brussels on 16 September 2020 is 12:00 UTC") {
  const Session& presentation = session("2020-09-16-anti-trafficking-assessment");
  const auto span = instants(presentation.when);
  REQUIRE(span);
  CHECK(calendar::to_iso(span->start) == "2020-09-16T12:00:00Z");
  CHECK(calendar::to_iso(span->end) == "2020-09-16T13:00:00Z");
  const auto& clock = std::get<ClockTime>(presentation.when);
  CHECK(calendar::to_iso(clock.start) == "2020-09-16T14:00");
  CHECK(clock.zone.id() == "Europe/Brussels");
  CHECK(presentation.mode == SessionMode::virtual_only);
  CHECK(presentation.hosts.empty());  // nobody is named, nobody is invented
  CHECK(presentation.provenance.at("title").derived);
}

TEST_CASE("Abuja 2019 has its host, two co-chairs and five working groups") {
  const Session& abuja = session("2019-11-05-abuja-remittances");
  CHECK(codes(abuja.hosts) == Codes{"NG"});
  CHECK(codes(abuja.co_chairs) == Codes{"FR", "BE"});
  CHECK(abuja.working_groups == 5);
  CHECK(abuja.attendance.participants == std::nullopt);
  const auto& days = std::get<DateRange>(abuja.when);
  CHECK(calendar::to_iso(days.first) == "2019-11-05");
  CHECK(calendar::to_iso(days.last) == "2019-11-06");
  // 5 November 00:00 in Lagos to 7 November 00:00.
  const auto span = instants(abuja.when);
  CHECK(calendar::to_iso(span->start) == "2019-11-04T23:00:00Z");
  CHECK(calendar::to_iso(span->end) == "2019-11-06T23:00:00Z");
}

TEST_CASE("Abidjan's side event lies in the margins of the workshop of the same day") {
  const Session& side = session("2019-10-24-abidjan-scenarios");
  REQUIRE(side.relations.size() == 2);
  CHECK(side.relations[0] == RelationTo{SessionRelation::in_margins_of, OwnTarget{{"2019-10-24-abidjan-smuggling"}}});
  CHECK(std::holds_alternative<OutsideTarget>(side.relations[1].target));
  CHECK(codes(side.organisers) == Codes{"MMC", "RABAT-SECRETARIAT"});
  CHECK(session("2019-10-24-abidjan-smuggling").attendance.participants == 68);
}

TEST_CASE("What the Paris workshop's date rests on is kept apart from the founding document") {
  const Session& paris = session("paris-october-migration-development");
  CHECK(paris.source == "founding");
  CHECK(sample().find_source(paris.source)->founding);
  CHECK(paris.provenance.at("when").source == "upcoming");
  CHECK_FALSE(sample().find_source("upcoming")->founding);
  CHECK(paris.status == SessionStatus::postponed);
  CHECK(paris.relations.front() == RelationTo{SessionRelation::opens, OwnTarget{{"2020-10-19-paris-sequence"}}});
}

TEST_CASE("A session without a date is unscheduled, not placed somewhere") {
  const auto read = read_programme(one_session(""), rabat());
  REQUIRE(read);
  CHECK(read->sessions.front().when == When{Unscheduled{}});
  CHECK(instants(read->sessions.front().when) == std::nullopt);
}

TEST_CASE("ECOWAS members and Mauritania are invited as the set stood at the date") {
  const auto invited = [](const std::string& as_of) {
    const auto read =
        read_programme(one_session(R"("invited": {"set": "ecowas-mauritania", "as_of": ")" + as_of + "\"}"), rabat());
    REQUIRE(read);
    return *read->sessions.front().invited;
  };
  CHECK(invited("2020-09-16").size() == 16);
  CHECK(invited("2026-01-01").size() == 13);  // Burkina Faso, Mali and Niger have left
}

TEST_CASE("A session concerns those it invites and those it names") {
  const Session& luxor = session("2017-11-08-luxor-trilateral");
  CHECK(concerns(luxor, rabat(), {"SN"}));
  CHECK(concerns(luxor, rabat(), {"EG"}));  // host, though not a partner
  CHECK_FALSE(concerns(session("2019-11-05-abuja-remittances"), rabat(), {"EG"}));
  const auto read = read_programme(one_session(R"("invited": ["SN", "NG"], "co_chairs": ["FR"])"), rabat());
  REQUIRE(read);
  CHECK(concerns(read->sessions.front(), rabat(), {"NG"}));
  CHECK(concerns(read->sessions.front(), rabat(), {"FR"}));
  CHECK_FALSE(concerns(read->sessions.front(), rabat(), {"GH"}));
}

TEST_CASE("Each fault of the shared table is refused where it is, in words that help") {
  const auto table = nlohmann::json::parse(file("tests/conformance/programme_faults.json"));
  for (const auto& fault : table["faults"]) {
    const auto name = fault["fault"].get<std::string>();
    DYNAMIC_SECTION(name) {
      nlohmann::json operation{{"op", fault["op"]}, {"path", fault["path"]}};
      if (fault.contains("value")) operation["value"] = fault["value"];
      const auto broken = nlohmann::ordered_json::parse(sample_text())
                              .patch(nlohmann::ordered_json::parse("[" + operation.dump() + "]"));
      const auto read = read_programme(broken.dump(), rabat());
      REQUIRE_FALSE(read);
      bool found = false;
      for (const Error& error : read.error()) {
        UNSCOPED_INFO(server::in_words(error, Language::en));
        if (error.where == fault["where"].get<std::string>() &&
            server::in_words(error, Language::en).find(fault["says"].get<std::string>()) != std::string::npos) {
          found = true;
        }
      }
      CHECK(found);
    }
  }
}

TEST_CASE("All mistakes of a document are told at once") {
  const auto read = read_programme(one_session(R"("hosts": ["XX"], "kind": "party", "color": "red",
      "when": {"start": "2020-13-01T10:00", "end": "x", "zone": "CEST"})"),
                                   rabat());
  REQUIRE_FALSE(read);
  std::vector<std::string> places;
  for (const Error& error : read.error()) places.push_back(error.where);
  CHECK_THAT(places, Catch::Matchers::UnorderedEquals(std::vector<std::string>{
                         "/sessions/0/hosts/0", "/sessions/0/kind", "/sessions/0/color", "/sessions/0/when/start",
                         "/sessions/0/when/end", "/sessions/0/when/zone"}));
}

TEST_CASE("More sessions than a feed can carry are refused") {
  const std::string session = R"({"id": "a", "title": "A", "mode": "virtual", "status": "confirmed", "source": "s",
      "revision": {"sequence": 0, "stamp": "2026-01-01T00:00:00Z"}})";
  std::string text = one_session("");
  text.resize(text.find("\"sessions\""));
  text += "\"sessions\": [";
  for (int i = 0; i < 2001; ++i) text += (i == 0 ? "" : ",") + session;
  const auto read = read_programme(text + "]}", rabat());
  REQUIRE_FALSE(read);
  CHECK(read.error().back().message == "too many sessions");
}

TEST_CASE("A programme of more than 8 MiB is refused before it is parsed") {
  const auto read = read_programme(std::string((8u << 20) + 1, ' '), rabat());
  REQUIRE_FALSE(read);
  CHECK(read.error().front().message.code == "json.too-large");
}
