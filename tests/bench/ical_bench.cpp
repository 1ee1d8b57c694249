#include <benchmark/benchmark.h>
#include <libical/ical.h>

#include <memory>

#include "calendar/ical/event/reader.hpp"
#include "calendar/ical/event/writer.hpp"
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

BENCHMARK(write_feed)->Unit(benchmark::kMillisecond);
BENCHMARK(libical_print_feed)->Unit(benchmark::kMillisecond);
BENCHMARK(define_zones)->Unit(benchmark::kMillisecond);
BENCHMARK(read_large)->Unit(benchmark::kMillisecond);
BENCHMARK(parse_large)->Unit(benchmark::kMillisecond);
BENCHMARK(lint_large)->Unit(benchmark::kMillisecond);
BENCHMARK(libical_parse_large)->Unit(benchmark::kMillisecond);

}  // namespace
