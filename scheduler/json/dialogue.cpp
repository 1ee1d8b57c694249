#include <algorithm>
#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/known_names.hpp"
#include "scheduler/json/programme_parts.hpp"
#include "scheduler/json/programme_words.hpp"
#include "scheduler/json/reference_data_parts.hpp"

namespace plenary::scheduler {

namespace {

/// When a country is a member: from a day on, to a day, but for a gap; days included.
struct Membership {
  DelegationId country;
  std::optional<calendar::Date> from = {};
  std::optional<calendar::Date> until = {};
  std::optional<calendar::Date> absent_from = {};
  std::optional<calendar::Date> absent_until = {};

  bool holds_on(calendar::Date day) const {
    const bool absent = absent_from && absent_until && *absent_from <= day && day <= *absent_until;
    return !absent && (!from || *from <= day) && (!until || day <= *until);
  }
};

/// A dialogue while it is being read.
struct Reading {
  const CountrySource& countries;
  Dialogue& dialogue;
  Errors& errors;
  std::vector<Membership> members = {};
  std::set<std::string, std::less<>> regions = {};  ///< ids of those who have a region already
};

/// The country `code`, whose calendar the dialogue then knows; null if there is none.
const Country* known_country(std::string_view code, Reading& reading) {
  const Country* country = reading.countries(code);
  if (country == nullptr) return nullptr;
  reading.dialogue.holidays.try_emplace(country->code, country->holidays);
  reading.dialogue.coverage.try_emplace(country->code, Coverage{country->name, country->known_years});
  return country;
}

Result<const Country*> parse_country(std::string_view code, Reading& reading) {
  if (const Country* country = known_country(code, reading)) return country;
  std::string fix;
  for (const std::string& like : country_names().like(code))
    fix += (fix.empty() ? "" : " / ") + country_with_name(like);
  return unexpected(Error{"", printable(code), {"reference.no-country", {}}, {"reference.code", {}}, std::move(fix)});
}

/// The first and the last day of a gap in a membership.
void read_absence(ObjectReader& member, Membership& membership) {
  const Json* value = member.optional("absent");
  if (value == nullptr) return;
  ObjectReader reader(*value, child(member.pointer(), "absent"), member.errors());
  membership.absent_from = reader.required_parsed("from", calendar::parse_date);
  membership.absent_until = reader.required_parsed("until", calendar::parse_date);
  reader.finish();
  if (membership.absent_from && membership.absent_until && *membership.absent_until < *membership.absent_from)
    reader.report("until", {"", calendar::to_iso(*membership.absent_until), {"reference.ends-first", {}}, "", ""});
}

/// A country takes part: its code, or an object with the days of its membership.
std::optional<Membership> read_participant(ObjectReader& document, const Json& value, std::string pointer,
                                           Reading& reading) {
  const auto parse = [&](std::string_view code) { return parse_country(code, reading); };
  if (value.is_string()) {
    const auto country = document.parsed(value, std::move(pointer), parse);
    return country ? std::optional{Membership{DelegationId{(*country)->code}}} : std::nullopt;
  }
  ObjectReader reader(value, std::move(pointer), reading.errors);
  const auto country = reader.required_parsed("country", parse);
  Membership membership;
  membership.from = reader.optional_parsed("from", calendar::parse_date);
  membership.until = reader.optional_parsed("until", calendar::parse_date);
  read_absence(reader, membership);
  pass_over(reader, {"note", "ref", "confidence"});
  reader.finish();
  if (membership.from && membership.until && *membership.until < *membership.from)
    reader.report("until", {"", calendar::to_iso(*membership.until), {"reference.ends-first", {}}, "", ""});
  if (!country) return std::nullopt;
  membership.country = DelegationId{(*country)->code};
  return membership;
}

/// `name` is "members" or "others".
void read_countries(ObjectReader& document, const char* name, bool required, Reading& reading) {
  const bool are_members = std::string_view{name} == "members";
  document.each_element(name, required, [&](const Json& value, const std::string& pointer) {
    auto membership = read_participant(document, value, pointer, reading);
    if (!membership) return;
    reading.dialogue.delegations.push_back(delegation_of(*reading.countries(membership->country.value)));
    if (are_members) reading.members.push_back(std::move(*membership));
  });
}

std::vector<DelegationId> members_on(calendar::Date day, const Reading& reading) {
  std::vector<DelegationId> members;
  for (const Membership& one : reading.members) {
    if (one.holds_on(day)) members.push_back(one.country);
  }
  return members;
}

/// Days on which the membership may be another than the day before, sorted; without any, nobody came or left.
std::set<calendar::Date> changes_in(const std::vector<Membership>& members) {
  const auto after = [](calendar::Date day) { return calendar::Date{calendar::sys_days{day} + calendar::days{1}}; };
  std::set<calendar::Date> days;
  for (const Membership& one : members) {
    if (one.from) days.insert(*one.from);
    if (one.until) days.insert(after(*one.until));
    if (one.absent_from) days.insert(*one.absent_from);
    if (one.absent_until) days.insert(after(*one.absent_until));
  }
  return days;
}

/// The set of all members as it was on `stated_from`, the first day for which it is stated, and after each change.
void add_members(const LocalizedText& name, std::optional<calendar::Date> stated_from, Reading& reading) {
  std::set<calendar::Date> days = changes_in(reading.members);
  if (stated_from) {
    days.erase(days.begin(), days.lower_bound(*stated_from));
    days.insert(*stated_from);
  }
  PartnerSet set{std::string{all_partners}, std::nullopt, name, {}};
  if (days.empty()) {
    for (const Membership& one : reading.members) set.members.push_back(one.country);
    reading.dialogue.sets.push_back(std::move(set));
    return;
  }
  for (const calendar::Date day : days) {
    set.as_of = day;
    set.members = members_on(day, reading);
    reading.dialogue.sets.push_back(set);
  }
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
    (*delegation)->regions = {Region{id, name}};
  });
  reader.finish();
}

