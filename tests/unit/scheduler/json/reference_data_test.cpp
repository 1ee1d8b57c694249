#include "scheduler/json/reference_data.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <iomanip>
#include <sstream>

#include "calendar/civil/iso.hpp"
#include "scheduler/world/shipped.hpp"
#include "tests/source_tree.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;
using namespace std::chrono_literals;
using calendar::Date;
using calendar::Holiday;
using calendar::Interval;
using calendar::PrayerLevel;
using calendar::sys_days;
using calendar::TimeOfDay;
using calendar::to_iso;

using Spans = std::vector<Interval<TimeOfDay>>;

const Dialogue& rabat() { return shipped_dialogue("rabat"); }

const Delegation& delegation(std::string_view id) {
  const Delegation* found = rabat().find(id);
  REQUIRE(found != nullptr);
  return *found;
}

std::vector<std::string> members(const PartnerSet* set) {
  REQUIRE(set != nullptr);
  std::vector<std::string> ids;
  for (const DelegationId& id : set->members) ids.push_back(id.value);
  return ids;
}

std::vector<std::string> holidays(std::string_view country, int year) {
  std::vector<std::string> all;
  const Date first = std::chrono::year{year} / 1 / 1;
  const Date last = std::chrono::year{year + 1} / 1 / 1;
  for (const Holiday& holiday : rabat().holidays_of(delegation(country)).between(first, last)) {
    all.push_back(to_iso(holiday.date) + ' ' + holiday.name.en + (holiday.tentative ? " (tentative)" : ""));
  }
  return all;
}

/// One line of data/holidays/dates.csv without the rule, which a holiday does not carry.
std::string as_line(const Holiday& holiday) {
  std::string remarks = holiday.tentative ? "tentative" : "";
  if (holiday.disputed) remarks += remarks.empty() ? "disputed" : " disputed";
  if (holiday.concept_id == "pre_holiday_day_workday_shortened_by_3_hours") remarks += "from 14:00";
  if (holiday.worked_instead) remarks += "worked " + to_iso(*holiday.worked_instead);
  return to_iso(holiday.date) + ',' + holiday.country + ',' + holiday.concept_id + ',' +
         std::string{to_text(holiday.kind)} + ',' + std::string{to_text(holiday.scope)} + ',' + remarks;
}

/// "LK,312,93c1…": how many dates, and FNV-1a with 64 bits of their lines.
std::string digest_line(const Country& country) {
  std::uint64_t digest = 0xCBF29CE484222325U;
  for (const Holiday& holiday : country.holidays.all()) {
    for (const char c : as_line(holiday) + '\n') digest = (digest ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  std::ostringstream line;
  line << country.code << ',' << country.holidays.all().size() << ',' << std::hex << std::setw(16) << std::setfill('0')
       << digest;
  return line.str();
}

std::vector<std::string> shipped_lines() {
  std::istringstream file{plenary::test::read_in_tree("data/holidays/dates.csv")};
  std::vector<std::string> lines;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const std::size_t remarks = line.rfind(',');
    const std::size_t rule = line.rfind(',', remarks - 1);
    lines.push_back(line.substr(0, rule) + line.substr(remarks));
  }
  return lines;
}

std::vector<std::string> places(const Errors& errors) {
  std::vector<std::string> all;
  for (const Error& error : errors) all.push_back(error.where);
  return all;
}

}  // namespace

TEST_CASE("the rules expand to the shipped dates, all 18,179 of them and in their order") {
  std::vector<std::string> expanded;
  for (const auto& [country, calendar] : rabat().holidays) {
    for (const Holiday& holiday : calendar.all()) expanded.push_back(as_line(holiday));
  }
  const auto shipped = shipped_lines();
  REQUIRE(shipped.size() == 18179);
  REQUIRE(expanded.size() == shipped.size());
  const auto [ours, theirs] = std::mismatch(expanded.begin(), expanded.end(), shipped.begin());
  if (ours != expanded.end()) {
    INFO(*ours);
    INFO(*theirs);
    FAIL("the first line that differs");
  }
}

