#include "calendar/ical/import/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/civil/iso.hpp"
#include "calendar/ical/import/availability.hpp"
#include "calendar/ical/import/import_event.hpp"

namespace plenary::calendar::ical {

namespace {

std::string value_of(const Component& component, std::string_view name) {
  const ContentLine* line = component.property(name);
  return line == nullptr ? std::string{} : line->value;
}

/// What a reader loses by a fault of lines and brackets; nothing where it loses nothing.
std::string_view loss(FaultKind kind) {
  switch (kind) {
    case FaultKind::invalid_utf8:
      return "the line is not valid UTF-8: what is not is shown as U+FFFD";
    case FaultKind::malformed_line:
      return "this is no line of the form NAME:value: it is passed over";
    case FaultKind::unexpected_end:
      return "END of a component that is not open: it is passed over";
    case FaultKind::missing_end:
      return "BEGIN without END: what follows is read as far as it goes";
    case FaultKind::outside_component:
      return "a property outside BEGIN and END: it is passed over";
    case FaultKind::control_character:
    case FaultKind::bare_line_feed:
    case FaultKind::long_line:
    case FaultKind::split_character:
    case FaultKind::byte_order_mark:
      return {};
  }
  return {};
}

class Importer {
 public:
  explicit Importer(const ImportOptions& options)
      : options_(options),
        problems_(options.limits.document.faults),
        budget_{options.limits.occurrences, options.limits.periods},
        zone_budget_{options.limits.zones} {}

  void tell(const std::vector<Fault>& faults) {
    for (const Fault& fault : faults) {
      if (const auto message = loss(fault.kind); !message.empty()) {
        problems_.add(fault.line, {"", fault.detail, std::string{message}, "", ""});
      }
    }
  }

  void read(const Component& calendar) {
    FileZones zones{calendar, options_.window, options_.floating, &zone_budget_};
    TimeReader times{zones, options_.floating, printable(value_of(calendar, "X-WR-TIMEZONE")), problems_};
    const ContentLine* line = calendar.property("METHOD");
    const std::string method = line == nullptr ? std::string{} : ascii::upper(line->value);
    if (method == "REPLY" || method == "REFRESH" || method == "COUNTER" || method == "DECLINECOUNTER") {
      problems_.add(line->line, line->value, "a message that answers or proposes is no calendar: it is not read",
                    "no METHOD, PUBLISH, REQUEST, ADD or CANCEL (RFC 5546 §1.4)");
      return;
    }
    read_components(calendar, times, method == "CANCEL");
    for (const ZoneNote& note : zones.notes()) {
      if (std::ranges::find(result_.zones, note) == result_.zones.end()) result_.zones.push_back(note);
    }
  }

  Checked<Imported> finish() {
    for (const auto& [uid, group] : groups_) {
      expand_group(group, options_, budget_, problems_, result_.occurrences);
      if (budget_.exceeded) break;
    }
    if (budget_.exceeded) return unexpected(Errors{over_budget()});
    std::ranges::stable_sort(result_.occurrences, [](const Occurrence& a, const Occurrence& b) {
      return std::tie(a.span.start, a.span.end, a.uid, a.line) < std::tie(b.span.start, b.span.end, b.uid, b.line);
    });
    for (const Occurrence& occurrence : result_.occurrences) busy_.push_back({occurrence.span, occurrence.busy});
    const auto closed = unavailable_times(std::move(availabilities_));
    busy_.insert(busy_.end(), closed.begin(), closed.end());
    result_.busy = merge_busy(busy_, options_.window);
    result_.problems = problems_.take();
    return std::move(result_);
  }

 private:
  void read_components(const Component& parent, TimeReader& times, bool cancelled) {
    for (const Component& component : parent.components) {
      if (budget_.exceeded) return;
      if (component.name == "VEVENT") {
        if (auto event = read_event(component, times, cancelled)) {
          add_to(groups_[group_name(component)], std::move(*event), problems_);
        }
        // An event that is not closed holds what follows it.
        read_components(component, times, cancelled);
      } else if (component.name == "VFREEBUSY") {
        read_free_busy(component, times);
      } else if (component.name == "VAVAILABILITY") {
        auto part = read_availability(component, times, options_, budget_);
        if (part) availabilities_.push_back(std::move(*part));
      }
    }
  }