/// Teams and persons each count as one, like a state; organisations in the total alone, unless `counts` says it.
const Words<DelegationKind>& kind_words() {
  static const Words<DelegationKind> words{{"organisation", DelegationKind::organisation},
                                           {"team", DelegationKind::state},
                                           {"person", DelegationKind::state}};
  return words;
}

/// The seats, or the zone where one is all that there is to say.
std::vector<Seat> read_own_seats(ObjectReader& reader) {
  if (!reader.has("zone")) return read_seats(reader, "seats");
  const auto zone = reader.required_parsed("zone", calendar::Zone::find);
  if (!zone) return {};
  std::string city{zone->id().substr(zone->id().rfind('/') + 1)};
  std::ranges::replace(city, '_', ' ');
  return {{*zone, std::move(city), "", std::nullopt}};
}

/// An organisation, a team or a person. Who states no week of their own keeps that of the country where they sit, and
/// its holidays; without a country no holidays apply.
void read_delegation(const Json& value, std::string pointer, Reading& reading) {
  ObjectReader reader(value, std::move(pointer), reading.errors);
  DelegationId id{reader.required_string("id")};
  LocalizedText name = read_name(reader);
  const auto kind = reader.required_choice("kind", kind_words());
  const auto host =
      reader.optional_parsed("country", [&](std::string_view code) { return parse_country(code, reading); });
  std::vector<Seat> seats = read_own_seats(reader);
  const auto language = reader.required_choice("language", language_words());
  const auto counts = reader.optional_choice("counts", counts_words());
  std::vector<std::string> aliases = read_strings(reader, "aliases");
  const bool own_week = reader.has("weeks");
  auto week = own_week ? read_weeks(reader) : std::optional{host ? (*host)->week : default_week()};
  pass_over(reader, {"role", "confidence", "note"});
  reader.finish();
  if (seats.empty() || !language || !kind || !week) return;
  if (*kind == DelegationKind::state) reading.members.push_back({id});
  const bool assumed = !own_week && (!host || (*host)->hours_by_default);
  reading.dialogue.delegations.push_back({std::move(id),
                                          std::move(name),
                                          *kind,
                                          {},
                                          std::move(seats),
                                          std::move(*week),
                                          host ? (*host)->code : "",
                                          calendar::FridayPrayer{},
                                          false,
                                          *language,
                                          assumed,
                                          std::move(aliases),
                                          counts});
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
  reader.each_element("members", true, [&](const Json& member, std::string at) {
    if (auto id = reader.parsed(member, std::move(at), known)) set.members.push_back(std::move(*id));
  });
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
  pass_over(document, {"about", "aliases", "kind", "as_of", "source", "source_read", "confidence", "note"});
  reading.dialogue.id = document.required_parsed("id", parse_slug).value_or("");
  reading.dialogue.name = read_name(document);
  const auto members_name = document.optional_text("members_name");
  const auto stated_from = document.optional_parsed("stated_from", calendar::parse_date);
  read_countries(document, "members", !document.has("delegations"), reading);
  read_countries(document, "others", false, reading);
  document.each_element("delegations", false, [&](const Json& value, std::string pointer) {
    read_delegation(value, std::move(pointer), reading);
  });
  document.each_element("regions", false, [&](const Json& value, std::string pointer) {
    read_region(value, std::move(pointer), reading);
  });
  sort_delegations(reading);
  add_members(members_name.value_or(reading.dialogue.name), stated_from, reading);
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
