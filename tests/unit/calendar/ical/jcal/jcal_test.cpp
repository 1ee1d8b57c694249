#include "calendar/ical/jcal/jcal.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "calendar/ical/text/document_writer.hpp"

using namespace plenary;
using namespace plenary::calendar::ical;
using nlohmann::json;

namespace {

/// One event with `lines`, each ended by CRLF.
std::string event(const std::string& lines) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

json as_json(const std::string& text) {
  const auto jcal = to_jcal(parse_document(text).value());
  if (!jcal) FAIL(to_text(jcal.error().front()));
  return json::parse(*jcal);
}

/// The event's first property in jCal.
json property(const std::string& line) { return as_json(event(line + "\r\n"))[2][0][1][0]; }

std::string first_error(const std::string& jcal, const Limits& limits = {}) {
  const auto document = from_jcal(jcal, limits);
  return document ? "no error" : to_text(document.error().front());
}

/// jCal of an event with one property.
std::string with_property(const std::string& property) {
  return R"(["vcalendar", [], [["vevent", [)" + property + "], []]]]";
}

std::string line_of(const std::string& property) {
  const auto document = from_jcal(with_property(property));
  if (!document) return to_text(document.error().front());
  const std::string text = to_text(document->components[0].components[0]);
  const std::string inner = unfold(text.substr(14, text.size() - 14 - 12));
  return inner;
}

}  // namespace

TEST_CASE("a small calendar as jCal, byte for byte") {
  const std::string text =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Plenary//Plenary//EN\r\nBEGIN:VEVENT\r\nUID:paris@rabat.plenary\r\n"
      "DTSTAMP:20200801T000000Z\r\nDTSTART;TZID=Europe/Paris:20201019T090000\r\n"
      "SUMMARY;LANGUAGE=fr:Migrations\\, dialogue\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  const std::string expected = R"(["vcalendar", [
  ["version", {}, "text", "2.0"],
  ["prodid", {}, "text", "-//Plenary//Plenary//EN"]], [
  ["vevent", [
    ["uid", {}, "text", "paris@rabat.plenary"],
    ["dtstamp", {}, "date-time", "2020-08-01T00:00:00Z"],
    ["dtstart", {"tzid": "Europe/Paris"}, "date-time", "2020-10-19T09:00:00"],
    ["summary", {"language": "fr"}, "text", "Migrations, dialogue"]], []]]]
)";
  CHECK(to_jcal(parse_document(text).value()).value() == expected);
  CHECK(to_text(from_jcal(expected).value()) == text);
}

