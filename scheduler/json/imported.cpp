#include "scheduler/json/imported.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <variant>

#include "calendar/ascii.hpp"
#include "calendar/civil/iso.hpp"
#include "calendar/civil/readable_zone.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/json/reader.hpp"

namespace plenary::scheduler {

using calendar::to_iso;

namespace {

constexpr std::int64_t most_revisions = 1'000'000;  // of a session of a programme
constexpr std::size_t longest_id = 64;

std::string_view name_of(calendar::BusyType type) {
  switch (type) {
    case calendar::BusyType::free:
      return "free";
    case calendar::BusyType::tentative:
      return "tentative";
    case calendar::BusyType::busy:
      return "busy";
    case calendar::BusyType::unavailable:
      return "unavailable";
  }
  return {};
}

std::string_view name_of(calendar::EventStatus status) {
  switch (status) {
    case calendar::EventStatus::tentative:
      return "tentative";
    case calendar::EventStatus::confirmed:
      return "confirmed";
    case calendar::EventStatus::cancelled:
      return "cancelled";
  }
  return {};
}

std::string dump(const Json& json) { return json.dump(2) + "\n"; }

/// Lower case, digits and hyphens, not at the ends.
std::string slug(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (ascii::is_letter(c) || ascii::is_digit(c)) {
      result += ascii::to_lower(c);
    } else if (!result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  while (result.ends_with('-')) result.pop_back();
  return result;
}

/// An id made of the UID and the occurrence, of which there is none yet in `taken`.
std::string session_id(const calendar::ical::Occurrence& occurrence, std::set<std::string>& taken) {
  const std::string end = slug(occurrence.recurrence_id);
  std::string id = slug(occurrence.uid);
  if (id.empty()) id = "session";
  constexpr std::size_t counter = 6;  // "-2000" and a hyphen
  id.resize(std::min(id.size(), longest_id - end.size() - counter));
  while (id.ends_with('-')) id.pop_back();
  if (!end.empty()) id += "-" + end;
  std::string unique = id;
  for (int n = 2; !taken.insert(unique).second; ++n) unique = fmt::format("{}-{}", id, n);
  return unique;
}

Json when_json(const calendar::ical::Occurrence& occurrence) {
  Json when;
  if (const auto* dates = std::get_if<calendar::DateSpan>(&occurrence.when)) {
    when["first"] = to_iso(dates->first);
    when["last"] = to_iso(dates->last);
    return when;
  }
  const auto zone = calendar::readable_zone(std::get<calendar::TimedSpan>(occurrence.when).zone, occurrence.span);
  when["start"] = to_iso(zone.to_local(occurrence.span.start));
  when["end"] = to_iso(zone.to_local(occurrence.span.end));
  when["zone"] = zone.id();
  return when;
}

Json session_json(const calendar::ical::Occurrence& occurrence, std::string id) {
  Json session;
  session["id"] = std::move(id);
  session["title"] = occurrence.summary.empty() ? "Untitled" : occurrence.summary;
  session["mode"] = "unknown";
  session["status"] = name_of(occurrence.status);
  Json issues = Json::array();
  if (occurrence.span.empty()) {
    issues.push_back("The calendar gives a start and no end: " + to_iso(occurrence.span.start) + ".");
  } else {
    session["when"] = when_json(occurrence);
  }
  if (!occurrence.location.empty()) issues.push_back("The calendar gives the place as: " + occurrence.location);
  session["revision"]["sequence"] = std::clamp<std::int64_t>(occurrence.sequence, 0, most_revisions);
  session["revision"]["stamp"] = to_iso(occurrence.stamp);
  session["source"] = "import";
  if (!issues.empty()) session["issues"] = std::move(issues);
  return session;
}

}  // namespace

std::string write_busy_times(const calendar::ical::Imported& imported, const ImportRequest& request) {
  Json json;
  json["format"] = "plenary-busy/1";
  json["tzdata"] = request.tzdata;
  json["window"] = {{"from", to_iso(request.first)}, {"to", to_iso(request.last)}};
  json["busy"] = Json::array();
  for (const auto& period : imported.busy) {
    const auto zone = calendar::readable_zone(request.zone, period.span);
    Json entry;
    entry["zone"] = zone.id();
    entry["from"] = to_iso(zone.to_local(period.span.start));
    entry["to"] = to_iso(zone.to_local(period.span.end));
    entry["reason"] = name_of(period.type);
    json["busy"].push_back(std::move(entry));
  }
  return dump(json);
}

std::string write_imported_programme(const calendar::ical::Imported& imported, const ImportRequest& request) {
  Json json;
  json["format"] = programme_format;
  json["id"] = "imported";
  json["dialogue"] = request.dialogue;
  json["title"] = "Imported calendar";
  calendar::Instant published{};
  for (const auto& occurrence : imported.occurrences) published = std::max(published, occurrence.stamp);
  json["release"] = {{"number", 1}, {"published", to_iso(published)}};
  json["zone"] = request.zone.id();
  json["sources"] = {{{"id", "import"}, {"title", printable(request.source)}}};
  json["sessions"] = Json::array();
  std::set<std::string> taken;
  for (const auto& occurrence : imported.occurrences) {
    json["sessions"].push_back(session_json(occurrence, session_id(occurrence, taken)));
  }
  return dump(json);
}

}  // namespace plenary::scheduler
