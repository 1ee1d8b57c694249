#include "scheduler/json/programme.hpp"
#include "scheduler/json/programme_parts.hpp"
#include "scheduler/json/zone_name.hpp"

#include <algorithm>
#include <array>

#include "calendar/civil/iso.hpp"

namespace plenary::scheduler {

namespace {

bool is_slug_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

bool is_address_character(char c) {
  constexpr std::string_view never = "<>\"{}|\\^`";
  return c > ' ' && c < 0x7F && never.find(c) == std::string_view::npos;
}

Result<std::string> parse_address(std::string_view text, const std::vector<std::string>& schemes, Message allowed) {
  const bool has_scheme = std::any_of(schemes.begin(), schemes.end(), [&](const std::string& scheme) {
    return text.size() > scheme.size() && text.starts_with(scheme);
  });
  if (!has_scheme || !std::all_of(text.begin(), text.end(), is_address_character)) {
    return unexpected(Error{"", printable(text), {"fault.address", {}}, std::move(allowed), {"mend.percent", {}}});
  }
  return std::string(text);
}

Error out_of_order(std::string pointer, std::string value, Message message, Message allowed) {
  return {
      std::move(pointer), std::move(value), std::move(message), std::move(allowed), {"mend.exchange-or-correct", {}}};
}

std::optional<calendar::Zone> zone_at(ObjectReader& object, const ProgrammeScope& scope) {
  if (object.optional("zone") == nullptr && (scope.programme.zone || scope.zone_is_wrong)) return scope.programme.zone;
  return object.required_parsed("zone", parse_zone);
}

When read_range(ObjectReader& object, const ProgrammeScope& scope) {
  const auto first = object.required_parsed("first", calendar::parse_date);
  const auto last = object.optional("last") ? object.optional_parsed("last", calendar::parse_date) : first;
  const auto zone = zone_at(object, scope);
  object.finish();
  if (!first || !last || !zone) return Unscheduled{};
  if (*last < *first) {
    object.errors().push_back(out_of_order(child(object.pointer(), "last"), calendar::to_iso(*last),
                                           {"fault.day-order", {}}, {"allow.date-from-first", {}}));
    return Unscheduled{};
  }
  return DateRange{*first, *last, *zone};
}

/// Reports a reading that a clock change skips or repeats: a published time must be one instant.
bool is_unique(ObjectReader& object, const char* name, const calendar::Zone& zone, calendar::LocalTime local) {
  auto instant = calendar::to_instant(zone, local, calendar::ResolvePolicy::reject);
  if (instant) return true;
  object.report(name, std::move(instant.error()));
  return false;
}

When read_clock(ObjectReader& object, const ProgrammeScope& scope) {
  const auto start = object.required_parsed("start", calendar::parse_local_time);
  const auto end = object.required_parsed("end", calendar::parse_local_time);
  const auto zone = zone_at(object, scope);
  object.finish();
  if (!start || !end || !zone) return Unscheduled{};
  bool right = is_unique(object, "start", *zone, *start);
  right = is_unique(object, "end", *zone, *end) && right;
  const ClockTime clock{*start, *end, *zone};
  if (right && !(*instants(clock)).empty()) return clock;
  if (right) {
    object.errors().push_back(out_of_order(child(object.pointer(), "end"), calendar::to_iso(*end),
                                           {"fault.session-order", {}}, {"allow.start-after", {}}));
  }
  return Unscheduled{};
}

}  // namespace

std::string slug_of(std::string_view text) {
  std::string slug;
  for (std::size_t at = 0; at < text.size() && slug.size() < 64;) {
    const auto end = std::min(text.find_first_of(" _-./:", at), text.size());
    std::string word = folded(text.substr(at, end - at));
    if (!std::all_of(word.begin(), word.end(), is_slug_character)) return {};  // of another script
    if (!word.empty()) slug += (slug.empty() ? "" : "-") + word;
    at = end + 1;
  }
  return slug.size() > 64 ? std::string{} : slug;
}

Result<std::string> parse_slug(std::string_view text) {
  const bool right = !text.empty() && text.size() <= 64 && text.front() != '-' &&
                     std::all_of(text.begin(), text.end(), is_slug_character);
  if (right) return std::string(text);
  return unexpected(Error{"", printable(text), {"fault.id", {}}, {"allow.slug", {}}, slug_of(text)});
}

Result<std::string> parse_web_address(std::string_view text) {
  return parse_address(text, {"https://", "http://"}, {"allow.address-web", {}});
}

Result<std::string> parse_conference_address(std::string_view text) {
  return parse_address(text, {"https://", "http://", "tel:", "sip:", "sips:"}, {"allow.address-call", {}});
}

Result<std::string> parse_source(std::string_view text, const ProgrammeScope& scope) {
  if (std::ranges::find(scope.programme.sources, text, &Source::id) != scope.programme.sources.end())
    return std::string(text);
  std::vector<std::string> names;
  for (const Source& source : scope.programme.sources) names.push_back(source.id);
  return unexpected(Error{"", printable(text), {"fault.source", {}}, list_names(names), nearest_name(text, names)});
}

Result<DelegationId> parse_party(std::string_view text, const ProgrammeScope& scope) {
  if (std::find(scope.party_ids.begin(), scope.party_ids.end(), text) != scope.party_ids.end()) {
    return DelegationId{std::string(text)};
  }
  const std::string nearest = nearest_name(text, scope.party_ids);
  return unexpected(Error{"",
                          printable(text),
                          {"fault.party", {}},
                          list_names(scope.party_ids),
                          nearest.empty() ? Message{"mend.party", {}} : Message{nearest}});
}

LocalizedText required_text(ObjectReader& object, const char* name) {
  return object.required(name) == nullptr ? LocalizedText{} : stated_text(object, name);
}

LocalizedText stated_text(ObjectReader& object, const char* name) {
  const Json* member = object.optional(name);
  if (member == nullptr) return {};
  if (member->is_string() && member->get_ref<const std::string&>().empty()) {
    object.report(name, {"", "", {"json.empty", {}}, {"json.text", {}}, ""});
  }
  return object.optional_text(name).value_or(LocalizedText{});
}

void report_twice(Errors& errors, std::string pointer, const std::string& id) {
  errors.push_back(
      {std::move(pointer), printable(id), {"fault.id-twice", {}}, {"allow.id-each", {}}, {"mend.rename-one", {}}});
}

When read_when(const Json& value, std::string pointer, const ProgrammeScope& scope, Errors& errors) {
  ObjectReader object(value, std::move(pointer), errors);
  return object.has("start") || object.has("end") ? read_clock(object, scope) : read_range(object, scope);
}

}  // namespace plenary::scheduler
