#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <libical/ical.h>

#include <memory>

#include "calendar/ical/event/reader.hpp"
#include "calendar/ical/event/writer.hpp"
#include "calendar/ical/import/import.hpp"
#include "calendar/ical/lint/lint.hpp"
#include "calendar/ical/text/document.hpp"
#include "calendar/ical/zone/vtimezone.hpp"
#include "tests/bench/ical_feeds.hpp"

// The budgets of feeds: writing 1,000 events in 60 zones within 10 ms, reading 10 MB with 20,000 events within a second
// (its memory: ical_memory.cpp), each beside libical on the same bytes. For python-icalendar see ical_python.py.

namespace {

using namespace plenary;
namespace ical = calendar::ical;

const calendar::Calendar& busy_feed() {
  static const calendar::Calendar value = bench::busy_feed();
  return value;
}

const std::string& busy_text() {
  static const std::string value = ical::write(busy_feed()).value();
  return value;
}

const std::string& large_text() {
  static const std::string value = ical::write(bench::large_feed()).value();
  return value;
}

void count_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

struct Freed {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Freed>;

void write_feed(benchmark::State& state) {
  (void)busy_text();  // zones are read from the disk once in a process
  for (auto _ : state) benchmark::DoNotOptimize(ical::write(busy_feed()));
  count_bytes(state, busy_text());
}

void libical_print_feed(benchmark::State& state) {
  const Component component{icalparser_parse_string(busy_text().c_str())};
  for (auto _ : state) {
    char* text = icalcomponent_as_ical_string_r(component.get());
    benchmark::DoNotOptimize(text);
    icalmemory_free_buffer(text);
  }
  count_bytes(state, busy_text());
}

void define_zones(benchmark::State& state) {
  (void)busy_text();
  for (auto _ : state) {
    std::string text;
    for (std::size_t i = 0; i < 60; ++i) {
      const auto& zone = std::get<calendar::TimedSpan>(busy_feed().events[i].when).zone;
      ical::append_timezone(
          text, ical::define_timezone(zone, ical::local_years(zone, calendar::year{2025}, calendar::year{2027})));
    }
    benchmark::DoNotOptimize(text);
  }
}

void read_large(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(ical::read(large_text()));
  count_bytes(state, large_text());
}

void parse_large(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(ical::parse_document(large_text()));
  count_bytes(state, large_text());
}

void lint_large(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(ical::lint(large_text()));
  count_bytes(state, large_text());
}

void libical_parse_large(benchmark::State& state) {
  for (auto _ : state) {
    const Component component{icalparser_parse_string(large_text().c_str())};
    benchmark::DoNotOptimize(component.get());
  }
  count_bytes(state, large_text());
}

/// 100 kB of VTIMEZONE that are as much work as rules can be: every line of `rule` in definitions of `per_zone`
/// components since 1601, and an event in each zone that makes them matter.
std::string hostile_zones(std::string_view rule, std::size_t per_zone) {
  std::string zones;
  std::string events;
  for (std::size_t zone = 0, part = 0; zones.size() < 100'000; ++zone) {
    const std::string id = fmt::format("Zone {}", zone);
    zones += fmt::format("BEGIN:VTIMEZONE\r\nTZID:{}\r\n", id);
    for (std::size_t k = 0; k < per_zone && zones.size() < 100'000; ++k, ++part) {
      zones += fmt::format(
          "BEGIN:{0}\r\nDTSTART:1601{1:02}01T020000\r\nTZOFFSETFROM:+{2:02}00\r\nTZOFFSETTO:+{3:02}00\r\n{4}\r\nEND:{0}"
          "\r\n",
          part % 2 == 0 ? "STANDARD" : "DAYLIGHT", part % 12 + 1, part % 2 + 1, (part + 1) % 2 + 1,
          fmt::format(fmt::runtime(rule), part % 12 + 1, part % 28 + 1));
    }
    zones += "END:VTIMEZONE\r\n";
    events += fmt::format(
        "BEGIN:VEVENT\r\nUID:{0}@bench\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID={1}:20260{2}10T100000\r\n"
        "DURATION:PT1H\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n",
        zone, id, zone % 9 + 1);
  }
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\n" + zones + events + "END:VCALENDAR\r\n";
}

/// The budget is 50 ms, whatever the rules say.
void import_hostile(benchmark::State& state, std::string_view rule, std::size_t per_zone) {
  const std::string text = hostile_zones(rule, per_zone);
  calendar::ical::ImportOptions options;
  options.window = {calendar::sys_days{calendar::year{2026} / 1 / 1}, calendar::sys_days{calendar::year{2027} / 1 / 1}};
  for (auto _ : state) benchmark::DoNotOptimize(ical::import_calendar(text, options));
  count_bytes(state, text);
}

BENCHMARK_CAPTURE(import_hostile, one_zone_yearly, "RRULE:FREQ=YEARLY;BYMONTH={0};BYDAY=-1SU", 1'000'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(import_hostile, many_zones_yearly, "RRULE:FREQ=YEARLY;BYMONTH={0};BYDAY=-1SU", 2)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(import_hostile, never, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 20)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(import_hostile, daily, "RRULE:FREQ=DAILY", 20)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(import_hostile, secondly, "RRULE:FREQ=SECONDLY", 20)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(import_hostile, by_everything, "RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE",
                  20)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(write_feed)->Unit(benchmark::kMillisecond);
BENCHMARK(libical_print_feed)->Unit(benchmark::kMillisecond);
BENCHMARK(define_zones)->Unit(benchmark::kMillisecond);
BENCHMARK(read_large)->Unit(benchmark::kMillisecond);
BENCHMARK(parse_large)->Unit(benchmark::kMillisecond);
BENCHMARK(lint_large)->Unit(benchmark::kMillisecond);
BENCHMARK(libical_parse_large)->Unit(benchmark::kMillisecond);

}  // namespace
