#include "calendar/ical/import/busy_times.hpp"
#include "tests/unit/calendar/ical/import/import_listing.hpp"

// What calendars from the field have shown: kinds of mistakes that real producers make, and what is right by the
// sections named. Each input is written anew after public bug reports.

using namespace plenary;
using namespace plenary::calendar;
using namespace plenary::calendar::test;

namespace {

const Interval<Instant> november = days_from(year{2026} / 11 / 1, 30);

ical::Imported read(const std::string& text, const char* zone = "Etc/UTC") {
  return import(text, options(zone, november));
}

Lines busy_in(const std::string& text) { return busy(read(text)); }

/// An hour at 08:00 UTC on that day of November 2026.
std::string hour_on(int day) {
  const std::string date = "202611" + std::string{day < 10 ? "0" : ""} + std::to_string(day);
  return "DTSTART:" + date + "T080000Z\nDTEND:" + date + "T090000Z\n";
}

std::string busy_on(int day) {
  const std::string date = "2026-11-" + std::string{day < 10 ? "0" : ""} + std::to_string(day);
  return date + "T08:00:00Z/" + date + "T09:00:00Z busy";
}

std::string event_of(const std::string& uid, const std::string& lines) {
  return "BEGIN:VEVENT\nUID:" + uid + "\n" + lines + "END:VEVENT\n";
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

bool has_problem(const ical::Imported& imported, const std::string& words) {
  const auto all = problems(imported);
  return std::ranges::any_of(all, [&](const std::string& line) { return line.find(words) != line.npos; });
}

}  // namespace

TEST_CASE("field: white space around the names of components hides nothing") {
  for (const char* begin : {"BEGIN:VEVENT ", "BEGIN:VEVENT\t", "BEGIN: VEVENT", "BEGIN : VEVENT", "begin:vevent"}) {
    INFO(begin);
    CHECK(busy_in(vcalendar(replaced(event_of("a", hour_on(17)), "BEGIN:VEVENT", begin))) == Lines{busy_on(17)});
    CHECK(busy_in(vcalendar(replaced(event_of("a", hour_on(17)), "END:VEVENT", "END:VEVENT "))) == Lines{busy_on(17)});
  }
}

TEST_CASE("field: white space around values changes no meaning") {
  for (const char* line : {"TRANSP: TRANSPARENT\n", "STATUS: CANCELLED\n", "X-MICROSOFT-CDO-BUSYSTATUS: FREE\n",
                           "TRANSP:TRANSPARENT \n", "STATUS:\tcancelled\n"}) {
    INFO(line);
    CHECK(busy_in(vcalendar(event_of("a", hour_on(17) + line))).empty());
  }
  CHECK(busy_in(vcalendar("METHOD: CANCEL\n" + event_of("a", hour_on(17)))).empty());
  CHECK(busy_in(vcalendar(event_of(" a", "SEQUENCE: 5\n" + hour_on(17)) +
                          event_of("a ", "SEQUENCE: 1\n" + hour_on(18)))) == Lines{busy_on(17)});
  CHECK(busy_in(vcalendar(event_of("a", hour_on(17) + "RRULE: FREQ=DAILY;COUNT=2\n"))) ==
        Lines{busy_on(17), busy_on(18)});
  CHECK(busy_in(vcalendar(event_of("a", hour_on(17) + "RRULE:FREQ=DAILY; COUNT = 2\n"))) ==
        Lines{busy_on(17), busy_on(18)});
}

TEST_CASE("field: a component that is not understood is reported with its line, and to-dos once") {
  const auto misspelt =
      read(vcalendar(replaced(event_of("a", hour_on(17)), ":VEVENT", ":EVENT") + event_of("b", hour_on(18))));
  CHECK(busy(misspelt) == Lines{busy_on(18)});
  CHECK(has_problem(misspelt, "line 3: \"EVENT\" is no component of iCalendar that is read"));
  const auto todos =
      read(vcalendar("BEGIN:VTODO\nUID:x\nEND:VTODO\nBEGIN:VTODO\nUID:y\nEND:VTODO\n" + event_of("b", hour_on(18))));
  CHECK(problems(todos) == Lines{"line 3: \"2 × VTODO\" to-dos are not read: they take nobody's time"});
  const auto property = read("BEGIN:VCALENDAR\nDTSTART:20261117T080000Z\nEND:VCALENDAR\n");
  CHECK(has_problem(property, "line 2: \"20261117T080000Z\" DTSTART stands outside of an event"));
}

TEST_CASE("field: a calendar inside a calendar is read, and so is what follows it") {
  const auto nested = read("BEGIN:VCALENDAR\n" + event_of("a", hour_on(16)) + vcalendar(event_of("b", hour_on(17))) +
                           event_of("c", hour_on(18)) + "END:VCALENDAR\n");
  CHECK(busy(nested) == Lines{busy_on(16), busy_on(17), busy_on(18)});
  CHECK(has_problem(nested, "line 1: \"VCALENDAR\" BEGIN without END"));
}

// Outlook on the web wrote this in December 2023. RFC 5545 §3.6: no component below VCALENDAR holds an event.
TEST_CASE("field: what is not closed ends where an event begins") {
  std::string open;
  for (int day = 10; day < 20; ++day) open += "BEGIN:VEVENT\nUID:" + std::to_string(day) + "\n" + hour_on(day);
  const auto events = read("BEGIN:VCALENDAR\n" + open + "END:VEVENT\n");
  CHECK(events.busy.size() == 10);
  CHECK(has_problem(events, "BEGIN without END"));
  for (const char* unclosed :
       {"BEGIN:VTODO\nUID:t\n", "BEGIN:VJOURNAL\nUID:j\n", "BEGIN:VALARM\nACTION:AUDIO\n",
        "BEGIN:VTIMEZONE\nTZID:Office\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\n"
        "TZOFFSETTO:+0100\n",
        "BEGIN:VFREEBUSY\nUID:f\n", "BEGIN:VEVENT\nUID:o\nDTSTART:20261020T080000Z\nBEGIN:VALARM\n",
        "BEGIN:VAVAILABILITY\nUID:v\nDTSTART:20200101T000000Z\nDTEND:20200102T000000Z\n"
        "BEGIN:AVAILABLE\n"}) {
    INFO(unclosed);
    const auto imported = read(vcalendar(unclosed + event_of("a", hour_on(17)) + event_of("b", hour_on(18))));
    CHECK(busy(imported) == Lines{busy_on(17), busy_on(18)});
    CHECK(has_problem(imported, "BEGIN without END"));
  }
}

TEST_CASE("field: line ends of any kind are read; blank lines cost nothing and are not reported") {
  const std::string plain = vcalendar(event_of("a", hour_on(17)) + event_of("b", hour_on(18)));
  const Lines both{busy_on(17), busy_on(18)};
  for (const auto& [end, words] : std::vector<std::pair<std::string, std::string>>{{"\r\n", ""},
                                                                                   {"\n\n", ""},
                                                                                   {"\r\n\r\n", ""},
                                                                                   {"\n \n", ""},
                                                                                   {"\r\r\n", "CR CR LF"},
                                                                                   {"\r", "CR without LF"}}) {
    const auto imported = read(replaced(plain, "\n", end));
    CHECK(busy(imported) == both);
    CHECK(imported.problems.size() == (words.empty() ? 0 : 1));
    if (!words.empty()) CHECK(has_problem(imported, words));
  }
  for (const bool big : {false, true}) {
    std::string utf16 = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : plain) utf16 += big ? std::string{'\0', c} : std::string{c, '\0'};
    const auto imported = read(utf16);
    CHECK(busy(imported) == both);
    CHECK(has_problem(imported, "UTF-16"));
  }
}