  void read_free_busy(const Component& component, TimeReader& times) {
    for (const ContentLine& line : component.properties) {
      if (line.name != "FREEBUSY") continue;
      const std::string type = ascii::upper(line.parameter("FBTYPE"));
      const BusyType busy = type == "FREE"               ? BusyType::free
                            : type == "BUSY-TENTATIVE"   ? BusyType::tentative
                            : type == "BUSY-UNAVAILABLE" ? BusyType::unavailable
                                                         : BusyType::busy;  // what is unknown too: §3.2.9
      for (const std::string_view period : split_text_list(line.value)) {
        if (const auto span = read_period(line, period, times)) busy_.push_back({*span, busy});
      }
    }
  }

  std::optional<Interval<Instant>> read_period(const ContentLine& line, std::string_view period, TimeReader& times) {
    const std::size_t slash = period.find('/');
    const auto start = times.read_anchored(line, period.substr(0, slash));
    if (!start) return std::nullopt;
    const std::string_view end = slash == period.npos ? std::string_view{} : period.substr(slash + 1);
    Interval<Instant> span{start->instant(), start->instant()};
    if (const auto length = parse_length(end)) {
      span = span_of(*start, *length);
    } else if (const auto moment = times.read_anchored(line, end)) {
      span.end = moment->instant();
    } else {
      return std::nullopt;
    }
    if (!span.empty()) return span;
    problems_.add(line.line, period, "the period ends when or before it begins: it is not read",
                  "a start, / and an end or a duration (RFC 5545 §3.3.9)");
    return std::nullopt;
  }

  Error over_budget() const {
    if (budget_.periods == 0) {
      return {"", "", "the recurrence rules of the file ask for too much work",
              fmt::format("{} steps (days, months, … looked at)", options_.limits.periods), "ask for a shorter window"};
    }
    return {"", "", "the file has too many occurrences in the window",
            fmt::format("at most {}", options_.limits.occurrences), "ask for a shorter window"};
  }

  const ImportOptions& options_;
  Problems problems_;
  ImportBudget budget_;
  ZoneBudget zone_budget_;
  std::map<std::string, ImportedGroup> groups_;  ///< by UID
  std::vector<Availability> availabilities_;
  std::vector<BusyPeriod> busy_;
  Imported result_;
};

/// Events that stand in no VCALENDAR, as if they did.
Component homeless(Document& document) {
  Component calendar;
  for (Component& component : document.components) {
    if (component.name == "VEVENT" || component.name == "VFREEBUSY" || component.name == "VAVAILABILITY" ||
        component.name == "VTIMEZONE") {
      calendar.components.push_back(std::move(component));
    }
  }
  return calendar;
}

}  // namespace

Checked<Imported> import_calendar(std::string_view text, const ImportOptions& options) {
  if (options.window.empty()) {
    return unexpected(Errors{{"", to_iso(options.window.end), "the window ends when or before it begins",
                              "after " + to_iso(options.window.start), ""}});
  }
  if (options.window.length() > options.limits.window) {
    return unexpected(Errors{{"", to_iso(options.window.end), "the window is too long",
                              fmt::format("at most {} days", options.limits.window.count()), ""}});
  }
  auto document = parse_document(text, options.limits.document);
  if (!document) return unexpected(Errors{document.error()});
  const bool has_calendar =
      std::ranges::find(document->components, "VCALENDAR", &Component::name) != document->components.end();
  const Component others = homeless(*document);
  if (!has_calendar && others.components.empty()) {
    return unexpected(
        Errors{{"line 1", "", "there is no calendar in the file", "BEGIN:VCALENDAR (RFC 5545 §3.4)", ""}});
  }
  Importer importer{options};
  importer.tell(document->faults);
  for (const Component& component : document->components) {
    if (component.name == "VCALENDAR") importer.read(component);
  }
  if (!others.components.empty()) importer.read(others);
  return importer.finish();
}

}  // namespace plenary::calendar::ical
