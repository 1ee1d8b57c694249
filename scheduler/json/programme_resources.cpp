#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/delegation_names.hpp"
#include "scheduler/json/programme_attendance.hpp"
#include "scheduler/json/programme_parts.hpp"
#include "scheduler/json/programme_words.hpp"
#include "scheduler/json/zone_name.hpp"

namespace plenary::scheduler {

using Limits = ProgrammeLimits;

namespace {

/// Reads the id of one of `things` that have been read before it.
template <class Things, class IdSet>
void read_new_id(ObjectReader& object, Things& thing, IdSet& ids) {
  thing.id = {object.required_parsed("id", parse_slug).value_or("")};
  if (!thing.id.value.empty() && !ids.insert(thing.id).second)
    report_twice(object.errors(), child(object.pointer(), "id"), thing.id.value);
}

/// A country of the dialogue, or any other by its two letters.
Result<DelegationId> parse_country(std::string_view text, const Dialogue& dialogue) {
  const auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
  const bool is_code = text.size() == 2 && std::ranges::all_of(text, is_capital);
  if (is_code && delegation_meant(text, dialogue) == nullptr) return DelegationId{std::string{text}};
  return parse_delegation(text, dialogue);
}

void read_cities(ObjectReader& document, const Dialogue& dialogue, Programme& programme) {
  std::set<CityId> ids;
  const auto count = document.each_element("cities", false, [&](const Json& element, std::string at) {
    if (programme.cities.size() == Limits::cities) return;
    ObjectReader object(element, std::move(at), document.errors());
    City city;
    read_new_id(object, city, ids);
    city.name = required_text(object, "name");
    if (const auto zone = object.required_parsed("zone", parse_zone)) city.zone = *zone;
    city.country =
        object.optional_parsed("country", [&](std::string_view text) { return parse_country(text, dialogue); })
            .value_or(DelegationId{});
    object.finish();
    programme.cities.push_back(std::move(city));
  });
  report_too_many(document, "cities", count, Limits::cities, "");
}

void read_journeys(ObjectReader& document, Programme& programme) {
  std::set<std::pair<CityId, CityId>> known;
  const auto city = [&](std::string_view id) { return parse_known<CityId>(id, programme.cities, "fault.no-city"); };
  const auto count = document.each_element("journeys", false, [&](const Json& element, std::string at) {
    if (programme.journeys.size() == Limits::journeys) return;
    ObjectReader object(element, std::move(at), document.errors());
    const auto from = object.required_parsed("from", city);
    const auto to = object.required_parsed("to", city);
    object.required("time");
    const auto time = read_span(object, "time", Limits::journey);
    object.finish();
    if (!from || !to) return;
    if (*from == *to) {
      object.report("to",
                    {"", to->value, {"fault.journey-nowhere", {}}, {"allow.city-other", {}}, {"mend.leave-out", {}}});
    } else if (!known.insert(std::minmax(*from, *to)).second) {
      object.errors().push_back({object.pointer(),
                                 from->value + " – " + to->value,
                                 {"fault.journey-twice", {}},
                                 {"allow.journey-each", {}},
                                 {"json.remove-one", {}}});
    }
    programme.journeys.push_back({*from, *to, time.value_or(std::chrono::minutes{0})});
  });
  report_too_many(document, "journeys", count, Limits::journeys, "");
}

void read_rooms(ObjectReader& document, Programme& programme) {
  std::set<RoomId> ids;
  const auto city = [&](std::string_view id) { return parse_known<CityId>(id, programme.cities, "fault.no-city"); };
  const auto count = document.each_element("rooms", false, [&](const Json& element, std::string at) {
    if (programme.rooms.size() == Limits::rooms) return;
    ObjectReader object(element, std::move(at), document.errors());
    ConferenceRoom room;
    read_new_id(object, room, ids);
    room.name = required_text(object, "name");
    room.city = object.required_parsed("city", city).value_or(CityId{});
    room.seats = static_cast<int>(object.required_integer("seats", 1, Limits::seats).value_or(1));
    room.features = read_features(object);
    room.presence = read_presence(object);
    room.around = read_around(object);
    object.finish();
    programme.rooms.push_back(std::move(room));
  });
  report_too_many(document, "rooms", count, Limits::rooms, {"mend.plan-each-city", {}});
}

void read_interpreters(ObjectReader& document, Programme& programme) {
  std::set<std::pair<Language, Language>> known;
  document.each_element("interpreters", false, [&](const Json& element, std::string at) {
    ObjectReader object(element, std::move(at), document.errors());
    std::vector<Language> pair;
    const auto mistakes = document.errors().size();
    const auto count = object.each_element("languages", true, [&](const Json& language, std::string where) {
      if (pair.size() == 2) return;
      if (const auto word = object.choice(language, std::move(where), language_words())) pair.push_back(*word);
    });
    const auto people = object.required_integer("people", 1, Limits::interpreters);
    Presence presence = read_presence(object);
    const auto around = read_around(object);
    object.finish();
    if (document.errors().size() > mistakes) return;
    const auto two = [&] { return fmt::format("{} – {}", tag(pair[0]), tag(pair[1])); };
    if (count != 2) {
      object.report("languages", {"",
                                  std::to_string(count),
                                  {"fault.interpreters-two", {}},
                                  {"allow.languages-two", {}},
                                  {"mend.state-pairs", {}}});
    } else if (pair[0] == pair[1]) {
      object.report("languages", {"", two(), {"fault.languages-same", {}}, {"allow.languages-two", {}}, ""});
    } else if (!known.insert(std::minmax(pair[0], pair[1])).second) {
      object.report("languages",
                    {"", two(), {"fault.pair-twice", {}}, {"allow.pair-each", {}}, {"mend.add-people", {}}});
    } else {
      programme.interpreters.push_back({pair[0], pair[1], static_cast<int>(*people), std::move(presence), around});
    }
  });
}

}  // namespace

Presence read_presence(ObjectReader& object) {
  Presence presence;
  presence.window = read_window(object);
  presence.hours = clock_span(object, "hours");
  presence.busy = read_busy(object);
  return presence;
}

std::optional<Links> read_ways_in(ObjectReader& document) {
  const Json* value = document.optional("links");
  if (value == nullptr) return std::nullopt;
  if (!value->is_object()) {
    const auto count = document.optional_integer("links", 0, Limits::links);
    return count ? std::optional{Links{static_cast<int>(*count)}} : std::nullopt;
  }
  ObjectReader object(*value, child(document.pointer(), "links"), document.errors());
  Links links{static_cast<int>(object.required_integer("count", 0, Limits::links).value_or(1))};
  links.presence = read_presence(object);
  links.around = read_around(object);
  object.finish();
  return links;
}

void read_resources(ObjectReader& document, const Dialogue& dialogue, Programme& programme) {
  read_cities(document, dialogue, programme);
  read_journeys(document, programme);
  read_rooms(document, programme);
  read_interpreters(document, programme);
}

}  // namespace plenary::scheduler