TEST_CASE("the rules of all other countries expand to as many days as in Python, and to the same") {
  std::istringstream file{plenary::test::read_in_tree("data/holidays/digests.csv")};
  std::string shipped;
  std::getline(file, shipped);
  std::size_t countries = rabat().holidays.size();
  std::size_t dates = 18179;
  while (std::getline(file, shipped)) {
    const std::string code = shipped.substr(0, 2);
    INFO(code);
    const Country* country = shipped_world().country(code);
    REQUIRE(country != nullptr);
    CHECK(digest_line(*country) == shipped);
    ++countries;
    dates += country->holidays.all().size();
  }
  CHECK(countries == shipped_world().codes().size());
  CHECK(dates == 57242 + 16779);
}

TEST_CASE("Libya remembers its martyrs on the day of the report presentation, 16 September 2020") {
  const auto on = rabat().holidays_of(delegation("LY")).on(2020y / 9 / 16);
  REQUIRE(on.size() == 1);
  CHECK(on[0].concept_id == "martyrs_day");
  CHECK(on[0].name == LocalizedText{"Martyrs' Day", "Journée des martyrs", "Dia dos Mártires", "يوم الشهداء"});
  CHECK(on[0].certain());
}

TEST_CASE("Senegal's year 2026: the moon decides on five days") {
  CHECK(holidays("SN", 2026) ==
        std::vector<std::string>{
            "2026-01-01 New Year's Day", "2026-03-20 Eid al-Fitr (tentative)", "2026-04-04 Independence Day",
            "2026-04-06 Easter Monday", "2026-05-01 Labour Day", "2026-05-14 Ascension Day",
            "2026-05-25 Pentecost Monday", "2026-05-27 Eid al-Adha (tentative)", "2026-06-25 Ashura (tentative)",
            "2026-08-01 Grand Magal of Touba (tentative)", "2026-08-15 Assumption Day",
            "2026-08-25 Prophet's Birthday (tentative)", "2026-11-01 All Saints' Day", "2026-12-25 Christmas Day"});
}

TEST_CASE("from 2027 on every day that hangs on the moon is tentative; Christmas never is") {
  for (const auto& [country, calendar] : rabat().holidays) {
    for (const Holiday& holiday : calendar.between(2027y / 1 / 1, 2036y / 1 / 1)) {
      INFO(country << ' ' << to_iso(holiday.date));
      if (holiday.concept_id == "eid_al_adha" && holiday.kind == calendar::HolidayKind::public_holiday)
        CHECK(holiday.tentative);
      if (holiday.concept_id == "christmas") CHECK_FALSE(holiday.tentative);
    }
  }
}

TEST_CASE("Greece keeps the Orthodox Easter of 2024 and moved Labour Day behind it") {
  const auto all = holidays("GR", 2024);
  const auto has = [&](const char* day) { return std::find(all.begin(), all.end(), day) != all.end(); };
  CHECK(has("2024-03-18 Green Monday"));
  CHECK(has("2024-05-03 Good Friday"));
  CHECK(has("2024-05-06 Easter Monday"));
  CHECK(has("2024-05-07 Labour Day"));
  CHECK_FALSE(has("2024-05-01 Labour Day"));
}

TEST_CASE("Nigeria rests on Monday when its National Day is a Sunday") {
  const auto on = rabat().holidays_of(delegation("NG")).on(2023y / 10 / 2);
  REQUIRE(on.size() == 1);
  CHECK(on[0].concept_id == "national_day");
  CHECK(on[0].kind == calendar::HolidayKind::in_lieu);
  CHECK_FALSE(rabat().holidays_of(delegation("NG")).on(2023y / 10 / 1).empty());
}

TEST_CASE("Togo's first day of Ramadan is shown and disputed") {
  const auto on = rabat().holidays_of(delegation("TG")).on(2024y / 3 / 11);
  REQUIRE(on.size() == 1);
  CHECK(on[0].disputed);
  CHECK_FALSE(on[0].certain());
}

TEST_CASE("Mauritania moved its rest from Friday and Saturday to Saturday and Sunday on 1 October 2014") {
  const calendar::WorkingWeek& week = delegation("MR").week;
  CHECK(week.on(2014y / 9 / 26, false).rest_day);        // a Friday
  CHECK_FALSE(week.on(2014y / 9 / 28, false).rest_day);  // a Sunday
  CHECK(week.on(2014y / 10 / 3, false).hours == Spans{{8h, 12h}});
  CHECK(week.on(2014y / 10 / 5, false).rest_day);
  CHECK(week.on(2014y / 10 / 6, false).hours == Spans{{8h, 17h}});
  CHECK(week.on(2026y / 2 / 23, true).hours == Spans{{9h, 17h}});
}

