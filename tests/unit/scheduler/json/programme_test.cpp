#include "scheduler/json/programme.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "calendar/civil/iso.hpp"
#include "scheduler/model/suggestion.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/render/words/catalogue.hpp"
#include "tests/source_tree.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;

std::string file(const std::string& path) { return test::read_in_tree(path); }

const Dialogue& rabat() { return shipped_dialogue("rabat"); }

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

const PublicSession& session(const char* id) {
  const Session* found = sample().find(id);
  REQUIRE(found != nullptr);
  return found->told;
}

const Source& source(const std::string& id) {
  const auto found = std::ranges::find(sample().sources, id, &Source::id);
  REQUIRE(found != sample().sources.end());
  return *found;
}

std::vector<std::string> codes(const std::vector<DelegationId>& ids) {
  std::vector<std::string> texts;
  for (const DelegationId& id : ids) texts.push_back(id.value);
  return texts;
}

/// A programme of one session whose text is `fields` beside what every session needs.
std::string one_session(const std::string& fields) {
  return R"({"format": "plenary-programme/1", "id": "p", "dialogue": "rabat", "title": "P",
    "release": {"number": 1, "published": "2026-01-01T00:00:00Z"}, "sources": [{"id": "s", "title": "S"}],
    "sessions": [{"id": "a", "title": "A", "mode": "virtual", "status": "confirmed", "source": "s",
      "revision": {"sequence": 0, "stamp": "2026-01-01T00:00:00Z"})" +
         (fields.empty() ? "" : ", " + fields) + "}]}";
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("14:00 in Brussels on 16 September 2020 is 12:00 UTC") {
  const PublicSession& presentation = session("2020-09-16-anti-trafficking-assessment");
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
  const PublicSession& abuja = session("2019-11-05-abuja-remittances");
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
  const PublicSession& side = session("2019-10-24-abidjan-scenarios");
  REQUIRE(side.relations.size() == 2);
  CHECK(side.relations[0] == RelationTo{RelationKind::in_margins_of, OwnTarget{{"2019-10-24-abidjan-smuggling"}}});
  CHECK(std::holds_alternative<OutsideTarget>(side.relations[1].target));
  CHECK(codes(side.organisers) == Codes{"MMC", "RABAT-SECRETARIAT"});
  CHECK(session("2019-10-24-abidjan-smuggling").attendance.participants == 68);
}

TEST_CASE("What the Paris workshop's date rests on is kept apart from the founding document") {
  const PublicSession& paris = session("paris-october-migration-development");
  CHECK(paris.source == "founding");
  CHECK(source(paris.source).founding);
  CHECK(paris.provenance.at("when").source == "upcoming");
  CHECK_FALSE(source("upcoming").founding);
  CHECK(paris.status == SessionStatus::postponed);
  CHECK(paris.relations.front() == RelationTo{RelationKind::opens, OwnTarget{{"2020-10-19-paris-sequence"}}});
}

TEST_CASE("A session without a date is unscheduled, not placed somewhere") {
  const auto read = read_programme(one_session(""), rabat());
  REQUIRE(read);
  CHECK(read->sessions.front().told.when == When{Unscheduled{}});
  CHECK(instants(read->sessions.front().told.when) == std::nullopt);
}

TEST_CASE("ECOWAS members and Mauritania are invited as the set stood at the date") {
  const auto invited = [](const std::string& as_of) {
    const auto read =
        read_programme(one_session(R"("invited": {"set": "ecowas-mauritania", "as_of": ")" + as_of + "\"}"), rabat());
    REQUIRE(read);
    return *read->sessions.front().told.invited;
  };
  CHECK(invited("2020-09-16").size() == 16);
  CHECK(invited("2026-01-01").size() == 13);  // Burkina Faso, Mali and Niger have left
}

TEST_CASE("A session concerns those it invites and those it names") {
  const PublicSession& luxor = session("2017-11-08-luxor-trilateral");
  CHECK(concerns(luxor, rabat(), {"SN"}));
  CHECK(concerns(luxor, rabat(), {"EG"}));  // host, though not a partner
  CHECK_FALSE(concerns(session("2019-11-05-abuja-remittances"), rabat(), {"EG"}));
  const auto read = read_programme(one_session(R"("invited": ["SN", "NG"], "co_chairs": ["FR"])"), rabat());
  REQUIRE(read);
  CHECK(concerns(read->sessions.front().told, rabat(), {"NG"}));
  CHECK(concerns(read->sessions.front().told, rabat(), {"FR"}));
  CHECK_FALSE(concerns(read->sessions.front().told, rabat(), {"GH"}));
}

TEST_CASE("Each fault of the shared table is refused where it is, in words that help") {
  using nlohmann::ordered_json;
  const auto table = ordered_json::parse(file("tests/conformance/programme_faults.json"));
  ordered_json documents = table["documents"];
  documents["rabat"] = ordered_json::parse(sample_text());
  documents["own-table"] = documents["one"];
  documents["own-table"]["burden_table"] = ordered_json::parse(file("data/burden/table.json"));
  for (const auto& [name, document] : documents.items()) {
    INFO(name);
    CHECK(read_programme(document.dump(), rabat()));
  }
  for (const auto& fault : table["faults"]) {
    const auto name = fault["of"].get<std::string>() + ": " + fault["fault"].get<std::string>();
    DYNAMIC_SECTION(name) {
      ordered_json operation{{"op", fault["op"]}, {"path", fault["path"]}};
      if (fault.contains("value")) operation["value"] = fault["value"];
      const auto broken =
          documents[fault["of"].get<std::string>()].patch(ordered_json::parse("[" + operation.dump() + "]"));
      const auto read = read_programme(broken.dump(), rabat());
      REQUIRE_FALSE(read);
      bool found = false;
      for (const Error& error : read.error()) {
        UNSCOPED_INFO(server::in_words(error, Language::en));
        found = found ||
                (error.where == fault["where"].get<std::string>() &&
                 server::in_words(error, Language::en).find(fault["says"].get<std::string>()) != std::string::npos);
      }
      CHECK(found);
      // Nothing is said of what only follows from it.
      const auto said = fault.contains("more") ? fault["more"].get<std::size_t>() + 1 : 1;
      CHECK(read.error().size() == said);
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

TEST_CASE("Samples are written as they stand: a document read and written again is the same") {
  for (const char* name : {"rabat", "paris-sequence", "virtual-year", "impossible-groups", "interpreters-short",
                           "monthly-series", "november-webinar", "report-presentation", "summer-plenary"}) {
    INFO(name);
    const std::string text = file("data/samples/" + std::string{name} + ".json");
    const auto read = read_programme(text, rabat());
    REQUIRE(read);
    CHECK(write_programme(*read) == text);
  }
}

TEST_CASE("An hour for three countries in one week, in under fifteen lines") {
  const std::string text = R"({
  "format": "plenary-programme/1",
  "id": "consultation",
  "dialogue": "rabat",
  "window": { "from": "2027-03-01", "to": "2027-03-05" },
  "attendance": [
    { "delegation": "SN", "role": "co_chair" },
    { "delegation": "MA", "role": "required" },
    { "delegation": "FR", "role": "required" }
  ],
  "sessions": [{ "id": "consultation", "wish": { "duration": "PT1H" } }]
}
)";
  CHECK(std::ranges::count(text, '\n') < 15);
  CHECK(read_programme(text, rabat()));
}

TEST_CASE("Comments, and a comma at the end of a list, are read over") {
  const auto read = read_programme(R"(// for the secretariat
{
  "format": "plenary-programme/1", /* one form
     for all */ "id": "a", "dialogue": "rabat", "zone": "Europe/Paris",
  "notes": ["https://example.org/ is no comment, nor is /* this */",],
  "sessions": [],
}
)",
                                   rabat());
  REQUIRE(read);
  CHECK(read->notes == std::vector<std::string>{"https://example.org/ is no comment, nor is /* this */"});
}

TEST_CASE("A text that is no programme is called by its name, with what to do") {
  const auto said = [](std::string_view text) {
    const auto read = read_programme(text, rabat());
    REQUIRE_FALSE(read);
    REQUIRE(read.error().size() == 1);
    return server::in_words(read.error().front(), Language::en);
  };
  using Catch::Matchers::Contains;
  CHECK_THAT(said(""), Contains("the file is empty"));
  CHECK_THAT(said(" \n"), Contains("the file is empty"));
  CHECK_THAT(said("format: plenary-programme/1\nid: a\n"), Contains("this is YAML"));
  CHECK_THAT(said("---\n- a\n"), Contains("this is YAML"));
  CHECK_THAT(said("delegation,role\nSN,required\n"), Contains("this is a table"));
  CHECK_THAT(said("delegation;role\nSN;required\n"), Contains("this is a table"));
  CHECK_THAT(said("BEGIN:VCALENDAR\r\n"), Contains("iCalendar") && Contains("plenary import"));
  CHECK_THAT(said("<!doctype html>"), Contains("web page"));
  CHECK_THAT(said(std::string_view("\xFF\xFE{\0", 4)), Contains("UTF-16"));
  CHECK_THAT(said("{ “format”: 1 }"), Contains("typographic quotation mark") && Contains("line 1, column 3"));
  CHECK_THAT(said(R"({"format": "plenary-problem/1"})"), Contains("older form") && Contains("plenary upgrade"));
  CHECK_THAT(said(R"({"id": "a", "release": {}, "sessions": []})"), Contains("plenary upgrade"));
  CHECK_THAT(said(R"({"format": "plenary-answer/1"})"), Contains("this is an answer"));
}

TEST_CASE("What is wished stands in the wish, so that it is not published") {
  const auto read = read_programme(R"({"format": "plenary-programme/1", "id": "a", "dialogue": "rabat",
    "zone": "Europe/Paris",
    "sessions": [{"id": "a", "duration": "PT1H", "attendance": [{"delegation": "SN", "role": "required"}]}]})",
                                   rabat());
  REQUIRE_FALSE(read);
  std::vector<std::string> said;
  for (const Error& error : read.error()) said.push_back(server::in_words(error, Language::en));
  CHECK(said == std::vector<std::string>{
                    "/sessions/0/attendance: this is asked of the session, not published with it. Allowed: who came: "
                    "\"participants\", \"countries\", …. Fix: move \"attendance\" into the session’s \"wish\"",
                    "/sessions/0/duration: this is asked of the session, not published with it. Fix: move \"duration\" "
                    "into the session’s \"wish\""});
}

