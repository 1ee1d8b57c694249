#include <algorithm>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme_words.hpp"
#include "scheduler/json/reference_data_parts.hpp"

namespace plenary::scheduler {

namespace {

using calendar::PrayerLevel;

/// "warn" marks a large minority: the hour is spared there too, as in "avoid".
const Words<PrayerLevel>& prayer_words() {
  static const Words<PrayerLevel> words{{"none", PrayerLevel::none},  {"info", PrayerLevel::none},
                                        {"warn", PrayerLevel::avoid}, {"avoid", PrayerLevel::avoid},
                                        {"hard", PrayerLevel::hard},  {"weekend", PrayerLevel::weekend}};
  return words;
}

/// Whether the fast is taken into account.
const Words<bool>& ramadan_words() {
  static const Words<bool> words{{"none", false}, {"info", false}, {"warn", true}, {"reduced", true}};
  return words;
}

std::optional<Coordinates> read_coordinates(ObjectReader& seat) {
  const Json* at = seat.optional("at");
  if (at == nullptr) return std::nullopt;
  const auto degrees = [&](std::size_t index, double most) -> std::optional<double> {
    if (!at->is_array() || at->size() != 2 || !(*at)[index].is_number()) return std::nullopt;
    const auto value = (*at)[index].get<double>();
    return value >= -most && value <= most ? std::optional{value} : std::nullopt;
  };
  const auto latitude = degrees(0, 90);
  const auto longitude = degrees(1, 180);
  if (latitude && longitude) return Coordinates{*latitude, *longitude};
  seat.report("at", {"", "", "this is no place on Earth", "[latitude, longitude] in degrees", ""});
  return std::nullopt;
}

std::vector<Seat> read_seats(ObjectReader& delegation) {
  std::vector<Seat> seats;
  const std::size_t given = delegation.each_element("seats", true, [&](const Json& value, std::string pointer) {
    ObjectReader reader(value, std::move(pointer), delegation.errors());
    const auto zone = reader.required_parsed("zone", calendar::Zone::find);
    std::string city = reader.required_string("city");
    std::string area = reader.optional_string("area").value_or("");
    const auto at = read_coordinates(reader);
    reader.finish();
    if (zone) seats.push_back({*zone, std::move(city), std::move(area), at});
  });
  if (given == 0 && delegation.has("seats")) {
    delegation.report("seats", {"", "", "a delegation needs a seat", "at least one", ""});
  }
  return seats;
}

calendar::FridayPrayer read_friday_prayer(ObjectReader& state) {
  calendar::FridayPrayer prayer;
  const Json* value = state.required("friday_prayer");
  if (value == nullptr) return prayer;
  ObjectReader reader(*value, child(state.pointer(), "friday_prayer"), state.errors());
  prayer.level = reader.required_choice("level", prayer_words()).value_or(PrayerLevel::none);
  const bool has_span = prayer.level == PrayerLevel::avoid || prayer.level == PrayerLevel::hard;
  if (has_span) {
    if (const auto span = reader.required_parsed("span", parse_clock_span)) prayer.span = *span;
  }
  pass_over(reader, {"basis"});
  reader.finish();
  return prayer;
}

bool read_observes_ramadan(ObjectReader& state) {
  const Json* value = state.required("ramadan");
  if (value == nullptr) return false;
  ObjectReader reader(*value, child(state.pointer(), "ramadan"), state.errors());
  const bool observes = reader.required_choice("level", ramadan_words()).value_or(false);
  pass_over(reader, {"basis"});
  reader.finish();
  return observes;
}

bool read_hours_by_default(ObjectReader& state) {
  const Json* value = state.required("weeks_source");
  if (value == nullptr) return true;
  ObjectReader reader(*value, child(state.pointer(), "weeks_source"), state.errors());
  const bool by_default = reader.required_string("confidence") == "default";
  pass_over(reader, {"source", "weekend", "notes"});
  reader.finish();
  return by_default;
}

/// Text members that every delegation must have, English at least.
LocalizedText read_name(ObjectReader& reader) {
  reader.required("name");
  return reader.optional_text("name").value_or(LocalizedText{});
}

/// The three-letter code and the names beside the usual one.
std::vector<std::string> read_other_names(ObjectReader& reader) {
  std::vector<std::string> names;
  if (auto code = reader.optional_string("alpha3")) names.push_back(std::move(*code));
  for (const char* member : {"official_name", "other_name"}) {
    reader.each_member(member, [&](const std::string&, const Json& name, std::string) {
      if (name.is_string()) names.push_back(name.get<std::string>());
    });
  }
  return names;
}

using RegionNames = std::map<std::string, LocalizedText, std::less<>>;

/// What people call the regions, where a language has its own word for one.
RegionNames read_regions(ObjectReader& document) {
  RegionNames names;
  document.each_element("regions", false, [&](const Json& value, std::string pointer) {
    ObjectReader reader(value, std::move(pointer), document.errors());
    std::string id = reader.required_string("id");
    LocalizedText name = read_name(reader);
    reader.finish();
    names.emplace(std::move(id), std::move(name));
  });
  return names;
}

void read_state(const Json& value, std::string pointer, const RegionNames& regions, Dialogue& dialogue,
                Errors& errors) {
  ObjectReader reader(value, std::move(pointer), errors);
  DelegationId id{reader.required_string("id")};
  LocalizedText name = read_name(reader);
  std::string region = reader.required_string("region");
  std::vector<Seat> seats = read_seats(reader);
  if (const auto capital = reader.optional_text("capital")) {
    for (Seat& seat : seats) {
      if (seat.city == capital->en) seat.city_name = *capital;
    }
  }
  const auto language = reader.required_choice("language", language_words());
  auto week = read_weeks(reader);
  const auto prayer = read_friday_prayer(reader);
  const bool observes_ramadan = read_observes_ramadan(reader);
  const bool hours_by_default = read_hours_by_default(reader);
  std::vector<std::string> other_names = read_other_names(reader);
  pass_over(reader, {"region_note", "status", "eu_until", "note", "capital_note", "other_languages",
                     "official_languages", "language_note", "muslim_population"});
  reader.finish();
  if (seats.empty() || !language || !week) return;
  std::string country = id.value;
  const auto known_region = regions.find(region);
  LocalizedText region_name = known_region == regions.end() ? LocalizedText{} : known_region->second;
  dialogue.delegations.push_back({std::move(id), std::move(name), DelegationKind::state, std::move(region),
                                  std::move(seats), std::move(*week), std::move(country), prayer, observes_ramadan,
                                  *language, hours_by_default, std::move(region_name), std::move(other_names)});
}

/// An organisation keeps the week and holidays of the country where it sits; its own hours are not known.
void read_organisation(const Json& value, std::string pointer, const std::vector<Delegation>& states,
                       Dialogue& dialogue, Errors& errors) {
  ObjectReader reader(value, std::move(pointer), errors);
  DelegationId id{reader.required_string("id")};
  LocalizedText name = read_name(reader);
  std::string country = reader.required_string("country");
  std::vector<Seat> seats = read_seats(reader);
  const auto language = reader.required_choice("language", language_words());
  pass_over(reader, {"role", "confidence", "note"});
  reader.finish();
  if (seats.empty() || !language) return;
  const auto host =
      std::find_if(states.begin(), states.end(), [&](const Delegation& state) { return state.id.value == country; });
  dialogue.delegations.push_back({std::move(id), std::move(name), DelegationKind::organisation, "", std::move(seats),
                                  host != states.end() ? host->week : default_week(), std::move(country),
                                  calendar::FridayPrayer{}, false, *language,
                                  host == states.end() || host->hours_by_default});
}

void read_set(const Json& value, std::string pointer, Dialogue& dialogue, Errors& errors) {
  ObjectReader reader(value, std::move(pointer), errors);
  PartnerSet set;
  set.id = reader.required_string("id");
  set.as_of = reader.optional_parsed("as_of", calendar::parse_date);
  set.name = read_name(reader);
  reader.each_element("members", true, [&](const Json& member, std::string at) {
    const auto known = [&](std::string_view text) -> Result<DelegationId> {
      if (dialogue.find(text) != nullptr) return DelegationId{std::string{text}};
      return unexpected(
          Error{"", printable(text), "no delegation has this id", "an id of a state or organisation", ""});
    };
    if (auto id = reader.parsed(member, std::move(at), known)) set.members.push_back(std::move(*id));
  });
  pass_over(reader, {"source"});
  reader.finish();
  const bool given_twice = std::any_of(dialogue.sets.begin(), dialogue.sets.end(), [&](const PartnerSet& other) {
    return other.id == set.id && other.as_of == set.as_of;
  });
  if (given_twice) reader.report("id", {"", set.id, "this set is stated twice for the same day", "", ""});
  dialogue.sets.push_back(std::move(set));
}

}  // namespace

void read_partners(const Json& document, Dialogue& dialogue, Errors& errors) {
  ObjectReader reader(document, "", errors);
  pass_over(reader, {"about"});
  if (const Json* value = reader.required("dialogue")) {
    ObjectReader named(*value, "/dialogue", errors);
    dialogue.id = named.required_string("id");
    dialogue.name = read_name(named);
    named.finish();
  }
  const RegionNames regions = read_regions(reader);
  reader.each_element("states", true, [&](const Json& value, std::string pointer) {
    read_state(value, std::move(pointer), regions, dialogue, errors);
  });
  const std::vector<Delegation> states = dialogue.delegations;
  reader.each_element("organisations", true, [&](const Json& value, std::string pointer) {
    read_organisation(value, std::move(pointer), states, dialogue, errors);
  });
  auto& all = dialogue.delegations;
  std::sort(all.begin(), all.end(), [](const Delegation& a, const Delegation& b) { return a.id < b.id; });
  const auto twice =
      std::adjacent_find(all.begin(), all.end(), [](const Delegation& a, const Delegation& b) { return a.id == b.id; });
  if (twice != all.end())
    errors.push_back({"/states", twice->id.value, "two delegations have this id", "each id once", ""});
  reader.each_element("sets", true, [&](const Json& value, std::string pointer) {
    read_set(value, std::move(pointer), dialogue, errors);
  });
  reader.finish();
}

}  // namespace plenary::scheduler
