#include "calendar/ical/itip/itip_check.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "calendar/ascii.hpp"
#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/itip/itip_tables.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

std::string at(std::size_t line) { return "line " + std::to_string(line); }

/// Counts, places and reports what stands in one component.
class Checker {
 public:
  explicit Checker(Errors& errors) : errors_(errors) {}

  void fail(std::size_t line, std::string_view what, std::string message, std::string allowed = {}) {
    errors_.push_back({at(line), printable(what), std::move(message), std::move(allowed), ""});
  }

  /// Where each property, or component, of that name stands.
  static std::vector<std::size_t> places(const Component& component, std::string_view name) {
    std::vector<std::size_t> lines;
    for (const ContentLine& line : component.properties) {
      if (line.name == name) lines.push_back(line.line);
    }
    for (const Component& inner : component.components) {
      if (inner.name == name) lines.push_back(inner.line);
    }
    return lines;
  }

  void check_row(const Component& component, std::string_view name, Presence presence, std::string_view where,
                 const std::string& section) {
    const auto lines = places(component, name);
    if (satisfies(lines.size(), presence)) return;
    const std::string allowed = std::string{name_of(presence)} + " (" + section + ")";
    if (lines.empty()) return fail(component.line, name, "is missing from " + std::string{where}, allowed);
    const std::size_t surplus = presence == Presence::none ? 0 : 1;
    fail(lines[surplus], name,
         presence == Presence::none ? "must not stand in " + std::string{where}
                                    : "stands more than once in " + std::string{where},
         allowed);
  }

  void check_common(const Component& component) {
    for (const CommonTable& table : common_tables()) {
      if (table.component != component.name) continue;
      for (const PresenceRow& row : table.rows) {
        check_row(component, row.name, presence_at(row, 0), table.component, std::string{table.section});
      }
    }
    if (component.name == "VTIMEZONE" && places(component, "STANDARD").empty() &&
        places(component, "DAYLIGHT").empty()) {
      fail(component.line, "VTIMEZONE", "has neither STANDARD nor DAYLIGHT", "1+ (RFC 5546 §3.1.2)");
    }
    if (component.name == "VALARM" && places(component, "DURATION").empty() != places(component, "REPEAT").empty()) {
      fail(component.line, "VALARM", "has one of DURATION and REPEAT without the other", "both (RFC 5546 §3.1.3)");
    }
    for (const Component& inner : component.components) check_common(inner);
  }

 private:
  Errors& errors_;
};

/// The component kind that the message is about, or null after reporting.
const PresenceTable* table_for(const Component& calendar, Checker& checker) {
  for (const PresenceTable& table : presence_tables()) {
    if (!Checker::places(calendar, table.component).empty()) return &table;
  }
  for (const char* name : {"VTODO", "VJOURNAL"}) {
    if (const auto lines = Checker::places(calendar, name); !lines.empty()) {
      checker.fail(lines.front(), name, "messages about it are not supported", "VEVENT, VFREEBUSY");
      return nullptr;
    }
  }
  checker.fail(calendar.line, "VCALENDAR", "has no component that a message could be about", "VEVENT, VFREEBUSY");
  return nullptr;
}

std::optional<int> sequence_of(const Component& component) {
  const ContentLine* line = component.property("SEQUENCE");
  if (line == nullptr) return 0;
  int number = 0;
  const char* end = line->value.data() + line->value.size();
  const auto parsed = std::from_chars(line->value.data(), end, number);
  return parsed.ec == std::errc{} && parsed.ptr == end && number >= 0 ? std::optional{number} : std::nullopt;
}

/// The STATUS values that the remarks of the tables list; REPLY says none.
std::vector<std::string_view> allowed_statuses(Method method) {
  switch (method) {
    case Method::cancel:
      return {"CANCELLED"};
    case Method::request:
    case Method::add:
    case Method::decline_counter:
      return {"TENTATIVE", "CONFIRMED"};
    case Method::publish:
    case Method::reply:
    case Method::refresh:
    case Method::counter:
      break;
  }
  return {"TENTATIVE", "CONFIRMED", "CANCELLED"};
}

void check_event(const Component& event, Method method, const std::string& section, Checker& checker) {
  const ContentLine* end = event.property("DTEND");
  if (const ContentLine* duration = event.property("DURATION"); end != nullptr && duration != nullptr) {
    checker.fail(std::max(end->line, duration->line), "DURATION", "stands beside DTEND",
                 "one of them (" + section + ")");
  }
  if (const ContentLine* status = event.property("STATUS")) {
    const auto allowed = allowed_statuses(method);
    if (std::ranges::none_of(allowed,
                             [&](std::string_view word) { return ascii::equal_ignoring_case(word, status->value); })) {
      std::string list;
      for (const std::string_view word : allowed) list.append(list.empty() ? "" : ", ").append(word);
      checker.fail(status->line, "STATUS:" + status->value, "is no status for this method",
                   list + " (" + section + ")");
    }
  }
  const auto sequence = sequence_of(event);
  if (!sequence) {
    const ContentLine* line = event.property("SEQUENCE");
    checker.fail(line->line, "SEQUENCE:" + line->value, "is no number from 0 on", "RFC 5545 §3.8.7.4");
  } else if (method == Method::add && *sequence == 0 && event.property("SEQUENCE") != nullptr) {
    checker.fail(event.property("SEQUENCE")->line, "SEQUENCE:0", "is not greater than 0",
                 "1 or more (" + section + ")");
  }
}