TEST_CASE("Algiers and Tripoli rest on Friday and work on Sunday") {
  const auto* country = GENERATE("DZ", "LY");
  INFO(country);
  CHECK(delegation(country).week.on(2020y / 9 / 18, false).rest_day);
  CHECK_FALSE(delegation(country).week.on(2020y / 9 / 20, false).rest_day);
  CHECK(delegation(country).friday_prayer.level == PrayerLevel::weekend);
}

TEST_CASE("Kinshasa worked on Saturday mornings until August 2024, Banjul rested on Fridays until 2017") {
  CHECK(delegation("CD").week.on(2024y / 7 / 27, false).hours == Spans{{7h, 12h}});
  CHECK(delegation("CD").week.on(2024y / 8 / 3, false).rest_day);
  CHECK(delegation("GM").week.on(2017y / 1 / 27, false).rest_day);
  CHECK(delegation("GM").week.on(2017y / 2 / 10, false).hours == Spans{{8h, 12h + 30min}});
}

TEST_CASE("Tunis keeps one sitting in July and August and in Ramadan") {
  const calendar::WorkingWeek& week = delegation("TN").week;
  CHECK(week.on(2026y / 7 / 1, false).hours == Spans{{8h, 14h + 30min}});
  CHECK(week.on(2026y / 9 / 1, false).hours == Spans{{8h + 30min, 12h + 30min}, {13h + 30min, 17h + 30min}});
  CHECK(week.on(2026y / 3 / 10, true).hours == Spans{{8h, 14h + 30min}});
}

TEST_CASE("hours that nobody has a source for are 09:00–17:00 and say so") {
  CHECK(delegation("AT").hours_by_default);
  CHECK(delegation("AT").week.on(2026y / 11 / 23, false).hours == Spans{{9h, 17h}});
  CHECK_FALSE(delegation("SN").hours_by_default);
  const auto defaults =
      std::count_if(rabat().delegations.begin(), rabat().delegations.end(), [](const Delegation& each) {
        const auto partners = members(rabat().find_set("partners", std::nullopt));
        return each.hours_by_default && std::binary_search(partners.begin(), partners.end(), each.id.value);
      });
  CHECK(defaults == 36);
}

TEST_CASE("the Friday prayer: avoided in Rabat and Abidjan, no matter in Lisbon") {
  CHECK(delegation("MA").friday_prayer == calendar::FridayPrayer{PrayerLevel::avoid, {12h, 14h + 30min}});
  CHECK(delegation("CI").friday_prayer == calendar::FridayPrayer{PrayerLevel::avoid, {12h + 30min, 14h + 30min}});
  CHECK(delegation("MR").friday_prayer.span.end == 24h);
  CHECK(delegation("PT").friday_prayer.level == PrayerLevel::none);
  CHECK(delegation("SN").observes_ramadan);
  CHECK_FALSE(delegation("PT").observes_ramadan);
}

TEST_CASE("a country sits in its capital first: Portugal in Lisbon, then Madeira and the Azores") {
  const auto& seats = delegation("PT").seats;
  REQUIRE(seats.size() == 3);
  CHECK(seats[0].city == "Lisbon");
  CHECK(seats[0].zone.id() == "Europe/Lisbon");
  CHECK(seats[2].zone.id() == "Atlantic/Azores");
  CHECK(seats[2].area == "Azores");
  REQUIRE(delegation("SN").seats[0].coordinates);
  CHECK(delegation("SN").seats[0].coordinates->latitude == Approx(14.67));
  CHECK(delegation("SN").seats[0].coordinates->longitude == Approx(-17.43));
  for (const Delegation& each : rabat().delegations) CHECK(each.seats.front().coordinates.has_value());
}

