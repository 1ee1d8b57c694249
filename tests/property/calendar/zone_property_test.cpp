#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/iso.hpp"
#include "calendar/civil/zone.hpp"

using namespace plenary::calendar;

namespace {

constexpr Instant range_start = sys_days{year{1900} / 1 / 1};
constexpr Instant range_end = sys_days{year{2200} / 1 / 1};

/// Does a resolution name the instant?
bool names(const Resolution& resolution, Instant instant) {
  if (const auto* unique = std::get_if<Unique>(&resolution)) return unique->instant == instant;
  if (const auto* fold = std::get_if<Fold>(&resolution)) return fold->first == instant || fold->second == instant;
  return false;
}

/// The laws that hold between any local time and what it resolves to; the name of the first one broken.
std::string broken_law(const Zone& zone, LocalTime local) {
  const auto policy = [&](ResolvePolicy p) { return to_instant(zone, local, p); };
  const Resolution resolution = zone.resolve(local);
  if (const auto* unique = std::get_if<Unique>(&resolution)) {
    if (zone.to_local(unique->instant) != local) return "unique: the instant shows the local time";
    if (policy(ResolvePolicy::reject) != unique->instant) return "unique: no policy rejects it";
  } else if (const auto* fold = std::get_if<Fold>(&resolution)) {
    if (zone.to_local(fold->first) != local || zone.to_local(fold->second) != local) return "fold: both show it";
    if (!(fold->first < fold->transition && fold->transition <= fold->second)) return "fold: around the change";
    if (policy(ResolvePolicy::earlier) != fold->first || policy(ResolvePolicy::later) != fold->second) {
      return "fold: earlier and later";
    }
    if (policy(ResolvePolicy::reject)) return "fold: reject";
  } else {
    const auto& gap = std::get<Gap>(resolution);
    if (!(gap.with_offset_after < gap.transition && gap.transition <= gap.with_offset_before)) {
      return "gap: around the change";
    }
    if (zone.to_local(gap.with_offset_after) == local || zone.to_local(gap.with_offset_before) == local) {
      return "gap: nothing shows it";
    }
    const UtcOffset before = zone.offset_at(gap.transition - seconds{1});
    const UtcOffset after = zone.offset_at(gap.transition);
    if (!(before < after)) return "gap: clocks go forward";
    if (gap.with_offset_before.time_since_epoch() + before != local.time_since_epoch()) return "gap: offset before";
    if (gap.with_offset_after.time_since_epoch() + after != local.time_since_epoch()) return "gap: offset after";
    if (policy(ResolvePolicy::earlier) != gap.with_offset_after) return "gap: earlier";
    if (policy(ResolvePolicy::later) != gap.with_offset_before) return "gap: later";
    if (policy(ResolvePolicy::reject)) return "gap: reject";
  }
  return "";
}

void check_round_trip(const Zone& zone, Instant instant) {
  const LocalTime local = zone.to_local(instant);
  if (names(zone.resolve(local), instant)) return;
  FAIL(zone.id() << " " << to_iso(instant) << " shows " << to_iso(local) << ", which does not resolve to it");
}

void check_laws(const Zone& zone, LocalTime local) {
  if (const auto law = broken_law(zone, local); !law.empty()) FAIL(zone.id() << " " << to_iso(local) << ": " << law);
}

template <class Check>
void for_every_zone(Check check) {
  for (const auto id : zone_ids()) check(Zone::find(id).value());
}

}  // namespace

TEST_CASE("in every zone, the local time one second around each change resolves to its instant") {
  for_every_zone([](const Zone& zone) {
    for (const Transition& change : zone.transitions({range_start, range_end})) {
      for (const seconds step : {seconds{-1}, seconds{0}, seconds{1}}) check_round_trip(zone, change.at + step);
      for (const UtcOffset offset : {change.before, change.after}) {
        for (const seconds step : {seconds{-1}, seconds{0}, seconds{1}}) {
          check_laws(zone, LocalTime{change.at.time_since_epoch() + offset + step});
        }
      }
    }
  });
}

TEST_CASE("in every zone, random instants come back from their local time, and random local times keep the laws") {
  std::mt19937_64 random{20260920};
  std::uniform_int_distribution<seconds::rep> moment{(range_start + days{2}).time_since_epoch().count(),
                                                     (range_end - days{2}).time_since_epoch().count()};
  for_every_zone([&](const Zone& zone) {
    for (int i = 0; i < 200; ++i) {
      check_round_trip(zone, Instant{seconds{moment(random)}});
      check_laws(zone, LocalTime{seconds{moment(random)}});
    }
  });
}

