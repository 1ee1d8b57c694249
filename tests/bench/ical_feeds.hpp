#pragma once

#include <string>
#include <vector>

#include "calendar/ical/event/event.hpp"

/// The feeds that the budgets of calendar/ical are about.
namespace plenary::bench {

/// A session of a published programme, `index` hours after the start of 2026 on the clocks of one of `zones`; with a
/// description of `about` times 47 octets.
inline calendar::Event session(int index, const std::vector<calendar::Zone>& zones, int about) {
  using namespace calendar;
  const Zone& zone = zones.at(static_cast<std::size_t>(index) % zones.size());
  const Instant start = Instant{sys_days{year{2026} / 1 / 5}} + hours{index % 8000};
  Event event;
  event.uid = "2026-session-" + std::to_string(index) + "@rabat.plenary";
  event.sequence = index % 3;
  event.stamp = event.last_modified = Instant{sys_days{year{2026} / 1 / 1}};
  LocalTime end = zone.to_local(start + hours{1});
  if (end <= zone.to_local(start)) end = zone.to_local(start) + hours{2};
  event.when = TimedSpan{zone.to_local(start), end, zone};
  event.summary = "Réunion thématique; traite, migrations no " + std::to_string(index);
  for (int i = 0; i < about; ++i) event.description += "Co-chairs: Sénégal, France\nLink: https://meet.ex/\n";
  event.location = "Dakar, Sénégal";
  event.categories = {"virtual", "Webinar"};
  event.conferences = {{"https://meet.example/" + std::to_string(index), {"AUDIO", "VIDEO"}, "Français", Language::fr}};
  return event;
}

inline calendar::Calendar feed(int events, int zone_count, int about) {
  const auto ids = calendar::zone_ids();
  std::vector<calendar::Zone> zones;
  for (int i = 0; i < zone_count; ++i) {
    // Spread over the alphabet, and so over the continents.
    zones.push_back(
        calendar::Zone::find(ids[ids.size() * static_cast<std::size_t>(i) / static_cast<std::size_t>(zone_count)])
            .value());
  }
  calendar::Calendar calendar;
  calendar.name = "Rabat Process";
  calendar.refresh_interval = calendar::hours{6};
  for (int i = 0; i < events; ++i) calendar.events.push_back(session(i, zones, about));
  return calendar;
}

/// 1,000 events in 60 zones.
inline calendar::Calendar busy_feed() { return feed(1'000, 60, 4); }

/// 20,000 events in about 10 MB.
inline calendar::Calendar large_feed() { return feed(20'000, 60, 1); }

}  // namespace plenary::bench
