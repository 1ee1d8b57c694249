#include "calendar/ical/import/availability.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "calendar/ical/import/import_event.hpp"

namespace plenary::calendar::ical {

namespace {

constexpr std::size_t busy_types = 4;

std::size_t index(BusyType type) noexcept { return static_cast<std::size_t>(type); }

int read_priority(const Component& component, Problems& problems) {
  const ContentLine* line = component.property("PRIORITY");
  if (line == nullptr) return 0;
  if (line->value.size() == 1 && line->value[0] >= '0' && line->value[0] <= '9') return line->value[0] - '0';
  problems.add(line->line, line->value, "this is no priority: it is read as 0", "0 to 9 (RFC 5545 §3.8.1.9)");
  return 0;
}

BusyType read_type(const Component& component, Problems& problems) {
  const ContentLine* line = component.property("BUSYTYPE");
  if (line == nullptr || line->value == "BUSY-UNAVAILABLE") return BusyType::unavailable;
  if (line->value == "BUSY") return BusyType::busy;
  if (line->value == "BUSY-TENTATIVE") return BusyType::tentative;
  problems.add(line->line, line->value, "this is no BUSYTYPE: it is read as BUSY-UNAVAILABLE",
               "BUSY, BUSY-UNAVAILABLE, BUSY-TENTATIVE (RFC 7953 §3.2)");
  return BusyType::unavailable;
}

/// DTSTART to DTEND or for DURATION, each of which may be missing: then without an end.
std::optional<Interval<Instant>> read_span(const Component& component, TimeReader& times, Interval<Instant> window) {
  const ContentLine* start = component.property("DTSTART");
  const ContentLine* end = component.property("DTEND");
  if (start != nullptr && (end != nullptr || component.property("DURATION") != nullptr)) {
    const auto series = read_series(component, times);
    if (!series) return std::nullopt;
    return span_of(series->start, series->length).intersection(window);
  }
  for (const ContentLine* line : {start, end}) {
    if (line == nullptr) continue;
    const auto moment = times.read_anchored(*line, line->value);
    if (!moment) return std::nullopt;
    (line == start ? window.start : window.end) =
        line == start ? std::max(window.start, moment->instant()) : std::min(window.end, moment->instant());
  }
  return window;
}

}  // namespace

std::optional<Availability> read_availability(const Component& component, TimeReader& times,
                                              const ImportOptions& options, ImportBudget& budget) {
  Problems& problems = times.problems();
  const auto span = read_span(component, times, options.window);
  if (!span) return std::nullopt;
  Availability availability{read_priority(component, problems), read_type(component, problems), *span, {}};
  if (span->empty()) return availability;

  // An AVAILABLE recurs and is overridden as an event is.
  std::map<std::string, ImportedGroup> groups;
  for (const Component& part : component.components) {
    if (part.name != "AVAILABLE") continue;
    if (auto event = read_event(part, times, {}, false)) {
      add_to(groups[group_name(part)], std::move(*event), problems);
    }
  }
  std::vector<Occurrence> occurrences;
  ImportOptions within = options;
  within.window = *span;
  for (const auto& [uid, group] : groups) expand_group(group, within, budget, problems, occurrences);
  for (const Occurrence& open : occurrences) {
    if (open.status != EventStatus::cancelled) availability.available.push_back(open.span);
  }
  return availability;
}

std::vector<BusyPeriod> unavailable_times(std::vector<Availability> parts) {
  // From the lowest priority to the highest: each level decides about its own time.
  const auto level = [](const Availability& part) { return part.priority == 0 ? 10 : part.priority; };
  std::ranges::stable_sort(parts, std::ranges::greater{}, level);
  std::array<IntervalSet<Instant>, busy_types> taken;
  for (auto part = parts.begin(); part != parts.end();) {
    std::vector<Interval<Instant>> decided;
    std::array<std::vector<Interval<Instant>>, busy_types> closed;
    const int current = level(*part);
    for (; part != parts.end() && level(*part) == current; ++part) {
      if (part->span.empty()) continue;
      decided.push_back(part->span);
      const IntervalSet<Instant> whole{{part->span}};
      const auto rest = whole.subtract(IntervalSet<Instant>{std::move(part->available)});
      auto& mine = closed[index(part->type)];
      mine.insert(mine.end(), rest.parts().begin(), rest.parts().end());
    }
    const IntervalSet<Instant> area{std::move(decided)};
    for (std::size_t type = 0; type < busy_types; ++type) {
      taken[type] = taken[type].subtract(area).unite(IntervalSet<Instant>{std::move(closed[type])});
    }
  }
  std::vector<BusyPeriod> periods;
  for (std::size_t type = 0; type < busy_types; ++type) {
    for (const auto& span : taken[type].parts()) periods.push_back({span, static_cast<BusyType>(type)});
  }
  return periods;
}

std::vector<BusyPeriod> merge_busy(const std::vector<BusyPeriod>& periods, Interval<Instant> window) {
  // How many periods of each type begin less how many end at an instant.
  std::map<Instant, std::array<int, busy_types>> changes;
  for (const BusyPeriod& period : periods) {
    const auto span = period.span.intersection(window);
    if (span.empty() || period.type == BusyType::free) continue;
    ++changes[span.start][index(period.type)];
    --changes[span.end][index(period.type)];
  }
  std::vector<BusyPeriod> merged;
  std::array<int, busy_types> open{};
  std::optional<BusyPeriod> current;
  for (const auto& [at, change] : changes) {
    std::size_t greatest = index(BusyType::free);
    for (std::size_t type = 0; type < busy_types; ++type) {
      open[type] += change[type];
      if (open[type] > 0) greatest = type;
    }
    if (current && index(current->type) == greatest) continue;
    if (current) {
      current->span.end = at;
      merged.push_back(*current);
      current.reset();
    }
    if (greatest != index(BusyType::free)) current = BusyPeriod{{at, at}, static_cast<BusyType>(greatest)};
  }
  return merged;
}

}  // namespace plenary::calendar::ical