TEST_CASE("in every zone, transitions are in order, join up, and each changes something") {
  for_every_zone([](const Zone& zone) {
    const auto changes = zone.transitions({range_start, range_end});
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const Transition& change = changes[i];
      const Instant last_before = change.at - seconds{1};
      const bool joins = change.before == zone.offset_at(last_before) && change.after == zone.offset_at(change.at) &&
                         change.abbreviation == zone.abbreviation_at(change.at) &&
                         (i == 0 || (changes[i - 1].at < change.at && changes[i - 1].after == change.before));
      const bool changes_something =
          change.before != change.after || change.abbreviation != zone.abbreviation_at(last_before);
      if (!joins || !changes_something) FAIL(zone.id() << " " << to_iso(change.at));
    }
  });
}

TEST_CASE("in every zone, local time runs at the speed of UTC between changes") {
  std::mt19937_64 random{1844};
  for_every_zone([&](const Zone& zone) {
    Instant start = range_start;
    const auto check_stretch = [&](Instant end) {
      std::uniform_int_distribution<seconds::rep> moment{start.time_since_epoch().count(),
                                                         end.time_since_epoch().count() - 1};
      const Instant a{seconds{moment(random)}};
      const Instant b{seconds{moment(random)}};
      if (zone.to_local(b) - zone.to_local(a) != b - a) FAIL(zone.id() << " " << to_iso(a) << " " << to_iso(b));
      start = end;
    };
    for (const Transition& change : zone.transitions({range_start + seconds{1}, range_end})) check_stretch(change.at);
    check_stretch(range_end);
  });
}

TEST_CASE("no two identifiers are equal zones") {
  const auto ids = zone_ids();
  for (std::size_t i = 1; i < ids.size(); ++i) {
    CHECK(Zone::find(ids[i - 1]).value() != Zone::find(ids[i]).value());
  }
}

TEST_CASE("interval sets agree with sets of points") {
  constexpr std::size_t points = 24;
  using Span = Interval<std::size_t>;
  using Points = std::array<bool, points>;
  std::mt19937_64 random{5545};
  std::uniform_int_distribution<std::size_t> point{0, points - 1};

  const auto draw = [&] {
    std::vector<Span> spans(point(random) % 6);
    for (Span& span : spans) span = {point(random), point(random)};
    return spans;
  };
  const auto points_of = [](const std::vector<Span>& spans) {
    Points inside{};
    for (const Span& span : spans) {
      for (std::size_t p = span.start; p < span.end; ++p) inside.at(p) = true;
    }
    return inside;
  };
  // The one canonical form: maximal runs of points.
  const auto runs_of = [](const Points& inside) {
    std::vector<Span> runs;
    for (std::size_t p = 0; p < points; ++p) {
      if (!inside.at(p)) continue;
      if (runs.empty() || runs.back().end != p) runs.push_back({p, p});
      runs.back().end = p + 1;
    }
    return runs;
  };

  for (int round = 0; round < 20'000; ++round) {
    const auto first = draw();
    const auto second = draw();
    const IntervalSet<std::size_t> a{first};
    const IntervalSet<std::size_t> b{second};
    const Points in_a = points_of(first);
    const Points in_b = points_of(second);
    Points either{};
    Points both{};
    Points only_a{};
    for (std::size_t p = 0; p < points; ++p) {
      either.at(p) = in_a.at(p) || in_b.at(p);
      both.at(p) = in_a.at(p) && in_b.at(p);
      only_a.at(p) = in_a.at(p) && !in_b.at(p);
      if (a.contains(p) != in_a.at(p)) FAIL("contains");
    }
    if (a.parts() != runs_of(in_a)) FAIL("the form is canonical");
    if (a.unite(b).parts() != runs_of(either)) FAIL("unite");
    if (a.intersect(b).parts() != runs_of(both)) FAIL("intersect");
    if (a.subtract(b).parts() != runs_of(only_a)) FAIL("subtract");
    const Span span{point(random), point(random)};
    const Points in_span = points_of({span});
    bool meets = false;
    for (std::size_t p = 0; p < points; ++p) meets = meets || (in_span.at(p) && in_a.at(p));
    if (a.overlaps(span) != meets) FAIL("overlaps");
  }
}