void check_free_busy(const Component& free_busy, const std::string& section, Checker& checker) {
  for (const ContentLine& line : free_busy.properties) {
    if ((line.name == "DTSTART" || line.name == "DTEND")) {
      const auto value = parse_date_time(line.value);
      if (!value || !value->is_utc) {
        checker.fail(line.line, line.name + ':' + line.value, "is not in UTC", "20200916T120000Z (" + section + ")");
      }
    }
    if (line.name == "FREEBUSY" && ascii::equal_ignoring_case(line.parameter("FBTYPE"), "FREE")) {
      checker.fail(line.line, "FBTYPE=FREE", "is no busy time", "BUSY and what begins with it (" + section + ")");
    }
  }
}

void collect_zones(const Component& component, std::vector<const ContentLine*>& named) {
  for (const ContentLine& line : component.properties) {
    if (!line.parameter("TZID").empty()) named.push_back(&line);
  }
  for (const Component& inner : component.components) collect_zones(inner, named);
}

/// "MUST be present if any date/time refers to a timezone."
void check_zones(const Component& calendar, const std::string& section, Checker& checker) {
  std::set<std::string, std::less<>> defined;  // TZID is TEXT: RFC 5545 §3.8.3.1
  std::vector<const ContentLine*> named;
  for (const Component& component : calendar.components) {
    if (component.name != "VTIMEZONE") {
      collect_zones(component, named);
    } else if (const ContentLine* id = component.property("TZID")) {
      defined.insert(unescape_text(id->value));
    }
  }
  for (const ContentLine* line : named) {
    const std::string_view zone = line->parameter("TZID");
    if (defined.emplace(zone).second) {
      checker.fail(line->line, "TZID=" + std::string{zone}, "has no VTIMEZONE in the message", "one (" + section + ")");
    }
  }
}

/// "All components MUST have the same UID."
void check_uids(const Component& calendar, std::string_view name, const std::string& section, Checker& checker) {
  const ContentLine* first = nullptr;
  for (const Component& component : calendar.components) {
    const ContentLine* uid = component.name == name ? component.property("UID") : nullptr;
    if (uid == nullptr) continue;
    if (first == nullptr) first = uid;
    if (uid->value != first->value) {
      checker.fail(uid->line, "UID:" + uid->value, "is another than that of the message's first component",
                   "one UID (" + section + ")");
    }
  }
}

bool one_uid(Method method) { return method != Method::publish; }

}  // namespace

Errors check_message(const Component& vcalendar) {
  Errors errors;
  Checker checker{errors};
  if (vcalendar.name != "VCALENDAR") {
    checker.fail(vcalendar.line, vcalendar.name, "is no message", "VCALENDAR");
    return errors;
  }
  checker.check_common(vcalendar);
  if (const ContentLine* version = vcalendar.property("VERSION"); version != nullptr && version->value != "2.0") {
    checker.fail(version->line, "VERSION:" + version->value, "is not the version of iCalendar",
                 "2.0 (RFC 5546 §3.1.1)");
  }
  checker.check_row(vcalendar, "METHOD", Presence::one, "the message", "RFC 5546 §3.2–3.3");
  const ContentLine* line = vcalendar.property("METHOD");
  if (line == nullptr) return errors;
  const auto method = value_in(methods, line->value);
  if (!method) {
    checker.fail(line->line, "METHOD:" + line->value, "is no method",
                 "PUBLISH, REQUEST, REPLY, ADD, CANCEL, REFRESH, COUNTER, DECLINECOUNTER (RFC 5546 §1.4)");
    return errors;
  }
  const PresenceTable* table = table_for(vcalendar, checker);
  if (table == nullptr) return errors;
  const char number = table->numbers[static_cast<std::size_t>(*method)];
  if (number == '.') {
    checker.fail(line->line, "METHOD:" + line->value, "is no method for " + std::string{table->component},
                 "PUBLISH, REQUEST, REPLY (RFC 5546 §3.3)");
    return errors;
  }

  const std::string section = std::string{table->section} + number;
  const std::string of_method = std::string{name_in(methods, *method)};
  for (const PresenceRow& row : table->beside) {
    checker.check_row(vcalendar, row.name, presence_of(row, *method), "METHOD:" + of_method, section);
  }
  for (const Component& component : vcalendar.components) {
    if (component.name != table->component) continue;
    for (const PresenceRow& row : table->within) {
      checker.check_row(component, row.name, presence_of(row, *method),
                        "a " + std::string{table->component} + " of METHOD:" + of_method, section);
    }
    if (table->component == "VEVENT") {
      check_event(component, *method, section, checker);
    } else {
      check_free_busy(component, section, checker);
    }
  }
  check_zones(vcalendar, section, checker);
  if (table->component == "VEVENT" && one_uid(*method)) check_uids(vcalendar, "VEVENT", section, checker);
  std::ranges::stable_sort(errors, {}, [](const Error& error) { return std::stoul(error.where.substr(5)); });
  return errors;
}

}  // namespace plenary::calendar::ical
