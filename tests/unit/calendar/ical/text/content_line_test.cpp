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
  for (const char* text : {"", "SUMMARY", ":value", "DTSTART;TZID:x", "X;A=\"open:x", "DTSTART;=x:y", " A:b"}) {
    INFO(text);
    CHECK_FALSE(parse_content_line(text, line));
  }
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