TEST_CASE("57 countries are partners, 28 African and 29 European, with a name in each language") {
  const auto partners = members(rabat().find_set("partners", std::nullopt));
  CHECK(partners.size() == 57);
  CHECK(members(rabat().find_set("africa", std::nullopt)).size() == 28);
  CHECK(members(rabat().find_set("europe", std::nullopt)).size() == 29);
  CHECK(members(rabat().find_set("observers", std::nullopt)) == std::vector<std::string>{"DZ", "LY"});
  for (const std::string& id : partners) {
    const Delegation& partner = delegation(id);
    INFO(id);
    CHECK(partner.kind == DelegationKind::state);
    CHECK(partner.regions.size() == 1);
    CHECK_FALSE(partner.name.fr.empty());
    CHECK_FALSE(partner.name.pt.empty());
    CHECK_FALSE(partner.name.ar.empty());
    CHECK_FALSE(rabat().holidays_of(partner).all().empty());
  }
}

TEST_CASE("ECOWAS had 15 members in September 2020 and has 12 since Mali, Niger and Burkina Faso left") {
  CHECK(members(rabat().find_set("ecowas", 2020y / 9 / 1)).size() == 15);
  CHECK(members(rabat().find_set("ecowas", 2025y / 1 / 28)).size() == 15);
  CHECK(members(rabat().find_set("ecowas", 2025y / 1 / 29)).size() == 12);
  CHECK(members(rabat().find_set("ecowas", std::nullopt)) ==
        std::vector<std::string>{"BJ", "CI", "CV", "GH", "GM", "GN", "GW", "LR", "NG", "SL", "SN", "TG"});
  CHECK(members(rabat().find_set("ecowas-mauritania", 2020y / 9 / 16)).size() == 16);
  CHECK(rabat().find_set("ecowas", 2019y / 1 / 1) == nullptr);
}

TEST_CASE("the European Union had 28 members until January 2020") {
  CHECK(members(rabat().find_set("eu", 2020y / 1 / 31)).size() == 28);
  CHECK(members(rabat().find_set("eu", 2020y / 2 / 1)).size() == 27);
}

TEST_CASE("organisations live by the calendar of the country where they sit") {
  const Delegation& ecowas = delegation("ECOWAS");
  CHECK(ecowas.kind == DelegationKind::organisation);
  CHECK(ecowas.regions.empty());
  CHECK(ecowas.seats[0].city == "Abuja");
  CHECK(ecowas.week == delegation("NG").week);
  CHECK_FALSE(rabat().holidays_of(ecowas).on(2023y / 10 / 2).empty());
  CHECK(delegation("AU-HOAI").week == shipped_world().country("ET")->week);
}

TEST_CASE("Ramadan of 2026 is the eighteenth of February to the nineteenth of March") {
  REQUIRE(rabat().ramadan.on(2026y / 3 / 1));
  CHECK(rabat().ramadan.on(2026y / 3 / 1)->hijri_year == 1447);
  CHECK(rabat().ramadan.on(2026y / 3 / 1)->span == Interval<sys_days>{2026y / 2 / 18, 2026y / 3 / 20});
}

TEST_CASE("what all countries share: every mistake of every document is reported, with the document and the place") {
  const auto read = read_almanac({
      {"umm_al_qura.json", R"({"years": {"1447": ["2025-06-26"]}})"},
      {"ramadan.json", R"({"years": [{"ah": 1447, "first_day": "2026-02-30", "eid_al_fitr": "2026-03-20"}]})"},
      {"holidays/concepts.json", R"({"concepts": {"x": {"en": "X"}}})"},
      {"regions.json", "{"},
  });
  REQUIRE_FALSE(read);
  CHECK(places(read.error()) == std::vector<std::string>{
                                    "umm_al_qura.json#/years/1447",
                                    "ramadan.json#/years/0/first_day",
                                    "holidays/concepts.json#/concepts/x",
                                    "holidays/concepts.json#/concepts/x",
                                    "holidays/concepts.json#/concepts/x",
                                    "regions.json, line 1, column 2",
                                });
}

