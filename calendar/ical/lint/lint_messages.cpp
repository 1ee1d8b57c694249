#include <algorithm>
#include <array>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/itip/itip_check.hpp"
#include "calendar/ical/itip/itip_tables.hpp"
#include "calendar/ical/lint/lint_rule.hpp"
#include "calendar/ical/lint/lint_walk.hpp"

/// Files that are messages between people. RFC 5546.
namespace plenary::calendar::ical {

namespace {

// What must, and must not, stand in messages about to-dos (§3.4) and journal entries (§3.5), which we check but do not
// read. Columns as in the tables of events:
//   PUBLISH REQUEST REPLY ADD CANCEL REFRESH COUNTER DECLINECOUNTER
constexpr PresenceRow todo_rows[] = {
    {"ATTENDEE", "0++**1++"},        //
    {"DTSTAMP", "11111111"},         //
    {"DTSTART", "11......"},         //
    {"ORGANIZER", "11111.11"},       //
    {"PRIORITY", "11.1..1."},        //
    {"RECURRENCE-ID", "...0...."},   //
    {"REQUEST-STATUS", "00.0...."},  //
    {"SEQUENCE", "...11..1"},        //
    {"SUMMARY", "11.1..1."},         //
    {"UID", "11111111"},             //
    {"VALARM", "**0*00*0"},          //
};

constexpr PresenceRow beside_todo[] = {
    {"VEVENT", "00000000"},     //
    {"VFREEBUSY", "00000000"},  //
    {"VJOURNAL", "00000000"},   //
};

constexpr PresenceRow journal_rows[] = {
    {"ATTENDEE", "0..00..."},       //
    {"DESCRIPTION", "1..1...."},    //
    {"DTSTAMP", "1..11..."},        //
    {"DTSTART", "1..1...."},        //
    {"ORGANIZER", "1..11..."},      //
    {"RECURRENCE-ID", "...0...."},  //
    {"SEQUENCE", "...11..."},       //
    {"UID", "1..11..."},            //
    {"VALARM", "0..00..."},         //
};

constexpr PresenceRow beside_journal[] = {
    {"VEVENT", "0..00..."},     //
    {"VFREEBUSY", "0..00..."},  //
    {"VTODO", "0..00..."},      //
};

constexpr PresenceTable tables[] = {
    {"VTODO", "RFC 5546 §3.4.", todo_rows, beside_todo, "12345678"},
    {"VJOURNAL", "RFC 5546 §3.5.", journal_rows, beside_journal, "1..23..."},
};

struct Message {
  const Component& calendar;
  const ContentLine& method;
  Method which;
  const PresenceTable& table;
  std::string section;
};

/// Whether `name` stands in `where` as often as the row of this method says.
void check_row(const Message& message, const Component& where, const PresenceRow& row, Hits& hits) {
  std::vector<std::size_t> lines;
  for (const ContentLine& line : where.properties) {
    if (line.name == row.name) lines.push_back(line.line);
  }
  for (const Component& inner : where.components) {
    if (inner.name == row.name) lines.push_back(inner.line);
  }
  const Presence presence = presence_of(row, message.which);
  if (satisfies(lines.size(), presence)) return;
  const std::string allowed = std::string{name_of(presence)} + " (" + message.section + ")";
  const std::string about = std::string{row.name} + " stands " + std::to_string(lines.size()) + " times in " +
                            where.name + " of METHOD:" + std::string{name_in(methods, message.which)};
  hits.push_back({lines.empty() ? where.line : lines.back(), about + ": " + allowed});
}

void check_status(const Message& message, const Component& component, Hits& hits) {
  const ContentLine* status = component.property("STATUS");
  if (message.which != Method::cancel || status == nullptr) return;
  if (ascii::equal_ignoring_case(status->value, "CANCELLED")) return;
  hits.push_back({status->line, "STATUS:" + printable(status->value) + " is no status for this method: CANCELLED (" +
                                    message.section + ")"});
}

Hits check(const Message& message) {
  Hits hits;
  for (const PresenceRow& row : message.table.beside) check_row(message, message.calendar, row, hits);
  const ContentLine* first = nullptr;
  for (const Component& component : message.calendar.components) {
    if (component.name != message.table.component) continue;
    for (const PresenceRow& row : message.table.within) check_row(message, component, row, hits);
    check_status(message, component, hits);
    const ContentLine* uid = component.property("UID");
    if (uid == nullptr || message.which == Method::publish) continue;
    if (first == nullptr) first = uid;
    if (uid->value == first->value) continue;
    hits.push_back({uid->line, "UID:" + printable(uid->value) +
                                   " is another than that of the message's first component: one UID (" +
                                   message.section + ")"});
  }
  return hits;
}

bool holds(const Component& calendar, std::string_view name) {
  return std::ranges::find(calendar.components, name, &Component::name) != calendar.components.end();
}

Hits message(const LintSubject& subject) {
  const Component& calendar = *subject.calendar;
  const ContentLine* line = calendar.property("METHOD");
  const auto method = line == nullptr ? std::nullopt : value_in(methods, line->value);
  if (!method) return {};
  if (holds(calendar, "VEVENT") || holds(calendar, "VFREEBUSY")) {
    Hits hits;
    for (const Error& error : check_message(calendar)) {
      const std::size_t at = std::stoul(error.where.substr(std::string_view{"line "}.size()));
      hits.push_back(
          {at, error.value + " " + plenary::to_text(error.message) + ": " + plenary::to_text(error.allowed)});
    }
    return hits;
  }
  for (const PresenceTable& table : tables) {
    if (!holds(calendar, table.component)) continue;
    const char number = table.numbers[static_cast<std::size_t>(*method)];
    if (number == '.') {
      return {{line->line, "METHOD:" + printable(line->value) + " is no method for " + std::string{table.component}}};
    }
    return check({calendar, *line, *method, table, std::string{table.section} + number});
  }
  return {};
}

Hits unknown_method(const LintSubject& subject) {
  const ContentLine* method = subject.calendar->property("METHOD");
  if (method == nullptr || value_in(methods, method->value)) return {};
  return {{method->line, "unknown METHOD " + printable(method->value)}};
}

constexpr std::array rules{
    LintRule{"unknown-method", Severity::error, "RFC 5546 §1.4", "write PUBLISH, REQUEST, REPLY, CANCEL, COUNTER, …",
             unknown_method},
    LintRule{"message", Severity::error, "RFC 5546 §3", "make the message what its method asks for", message},
};

}  // namespace

std::span<const LintRule> message_rules() { return rules; }

}  // namespace plenary::calendar::ical