TEST_CASE("each type of value as RFC 7265 section 3.6 shows it") {
  const auto [line, expected] = GENERATE(table<std::string, std::string>({
      {"ATTACH;ENCODING=BASE64;VALUE=BINARY:SGVsbG8gV29ybGQh", R"(["attach", {}, "binary", "SGVsbG8gV29ybGQh"])"},
      {"X-NON-SMOKING;VALUE=BOOLEAN:TRUE", R"(["x-non-smoking", {}, "boolean", true])"},
      {"ORGANIZER:mailto:jsmith@example.com", R"(["organizer", {}, "cal-address", "mailto:jsmith@example.com"])"},
      {"DTSTART;VALUE=DATE:20110517", R"(["dtstart", {}, "date", "2011-05-17"])"},
      {"DTSTART:20110517", R"(["dtstart", {}, "date", "2011-05-17"])"},
      {"DTSTART;TZID=Europe/Berlin:20110517T140000",
       R"(["dtstart", {"tzid": "Europe/Berlin"}, "date-time", "2011-05-17T14:00:00"])"},
      {"DURATION:P1D", R"(["duration", {}, "duration", "P1D"])"},
      {"GEO:37.386013;-122.082932", R"(["geo", {}, "float", [37.386013, -122.082932]])"},
      {"PERCENT-COMPLETE:42", R"(["percent-complete", {}, "integer", 42])"},
      {"FREEBUSY;FBTYPE=FREE:19970308T160000Z/P1D,19970308T200000Z/19970308T210000Z",
       R"(["freebusy", {"fbtype": "FREE"}, "period", ["1997-03-08T16:00:00Z", "P1D"],
          ["1997-03-08T20:00:00Z", "1997-03-08T21:00:00Z"]])"},
      {"RRULE:FREQ=YEARLY;COUNT=5;BYDAY=-1SU,2MO;BYMONTH=10",
       R"(["rrule", {}, "recur", {"freq": "YEARLY", "count": 5, "byday": ["-1SU", "2MO"], "bymonth": 10}])"},
      {"RRULE:FREQ=DAILY;UNTIL=20201231T225959Z",
       R"(["rrule", {}, "recur", {"freq": "DAILY", "until": "2020-12-31T22:59:59Z"}])"},
      {"COMMENT:hello\\, world\\nsecond", R"(["comment", {}, "text", "hello, world\nsecond"])"},
      {"X-TIME-ARRIVED;VALUE=TIME:123000Z", R"(["x-time-arrived", {}, "time", "12:30:00Z"])"},
      {"TZURL:http://example.com/tz", R"(["tzurl", {}, "uri", "http://example.com/tz"])"},
      {"TZOFFSETFROM:-0500", R"(["tzoffsetfrom", {}, "utc-offset", "-05:00"])"},
      {"TZOFFSETTO:-004430", R"(["tzoffsetto", {}, "utc-offset", "-00:44:30"])"},
      {"REQUEST-STATUS:2.0;Success", R"(["request-status", {}, "text", ["2.0", "Success"]])"},
      {"CATEGORIES:computers\\,iCalendar,RFC", R"(["categories", {}, "text", "computers,iCalendar", "RFC"])"},
      {"X-COMPLAINT-DEADLINE:20110512T120000Z", R"(["x-complaint-deadline", {}, "unknown", "20110512T120000Z"])"},
      {"X-COMPLAINT-DEADLINE;VALUE=DATE-TIME:20110512T120000Z",
       R"(["x-complaint-deadline", {}, "date-time", "2011-05-12T12:00:00Z"])"},
      {"X-HEAT;VALUE=X-TEMPERATURE:a\\,b", R"(["x-heat", {}, "x-temperature", "a\\,b"])"},
      {"ATTENDEE;DELEGATED-TO=\"mailto:a@example.org\",\"mailto:b@example.org\":mailto:c@example.org",
       R"(["attendee", {"delegated-to": ["mailto:a@example.org", "mailto:b@example.org"]}, "cal-address",
          "mailto:c@example.org"])"},
  }));
  CAPTURE(line);
  CHECK(property(line) == json::parse(expected));
}

TEST_CASE("converting there and back gives the same lines") {
  const std::string line = GENERATE(
      as<std::string>{}, "GEO:48.856600;2.352200", "CATEGORIES:virtual,in person,a\\,b", "SUMMARY:a\\;b\\\\n\\nc",
      "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=\"Room 1, English\":https://meet.example.org/1",
      "SOURCE;VALUE=URI:https://example.org/feed.ics", "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
      "LINK;VALUE=URI;LINKREL=describedby:https://example.org/a", "DTSTART;VALUE=DATE:20201019",
      "EXDATE;TZID=Europe/Paris:20201019T090000,20201026T090000", "RDATE;VALUE=PERIOD:20201019T090000Z/PT1H",
      "TRIGGER:-PT15M", "TRIGGER;VALUE=DATE-TIME:20201019T090000Z", "TZOFFSETTO:+0530",
      "X-WR-CALDESC:raw\\, as it is; kept", "X-APPLE;VALUE=URI;X-RADIUS=70.5:geo:48.8,2.3",
      "ORGANIZER;CN=\"Doe; ^'Jane^' ^n two\":mailto:jane@example.org",
      "IMAGE;VALUE=BINARY;ENCODING=BASE64:SGVsbG8=", "RRULE:FREQ=YEARLY;BYMONTH=5L;RSCALE=HEBREW",
      "SUMMARY:", "CATEGORIES:", "X-EMPTY:", "PRIORITY:0");
  CAPTURE(line);
  const std::string text = event(line + "\r\n");
  const auto jcal = to_jcal(parse_document(text).value());
  REQUIRE(jcal);
  const auto back = from_jcal(*jcal);
  REQUIRE(back);
  CHECK(unfold(to_text(back->components[0].components[0])) == "BEGIN:VEVENT" + line + "END:VEVENT");
  CHECK(back->components[0].components[0].properties[0].line == 4);
}