TEST_CASE("Ramadan is when it was announced, where that is known, and else as the calendar has it") {
  const std::string calendar = plenary::test::read_in_tree("data/umm_al_qura.json");
  const auto read = read_almanac({
      {"umm_al_qura.json", calendar},
      {"ramadan.json", R"({"years": [{"ah": 1447, "first_day": "2026-02-19", "eid_al_fitr": "2026-03-21"}]})"},
      {"holidays/concepts.json", R"({"concepts": {}})"},
      {"regions.json", R"({"regions": []})"},
  });
  REQUIRE(read);
  CHECK_FALSE(read->ramadan.on(2026y / 2 / 18));
  CHECK(read->ramadan.on(2026y / 3 / 20));
  CHECK(read->ramadan.on(2025y / 3 / 1)->span == Interval<sys_days>{2025y / 3 / 1, 2025y / 3 / 30});
}

TEST_CASE("every mistake of a country is reported, with its place") {
  Almanac almanac;
  almanac.regions["155"] = {"Western Europe", "", "", ""};
  const auto read = read_country({"countries/AT.json", R"({
      "code": "at", "alpha3": "AUT", "numeric": "040", "name": "Austria", "status": "state", "region": "999",
      "zones": [{"zone": "Europe/Viena", "city": "Vienna", "at": [48.2, 196]}], "language": "de",
      "weeks": [{"rest": ["sat", "son"], "hours": {"mon-fri": ["17:00-09:00"]}}],
      "weeks_source": {"confidence": "default"}, "friday_prayer": {"level": "avoid"}, "ramadan": {"level": "none"},
      "holidays": {"rules": [{"id": "x", "name": "X", "rule": "sometimes", "source": "V"},
                             {"id": "y", "name": "Y", "source": "V"}]},
      "colour": "red"})"},
                                 almanac);
  REQUIRE_FALSE(read);
  CHECK(places(read.error()) == std::vector<std::string>{
                                    "countries/AT.json#/code",
                                    "countries/AT.json#/zones/0/zone",
                                    "countries/AT.json#/zones/0/at",
                                    "countries/AT.json#/language",
                                    "countries/AT.json#/weeks/0/rest/1",
                                    "countries/AT.json#/weeks/0/hours/mon-fri/0",
                                    "countries/AT.json#/friday_prayer",
                                    "countries/AT.json#/holidays/rules/0/rule",
                                    "countries/AT.json#/holidays/rules/1/rule",
                                    "countries/AT.json#/colour",
                                    "countries/AT.json#/region",
                                });
}

TEST_CASE("every mistake of a dialogue is reported, with its place") {
  const auto read = shipped_world().read_dialogue({"mine.json", R"({
      "format": "plenary-dialogue/1", "id": "x", "name": "X", "members": ["AT", "ZZ", {"country": "Austria"}],
      "regions": [{"id": "a", "name": "A", "members": ["AT", "FR"]}, {"id": "b", "name": "B", "members": ["AT"]}],
      "delegations": [{"id": "AT", "kind": "club", "name": "At", "country": "QQ", "seats": [], "language": "en"}],
      "sets": [{"id": "all", "name": "All", "members": ["ZZ"]}, {"id": "all", "name": "All", "members": ["AT"]}]})"});
  REQUIRE_FALSE(read);
  CHECK(places(read.error()) == std::vector<std::string>{
                                    "mine.json#/members/1",
                                    "mine.json#/members/2/country",
                                    "mine.json#/delegations/0/kind",
                                    "mine.json#/delegations/0/country",
                                    "mine.json#/delegations/0/seats",
                                    "mine.json#/regions/0/members/1",
                                    "mine.json#/regions/1/members/0",
                                    "mine.json#/sets/0/members/0",
                                    "mine.json#/sets/1/id",
                                });
}

TEST_CASE("every country and every dialogue in the program can be read") {
  for (const std::string& code : shipped_world().codes()) {
    INFO(code);
    const Country* country = shipped_world().country(code);
    REQUIRE(country != nullptr);
    CHECK(country->code == code);
    CHECK(country->alpha3.size() == 3);
    CHECK(country->numeric.size() == 3);
    for (const std::string* name : {&country->name.en, &country->name.fr, &country->name.pt, &country->name.ar})
      CHECK_FALSE(name->empty());
  }
  CHECK(shipped_world().codes().size() == 248);
  for (const std::string& id : shipped_world().dialogues()) CHECK(shipped_world().dialogue(id).id == id);
}
