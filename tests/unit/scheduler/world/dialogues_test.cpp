#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/model/joined_dialogue.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/world/shipped.hpp"
#include "tests/source_tree.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;
using namespace std::chrono_literals;
using calendar::Date;

std::size_t count(std::string_view dialogue, std::optional<Date> on) {
  const PartnerSet* set = shipped_dialogue(dialogue).find_set(all_partners, on);
  REQUIRE(set != nullptr);
  return set->members.size();
}

bool has(std::string_view dialogue, std::string_view code, Date on) {
  const PartnerSet* set = shipped_dialogue(dialogue).find_set(all_partners, on);
  REQUIRE(set != nullptr);
  return std::ranges::find(set->members, DelegationId{std::string{code}}) != set->members.end();
}

/// Everything wrong with a programme, a line each, as "where: fix".
std::string wrong_with(const std::string& json) {
  const auto read = read_programme(json, dialogue_for(json));
  std::string all;
  if (!read) {
    for (const Error& error : read.error()) all += error.where + ": " + to_text(error.fix) + '\n';
  }
  return all;
}

std::string programme_of(const std::string& dialogue, const std::string& attendance) {
  return R"({"format": "plenary-programme/1", "id": "p", "dialogue": )" + dialogue + R"(, "zone": "Africa/Cairo",
    "window": {"from": "2027-06-07", "to": "2027-06-11"}, "attendance": )" +
         attendance + R"(, "sessions": [{"id": "s", "title": "S", "wish": {"duration": "PT1H"}}]})";
}

}  // namespace

TEST_CASE("every shipped dialogue counts the members that it had on its dates") {
  const std::pair<const char*, std::size_t> now[] = {
      {"rabat", 57}, {"khartoum", 40}, {"niamey", 17},   {"au-hoai", 8},      {"au", 55},  {"ecowas", 12},
      {"eccas", 10}, {"eu", 27},       {"schengen", 29}, {"arab-league", 22}, {"un", 193}, {"asean", 11},
      {"sadc", 16},  {"igad", 7},      {"oic", 57},      {"commonwealth", 56}};
  for (const auto& [id, members] : now) {
    INFO(id);
    CHECK(count(id, std::nullopt) == members);
  }
  CHECK(shipped_world().dialogues().size() == 38);
  CHECK(count("ecowas", 2025y / 1 / 28) == 15);
  CHECK(count("eu", 2013y / 6 / 30) == 27);
  CHECK(count("eu", 2020y / 1 / 31) == 28);
  CHECK(count("eu", 2020y / 2 / 1) == 27);
  CHECK_FALSE(has("au", "MA", 2017y / 1 / 29));
  CHECK(has("au", "MA", 2017y / 1 / 30));
  CHECK_FALSE(has("arab-league", "SY", 2015y / 1 / 1));
  CHECK(has("arab-league", "SY", 2023y / 5 / 7));
  CHECK(shipped_dialogue("eu").find_set(all_partners, 2006y / 12 / 31) == nullptr);
}

TEST_CASE("the United Nations' regions are the five regional groups, and Türkiye counts in one") {
  const Dialogue& un = shipped_dialogue("un");
  std::map<std::string, int> regions;
  for (const Delegation& delegation : un.delegations) ++regions[delegation.region];
  CHECK(regions ==
        std::map<std::string, int>{
            {"un-africa", 54}, {"un-asia-pacific", 54}, {"un-eastern-europe", 23}, {"un-grulac", 33}, {"un-weog", 29}});
  CHECK(un.find("TR")->region == "un-weog");
}

TEST_CASE("three processes meet in Luxor: a country of two is one delegation, each process a set") {
  const Dialogue& all = shipped_dialogue("khartoum+rabat+au-hoai");
  CHECK(all.find_set("khartoum", std::nullopt)->members.size() == 40);
  CHECK(all.find_set("rabat", std::nullopt)->members.size() == 57);
  CHECK(all.find_set("au-hoai", std::nullopt)->members.size() == 8);
  CHECK(all.find("EG") != nullptr);
  CHECK(all.find_set(all_partners, std::nullopt)->members.size() == 66);
  CHECK(std::ranges::count(all.delegations, DelegationId{"IT"}, &Delegation::id) == 1);
  CHECK(&shipped_dialogue("khartoum+rabat+au-hoai") == &all);
}

TEST_CASE("a guest is named in the programme, with the country's own calendar") {
  const std::string with_guest =
      programme_of(R"("khartoum", "guests": ["JP"])",
                   R"([{"delegation": "EG", "role": "co_chair"}, {"delegation": "JP", "role": "preferred"}])");
  CHECK(wrong_with(with_guest).empty());
  const Dialogue& dialogue = dialogue_for(with_guest);
  CHECK(dialogue.id == "khartoum+JP");
  CHECK_FALSE(dialogue.holidays_of(*dialogue.find("JP")).all().empty());
  const auto programme = read_programme(with_guest, dialogue);
  const std::string written = write_programme(*programme);
  CHECK(written.find(R"("dialogue": "khartoum")") != std::string::npos);
  CHECK(written.find(R"("guests": ["JP"])") != std::string::npos);
  CHECK(read_programme(written, dialogue_for(written)).has_value());
}

