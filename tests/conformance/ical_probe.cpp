// Writes calendars whose events lie where time zone definitions go wrong, and beside each the UTC
// instants that the tz database gives them. The other programs of this folder read the calendars
// with libraries that have never seen ours and compare.
//
// Usage: ical_probe FOLDER. For each window: FOLDER/NAME.ics and FOLDER/NAME.tsv with the columns UID,
// start in UTC, the instant at which clocks show the same local time again, where they do, and the seconds of
// the zone's offset at the start beyond whole minutes.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "calendar/civil/zone.hpp"
#include "calendar/ical/event/writer.hpp"

namespace {

using namespace plenary::calendar;

constexpr int random_instants = 6;  // per zone and window
constexpr int far_windows = 12;     // anywhere in 1970–2100
constexpr int most_instants = 40;   // of a zone in one of them

/// The instants on either side of each change: its last second before and its first one after. Where
/// clocks go back, local times around the fold as well, since within it a local time names the first.
std::vector<Instant> telling_instants(const Zone& zone, Interval<Instant> window, std::mt19937_64& random) {
  std::vector<Instant> instants;
  for (const Transition& change : zone.transitions(window)) {
    const seconds jump = change.after - change.before;
    instants.push_back(change.at - seconds{1});
    instants.push_back(jump < seconds{0} ? change.at - jump : change.at);
    if (jump < seconds{0}) instants.push_back(change.at + jump - seconds{1});
  }
  std::uniform_int_distribution<std::int64_t> within{window.start.time_since_epoch().count(),
                                                     window.end.time_since_epoch().count() - 1};
  for (int i = 0; i < random_instants; ++i) instants.emplace_back(seconds{within(random)});
  std::erase_if(instants, [&](Instant instant) { return !window.contains(instant); });
  std::ranges::sort(instants);
  const auto repeated = std::ranges::unique(instants);
  instants.erase(repeated.begin(), repeated.end());
  return instants;
}

/// An event that starts at `start`, or nothing where its local time is the second of two.
std::vector<Event> event_at(const Zone& zone, Instant start) {
  const LocalTime local = zone.to_local(start);
  if (to_instant(zone, local, ResolvePolicy::compatible).value() != start) return {};
  LocalTime end = local + hours{1};
  while (std::holds_alternative<Gap>(zone.resolve(end)) ||
         to_instant(zone, end, ResolvePolicy::compatible).value() <= start) {
    end += hours{1};
  }
  Event event;
  event.uid = to_iso(start) + "/" + std::string{zone.id()};
  event.stamp = event.last_modified = Instant{sys_days{year{2026} / 1 / 1}};
  event.when = TimedSpan{local, end, zone};
  event.summary = to_iso(local);
  return {event};
}

/// `most` of them at random, in order.
std::vector<Instant> some(std::vector<Instant> instants, std::size_t most, std::mt19937_64& random) {
  std::vector<Instant> chosen;
  std::ranges::sample(instants, std::back_inserter(chosen), static_cast<std::ptrdiff_t>(most), random);
  return chosen;
}

/// The calendar years from `first` through `last`, in every zone, with at most `most` events in each.
void write_window(const std::string& folder, year first, year last, std::size_t most = 10'000) {
  std::mt19937_64 random{20160531};  // NOLINT(cert-msc51-cpp): the same calendars on every run
  const Interval<Instant> window{sys_days{first / 1 / 2}, sys_days{last / 12 / 31}};
  Calendar calendar;
  const std::string name = std::to_string(static_cast<int>(first)) + "-" + std::to_string(static_cast<int>(last));
  calendar.name = name;
  for (const std::string_view id : zone_ids()) {
    const Zone zone = Zone::find(id).value();
    for (const Instant instant : some(telling_instants(zone, window, random), most, random)) {
      for (Event& event : event_at(zone, instant)) calendar.events.push_back(std::move(event));
    }
  }
  const auto bytes = ical::write(calendar);
  if (!bytes) throw std::runtime_error(plenary::to_text(bytes.error()));

  std::ofstream ics{folder + "/" + name + ".ics", std::ios::binary};
  std::ofstream expected{folder + "/" + name + ".tsv", std::ios::binary};
  ics << *bytes;
  for (const Event& event : calendar.events) {
    const auto& [start, end, zone] = std::get<TimedSpan>(event.when);
    const Resolution resolution = zone.resolve(start);
    const auto* fold = std::get_if<Fold>(&resolution);
    expected << event.uid << '\t' << event.uid.substr(0, event.uid.find('/')) << '\t'
             << (fold == nullptr ? "" : to_iso(fold->second)) << '\t'
             << (zone.offset_at(to_instant(zone, start, ResolvePolicy::compatible).value()) % minutes{1}).count()
             << '\n';
  }
  ics.flush();
  expected.flush();
  if (!ics || !expected) throw std::runtime_error("the calendars could not be written to " + folder);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    std::cerr << "usage: ical_probe FOLDER\n";
    return 2;
  }
  write_window(argv[1], year{2016}, year{2040});
  // One and three years: what a feed's events span. Around them Morocco's last Ramadan changes,
  // Cairo's return to summer time, Greenland's new season and a far year that only rules can reach.
  for (const int y : {2016, 2018, 2019, 2023, 2026, 2038}) write_window(argv[1], year{y}, year{y});
  for (const int y : {2016, 2021, 2025, 2036}) write_window(argv[1], year{y}, year{y + 2});

  std::mt19937_64 random{19700101};  // NOLINT(cert-msc51-cpp): the same windows on every run
  std::uniform_int_distribution<int> start{1970, 2100};
  std::uniform_int_distribution<int> length{0, 25};
  for (int i = 0; i < far_windows; ++i) {
    const int first = start(random);
    write_window(argv[1], year{first}, year{std::min(first + length(random), 2100)}, most_instants);
  }
  write_window(argv[1], year{1970}, year{2100}, most_instants);
  return 0;
} catch (const std::exception& failure) {
  std::cerr << "ical_probe: " << failure.what() << '\n';
  return 1;
}
