// Reads a file of 20,000 events and prints how long that took and the most memory that the process ever had.
//
// Usage: bench_ical_memory FILE           reads FILE with our reader
//        bench_ical_memory FILE libical   reads it with libical
//        bench_ical_memory FILE write     makes it: 20,000 events in about 10 MB
#include <libical/ical.h>

#include <chrono>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "calendar/ical/event/reader.hpp"
#include "calendar/ical/event/writer.hpp"
#include "tests/bench/ical_feeds.hpp"

namespace {

using namespace plenary;

std::string bytes_of(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>{file}, {}};
}

void make(const std::string& path) {
  std::ofstream file{path, std::ios::binary};
  file << calendar::ical::write(bench::large_feed()).value();
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

std::size_t events_read(const std::string& text, const std::string& reader) {
  if (reader != "libical") return calendar::ical::read(text).value().calendar.events.size();
  auto* component = icalparser_parse_string(text.c_str());
  const int events = icalcomponent_count_components(component, ICAL_VEVENT_COMPONENT);
  icalcomponent_free(component);
  return static_cast<std::size_t>(events);
}

/// The line "VmHWM: … kB" of the kernel's account of this process.
std::string most_memory() {
  std::ifstream status{"/proc/self/status"};
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM")) return line;
  }
  return "VmHWM: not told";
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2 || argc > 3) {
    std::cerr << "usage: bench_ical_memory FILE [libical|write]\n";
    return 2;
  }
  const std::string mode = argc == 3 ? argv[2] : "";
  if (mode == "write") {
    make(argv[1]);
    return 0;
  }
  const std::string text = bytes_of(argv[1]);
  std::cout << "before: " << most_memory() << '\n';
  const auto start = std::chrono::steady_clock::now();
  const std::size_t events = events_read(text, mode);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  std::cout << text.size() << " bytes, " << events << " events, " << taken.count() << " ms\nafter: " << most_memory()
            << '\n';
  return 0;
} catch (const std::exception& failure) {
  std::cerr << "bench_ical_memory: " << failure.what() << '\n';
  return 1;
}