TEST_CASE("what is wrong with the dialogues and guests of a programme is told, with the fix") {
  const std::string attendance = R"([{"delegation": "EG", "role": "co_chair"}])";
  CHECK(wrong_with(programme_of(R"("khartum")", attendance)) == "/dialogue: khartoum\n");
  CHECK(wrong_with(programme_of(R"(["khartoum", "Rabbat"])", attendance)) == "/dialogue/1: rabat\n");
  CHECK(wrong_with(programme_of(R"("khartoum", "guests": ["Lebanon", "Nowhere"])", attendance)) ==
        "/guests/0: LB (Lebanon)\n/guests/1: \n");
  CHECK(wrong_with(programme_of("[]", attendance)).starts_with("/dialogue: "));
}

TEST_CASE("every shipped dialogue is planned once") {
  for (const std::string& id : shipped_world().dialogues()) {
    INFO(id);
    const std::string& first = shipped_dialogue(id).find_set(all_partners, std::nullopt)->members.front().value;
    const std::string json =
        programme_of('"' + id + '"', R"([{"delegation": ")" + first + R"(", "role": "co_chair"}, {"set": ")" + id +
                                         R"(", "role": "preferred"}])");
    REQUIRE(wrong_with(json).empty());
    const Dialogue& dialogue = dialogue_for(json);
    const auto question = question_of(*read_programme(json, dialogue), "s", dialogue, shipped_burden_table());
    REQUIRE(question);
    const Solution solution = solve(std::get<Problem>(*question));
    CHECK_FALSE(solution.ranking.empty());
  }
}

TEST_CASE("a dialogue that somebody wrote is known by its id") {
  const std::string text = R"({"format": "plenary-dialogue/1", "id": "lakes", "name": "Great Lakes",
      "members": ["KE", "TZ", {"country": "UG", "from": "2020-01-01"}]})";
  CHECK(add_dialogue({"lakes.json", text}).empty());
  CHECK(count("lakes", std::nullopt) == 3);
  CHECK(shipped_dialogue("lakes+rabat").find_set("lakes", std::nullopt) != nullptr);
  CHECK(add_dialogue({"eu.json", R"({"format": "plenary-dialogue/1", "id": "eu", "name": "Mine", "members": ["KE"]})"})
            .size() == 1);
  CHECK(add_dialogue({"bad.json", R"({"format": "plenary-dialogue/1", "id": "bad", "name": "Bad",
      "members": [{"country": "KE", "from": "2020-01-01", "until": "2019-01-01"}]})"})
            .size() == 1);
}

TEST_CASE("Madrid has the guest Lebanon, whose offices close at eleven on Fridays") {
  const std::string madrid =
      programme_of(R"("rabat", "guests": ["LB"])",
                   R"([{"delegation": "ES", "role": "co_chair"}, {"set": "rabat", "role": "preferred"},
                                              {"delegation": "LB", "role": "required"}])");
  CHECK(wrong_with(madrid).empty());
  const Dialogue& dialogue = dialogue_for(madrid);
  CHECK(dialogue.find_set(all_partners, std::nullopt)->members.size() == 58);
  CHECK(dialogue.find("LB")->week.on(2019y / 7 / 5, false).hours ==
        std::vector<calendar::Interval<calendar::TimeOfDay>>{{9h, 11h}});
}

TEST_CASE("a working group of persons and a team: each counts, and one meeting has two dates") {
  CHECK(add_dialogue({"", plenary::test::read_in_tree("data/samples/own/working-group.dialogue.json")}).empty());
  const std::string json = plenary::test::read_in_tree("data/samples/own/working-group.json");
  CHECK(wrong_with(json).empty());
  const Dialogue& dialogue = dialogue_for(json);
  const auto question = question_of(*read_programme(json, dialogue), "call", dialogue, shipped_burden_table());
  REQUIRE(question);
  const Problem& problem = std::get<Problem>(*question);
  CHECK(std::ranges::count_if(problem.participants, [](const Participant& one) { return one.counts_as_country(); }) ==
        4);
  const Solution solution = solve(problem);
  REQUIRE_FALSE(solution.ranking.empty());
  const auto in_london = calendar::midnight(2027y / 3 / 8) + 20h;
  const auto evening =
      calendar::to_instant(*calendar::Zone::find("Europe/London"), in_london, calendar::ResolvePolicy::reject);
  REQUIRE(evening);
  const auto date_in = [&](std::string_view zone) {
    return calendar::date_of(calendar::Zone::find(zone)->to_local(*evening));
  };
  CHECK(date_in("Pacific/Auckland") == 2027y / 3 / 9);
  CHECK(date_in("America/Los_Angeles") == 2027y / 3 / 8);
}
