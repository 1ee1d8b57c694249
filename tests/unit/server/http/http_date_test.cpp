#include "server/http/http_date.hpp"

#include <catch2/catch.hpp>

using namespace plenary::server;
using namespace std::chrono;
using plenary::calendar::Instant;

namespace {

constexpr Instant paris_workshop = sys_days{year{2020} / 9 / 16} + 12h;
constexpr Instant now = sys_days{year{2026} / 11 / 23};

}  // namespace

TEST_CASE("A date is written as IMF-fixdate") {
  CHECK(http_date(paris_workshop) == "Wed, 16 Sep 2020 12:00:00 GMT");
  CHECK(http_date(Instant{}) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(http_date(Instant{} - 1s) == "Wed, 31 Dec 1969 23:59:59 GMT");
  CHECK(http_date(sys_days{year{2024} / 2 / 29} + 23h + 59min + 59s) == "Thu, 29 Feb 2024 23:59:59 GMT");
}

TEST_CASE("The three forms of RFC 9110 §5.6.7 are the same instant") {
  constexpr Instant example = sys_days{year{1994} / 11 / 6} + 8h + 49min + 37s;
  CHECK(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT", now) == example);
  CHECK(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT", now) == example);
  CHECK(parse_http_date("Sun Nov  6 08:49:37 1994", now) == example);
}

TEST_CASE("Two digits of a year mean at most 50 years ahead") {
  CHECK(parse_http_date("Monday, 23-Nov-76 00:00:00 GMT", now) == sys_days{year{2076} / 11 / 23});
  CHECK(parse_http_date("Wednesday, 23-Nov-77 00:00:00 GMT", now) == sys_days{year{1977} / 11 / 23});
}

TEST_CASE("A date is read back as it was written, 1970 to 2100") {
  for (Instant instant{}; instant < sys_days{year{2100} / 1 / 1}; instant += 49'979'687s) {
    CHECK(parse_http_date(http_date(instant), now) == instant);
  }
}

TEST_CASE("What is not a date is none") {
  const char* text = GENERATE("", "yesterday", "Wed, 16 Sep 2020 12:00:00", "Wed, 16 Sep 2020 12:00:00 CET",
                              "Wed, 31 Sep 2020 12:00:00 GMT", "Wed, 16 Sep 2020 24:00:00 GMT",
                              "Wed, 16 Sep 2020 12:60:00 GMT", "Wed, 16 Sep 2020 12:00:00 GMT ", "Wed, 1 Sep 2020",
                              "wed, 16 sep 2020 12:00:00 gmt", "2020-09-16T12:00:00Z", "1600257600");
  CAPTURE(text);
  CHECK_FALSE(parse_http_date(text, now));
}
