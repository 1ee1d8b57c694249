#include "calendar/ical/text/content_line.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace plenary::calendar::ical;

TEST_CASE("a line of 75 octets is not folded, one of 76 is", "[ical]") {
  std::string out;
  append_folded(out, "SUMMARY:" + std::string(67, 'x'));
  CHECK(out == "SUMMARY:" + std::string(67, 'x') + "\r\n");

  out.clear();
  append_folded(out, "SUMMARY:" + std::string(68, 'x'));
  CHECK(out == "SUMMARY:" + std::string(67, 'x') + "\r\n x\r\n");
}

TEST_CASE("a fold never cuts a character: the é at octet 75 moves to the next line", "[ical]") {
  std::string out;
  append_folded(out, "SUMMARY:" + std::string(66, 'x') + "é réunion");
  CHECK(out == "SUMMARY:" + std::string(66, 'x') + "\r\n é réunion\r\n");
}

TEST_CASE("text is escaped so that it cannot end its value", "[ical]") {
  CHECK(escape_text("Room A; floor 2, \"left\"\\\nRabat") == "Room A\\; floor 2\\, \"left\"\\\\\\nRabat");
  CHECK(unescape_text("Room A\\; floor 2\\, \"left\"\\\\\\nRabat") == "Room A; floor 2, \"left\"\\\nRabat");
  CHECK(unescape_text("one\\Ntwo\\") == "one\ntwo\\");
}

TEST_CASE("a list splits at commas that are not escaped", "[ical]") {
  CHECK(split_text_list("in person,Rabat\\, Madrid,") ==
        std::vector<std::string_view>{"in person", "Rabat\\, Madrid", ""});
}

TEST_CASE("parameter values are quoted and use carets", "[ical]") {
  CHECK(encode_parameter("Português") == "Português");
  CHECK(encode_parameter("Room: 1") == "\"Room: 1\"");
  CHECK(encode_parameter("Say \"yes\" ^n\nnow") == "Say ^'yes^' ^^n^nnow");
  CHECK(decode_parameter("Say ^'yes^' ^^n^nnow ^x") == "Say \"yes\" ^n\nnow ^x");
}

TEST_CASE("a content line is taken apart at its unquoted delimiters", "[ical]") {
  ContentLine line;
  REQUIRE(
      parse_content_line("conference;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=\"English: main\":https://e.org/a;b", line));
  CHECK(line.name == "CONFERENCE");
  CHECK(line.value == "https://e.org/a;b");
  CHECK(line.parameter("LABEL") == "English: main");
  CHECK(line.parameters.at(1) == Parameter{"FEATURE", {"AUDIO", "VIDEO"}});
}

TEST_CASE("what is no content line is refused", "[ical]") {
  ContentLine line;
  for (const char* text : {"", "SUMMARY", ":value", "DTSTART;TZID:x", "X;A=\"open:x", "DTSTART;=x:y"}) {
    INFO(text);
    CHECK_FALSE(parse_content_line(text, line));
  }
}

TEST_CASE("white space around names and values is forgiven and said, but texts keep theirs", "[ical]") {
  const auto parse = [](std::string_view text) {
    ContentLine line;
    LineRepairs repairs;
    CHECK(parse_content_line(text, line, &repairs));
    return std::pair{line, repairs.space_around};
  };
  for (const char* text : {"BEGIN:VEVENT ", "BEGIN:\tVEVENT", "BEGIN : VEVENT", "BEGIN :VEVENT\t "}) {
    INFO(text);
    const auto [line, forgiven] = parse(text);
    CHECK((line.name == "BEGIN" && line.value == "VEVENT" && forgiven));
  }
  for (const char* text : {"DTSTART;TZID=Africa/Dakar: 20261117T100000", "DTSTART; TZID=Africa/Dakar:20261117T100000",
                           "DTSTART;TZID = Africa/Dakar :20261117T100000 "}) {
    INFO(text);
    const auto [line, forgiven] = parse(text);
    CHECK(line.parameter("TZID") == "Africa/Dakar");
    CHECK(line.value == "20261117T100000");
    CHECK(forgiven);
  }
  CHECK(parse("SUMMARY: two spaces  ").first.value == " two spaces  ");
  CHECK_FALSE(parse("SUMMARY: two spaces  ").second);
  CHECK_FALSE(parse("DTSTART:20261117T100000Z").second);
}

