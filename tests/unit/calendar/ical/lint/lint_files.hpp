#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/lint/lint.hpp"

/// Small calendars that are right, with room for lines that are not.
namespace plenary::calendar::ical::lint_files {

inline std::string crlf(std::string text) {
  for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 2)) text.insert(at, "\r");
  return text;
}

/// `lines` without those of the properties that `names` lists.
inline std::string without(std::string lines, std::string_view names) {
  std::string kept;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin) + 1;
    const std::string line = lines.substr(begin, end - begin);
    const std::string name = ' ' + line.substr(0, line.find_first_of(":;")) + ' ';
    if ((' ' + std::string{names} + ' ').find(name) == std::string::npos) kept += line;
    begin = end;
  }
  return kept;
}

inline std::string component(const std::string& name, const std::string& lines, const std::string& uid = "a",
                             std::string_view dropped = {}) {
  const std::string own = "UID:" + uid + "\nDTSTAMP:20260101T000000Z\n";
  return "BEGIN:" + name + "\n" + without(own, dropped) + lines + "END:" + name + "\n";
}

/// A VCALENDAR of `components` whose own properties are lines 2 to 5 and `head`.
inline std::string calendar(const std::string& components, const std::string& head = {},
                            std::string_view dropped = {}) {
  const std::string own = "VERSION:2.0\nPRODID:-//Test//Test//EN\nNAME:Test\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\n";
  return crlf("BEGIN:VCALENDAR\n" + without(own, dropped) + head + components + "END:VCALENDAR\n");
}

inline std::string observance(const std::string& lines, std::string_view dropped = {}) {
  return "BEGIN:STANDARD\n" + without("DTSTART:19700101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0000\n", dropped) +
         lines + "END:STANDARD\n";
}

/// The zones that `lines` name, as they are in November 2026.
inline std::string zones_in(const std::string& lines) {
  const std::vector<std::pair<std::string, std::string>> offsets{
      {"America/New_York", "-0500"}, {"Asia/Tokyo", "+0900"}, {"Europe/Paris", "+0100"}};
  std::string zones;
  for (const auto& [id, offset] : offsets) {
    if (lines.find(id) == std::string::npos) continue;
    zones += "BEGIN:VTIMEZONE\nTZID:" + id + "\nBEGIN:STANDARD\nDTSTART:20261102T000000\nTZOFFSETFROM:" + offset +
             "\nTZOFFSETTO:" + offset + "\nEND:STANDARD\nEND:VTIMEZONE\n";
  }
  return zones;
}

/// A file with `lines` in the place that `where` names:
///   VEVENT, VTODO, … – at the end of that component, of which an event has a DTSTART; AVAILABLE in a VAVAILABILITY,
///     VALARM in an event; STANDARD and VTIMEZONE in a zone that an event uses;
///   VCALENDAR – among its properties, before an event; components – before that event;
///   "VEVENT without DTSTART" – the same, and those of the usual properties left out;
///   "VEVENT with zones" – the same without DTSTART, after the definitions of the zones that it names;
///   "two VEVENT" – two components of one UID: `lines` are those of the first, a line "|", and those of the second;
///   "REQUEST VEVENT" – a message of that method; "REQUEST two VEVENT" – with a second event like the first.
inline std::string file(const std::string& where, std::string lines) {
  if (!lines.empty() && !lines.ends_with('\n')) lines += '\n';
  const std::string start = "DTSTART:20261117T080000Z\n";
  const std::string event = component("VEVENT", start + "SEQUENCE:0\n", "z");
  const std::size_t space = where.find(' ');
  const std::string first = where.substr(0, space);
  const std::string rest = space == where.npos ? "" : where.substr(space + 1);
  const std::string dropped = rest == "with zones" ? "DTSTART" : rest.starts_with("without ") ? rest.substr(8) : "";
  const std::string zones = rest == "with zones" ? zones_in(lines) : "";
  if (first == "two") {
    const std::size_t bar = lines.find("|\n");
    return calendar(component(rest, start + lines.substr(0, bar)) +
                    component(rest, "DTSTART:20261118T100000Z\n" + lines.substr(bar + 2)));
  }
  if (first == "VCALENDAR") return calendar(event, lines, dropped);
  if (first == "components") return calendar(lines + event);
  if (first == "VEVENT") return calendar(zones + component(first, without(start, dropped) + lines, "a", dropped));
  if (first == "AVAILABLE") return calendar(component("VAVAILABILITY", component(first, lines, "b")));
  if (first == "VALARM") {
    return calendar(component("VEVENT", start + "BEGIN:VALARM\n" + lines + "END:VALARM\n"));
  }
  if (first == "STANDARD" || first == "VTIMEZONE") {
    const bool inside = first == "STANDARD";
    return calendar("BEGIN:VTIMEZONE\nTZID:Etc/UTC\n" + (inside ? "" : lines) +
                    observance(inside ? lines : "", dropped) + "END:VTIMEZONE\n" +
                    component("VEVENT", "DTSTART;TZID=Etc/UTC:20261117T080000\n"));
  }
  if (rest.empty() || !dropped.empty()) return calendar(component(first, lines, "a", dropped));
  const std::string method = "METHOD:" + first + "\n";
  if (!rest.starts_with("two ")) return calendar(component(rest, lines), method);
  const std::string name = rest.substr(4);
  return calendar(component(name, lines) + component(name, lines, "b"), method);
}

/// "11 bad-number", for every error and warning.
inline std::vector<std::string> findings(const std::string& text) {
  std::vector<std::string> found;
  for (const Finding& finding : lint(text)) {
    if (finding.severity != Severity::info)
      found.push_back(std::to_string(finding.line) + ' ' + std::string{finding.rule});
  }
  return found;
}

}  // namespace plenary::calendar::ical::lint_files
