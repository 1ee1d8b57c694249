#include "calendar/ical/event/event_reader.hpp"

#include <utility>

namespace plenary::calendar::ical {

void ValueReader::problem(std::size_t line, std::string_view value, std::string message, std::string allowed) {
  problems_.push_back({"line " + std::to_string(line), printable(value), std::move(message), std::move(allowed), ""});
}

std::optional<Instant> ValueReader::instant(const ContentLine& line) {
  const auto value = parse_date_time(line.value);
  if (value && value->is_utc) return Instant{value->time.time_since_epoch()};
  problem(line.line, line.value, line.name + " is no UTC time", "20200916T120000Z");
  return std::nullopt;
}

std::optional<Moment> ValueReader::moment(const ContentLine& line, std::string_view text) {
  const auto value = parse_date_time(text);
  if (!value) {
    problem(line.line, text, line.name + " is no date or time", "20200916, 20200916T140000");
    return std::nullopt;
  }
  if (value->is_date) return Moment{*value, std::nullopt};
  if (value->is_utc) return Moment{*value, Zone::utc()};
  const std::string_view id = line.parameter("TZID");
  if (id.empty()) {
    problem(line.line, text, line.name + " is a floating time: nobody can say when it is", "a TZID");
    return std::nullopt;
  }
  auto found = zones_.find_zone(id);
  if (found) return Moment{*value, *found};
  found.error().where = "line " + std::to_string(line.line);
  problems_.push_back(std::move(found.error()));
  return std::nullopt;
}

std::optional<Language> language_of(const ContentLine& line) {
  for (const Language language : all_languages) {
    if (line.parameter("LANGUAGE") == tag(language)) return language;
  }
  return std::nullopt;
}

LocalTime told_in(const Zone& zone, LocalTime local, const Zone& of) {
  if (zone == of) return local;
  return zone.to_local(to_instant(of, local, ResolvePolicy::compatible).value());
}

}  // namespace plenary::calendar::ical