TEST_CASE("what has two spellings gets one") {
  CHECK(property("PRIORITY:+05")[3] == 5);
  CHECK(to_jcal(parse_document(event("GEO:+048.50;-0.0\r\n")).value())->find("[48.50, -0.0]") != std::string::npos);
  CHECK(property("DTSTART;VALUE=DATE-TIME:20200101T000000Z")[1].empty());
  CHECK(property("ATTENDEE;MEMBER=\"mailto:a@b.c\";MEMBER=\"mailto:d@e.f\":mailto:g@h.i")[1]["member"].size() == 2);
  CHECK(line_of(R"(["geo", {}, "float", [1.5e1, -2E-1]])") == "GEO:15;-0.2");
  CHECK(line_of(R"(["LOCATION", {"LANGUAGE": "fr"}, "TEXT", "Paris; là"])") == "LOCATION;LANGUAGE=fr:Paris\\; là");
}

TEST_CASE("several calendars stand in an array") {
  const std::string two = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
  const auto jcal = to_jcal(parse_document(two).value()).value();
  CHECK(json::parse(jcal) == json::parse(R"([["vcalendar", [["version", {}, "text", "2.0"]], []],
                                              ["vcalendar", [], []]])"));
  CHECK(to_text(from_jcal(jcal).value()) == two);
}

TEST_CASE("values that jCal cannot say are told by line") {
  const auto [line, expected] = GENERATE(table<std::string, std::string>({
      {"DTSTART:tomorrow", "line 4: \"tomorrow\" DTSTART holds no value of the type date-time"},
      {"DTSTART:20200801T120000z", "line 4: \"20200801T120000z\" DTSTART holds no value of the type date-time"},
      {"DTSTART;VALUE=DATE:20200230", "line 4: \"20200230\" DTSTART holds no value of the type date"},
      {"GEO:1.0", "line 4: \"1.0\" GEO holds no value of the type float"},
      {"GEO:north;east", "line 4: \"north;east\" GEO holds no value of the type float"},
      {"SEQUENCE:one", "line 4: \"one\" SEQUENCE holds no value of the type integer"},
      {"RRULE:FREQ=DAILY;FREQ=WEEKLY", "line 4: \"FREQ=DAILY;FREQ=WEEKLY\" RRULE holds no value of the type recur"},
      {"SUMMARY:bell \x07", "line 4: \"bell \\x07\" SUMMARY holds no value of the type text"},
      {"SUMMARY;VALUE=\"a b\":c", "line 4: \"a b\" this is no name of a type"},
      {"BEGIN:V X\r\nEND:V X", "line 4: \"V X\" this is no name of a component"},
      {"SUMMARY;X-A=\x01:b", "line 4: \"\\x01\" a parameter holds a control character or invalid UTF-8"},
  }));
  CAPTURE(line);
  const auto jcal = to_jcal(parse_document(event(line + "\r\n")).value());
  REQUIRE_FALSE(jcal);
  CHECK(to_text(jcal.error().front()).starts_with(expected));
}