TEST_CASE("Delegations are found by the names that people write, and by no other country's") {
  const auto fix = [](const std::string& name) {
    const auto read = read_programme(R"({"format": "plenary-programme/1", "id": "a", "dialogue": "rabat",
      "zone": "Europe/Paris", "window": {"from": "2027-03-01", "to": "2027-03-05"},
      "sessions": [{"id": "a", "wish": {"duration": "PT1H", "attendance": [{"delegation": ")" +
                                         name + R"(", "role": "required"}]}}]})",
                                     rabat());
    REQUIRE_FALSE(read);
    REQUIRE(read.error().size() == 1);
    return server::in_words(read.error().front().fix, Language::en).substr(0, 2);
  };
  for (const Delegation& delegation : rabat().delegations) {
    if (delegation.kind != DelegationKind::state) continue;
    REQUIRE_FALSE(delegation.other_names.empty());
    INFO(delegation.id.value);
    CHECK(fix(delegation.other_names.front()) == delegation.id.value);  // its three letters
    for (const Language language : all_languages) CHECK(fix(delegation.name.in(language)) == delegation.id.value);
  }
  const std::pair<const char*, const char*> others[] = {{"Ivory Coast", "CI"},
                                                        {"Cote d'Ivoire", "CI"},
                                                        {"DRC", "CD"},
                                                        {"RDC", "CD"},
                                                        {"Czech Republic", "CZ"},
                                                        {"Holland", "NL"},
                                                        {"UK", "GB"},
                                                        {"EL", "GR"},
                                                        {"UE", "EU"},
                                                        {"sn", "SN"},
                                                        {"Senegall", "SN"},
                                                        {"The Gambia", "GM"},
                                                        {"RCA", "CF"},
                                                        {"R.-U.", "GB"},
                                                        {"HCR", "UN"},
                                                        {"Le Sénégal", "SN"},
                                                        {"Guinee-Bissau", "GW"},
                                                        {"Australia", ""},
                                                        {"JPN", ""},
                                                        {"UA", ""},
                                                        {"Slovenija", "SI"},
                                                        {"Brasil", ""},
                                                        {"Atlantis", ""},
                                                        {"XX", ""}};
  for (const auto& [name, code] : others) {
    INFO(name);
    CHECK(fix(name) == code);
  }
}