// RFC 5545 §3.1 asks for quotes; Google, Outlook and others forget them.
TEST_CASE("a TZID with colons or commas and without quotes ends at the last colon", "[ical]") {
  const auto parse = [](std::string_view text) {
    ContentLine line;
    LineRepairs repairs;
    REQUIRE(parse_content_line(text, line, &repairs));
    return line.parameter("TZID").empty() ? std::string{"-"}
                                          : std::string{line.parameter("TZID")} + " | " + line.value +
                                                (repairs.unquoted_colon ? " | repaired" : "");
  };
  CHECK(parse("DTSTART;TZID=GMT+05:30:20261117T130000") == "GMT+05:30 | 20261117T130000 | repaired");
  CHECK(parse("DTSTART;TZID=(UTC+01:00) Brussels, Copenhagen:20261117T130000") ==
        "(UTC+01:00) Brussels, Copenhagen | 20261117T130000 | repaired");
  CHECK(parse("DTSTART;TZID=GMT+05:30;VALUE=DATE-TIME:20261117T130000") == "GMT+05:30 | 20261117T130000 | repaired");
  CHECK(parse("EXDATE;TZID=tzone://Microsoft/Utc:20261117T130000,20261118T130000") ==
        "tzone://Microsoft/Utc | 20261117T130000,20261118T130000 | repaired");
  CHECK(parse("RDATE;VALUE=PERIOD;TZID=GMT+1:00:20261117T130000/PT1H") == "GMT+1:00 | 20261117T130000/PT1H | repaired");
  CHECK(parse("DTSTART;TZID=\"GMT+05:30\":20261117T130000") == "GMT+05:30 | 20261117T130000");
  CHECK(parse("DTSTART;TZID=Europe/Paris:20261117T130000") == "Europe/Paris | 20261117T130000");
  // Two lines that became one: the first colon was meant to end the first TZID, and reading goes on to the end.
  CHECK(parse("DTSTART;TZID=Europe/Rome:20261117T130000 DTEND;TZID=Europe/Paris:20261117T140000") ==
        "Europe/Rome:20261117T130000 DTEND | 20261117T140000 | repaired");
  CHECK(parse("DTSTART;X-TZID=GMT+1:00;TZID=Europe/Paris:20261117T130000").starts_with("-"));
}

TEST_CASE("UTF-8 is checked to the letter of RFC 3629", "[ical]") {
  CHECK(valid_utf8_prefix("Réunion الرباط 🌍") == std::string{"Réunion الرباط 🌍"}.size());
  CHECK(valid_utf8_prefix("ab\xFF") == 2);
  CHECK(valid_utf8_prefix("\xC0\xAF") == 0);          // overlong
  CHECK(valid_utf8_prefix("\xED\xA0\x80") == 0);      // surrogate
  CHECK(valid_utf8_prefix("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
  CHECK(valid_utf8_prefix("a\xE2\x82") == 1);         // cut short
}

TEST_CASE("control characters are C0, DEL, C1 and the line separators", "[ical]") {
  CHECK(find_control("plain é text") == std::string::npos);
  CHECK(find_control("a\tb") == 1);
  CHECK(find_control("a\tb", "\t") == std::string::npos);
  CHECK(find_control("a\x7F") == 1);
  CHECK(find_control("ab\xC2\x85") == 2);      // NEL
  CHECK(find_control("ab\xE2\x80\xA8") == 2);  // LINE SEPARATOR
  CHECK(find_control("\xC2\xA0") == std::string::npos);
}
