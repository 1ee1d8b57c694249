#include "scheduler/grid/calendar_class.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <map>
#include <numeric>

namespace plenary::scheduler {

using calendar::days;
using calendar::Instant;
using calendar::Interval;
using calendar::sys_days;
using std::chrono::minutes;

namespace {

constexpr std::uint8_t refused = 0x80;
static_assert(Rate::most < refused);

minutes gcd(minutes a, minutes b) { return minutes{std::gcd(a.count(), b.count())}; }

template <std::size_t N>
void add_atoms(const std::uint8_t* rates, std::size_t count, std::array<std::uint16_t, N>& sum,
               std::array<std::uint8_t, N>& any) {
  for (std::size_t i = 0; i < count; ++i) sum[i] = static_cast<std::uint16_t>(sum[i] + (rates[i] & 0x7F));
  for (std::size_t i = 0; i < count; ++i) any[i] = static_cast<std::uint8_t>(any[i] | rates[i]);
}

/// One bit a byte, the first lowest: set where the byte's top bit is clear.
std::uint64_t unmarked(const std::uint8_t* bytes, std::size_t count) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < count; i += 8) {
    static_assert(std::endian::native == std::endian::little);
    std::uint64_t eight = ~std::uint64_t{0};
    std::memcpy(&eight, bytes + i, std::min<std::size_t>(8, count - i));
    // Gathers the eight top bits into the top byte, the first byte's lowest.
    const std::uint64_t gathered = (eight >> 7 & 0x0101010101010101u) * 0x0102040810204080u >> 56;
    bits |= (gathered ^ 0xFFu) << i;
  }
  return bits;
}

/// Every local day that the grid touches anywhere on Earth.
Interval<sys_days> days_around(const TimeGrid& grid) {
  const auto whole = grid.whole();
  return {std::chrono::floor<days>(whole.start) - days{1}, std::chrono::floor<days>(whole.end) + days{3}};
}

bool same_waivers(const Problem& problem, const Delegation& a, const Delegation& b) {
  return a.id == b.id || std::none_of(problem.waivers.begin(), problem.waivers.end(), [&](const Waiver& waiver) {
           return waiver.delegation == a.id || waiver.delegation == b.id;
         });
}

}  // namespace

CalendarClass::CalendarClass(const Problem& problem, const TimeGrid& grid, Key key)
    : key_(std::move(key)), days_(days_around(grid)) {
  const DayPlanner planner(*problem.dialogue, key_, problem.table, problem.waivers, days_);
  const auto count = static_cast<std::size_t>((days_.end - days_.start).count());
  std::map<DayPlanner::Kind, std::uint16_t> known;
  plan_of_day_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& kind = planner.kind(days_.start + days{static_cast<int>(i)});
    // Weeks repeat: look back seven days before searching.
    if (i >= 7 && kind == planner.kind(days_.start + days{static_cast<int>(i - 7)})) {
      plan_of_day_[i] = plan_of_day_[i - 7];
      continue;
    }
    const auto [place, is_new] = known.try_emplace(kind, static_cast<std::uint16_t>(plans_.size()));
    if (is_new) plans_.push_back(planner.plan(kind));
    plan_of_day_[i] = place->second;
  }
  for (const DayPlan& plan : plans_) {
    for (const DaySegment& segment : plan) finest_ = gcd(finest_, segment.span.start);
  }
  const auto whole = grid.whole();
  const auto offset_at = [&](Instant at) { return std::chrono::duration_cast<minutes>(key_.seat->zone.offset_at(at)); };
  // Days begin on the zone's midnights, slots on the grid's origin: both must fall on atoms.
  finest_ = gcd(finest_, std::chrono::duration_cast<minutes>(whole.start.time_since_epoch()));
  finest_ = gcd(finest_, offset_at(whole.start));
  for (const auto& change : key_.seat->zone.transitions(whole)) {
    finest_ = gcd(finest_, std::chrono::duration_cast<minutes>(change.after));
    finest_ = gcd(finest_, std::chrono::duration_cast<minutes>(change.at.time_since_epoch()));
  }
}