TEST_CASE("Words of other programs and languages lead to the word that is meant") {
  CHECK(right_word("chair", {"co_chair", "required"}) == "co_chair");
  CHECK(right_word("optional", {"required", "preferred"}) == "preferred");
  CHECK(right_word("Online", {"virtual", "in_person"}) == "virtual");
  CHECK(right_word("English", {"en", "fr"}) == "en");
  CHECK(right_word("Português", {"en", "pt"}) == "pt");
  CHECK(right_word("after", {"before"}) == Message{"mend.other-order", {{"word", "before"}}});
  CHECK(right_word("présidence", {"co_chair", "required"}) == "co_chair");
  CHECK(right_word("facultatif", {"required", "preferred"}) == "preferred");
  CHECK(right_word("présentiel", {"virtual", "in_person"}) == "in_person");
  CHECK(right_word("Co-Chair", {"co_chair"}) == "co_chair");
  CHECK(right_word("chair", {"table"}).empty());
}

TEST_CASE("A window of a series has a session of its own once it is decided") {
  const auto programme = [](const std::string& session) {
    return read_programme(R"({"format": "plenary-programme/1", "id": "a", "dialogue": "rabat", "zone": "Europe/Paris",
      "sessions": [{"id": "monthly", "wish": {"duration": "PT1H",
        "attendance": [{"delegation": "SN", "role": "required"}],
        "windows": [{"from": "2027-03-01", "to": "2027-03-05"}, {"from": "2027-04-05", "to": "2027-04-09"}]}},
        )" + session + "]}",
                          rabat());
  };
  CHECK(programme(R"({"id": "monthly-02", "series": "monthly", "status": "confirmed",
    "when": {"start": "2027-04-06T10:00", "end": "2027-04-06T11:00"}})"));
  const auto wrong = programme(R"({"id": "monthly-03", "series": "monthly"})");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().front().where == "/sessions/1/id");
  CHECK_FALSE(programme(R"({"id": "monthly-01"})"));
}

TEST_CASE("Times of resources, time around things, groups of a quorum and wishes are written as they stand") {
  const auto text = file("tests/fuzz/corpus/programme/times_of_resources");
  const auto read = read_programme(text, rabat());
  if (!read) {
    for (const Error& error : read.error()) UNSCOPED_INFO(server::in_words(error, Language::en));
  }
  REQUIRE(read);
  CHECK(nlohmann::json::parse(write_programme(*read)) == nlohmann::json::parse(text));
  CHECK(read->hours->length() == std::chrono::hours{6});
  CHECK(read->rooms[0].around->tail() == std::chrono::minutes{15});
  CHECK_FALSE(read->interpreters[0].around->before);
  const Wish& wish = *read->sessions[0].wish;
  CHECK(wish.quorum.groups[0].members.size() == 12);
  CHECK(wish.attendance->front().busy[1].if_need_be);
  CHECK(wish.attendance->front().prefers.weekdays == std::set<unsigned>{0, 2});
}
