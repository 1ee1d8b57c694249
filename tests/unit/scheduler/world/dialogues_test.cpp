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
#include "scheduler/slot/ranking.hpp"
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
  for (const Delegation& delegation : un.delegations) ++regions[delegation.regions.front().id];
  CHECK(regions ==
        std::map<std::string, int>{
            {"un-africa", 54}, {"un-asia-pacific", 54}, {"un-eastern-europe", 23}, {"un-grulac", 33}, {"un-weog", 29}});
  CHECK(un.find("TR")->regions.front().id == "un-weog");
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

TEST_CASE("a member of two processes is in its region of each, and a guest is in none") {
  const Dialogue& all = shipped_dialogue("khartoum+rabat+au-hoai+LB");
  std::vector<std::string> of_egypt;
  for (const Region& region : all.find("EG")->regions) of_egypt.push_back(region.id);
  CHECK(of_egypt ==
        std::vector<std::string>{"khartoum:Northern Africa", "rabat:North Africa", "au-hoai:Northern Africa"});
  CHECK(all.find("EG")->regions.front().name.in(Language::fr) == "Processus de Khartoum : Afrique septentrionale");
  CHECK(all.find("LB")->regions.empty());
  for (const Delegation& one : all.delegations) {
    INFO(one.id.value);
    if (one.id.value == "LB") continue;  // which the Rabat Process knows, too, as somebody beside its partners
    for (const std::string id : {"khartoum", "rabat", "au-hoai"}) {
      const Delegation* alone = shipped_dialogue(id).find(one.id.value);
      const auto in = std::ranges::count(one.regions, id, &Region::dialogue);
      CHECK(in == (alone == nullptr ? 0 : static_cast<std::ptrdiff_t>(alone->regions.size())));
      CHECK(in <= 1);
    }
  }
}

TEST_CASE("a quorum asks for a region as its own dialogue calls it, or for that of one dialogue") {
  const Delegation& egypt = *shipped_dialogue("khartoum+rabat+au-hoai").find("EG");
  CHECK(egypt.is_in("Northern Africa"));
  CHECK(egypt.is_in("khartoum:Northern Africa"));
  CHECK_FALSE(egypt.is_in("Eastern Africa"));
  CHECK_FALSE(egypt.is_in("rabat:Northern Africa"));
}

TEST_CASE("a programme says who is compared with others and who enters the total alone") {
  const std::string stated = programme_of(R"("rabat", "delegations": [{"delegation": "EU", "counts": "fairly"},
      {"delegation": "SN", "counts": "total"}])",
                                          R"([{"delegation": "MA", "role": "co_chair"},
      {"delegation": "EU", "role": "required"}, {"delegation": "SN", "role": "required"}])");
  CHECK(wrong_with(stated).empty());
  const Dialogue& dialogue = dialogue_for(stated);
  CHECK(dialogue.id == "rabat+EU=fairly+SN=total");
  CHECK(dialogue.find("EU")->counts_fairly());
  CHECK_FALSE(dialogue.find("SN")->counts_fairly());
  CHECK(dialogue.find_set("rabat", std::nullopt)->members.size() == 57);
  const auto programme = read_programme(stated, dialogue);
  const auto question = question_of(*programme, "s", dialogue, shipped_burden_table());
  REQUIRE(question);
  const Problem& problem = std::get<Problem>(*question);
  const Solution solution = solve(problem);
  REQUIRE_FALSE(solution.ranking.empty());
  CHECK(sorted_burdens(problem, solution.availability, solution.ranking.front()).size() == 2);
  const std::string written = write_programme(*programme);
  CHECK(written.find(R"("counts": "fairly")") != std::string::npos);
  CHECK(read_programme(written, dialogue_for(written))->delegations.back().counts == Counts::total);
}

TEST_CASE("a dialogue says who counts how: a secretariat that is a team, an organisation that is a party") {
  const std::string text = R"({"format": "plenary-dialogue/1", "id": "offices", "name": "Offices", "delegations": [
      {"id": "toronto", "kind": "team", "name": "Toronto", "zone": "America/Toronto", "language": "en"},
      {"id": "desk", "kind": "team", "name": "Desk", "zone": "Africa/Nairobi", "language": "en", "counts": "total"},
      {"id": "union", "kind": "organisation", "name": "Union", "zone": "Asia/Singapore", "language": "en",
       "counts": "fairly"}]})";
  CHECK(add_dialogue({"", text}).empty());
  const Dialogue& offices = shipped_dialogue("offices");
  CHECK(offices.find("toronto")->counts_fairly());
  CHECK_FALSE(offices.find("desk")->counts_fairly());
  CHECK(offices.find("union")->counts_fairly());
}

TEST_CASE("the Luxor meeting planned afresh: the regions of its three processes are compared side by side") {
  const std::string json = programme_of(R"(["khartoum", "rabat", "au-hoai"])",
                                        R"([{"delegation": "EG", "role": "co_chair"},
      {"delegation": "FR", "role": "co_chair"}, {"set": "khartoum", "role": "preferred"},
      {"set": "rabat", "role": "preferred"}, {"set": "au-hoai", "role": "preferred"}])");
  CHECK(wrong_with(json).empty());
  const Dialogue& dialogue = dialogue_for(json);
  const auto question = question_of(*read_programme(json, dialogue), "s", dialogue, shipped_burden_table());
  REQUIRE(question);
  const Problem& problem = std::get<Problem>(*question);
  CHECK(problem.participants.size() == 66);
  const Solution solution = solve(problem);
  REQUIRE_FALSE(solution.ranking.empty());
  const Slot best = solution.ranking.front();
  // Counted again from the three dialogues as they stand by themselves.
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> counted;
  for (const std::string id : {"khartoum", "rabat", "au-hoai"}) {
    for (const Delegation& one : shipped_dialogue(id).delegations) {
      const auto who = std::ranges::find(problem.participants, one.id.value,
                                         [](const Participant& each) { return each.delegation->id.value; });
      if (who == problem.participants.end() || one.kind != DelegationKind::state) continue;
      auto& [sum, members] = counted[id + ":" + one.regions.front().id];
      sum += solution.availability.burden(static_cast<std::size_t>(who - problem.participants.begin()), best).units();
      ++members;
    }
  }
  const auto shown = region_burdens(problem, solution.availability, best);
  CHECK(shown.size() == counted.size());
  for (const RegionBurden& region : shown) {
    INFO(region.region);
    const auto& [sum, members] = counted[std::string{region.region}];
    CHECK(region.sum.units() == sum);
    CHECK(region.countries == members);
  }
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
  CHECK(std::ranges::count_if(problem.participants, [](const Participant& one) { return one.counts_fairly(); }) == 4);
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
