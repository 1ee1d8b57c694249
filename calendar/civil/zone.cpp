#include "calendar/civil/zone.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "calendar/civil/zone_catalogue.hpp"
#include "calendar/civil/zone_suggestion.hpp"

namespace plenary::calendar {

namespace {

Instant at_offset(LocalTime local, UtcOffset offset) noexcept { return Instant{local.time_since_epoch() - offset}; }

/// Clocks since 1900 were never more than 16 hours from UTC: a change that concerns a local time lies
/// within a day of that time read as UTC.
constexpr days widest_offset{1};

/// Zones are handles to what is never destroyed, since threads and static objects may use them to the end.
const ZoneRules* keep(std::unique_ptr<const ZoneRules> rules) {
  static auto& mutex = *new std::mutex;
  static auto& kept = *new std::vector<std::unique_ptr<const ZoneRules>>;
  const std::scoped_lock lock{mutex};
  return kept.emplace_back(std::move(rules)).get();
}

}  // namespace

Result<Zone> Zone::find(std::string_view id) {
  if (const ZoneRules* rules = find_rules(id)) return Zone{rules};
  return unexpected(unknown_zone(id));
}

Result<Zone> Zone::from_tzif(const Zone& named, std::string_view bytes) {
  const auto tzif = Tzif::parse(bytes);
  if (!tzif) return unexpected(tzif.error());
  auto rules = ZoneRules::of(named.id(), *tzif);
  if (!rules) return unexpected(rules.error());
  return Zone{keep(std::move(*rules))};
}

Zone Zone::utc() { return find("Etc/UTC").value(); }

std::string_view Zone::id() const noexcept { return rules_->id; }

UtcOffset Zone::offset_at(Instant instant) const noexcept {
  return rules_->offset_before(rules_->first_after(instant));
}

std::string_view Zone::abbreviation_at(Instant instant) const noexcept {
  const std::size_t next = rules_->first_after(instant);
  return next == 0 ? rules_->first_abbreviation : rules_->transitions[next - 1].abbreviation;
}

LocalTime Zone::to_local(Instant instant) const noexcept {
  return LocalTime{instant.time_since_epoch() + offset_at(instant)};
}

Resolution Zone::resolve(LocalTime local) const noexcept {
  const auto& changes = rules_->transitions;
  const std::size_t first = rules_->first_after(at_offset(local, widest_offset));
  const std::size_t last = rules_->first_after(at_offset(local, -widest_offset));

  // Stretch i lies between changes i - 1 and i; it holds the local time if its own offset leads back into it.
  std::optional<std::size_t> earlier;
  for (std::size_t i = first; i <= last; ++i) {
    const Instant instant = at_offset(local, rules_->offset_before(i));
    const bool begun = i == 0 || changes[i - 1].at <= instant;
    const bool ended = i < changes.size() && changes[i].at <= instant;
    if (!begun || ended) continue;
    if (earlier) {
      return Fold{at_offset(local, rules_->offset_before(*earlier)), instant, changes[*earlier].at};
    }
    earlier = i;
  }
  if (earlier) return Unique{at_offset(local, rules_->offset_before(*earlier))};

  // No stretch holds it: somewhere one ends before it and the next begins after it.
  const auto skips = [&](const Transition& change) {
    return change.at <= at_offset(local, change.before) && at_offset(local, change.after) < change.at;
  };
  const auto gap = std::find_if(changes.begin() + static_cast<std::ptrdiff_t>(first), changes.end(), skips);
  return Gap{at_offset(local, gap->before), at_offset(local, gap->after), gap->at};
}

std::span<const Transition> Zone::transitions(Interval<Instant> span) const noexcept {
  if (span.empty()) return {};
  const auto from = rules_->first_after(span.start - seconds{1});
  const auto to = rules_->first_after(span.end - seconds{1});
  return std::span{rules_->transitions}.subspan(from, to - from);
}

Result<Instant> to_instant(const Zone& zone, LocalTime local, ResolvePolicy policy) {
  const Resolution resolution = zone.resolve(local);
  if (const auto* unique = std::get_if<Unique>(&resolution)) return unique->instant;

  if (const auto* gap = std::get_if<Gap>(&resolution)) {
    if (policy == ResolvePolicy::earlier) return gap->with_offset_after;
    if (policy != ResolvePolicy::reject) return gap->with_offset_before;
    return unexpected(Error{"",
                            to_iso(local),
                            {"zone.gap", {{"zone", zone.id()}}},
                            {"zone.exists-once", {}},
                            {"zone.around-gap",
                             {{"earlier", to_iso(zone.to_local(gap->with_offset_after))},
                              {"earlier_utc", to_iso(gap->with_offset_after)},
                              {"later", to_iso(zone.to_local(gap->with_offset_before))},
                              {"later_utc", to_iso(gap->with_offset_before)}}}});
  }

  const auto& fold = std::get<Fold>(resolution);
  if (policy == ResolvePolicy::later) return fold.second;
  if (policy != ResolvePolicy::reject) return fold.first;
  return unexpected(Error{"",
                          to_iso(local),
                          {"zone.fold", {{"zone", zone.id()}}},
                          {"zone.exists-once", {}},
                          {"zone.say-which", {{"first", to_iso(fold.first)}, {"second", to_iso(fold.second)}}}});
}

std::span<const std::string_view> zone_ids() { return catalogue_ids(); }

}  // namespace plenary::calendar