TEST_CASE("mistakes in jCal are told with their place") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"", "line 1, column 1: this is not JSON"},
      {"[\"vcalendar\",\n [}", "line 2, column 3: this is not JSON"},
      {"{}", "this is not what jCal has here"},
      {"7", "\"7\" this is no jCal"},
      {"[]", "there is no component"},
      {R"(["vcalendar", []])", "\"VCALENDAR\" this component is not complete"},
      {R"(["vcalendar", [], [], []])", "/3: this is not what jCal has here"},
      {R"(["v calendar", [], []])", "/0: \"v calendar\" this is not what jCal has here"},
      {R"(["vcalendar", ["x"], []])", "/1/0: \"x\" this is not what jCal has here"},
      {R"(["vcalendar", [], [["vevent", [7], []]]])", "/2/0/1/0: \"7\" this is not what jCal has here"},
      {with_property(R"(["uid", {}, "text"])"), "/2/0/1/0: this is no property"},
      {with_property(R"(["uid", [], "text", "a"])"), "/2/0/1/0: this is no property"},
      {with_property(R"(["begin", {}, "text", "VEVENT"])"), "/2/0/1/0/0: \"begin\" this is no name of a property"},
      {with_property(R"(["x:y", {}, "text", "a"])"), "/2/0/1/0/0: \"x:y\" this is no name of a property"},
      {with_property(R"(["uid", {}, "te xt", "a"])"), "/2/0/1/0/2: \"te xt\" this is no name of a type"},
      {with_property(R"(["uid", {"value": "TEXT"}, "text", "a"])"), "/2/0/1/0/1/value: \"value\" this is no name"},
      {with_property(R"(["uid", {"x": 1}, "text", "a"])"), "/2/0/1/0/1/x: \"1\" this is no value of a parameter"},
      {with_property(R"(["uid", {"x": []}, "text", "a"])"), "/2/0/1/0/1/x: the parameter has no value"},
      {with_property(R"(["uid", {"x": "1", "x": "2"}, "text", "a"])"), "/2/0/1/0/1: \"x\" this member is given twice"},
      {with_property(R"(["uid", {}, "text", "a", "b"])"), "/2/0/1/0/4: UID has several values"},
      {with_property(R"(["uid", {}, "text", 7])"), "/2/0/1/0/3: \"7\" this is no value of the type text"},
      {with_property(R"(["url", {}, "uri", "a\r\nX:b"])"),
       "/2/0/1/0/3: \"a\\r\\nX:b\" this is no value of the type uri"},
      {with_property(R"(["uid", {}, "text", "a\rb"])"), "/2/0/1/0/3: \"a\\rb\" this is no value of the type text"},
      {with_property(R"(["x-a", {}, "unknown", "a\nBEGIN:VEVENT"])"),
       "/2/0/1/0/3: \"a\\nBEGIN:VEVENT\" this is no value of the type unknown"},
      {with_property(R"(["dtstart", {}, "date-time", "20200916T140000"])"),
       "/2/0/1/0/3: \"20200916T140000\" this is no value of the type date-time"},
      {with_property(R"(["dtstart", {}, "date-time", "2020-09-1614:00:00"])"), "/2/0/1/0/3:"},
      {with_property(R"(["rrule", {}, "recur", {"freq": "DAILY;X=1"}])"),
       "/2/0/1/0/3: this is no value of the type recur"},
      {with_property(R"(["exdate", {}, "date", "2020-09-16", "2020-09-31"])"),
       "/2/0/1/0/4: \"2020-09-31\" this is no value of the type date"},
      {with_property(R"(["geo", {}, "float", [1.5, "x"]])"), "/2/0/1/0/3/1: \"x\" this is no value of the type float"},
  }));
  CAPTURE(text);
  CHECK_THAT(first_error(text), Catch::StartsWith(expected));
}

TEST_CASE("all mistakes of a document are told at once") {
  const auto document = from_jcal(with_property(R"(["uid", {}, "text", 7], ["summary", {}, "text"], ["url"])"));
  REQUIRE_FALSE(document);
  CHECK(document.error().size() == 3);
}

TEST_CASE("limits of jCal are told by name") {
  const std::string small = with_property(R"(["uid", {}, "text", "0123456789"])");
  CHECK(first_error(small) == "no error");
  CHECK_THAT(first_error(small, {.bytes = 20}), Catch::Contains("too large") && Catch::Contains("at most 20 bytes"));
  CHECK_THAT(first_error(small, {.line_bytes = 8}), Catch::StartsWith("/2/0/1/0: a property is too long"));
  CHECK_THAT(first_error(small, {.components = 1}), Catch::Contains("too many components"));
  const std::string deep(10'000'000, '[');
  CHECK_THAT(first_error(deep), Catch::Contains("nested too deeply") && Catch::Contains("at most 21 levels"));
  std::string nested = R"(["a", [], []])";
  for (int level = 0; level < 20; ++level) nested = R"(["a", [], [)" + nested + "]]";
  CHECK_THAT(first_error(nested), Catch::Contains("nested too deeply"));
  std::string many = R"(["exdate", {}, "date")";
  for (int i = 0; i < 100'001; ++i) many += R"(, "2020-09-16")";
  CHECK_THAT(first_error(with_property(many + "]")), Catch::Contains("too many values"));
}

TEST_CASE("jCal is known by its first bracket") {
  CHECK(looks_like_jcal("  \r\n[\"vcalendar\"]"));
  CHECK(looks_like_jcal("\xEF\xBB\xBF[]"));
  CHECK_FALSE(looks_like_jcal("BEGIN:VCALENDAR"));
  CHECK_FALSE(looks_like_jcal(""));
}
