#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/lint/lint_rule.hpp"

namespace plenary::calendar::ical {

namespace {

using Hits = std::vector<LintHit>;

Hits missing(const LintSubject& subject, std::string_view name) {
  Hits hits;
  for (const LintEvent& event : subject.events) {
    if (event.component->property(name) == nullptr) {
      hits.push_back({event.component->line, std::string{"the event has no "}.append(name)});
    }
  }
  return hits;
}

/// Every property of every event for which `complaint` has something to say.
template <class Complaint>
Hits about_properties(const LintSubject& subject, Complaint complaint) {
  Hits hits;
  for (const LintEvent& event : subject.events) {
    for (const ContentLine& line : event.component->properties) {
      if (std::string message = complaint(line); !message.empty()) hits.push_back({line.line, std::move(message)});
    }
  }
  return hits;
}

/// Every start and end for which `complaint` has something to say.
template <class Complaint>
Hits about_times(const LintSubject& subject, Complaint complaint) {
  Hits hits;
  for (const LintEvent& event : subject.events) {
    for (const auto& time : {event.start, event.end}) {
      if (!time) continue;
      if (std::string message = complaint(*time); !message.empty())
        hits.push_back({time->line->line, std::move(message)});
    }
  }
  return hits;
}

bool is_event_time(const ContentLine& line) { return line.name == "DTSTART" || line.name == "DTEND"; }

Hits duplicate_uid(const LintSubject& subject) {
  Hits hits;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> seen;
  for (const LintEvent& event : subject.events) {
    const ContentLine* uid = event.component->property("UID");
    if (uid == nullptr) continue;
    const ContentLine* recurrence = event.component->property("RECURRENCE-ID");
    const auto [first, is_new] = seen.try_emplace(
        {uid->value, recurrence == nullptr ? std::string_view{} : std::string_view{recurrence->value}}, uid->line);
    if (!is_new) {
      hits.push_back({uid->line, printable(uid->value) + " is also the UID of line " + std::to_string(first->second)});
    }
  }
  return hits;
}

Hits repeated_property(const LintSubject& subject) {
  // RFC 5545 §3.6.1
  static const std::set<std::string_view> once{"UID",      "DTSTAMP",  "DTSTART",   "DTEND",       "DURATION",
                                               "CLASS",    "CREATED",  "GEO",       "STATUS",      "LAST-MODIFIED",
                                               "LOCATION", "PRIORITY", "SUMMARY",   "URL",         "SEQUENCE",
                                               "TRANSP",   "COLOR",    "ORGANIZER", "DESCRIPTION", "RECURRENCE-ID"};
  Hits hits;
  for (const LintEvent& event : subject.events) {
    std::set<std::string_view> seen;
    for (const ContentLine& line : event.component->properties) {
      if (!once.contains(line.name) || seen.insert(line.name).second) continue;
      hits.push_back({line.line, line.name + " stands a second time in the event"});
    }
  }
  return hits;
}

std::string bad_time(const ContentLine& line) {
  const bool utc = line.name == "DTSTAMP" || line.name == "LAST-MODIFIED" || line.name == "CREATED";
  if (!utc && !is_event_time(line)) return {};
  const auto value = parse_date_time(line.value);
  if (!value) return printable(line.value) + " is no date or time that exists";
  if (utc && !value->is_utc) return line.name + " is not in UTC";
  const bool says_date = line.parameter("VALUE") == "DATE";
  if (is_event_time(line) && says_date != value->is_date) {
    return says_date ? "VALUE=DATE, but the value has a time" : "the value is a date without VALUE=DATE";
  }
  return {};
}

Hits end_before_start(const LintSubject& subject) {
  Hits hits;
  for (const auto& [component, start, end, uid, is_override, others] : subject.events) {
    if (!start || !end || start->value.is_date != end->value.is_date) continue;
    if (start->value.is_utc != end->value.is_utc || start->tzid != end->tzid) continue;  // not comparable as written
    if (end->value.time <= start->value.time) hits.push_back({end->line->line, "DTEND is not after DTSTART"});
  }
  return hits;
}

Hits type_mismatch(const LintSubject& subject) {
  Hits hits;
  for (const auto& [component, start, end, uid, is_override, others] : subject.events) {
    if (start && end && start->value.is_date != end->value.is_date) {
      hits.push_back({end->line->line, "one of DTSTART and DTEND is a date, the other a time"});
    }
  }
  return hits;
}

Hits end_and_duration(const LintSubject& subject) {
  Hits hits;
  for (const LintEvent& event : subject.events) {
    const ContentLine* duration = event.component->property("DURATION");
    if (duration != nullptr && event.component->property("DTEND") != nullptr) {
      hits.push_back({duration->line, "the event has both DTEND and DURATION"});
    }
  }
  return hits;
}

std::string floating(const LintTime& time) {
  if (time.value.is_date || time.value.is_utc || !time.tzid.empty()) return {};
  return time.line->name + " has no TZID: it means another instant in every zone, and some clients take it for UTC";
}

std::string bare_utc(const LintTime& time) {
  if (!time.value.is_utc || time.line->name != "DTSTART") return {};
  return "the event is fixed in UTC: it does not follow the clocks of any place";
}

std::string needless_tzid(const LintTime& time) {
  if (time.tzid.empty() || (!time.value.is_date && !time.value.is_utc)) return {};
  return time.value.is_date ? "TZID on a date" : "TZID on a time that is in UTC";
}

std::string bad_status(const ContentLine& line) {
  static const std::set<std::string_view> known{"TENTATIVE", "CONFIRMED", "CANCELLED"};
  if (line.name != "STATUS" || known.contains(line.value)) return {};
  return "unknown STATUS " + printable(line.value);
}

std::string bad_sequence(const ContentLine& line) {
  if (line.name != "SEQUENCE") return {};
  const bool number = !line.value.empty() && line.value.find_first_not_of("0123456789") == std::string::npos;
  return number ? std::string{} : "SEQUENCE is " + printable(line.value);
}

std::string bad_uri(const ContentLine& line) {
  if (line.name != "URL" && line.name != "CONFERENCE" && line.name != "LINK" && line.name != "IMAGE") return {};
  if (line.parameter("VALUE") == "BINARY") return {};
  const bool has_scheme = line.value.find(':') != std::string::npos;
  if (has_scheme && line.value.find_first_of(" \"<>\\^`{|}") == std::string::npos) return {};
  return line.name + " is no URI: " + printable(line.value);
}

Hits cancelled_but_opaque(const LintSubject& subject) {
  Hits hits;
  for (const LintEvent& event : subject.events) {
    const ContentLine* status = event.component->property("STATUS");
    const ContentLine* transparency = event.component->property("TRANSP");
    if (status == nullptr || status->value != "CANCELLED") continue;
    if (transparency == nullptr || transparency->value != "TRANSPARENT") {
      hits.push_back({status->line, "the cancelled event still blocks time"});
    }
  }
  return hits;
}

/// Ways into one event that are looked for in its description.
constexpr int most_conferences = 100;

Hits hidden_conference(const LintSubject& subject) {
  Hits hits;
  for (const LintEvent& event : subject.events) {
    const ContentLine* description = event.component->property("DESCRIPTION");
    const std::string text = description == nullptr ? std::string{} : unescape_text(description->value);
    int looked_for = 0;
    for (const ContentLine& line : event.component->properties) {
      if (line.name != "CONFERENCE" || line.value.empty() || ++looked_for > most_conferences) continue;
      if (text.find(line.value) != std::string::npos) continue;
      hits.push_back(
          {line.line, "Thunderbird, Outlook and macOS do not show CONFERENCE, and DESCRIPTION lacks its URL"});
    }
  }
  return hits;
}

std::string bad_geo(const ContentLine& line) {
  if (line.name != "GEO") return {};
  const std::string_view value = line.value;
  const std::size_t semicolon = value.find(';');
  const auto within = [](std::string_view text, double most) {
    double number = 0;
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() && std::abs(number) <= most;
  };
  if (semicolon != value.npos && within(value.substr(0, semicolon), 90) && within(value.substr(semicolon + 1), 180)) {
    return {};
  }
  return "GEO is no position: " + printable(value);
}

std::string bad_duration(const ContentLine& line) {
  if (line.name != "DURATION" || parse_nominal_duration(line.value)) return {};
  return "DURATION is " + printable(line.value);
}

std::string bad_color(const ContentLine& line) {
  if (line.name != "COLOR") return {};
  const bool name = std::ranges::all_of(line.value, ascii::is_letter);
  return name ? std::string{} : "COLOR is no CSS3 name: " + printable(line.value);
}

std::string bad_image(const ContentLine& line) {
  if (line.name != "IMAGE") return {};
  const std::string_view type = line.parameter("VALUE");
  if (type != "URI" && type != "BINARY") return "IMAGE does not say whether it is a URI or the picture itself";
  const bool encoded = line.parameter("ENCODING") == "BASE64";
  return type == "BINARY" && !encoded ? "IMAGE is a picture without ENCODING=BASE64" : "";
}

std::string secondly(const ContentLine& line) {
  return line.name == "RRULE" && line.value.find("FREQ=SECONDLY") != std::string::npos
             ? "a rule that recurs every second keeps readers busy for ever"
             : "";
}

template <auto complaint>
Hits properties(const LintSubject& subject) {
  return about_properties(subject, complaint);
}

template <auto complaint>
Hits times(const LintSubject& subject) {
  return about_times(subject, complaint);
}

constexpr std::array rules{
    LintRule{"missing-uid", Severity::error, "RFC 5545 §3.8.4.7", "add a UID that never changes",
             [](const LintSubject& s) { return missing(s, "UID"); }},
    LintRule{"duplicate-uid", Severity::error, "RFC 5545 §3.8.4.7",
             "give each event a UID of its own, or an override a RECURRENCE-ID", duplicate_uid},
    LintRule{"missing-dtstamp", Severity::error, "RFC 5545 §3.8.7.2", "add DTSTAMP in UTC",
             [](const LintSubject& s) { return missing(s, "DTSTAMP"); }},
    LintRule{"missing-dtstart", Severity::error, "RFC 5545 §3.6.1", "add DTSTART",
             [](const LintSubject& s) { return missing(s, "DTSTART"); }},
    LintRule{"missing-sequence", Severity::info, "RFC 5546 §2.1.4",
             "add SEQUENCE: some clients show a change only if it grows",
             [](const LintSubject& s) { return missing(s, "SEQUENCE"); }},
    LintRule{"repeated-property", Severity::error, "RFC 5545 §3.6.1", "keep one", repeated_property},
    LintRule{"bad-time", Severity::error, "RFC 5545 §3.3.5",
             "write 20200916T140000 with a TZID, or VALUE=DATE and 20200916", properties<bad_time>},
    LintRule{"end-before-start", Severity::error, "RFC 5545 §3.8.2.2", "end after the start; DTEND is exclusive",
             end_before_start},
    LintRule{"date-type-mismatch", Severity::error, "RFC 5545 §3.8.2.2", "make both dates or both times",
             type_mismatch},
    LintRule{"end-and-duration", Severity::error, "RFC 5545 §3.6.1", "keep one of them", end_and_duration},
    LintRule{"floating-time", Severity::warning, "RFC 5545 §3.3.5", "add TZID with the zone of the place",
             times<floating>},
    LintRule{"utc-time", Severity::info, "RFC 5545 §3.3.5", "write the local time with a TZID if people meet by clocks",
             times<bare_utc>},
    LintRule{"needless-tzid", Severity::error, "RFC 5545 §3.2.19", "remove the TZID", times<needless_tzid>},
    LintRule{"bad-status", Severity::error, "RFC 5545 §3.8.1.11", "write TENTATIVE, CONFIRMED or CANCELLED",
             properties<bad_status>},
    LintRule{"bad-sequence", Severity::error, "RFC 5545 §3.8.7.4", "write a number that grows with each change",
             properties<bad_sequence>},
    LintRule{"bad-uri", Severity::error, "RFC 5545 §3.3.13", "write scheme:… and percent-encode other characters",
             properties<bad_uri>},
    LintRule{"cancelled-but-opaque", Severity::warning, "RFC 5545 §3.8.2.7", "add TRANSP:TRANSPARENT",
             cancelled_but_opaque},
    LintRule{"hidden-conference", Severity::warning, "RFC 7986 §5.11", "repeat the URL in DESCRIPTION",
             hidden_conference},
    LintRule{"bad-geo", Severity::error, "RFC 5545 §3.8.1.6", "write latitude;longitude: 48.856600;2.352200",
             properties<bad_geo>},
    LintRule{"bad-duration", Severity::error, "RFC 5545 §3.3.6", "write PT1H30M", properties<bad_duration>},
    LintRule{"bad-color", Severity::error, "RFC 7986 §5.9", "write the name of a colour, as steelblue",
             properties<bad_color>},
    LintRule{"bad-image", Severity::error, "RFC 7986 §5.10", "write IMAGE;VALUE=URI:https://…", properties<bad_image>},
    LintRule{"secondly-rule", Severity::error, "RFC 5545 §3.3.10", "use a slower rule or single events",
             properties<secondly>},
};

}  // namespace

std::span<const LintRule> event_rules() { return rules; }

}  // namespace plenary::calendar::ical
