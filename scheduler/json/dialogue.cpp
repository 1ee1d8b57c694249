#include <algorithm>
#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme_words.hpp"
#include "scheduler/json/reference_data_parts.hpp"

namespace plenary::scheduler {

namespace {

/// A dialogue while it is being read.
struct Reading {
  const CountrySource& countries;
  Dialogue& dialogue;
  Errors& errors;
  std::vector<DelegationId> members = {};
  std::set<std::string, std::less<>> regions = {};  ///< ids of those who have a region already
};

/// The country `code`, whose calendar the dialogue then knows; null if there is none.
const Country* known_country(std::string_view code, Reading& reading) {
  const Country* country = reading.countries(code);
  if (country != nullptr) reading.dialogue.holidays.try_emplace(country->code, country->holidays);
  return country;
}

Result<const Country*> parse_country(std::string_view code, Reading& reading) {
  if (const Country* country = known_country(code, reading)) return country;
  return unexpected(Error{"", printable(code), {"reference.no-country", {}}, {"reference.code", {}}, ""});
}

/// A country takes part: as a member by its code, or beside them with a note.
const Country* read_participant(ObjectReader& document, const Json& value, std::string pointer, Reading& reading) {
  const auto parse = [&](std::string_view code) { return parse_country(code, reading); };
  if (value.is_string()) return document.parsed(value, std::move(pointer), parse).value_or(nullptr);
  ObjectReader reader(value, std::move(pointer), reading.errors);
  const auto country = reader.required_parsed("country", parse);
  pass_over(reader, {"note"});
  reader.finish();
  return country.value_or(nullptr);
}

void read_countries(ObjectReader& document, const char* name, bool required, Reading& reading) {
  document.each_element(name, required, [&](const Json& value, const std::string& pointer) {
    const Country* country = read_participant(document, value, pointer, reading);
    if (country == nullptr) return;
    reading.dialogue.delegations.push_back(delegation_of(*country));
    if (required) reading.members.push_back(DelegationId{country->code});
  });
}

/// A region of the dialogue's own, for those who are in it, in place of M49's.
void read_region(const Json& value, std::string pointer, Reading& reading) {
  ObjectReader reader(value, std::move(pointer), reading.errors);
  const std::string id = reader.required_string("id");
  const LocalizedText name = read_name(reader);
  reader.each_element("members", true, [&](const Json& member, std::string at) {
    const auto find = [&](std::string_view code) -> Result<Delegation*> {
      auto& all = reading.dialogue.delegations;
      const auto found = std::ranges::find(all, code, [](const Delegation& one) { return one.id.value; });
      if (found == all.end())
        return unexpected(Error{"", printable(code), {"ledger.no-delegation", {}}, {"reference.code", {}}, ""});
      if (!reading.regions.emplace(code).second)
        return unexpected(Error{"", printable(code), {"reference.region-twice", {}}, {"json.each-once", {}}, ""});
      return &*found;
    };
    const auto delegation = reader.parsed(member, std::move(at), find);
    if (!delegation) return;
    (*delegation)->region = id;
    (*delegation)->region_name = name;
  });
  reader.finish();
}

/// An organisation keeps the week and holidays of the country where it sits; its own hours are not known.
void read_delegation(const Json& value, std::string pointer, Reading& reading) {
  ObjectReader reader(value, std::move(pointer), reading.errors);
  DelegationId id{reader.required_string("id")};
  LocalizedText name = read_name(reader);
  const auto kind = reader.required_choice<DelegationKind>("kind", {{"organisation", DelegationKind::organisation}});
  const auto host =
      reader.required_parsed("country", [&](std::string_view code) { return parse_country(code, reading); });
  std::vector<Seat> seats = read_seats(reader, "seats");
  const auto language = reader.required_choice("language", language_words());
  pass_over(reader, {"role", "confidence", "note"});
  reader.finish();
  if (seats.empty() || !language || !host || !kind) return;
  reading.dialogue.delegations.push_back({std::move(id), std::move(name), *kind, "", std::move(seats), (*host)->week,
                                          (*host)->code, calendar::FridayPrayer{}, false, *language,
                                          (*host)->hours_by_default});
}

void read_set(const Json& value, std::string pointer, Reading& reading) {
  ObjectReader reader(value, std::move(pointer), reading.errors);
  PartnerSet set;
  set.id = reader.required_string("id");
  set.as_of = reader.optional_parsed("as_of", calendar::parse_date);
  set.name = read_name(reader);
  const auto known = [&](std::string_view text) -> Result<DelegationId> {
    if (reading.dialogue.find(text) != nullptr) return DelegationId{std::string{text}};
    return unexpected(Error{"", printable(text), {"ledger.no-delegation", {}}, {"reference.code", {}}, ""});
  };
  reader.each_element("members", set.id != all_partners, [&](const Json& member, std::string at) {
    if (auto id = reader.parsed(member, std::move(at), known)) set.members.push_back(std::move(*id));
  });
  if (set.id == all_partners) set.members = reading.members;
  pass_over(reader, {"source"});
  reader.finish();
  auto& sets = reading.dialogue.sets;
  const bool given_twice = std::ranges::any_of(
      sets, [&](const PartnerSet& other) { return other.id == set.id && other.as_of == set.as_of; });
  if (given_twice) reader.report("id", {"", set.id, {"reference.set-twice", {}}, {"json.each-once", {}}, ""});
  sets.push_back(std::move(set));
}

void sort_delegations(Reading& reading) {
  auto& all = reading.dialogue.delegations;
  std::ranges::sort(all, {}, &Delegation::id);
  const auto twice = std::ranges::adjacent_find(all, {}, &Delegation::id);
  if (twice != all.end())
    reading.errors.push_back(
        {"/members", printable(twice->id.value), {"reference.delegation-twice", {}}, {"json.each-once", {}}, ""});
}

void read_document(const Json& json, Reading& reading) {
  ObjectReader document(json, "", reading.errors);
  document.optional_string("$schema");
  document.required_choice<bool>("format", {{std::string{dialogue_format}, true}});
  pass_over(document, {"about"});
  reading.dialogue.id = document.required_string("id");
  reading.dialogue.name = read_name(document);
  read_countries(document, "members", true, reading);
  read_countries(document, "others", false, reading);
  document.each_element("regions", false, [&](const Json& value, std::string pointer) {
    read_region(value, std::move(pointer), reading);
  });
  document.each_element("delegations", false, [&](const Json& value, std::string pointer) {
    read_delegation(value, std::move(pointer), reading);
  });
  sort_delegations(reading);
  document.each_element("sets", false,
                        [&](const Json& value, std::string pointer) { read_set(value, std::move(pointer), reading); });
  document.finish();
}

}  // namespace

Checked<Dialogue> read_dialogue(const NamedText& document, const CountrySource& countries, const Almanac& almanac) {
  Dialogue dialogue;
  dialogue.ramadan = almanac.ramadan;
  Errors errors;
  if (const auto json = parse_document(document.text)) {
    Reading reading{countries, dialogue, errors};
    read_document(*json, reading);
  } else {
    errors = json.error();
  }
  if (errors.empty()) return dialogue;
  Errors named;
  add_named(document.name, std::move(errors), named);
  return unexpected(std::move(named));
}

}  // namespace plenary::scheduler