bool CalendarClass::alike(const Problem& problem, const Key& other) const {
  const Delegation& a = *key_.delegation;
  const Delegation& b = *other.delegation;
  const bool same_venue =
      key_.venue == other.venue || (key_.venue != nullptr && other.venue != nullptr && *key_.venue == *other.venue);
  return same_venue && key_.seat->zone == other.seat->zone && a.holiday_country == b.holiday_country &&
         key_.hours == other.hours && a.friday_prayer == b.friday_prayer && a.observes_ramadan == b.observes_ramadan &&
         (!a.observes_ramadan || key_.seat->coordinates == other.seat->coordinates) && same_waivers(problem, a, b) &&
         a.week == b.week;
}

/// By atom from the grid's origin; the top bit marks a refused one.
std::vector<std::uint8_t> CalendarClass::rates_of(const TimeGrid& grid, minutes atom) const {
  const auto per_day = static_cast<std::size_t>(minutes{std::chrono::hours{24}} / atom);
  std::vector<std::vector<std::uint8_t>> templates(plans_.size(), std::vector<std::uint8_t>(per_day));
  for (std::size_t i = 0; i < plans_.size(); ++i) {
    for (const DaySegment& segment : plans_[i]) {
      const auto first = templates[i].begin() + segment.span.start / atom;
      const auto last = templates[i].begin() + segment.span.end / atom;
      std::fill(first, last, static_cast<std::uint8_t>(segment.points() | (segment.hard() ? refused : 0)));
    }
  }
  const auto whole = grid.whole();
  std::vector<std::uint8_t> result(static_cast<std::size_t>((whole.end - whole.start) / atom));
  const auto& zone = key_.seat->zone;
  // Between two clock changes local time runs parallel to UTC: copy whole days.
  const auto copy_piece = [&](Instant from, Instant to, calendar::UtcOffset offset) {
    auto local = from.time_since_epoch() + offset;
    const auto end = to.time_since_epoch() + offset;
    auto out = result.begin() + (from - whole.start) / atom;
    while (local < end) {
      const sys_days day{std::chrono::floor<days>(local)};
      const auto midnight = day.time_since_epoch();
      const auto stop = std::min<std::chrono::seconds>(end, midnight + days{1});
      const auto& rates = templates[plan_of_day_[static_cast<std::size_t>((day - days_.start).count())]];
      out = std::copy(rates.begin() + (local - midnight) / atom, rates.begin() + (stop - midnight) / atom, out);
      local = stop;
    }
  };
  Instant from = whole.start;
  for (const auto& change : zone.transitions(whole)) {
    copy_piece(from, change.at, change.before);
    from = change.at;
  }
  copy_piece(from, whole.end, zone.offset_at(from));
  return result;
}

void CalendarClass::sweep(const TimeGrid& grid, minutes atom, minutes granule) {
  // Given back at once: the next class fills the same memory.
  const std::vector<std::uint8_t> all_rates = rates_of(grid, atom);
  const auto stride = static_cast<std::size_t>(grid.step() / atom);
  const auto length = static_cast<std::size_t>(grid.duration() / atom);
  const auto factor = static_cast<std::uint16_t>(atom / granule);
  const std::size_t size = grid.size();
  cost_.assign(size, 0);
  free_ = SlotSet(size);
  // A block of slots stays in the first-level cache; within it, one plain pass an atom, which the compiler vectorises.
  std::array<std::uint16_t, 1024> sum;
  std::array<std::uint8_t, 1024> any;
  for (std::size_t first = 0; first < size; first += sum.size()) {
    const std::size_t count = std::min(sum.size(), size - first);
    sum.fill(0);
    any.fill(0);
    for (std::size_t k = 0; k < length; ++k) {
      const std::uint8_t* rates = all_rates.data() + first * stride + k;
      if (stride == 1) {
        add_atoms(rates, count, sum, any);
      } else {
        for (std::size_t i = 0; i < count; ++i) {
          sum[i] = static_cast<std::uint16_t>(sum[i] + (rates[i * stride] & 0x7F));
          any[i] = static_cast<std::uint8_t>(any[i] | rates[i * stride]);
        }
      }
    }
    for (std::size_t i = 0; i < count; ++i) cost_[first + i] = static_cast<std::uint16_t>(sum[i] * factor);
    for (std::size_t i = 0; i < count; i += 64)
      free_.word((first + i) / 64) = unmarked(any.data() + i, std::min<std::size_t>(64, count - i));
  }
}

}  // namespace plenary::scheduler
