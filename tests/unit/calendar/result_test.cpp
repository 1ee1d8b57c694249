#include "calendar/result.hpp"

#include <catch2/catch.hpp>

#include "calendar/text.hpp"

using namespace plenary;

TEST_CASE("an error reads as one line: where, value, what is wrong, what is allowed, how to mend it") {
  const Error error{"/session/zone", "CEST", "is an abbreviation, not a zone", "Europe/Brussels, Europe/Paris",
                    "name the place"};
  CHECK(to_text(error) ==
        "/session/zone: \"CEST\" is an abbreviation, not a zone. Allowed: Europe/Brussels, Europe/Paris. "
        "Fix: name the place");
}

TEST_CASE("an error leaves out what is not known") {
  CHECK(to_text({"--top", "", "is missing", "", ""}) == "--top: is missing");
  CHECK(to_text({"", "2021-02-29", "is not a date", "", ""}) == "\"2021-02-29\" is not a date");
}

TEST_CASE("neither a value nor a place can start a new line in a report") {
  CHECK(to_text({"/a\nb", "x\r\ny", "is unknown", "", ""}) == "/a\\nb: \"x\\r\\ny\" is unknown");
}

TEST_CASE("printable keeps text and escapes what would not show") {
  CHECK(printable("Abuja, Côte d’Ivoire, المغرب, 🌍") == "Abuja, Côte d’Ivoire, المغرب, 🌍");
  CHECK(printable("a\tb\x1b[31m\x7f") == "a\\tb\\x1B[31m\\x7F");
  CHECK(printable(std::string_view("nul\0", 4)) == "nul\\x00");
  CHECK(printable("\xE2\x80\xAEreversed") == "\\u{202E}reversed");
}

TEST_CASE("printable escapes every kind of invalid UTF-8 byte by byte") {
  CHECK(printable("\xFF") == "\\xFF");
  CHECK(printable("\xC3") == "\\xC3");                             // cut short
  CHECK(printable("\xC3(") == "\\xC3(");                           // no continuation
  CHECK(printable("\xC0\xAF") == "\\xC0\\xAF");                    // overlong
  CHECK(printable("\xE0\x80\xAF") == "\\xE0\\x80\\xAF");           // overlong
  CHECK(printable("\xED\xA0\x80") == "\\xED\\xA0\\x80");           // surrogate
  CHECK(printable("\xF4\x90\x80\x80") == "\\xF4\\x90\\x80\\x80");  // past U+10FFFF
}

TEST_CASE("printable cuts at 80 characters, never inside one") {
  std::string eighty;
  for (int i = 0; i < 80; ++i) eighty += "é";
  CHECK(printable(eighty) == eighty);
  CHECK(printable(eighty + "é") == eighty.substr(0, 79 * 2) + "…");
  CHECK(printable(std::string(79, 'a') + "\n") == std::string(79, 'a') + "…");
  CHECK(printable(std::string(50'000'000, 'a')) == std::string(79, 'a') + "…");
}

TEST_CASE("a text without a translation falls back to English") {
  const LocalizedText text{"Ivory Coast", "Côte d’Ivoire", "", "ساحل العاج"};
  CHECK(text.in(Language::en) == "Ivory Coast");
  CHECK(text.in(Language::fr) == "Côte d’Ivoire");
  CHECK(text.in(Language::pt) == "Ivory Coast");
  CHECK(text.in(Language::ar) == "ساحل العاج");
}

TEST_CASE("languages have BCP 47 tags") {
  CHECK(tag(Language::en) == "en");
  CHECK(tag(Language::fr) == "fr");
  CHECK(tag(Language::pt) == "pt");
  CHECK(tag(Language::ar) == "ar");
}