TEST_CASE("field: an attachment of two megabytes costs itself, not the event") {
  const auto imported = read(vcalendar(
      event_of("a", hour_on(17) + "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + std::string(2'000'000, 'A') + "\n")));
  CHECK(busy(imported) == Lines{busy_on(17)});
  CHECK(has_problem(imported, "\"ATTACH\" the line is too long"));
}

// RFC 5545 §3.8.4.7. A schedule of 88 talks shared one UID.
TEST_CASE("field: events that share a UID and differ in their start are all busy") {
  const auto talks =
      read(vcalendar(event_of("talk", hour_on(16)) + event_of("talk", hour_on(17)) + event_of("talk", hour_on(18))));
  CHECK(busy(talks) == Lines{busy_on(16), busy_on(17), busy_on(18)});
  CHECK(problems(talks).size() == 1);
  CHECK(has_problem(talks, "nothing says which is newer: all are read"));
  // A revision says which is newer.
  CHECK(busy_in(vcalendar(event_of("a", "SEQUENCE:1\n" + hour_on(16)) + event_of("a", "SEQUENCE:1\n" + hour_on(17)) +
                          event_of("a", "SEQUENCE:2\n" + hour_on(18)))) == Lines{busy_on(18)});
}

TEST_CASE("field: an older change of an occurrence does not return after a newer EXDATE") {
  const std::string series = "SEQUENCE:3\n" + hour_on(16) + "RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20261117T080000Z\n";
  const auto change = [](int sequence) {
    return event_of("a", "SEQUENCE:" + std::to_string(sequence) +
                             "\nRECURRENCE-ID:20261117T080000Z\nDTSTART:20261117T120000Z\nDTEND:20261117T130000Z\n");
  };
  const auto older = read(vcalendar(event_of("a", series) + change(1)));
  CHECK(busy(older) == Lines{busy_on(16), busy_on(18)});
  CHECK(has_problem(older, "a newer revision of the event leaves out"));
  CHECK(busy_in(vcalendar(event_of("a", series) + change(4))).size() == 3);
}

TEST_CASE("field: one bad part of a rule is left out and reported, the rest of it is applied") {
  const std::string start = "DTSTART:20261102T080000Z\nDTEND:20261102T090000Z\n";
  const auto days = [&](const std::string& rule) {
    const auto imported = read(vcalendar(event_of("a", start + "RRULE:" + rule + "\n")));
    CHECK_FALSE(imported.problems.empty());
    Lines lines;
    for (const auto& period : imported.busy) lines.push_back(to_iso(period.span.start).substr(8, 2));
    return lines;
  };
  CHECK(days("FREQ=WEEKLY;COUNT=9;UNTIL=20261116T080000Z") == Lines{"02", "09", "16"});
  CHECK(days("FREQ=WEEKLY;UNTIL=20261116T2400Z") == Lines{"02", "09", "16"});
  CHECK(days("FREQ=MONTHLY;BYYEARDAY=-1;BYMONTHDAY=-1;COUNT=2") == Lines{"02", "30"});
  CHECK(days("FREQ=WEEKLY;INTERVAL=0;COUNT=2") == Lines{"02", "09"});
  CHECK(days("FREQ=WEEKLY;BYDAY=MO,XX;COUNT=2") == Lines{"02", "09"});
  CHECK(days("FREQ=WEEKLY;X-SOMETHING=1;COUNT=2") == Lines{"02", "09"});
  CHECK(days("FREQ=WEEKLY;BYMONTHDAY=3;COUNT=2") == Lines{"02", "09"});
  CHECK(days("FREQ=WEEKLY;COUNT=2;COUNT=3") == Lines{"02", "09"});
  // Without a frequency there is no rule, but the event itself is there.
  CHECK(days("COUNT=5") == Lines{"02"});
}

// RFC 5545 §3.3.10. Brussels skips 02:00 to 03:00 on 29 March 2026.
TEST_CASE("field: an occurrence in a gap of the clocks does not take place, and its owner is told") {
  const auto imported =
      import(vcalendar(event_of(
                 "a", "DTSTART;TZID=Europe/Brussels:20260328T023000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=3\n")),
             options("Etc/UTC", days_from(year{2026} / 3 / 1, 60)));
  CHECK(busy(imported) == Lines{"2026-03-28T01:30:00Z/2026-03-28T02:00:00Z busy",
                                "2026-03-30T00:30:00Z/2026-03-30T01:00:00Z busy",
                                "2026-03-31T00:30:00Z/2026-03-31T01:00:00Z busy"});
  CHECK(has_problem(imported, "an occurrence would begin at a local time that the clocks skip"));
}

TEST_CASE("field: whoever declined is free, whoever may come is tentative") {
  const auto as = [](const std::string& attendee, const std::string& owner) {
    auto how = options("Etc/UTC", november);
    how.owner = owner;
    return busy(import(vcalendar(event_of("a", hour_on(17) + attendee + "\n")), how));
  };
  const std::string declined = "ATTENDEE;PARTSTAT=DECLINED:mailto:dakar@example.org";
  CHECK(as(declined, "mailto:dakar@example.org").empty());
  CHECK(as(declined, "MAILTO:Dakar@example.org").empty());
  CHECK(as(declined, "dakar@example.org").empty());
  CHECK(as(declined, "mailto:tunis@example.org") == Lines{busy_on(17)});
  CHECK(as(declined, "") == Lines{busy_on(17)});
  CHECK(as("ATTENDEE;PARTSTAT=declined;EMAIL=dakar@example.org:/principals/7/", "mailto:dakar@example.org").empty());
  CHECK(as("ATTENDEE;PARTSTAT=TENTATIVE:mailto:dakar@example.org", "mailto:dakar@example.org") ==
        Lines{"2026-11-17T08:00:00Z/2026-11-17T09:00:00Z tentative"});
}

// RFC 5546 §3.2.5: DTSTART 0 or 1.
TEST_CASE("field: a cancellation without DTSTART cancels the event that it names") {
  const std::string held = vcalendar(event_of("a", "SEQUENCE:1\n" + hour_on(17)) + event_of("b", hour_on(18)));
  const auto cancel = [](const std::string& lines) { return vcalendar("METHOD:CANCEL\n" + event_of("a", lines)); };
  CHECK(busy_in(held + cancel("SEQUENCE:2\nSTATUS:CANCELLED\n")) == Lines{busy_on(18)});
  CHECK(busy_in(cancel("SEQUENCE:2\n") + held) == Lines{busy_on(18)});
  const auto stale = read(held + cancel("SEQUENCE:0\n"));
  CHECK(busy(stale) == Lines{busy_on(17), busy_on(18)});
  CHECK(has_problem(stale, "this cancels an event that the file does not hold, or holds in a newer revision"));
}

TEST_CASE("field: durations that the letter forbids are read where their meaning is plain, and reported") {
  const auto length = [](const std::string& duration) {
    const auto imported = read(vcalendar(event_of("a", "DTSTART:20261117T080000Z\nDURATION:" + duration + "\n")));
    CHECK(imported.problems.empty() == (duration == "pt2h"));  // the case of its letters is free: §2
    return imported.busy.empty() ? hours{0} : std::chrono::duration_cast<hours>(imported.busy.front().span.length());
  };
  CHECK(length("P1DT") == hours{24});
  CHECK(length("P1W2D") == hours{9 * 24});
  CHECK(length("pt2h") == hours{2});
  CHECK(length("-PT1H") == hours{0});
}

TEST_CASE("field: busy times are one function of the file") {
  const auto times =
      ical::read_busy_times(vcalendar(event_of("a", hour_on(17)) + event_of("b", hour_on(18) + "STATUS:TENTATIVE\n") +
                                      event_of("c", hour_on(19) + "TRANSP:TRANSPARENT\n")),
                            options("Etc/UTC", november));
  REQUIRE(times);
  CHECK(times->busy.parts() == std::vector<Interval<Instant>>{{sys_days{year{2026} / 11 / 17} + hours{8},
                                                               sys_days{year{2026} / 11 / 17} + hours{9}}});
  CHECK(times->tentative.parts().size() == 1);
  CHECK_FALSE(ical::read_busy_times("", options()));
}
