#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "calendar/ical/event/reader.hpp"
#include "calendar/ical/event/writer.hpp"
#include "calendar/ical/libical/timezone_evaluator.hpp"
#include "calendar/ical/lint/lint.hpp"
#include "calendar/ical/text/content_line.hpp"
#include "calendar/ical/zone/vtimezone.hpp"
#include "random_calendar.hpp"

using namespace plenary;
using namespace plenary::calendar;

namespace {

using namespace random_calendar;

/// Events and busy times in the order in which they were printed.
void order_like(Calendar& calendar, const Calendar& printed) {
  std::ranges::sort(calendar.events, {}, [&](const Event& one) {
    return std::ranges::find_if(
               printed.events,
               [&](const Event& other) { return other.uid == one.uid && other.recurrence_id == one.recurrence_id; }) -
           printed.events.begin();
  });
  std::ranges::sort(calendar.free_busy, {}, [&](const FreeBusy& one) {
    return std::ranges::find(printed.free_busy, one.uid, &FreeBusy::uid) - printed.free_busy.begin();
  });
}

}  // namespace

TEST_CASE("unfolding undoes folding, and no physical line is too long or cuts a character", "[property][ical]") {
  Random random{75};
  for (int round = 0; round < 5'000; ++round) {
    const std::string line = "X:" + text(random, 400, false);
    std::string folded;
    ical::append_folded(folded, line);
    INFO(line);
    REQUIRE(folded.ends_with("\r\n"));
    REQUIRE(ical::unfold(folded) == line);
    for (std::size_t at = 0; at < folded.size();) {
      const std::size_t end = folded.find("\r\n", at);
      const std::string_view physical = std::string_view{folded}.substr(at, end - at);
      REQUIRE(physical.size() <= 75);
      REQUIRE(ical::valid_utf8_prefix(physical) == physical.size());
      at = end + 2;
    }
  }
}

TEST_CASE("escaping is undone by unescaping, for text and for parameters", "[property][ical]") {
  Random random{6868};
  for (int round = 0; round < 5'000; ++round) {
    const std::string value = text(random, 60, true);
    INFO(value);
    REQUIRE(ical::unescape_text(ical::escape_text(value)) == value);
    ical::ContentLine line;
    REQUIRE(ical::parse_content_line("X;P=" + ical::encode_parameter(value) + ":v", line));
    REQUIRE(line.parameter("P") == value);
    REQUIRE(line.value == "v");
  }
}

TEST_CASE("what is written is read back equal, without problems and without an error in lint", "[property][ical]") {
  Random random{5545};
  for (int round = 0; round < 300; ++round) {
    Calendar original = random_calendar::make(random);
    const auto written = ical::write(original);
    INFO((written ? *written : to_text(written.error())));
    REQUIRE(written);
    const auto read = ical::read(*written);
    REQUIRE(read);
    REQUIRE(read->problems.empty());
    order_like(original, read->calendar);
    REQUIRE(read->calendar == original);
    REQUIRE(ical::write(read->calendar).value() == *written);
    for (const auto& finding : ical::lint(*written)) {
      INFO(ical::to_text(finding));
      // What a message must say depends on its method (RFC 5546 §3), which here is drawn by lot.
      REQUIRE((finding.severity != ical::Severity::error || finding.rule == "message"));
    }
  }
}

TEST_CASE("a definition says what the tz database says, in every zone and for any window of 1970 to 2100",
          "[property][ical]") {
  Random random{1970};
  for (const std::string_view id : zone_ids()) {
    const Zone zone = Zone::find(id).value();
    for (int round = 0; round < 3; ++round) {
      const int first = number(random, 1970, 2096);
      const auto window = ical::local_years(zone, year{first}, year{first + number(random, 0, 4)});
      std::string printed;
      ical::append_timezone(printed, ical::define_timezone(zone, window));
      const auto document = ical::parse_document(printed).value();
      const auto evaluator = ical::TimezoneEvaluator::make(document.components.at(0));
      INFO(printed);
      REQUIRE(evaluator);

      std::vector<Instant> instants{window.start, window.end - seconds{1}};
      for (const Transition& change : zone.transitions(window)) {
        instants.push_back(change.at - seconds{1});
        instants.push_back(change.at);
        instants.push_back(change.at + seconds{1});
      }
      std::uniform_int_distribution<std::int64_t> within{window.start.time_since_epoch().count(),
                                                         window.end.time_since_epoch().count() - 1};
      for (int i = 0; i < 5; ++i) instants.emplace_back(seconds{within(random)});
      for (const Instant instant : instants) {
        if (!window.contains(instant)) continue;
        INFO(id << " " << to_iso(instant));
        REQUIRE(to_offset(evaluator->offset_at(instant)) == to_offset(zone.offset_at(instant)));
      }
    }
  }
}
