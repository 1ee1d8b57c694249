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

/// What a file that is no calendar looks like.
std::string_view seen_instead(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty() && std::string_view{" \t\r\n"}.find(text.front()) != text.npos) text.remove_prefix(1);
  const std::string begin = ascii::lower(text.substr(0, 64));
  if (text.empty()) return "the file is empty";
  if (begin.starts_with("<!doctype html") || begin.starts_with("<html")) {
    return "this is a web page, perhaps the one that asks to sign in, and no calendar";
  }
  if (begin.starts_with('<')) return "this is XML and no calendar";
  if (begin.starts_with("{") || begin.starts_with("[")) return "this is JSON and no calendar";
  if (begin.starts_with("begin:vcard")) return "these are contacts (vCard) and no calendar";
  if (begin.starts_with("begin:vcalendar")) {
    return "every line is indented, so that the file is one folded line (RFC 5545 §3.1)";
  }
  if (begin.starts_with("%pdf")) return "this is a PDF file and no calendar";
  if (begin.starts_with("pk\x03\x04")) return "this is a ZIP archive: unpack it first";
  return "there is no calendar in the file";
}

/// What takes nobody's time and is passed over on purpose.
std::string_view passed_over(std::string_view component) {
  if (component == "VTODO") return "to-dos are not read: they take nobody's time";
  if (component == "VJOURNAL") return "journal entries are not read: they take nobody's time";
  if (component == "VALARM") return "alarms outside of events are not read";
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
      if (cost_of(fault.kind) == FaultCost::nothing || fault.kind == FaultKind::control_character) continue;
      problems_.add(fault.line, {"", fault.detail, message_of(fault.kind), "", ""});
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
    for (const ContentLine& property : calendar.properties) {
      if (property.name != "DTSTART" && property.name != "DTEND" && property.name != "RRULE") continue;
      problems_.add(property.line, property.value, property.name + " stands outside of an event: it is passed over",
                    "between BEGIN:VEVENT and END:VEVENT");
    }
    read_components(calendar, times, method == "CANCEL");
    for (const ZoneNote& note : zones.notes()) {
      if (std::ranges::find(result_.zones, note) == result_.zones.end()) result_.zones.push_back(note);
    }
  }

  /// A component that stands outside of every calendar and is nothing that could stand in one.
  void tell_unknown(const Component& component) {
    if (const auto reason = passed_over(component.name); !reason.empty()) {
      auto& [line, count] = passed_over_[component.name];
      if (count++ == 0) line = component.line;
      return;
    }
    problems_.add(component.line, component.name, "is no component of iCalendar that is read: it is passed over",
                  "VEVENT, VFREEBUSY, VAVAILABILITY, VTIMEZONE");
  }

  Checked<Imported> finish() {
    for (const auto& [name, first] : passed_over_) {
      const auto& [line, count] = first;
      problems_.add(line, count == 1 ? std::string{} : fmt::format("{} × {}", count, name),
                    std::string{passed_over(name)});
    }
    for (const Cancellation& cancellation : cancellations_) cancel(cancellation);
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
        if (auto cancellation = read_cancellation(component, cancelled)) {
          cancellations_.push_back(std::move(*cancellation));
        } else if (auto event = read_event(component, times, options_.owner, cancelled)) {
          add_to(groups_[group_name(component)], std::move(*event), problems_);
        }
        for (const Component& inner : component.components) {
          if (inner.name.starts_with("VALARM") || is_part_of_event(inner.name)) continue;
          tell_unknown(inner);
        }
      } else if (component.name == "VFREEBUSY") {
        read_free_busy(component, times);
      } else if (component.name == "VAVAILABILITY") {
        auto part = read_availability(component, times, options_, budget_);
        if (part) availabilities_.push_back(std::move(*part));
      } else if (component.name != "VTIMEZONE") {
        tell_unknown(component);
      }
    }
  }

  /// RFC 9073: who and what belongs to an event takes no time of its own.
  static bool is_part_of_event(std::string_view name) {
    return name == "PARTICIPANT" || name == "VLOCATION" || name == "VRESOURCE";
  }

  void cancel(const Cancellation& cancellation) {
    const auto group = groups_.find(cancellation.group);
    if (group != groups_.end() && apply(cancellation, group->second)) return;
    problems_.add(cancellation.line, cancellation.group,
                  "this cancels an event that the file does not hold, or holds in a newer revision: it is passed over",
                  "the UID of an event (RFC 5546 §3.2.5)");
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
  std::vector<Cancellation> cancellations_;
  std::map<std::string, std::pair<std::size_t, std::size_t>> passed_over_;  ///< by name: first line, how many
  std::vector<Availability> availabilities_;
  std::vector<BusyPeriod> busy_;
  Imported result_;
};

/// Events that stand in no VCALENDAR, as if they did; what is left of the document stands in one or is unknown.
Component homeless(Document& document) {
  Component calendar;
  std::vector<Component> others;
  for (Component& component : document.components) {
    const bool belongs = component.name == "VEVENT" || component.name == "VFREEBUSY" ||
                         component.name == "VAVAILABILITY" || component.name == "VTIMEZONE";
    (belongs ? calendar.components : others).push_back(std::move(component));
  }
  document.components = std::move(others);
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
    return unexpected(Errors{{"line 1", "", std::string{seen_instead(text)}, "BEGIN:VCALENDAR (RFC 5545 §3.4)", ""}});
  }
  Importer importer{options};
  importer.tell(document->faults);
  for (const Component& component : document->components) {
    if (component.name == "VCALENDAR") {
      importer.read(component);
    } else {
      importer.tell_unknown(component);
    }
  }
  if (!others.components.empty()) importer.read(others);
  return importer.finish();
}

}  // namespace plenary::calendar::ical
