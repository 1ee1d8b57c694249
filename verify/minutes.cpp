#include "verify/minutes.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "calendar/civil/sunset.hpp"

namespace plenary::verify {

namespace {

using calendar::Date;
using calendar::days;
using calendar::sys_days;
using calendar::TimeOfDay;
using scheduler::Waiver;
using std::chrono::minutes;

constexpr int minutes_a_day = 24 * 60;
constexpr int noon = 12 * 60;

struct Minute {
  int rate = 0;
  bool refused = false;
};

/// One local day; painted from what holds always to what holds only now.
class Day {
 public:
  void paint(TimeOfDay from, TimeOfDay to, int rate) {
    for (auto at = first(from); at < last(to); ++at) minute_[static_cast<std::size_t>(at)].rate = rate;
  }
  void refuse(TimeOfDay from, TimeOfDay to) {
    for (auto at = first(from); at < last(to); ++at) minute_[static_cast<std::size_t>(at)].refused = true;
  }
  /// Raises what is cheaper; what is refused keeps its rate.
  void raise(TimeOfDay from, TimeOfDay to, int rate) {
    for (auto at = first(from); at < last(to); ++at) {
      Minute& minute = minute_[static_cast<std::size_t>(at)];
      if (!minute.refused) minute.rate = std::max(minute.rate, rate);
    }
  }
  const Minute& at(std::int64_t minute) const { return minute_[static_cast<std::size_t>(minute)]; }

 private:
  static std::int64_t first(TimeOfDay at) { return std::max<std::int64_t>(0, at.count()); }
  static std::int64_t last(TimeOfDay at) { return std::min<std::int64_t>(minutes_a_day, at.count()); }
  std::array<Minute, minutes_a_day> minute_{};
};

constexpr TimeOfDay midnight{0};
constexpr TimeOfDay day_end{minutes_a_day};

class Painter {
 public:
  Painter(const scheduler::Problem& problem, const scheduler::Participant& participant, const scheduler::Seat& seat)
      : problem_(problem),
        table_(problem.table),
        who_(*participant.delegation),
        hours_(participant.hours),
        seat_(seat) {
    for (const auto& holiday : problem.dialogue->holidays_of(who_).all()) {
      const sys_days day{holiday.date};
      if (!holiday.certain()) {
        what_[day].tentative = true;
        what_[day - days{1}].near = true;
        what_[day + days{1}].near = true;
      } else if (holiday.kind == calendar::HolidayKind::half_day) {
        what_[day].half = true;
      } else {
        what_[day].full = true;
      }
    }
  }

  Day paint(sys_days date) const {
    const auto noted = what_.find(date);
    const Special special = noted == what_.end() ? Special{} : noted->second;
    const bool ramadan = who_.observes_ramadan && problem_.dialogue->ramadan.on(Date{date}).has_value();
    const auto work = who_.week.on(Date{date}, ramadan);
    Day day;
    paint_clock(day, work.hours);
    if (work.rest_day) day.paint(midnight, day_end, table_.rest_day.points);
    const bool rests = work.rest_day && !waived(Waiver::What::rest_day, date);
    const TimeOfDay off_from = special.full ? midnight : special.half ? TimeOfDay{noon} : day_end;
    if (!rests) day.paint(off_from, day_end, table_.holiday.points);
    if (rests) day.refuse(midnight, day_end);
    if (!waived(Waiver::What::holiday, date)) day.refuse(off_from, day_end);
    if (special.near) day.raise(midnight, day_end, table_.near_tentative.points);
    if (special.tentative) day.raise(midnight, day_end, table_.tentative.points);
    if (ramadan) paint_iftar(day, date);
    paint_prayer(day, date);
    if (hours_) {
      day.refuse(midnight, hours_->start);
      day.refuse(hours_->end, day_end);
    }
    return day;
  }

 private:
  struct Special {
    bool full = false;
    bool half = false;
    bool tentative = false;
    bool near = false;
  };

  void paint_clock(Day& day, const std::vector<calendar::Interval<TimeOfDay>>& hours) const {
    day.paint(midnight, day_end, table_.off_hours.points);
    for (auto band = table_.bands.rbegin(); band != table_.bands.rend(); ++band) {
      if (band->from < band->to) {
        day.paint(band->from, band->to, band->rate.points);
      } else {
        day.paint(midnight, band->to, band->rate.points);
        day.paint(band->from, day_end, band->rate.points);
      }
    }
    if (hours.empty()) return;
    const TimeOfDay begin = hours.front().start;
    const TimeOfDay end = hours.back().end;
    day.paint(begin - table_.shoulder_length, end + table_.shoulder_length, table_.shoulder.points);
    day.paint(begin, end, table_.lunch.points);
    for (const auto& span : hours) day.paint(span.start, span.end, table_.core.points);
    const auto& lunch = table_.default_lunch;
    if (hours.size() == 1 && begin <= lunch.start && lunch.end <= end)
      day.paint(lunch.start, lunch.end, table_.lunch.points);
  }

  void paint_iftar(Day& day, sys_days date) const {
    if (!seat_.coordinates) return;
    const auto sunset = calendar::sunset(Date{date}, seat_.coordinates->latitude, seat_.coordinates->longitude);
    if (!sunset) return;
    constexpr int quarter = 15;
    const auto dusk = calendar::time_of_day(seat_.zone.to_local(*sunset)).count();
    const auto from = std::max<std::int64_t>(0, dusk - table_.iftar_margin.count()) / quarter * quarter;
    const auto to = (dusk + table_.iftar_margin.count() + quarter - 1) / quarter * quarter;
    day.raise(minutes{from}, minutes{to}, table_.iftar.points);
  }

  void paint_prayer(Day& day, sys_days date) const {
    const auto& prayer = who_.friday_prayer;
    const bool avoided = prayer.level == calendar::PrayerLevel::avoid || prayer.level == calendar::PrayerLevel::hard;
    if (!avoided || calendar::weekday{date} != std::chrono::Friday) return;
    day.raise(prayer.span.start, prayer.span.end, table_.friday_prayer.points);
    if (prayer.level == calendar::PrayerLevel::hard && !waived(Waiver::What::friday_prayer, date))
      day.refuse(prayer.span.start, prayer.span.end);
  }

  bool waived(Waiver::What what, sys_days date) const {
    return std::any_of(problem_.waivers.begin(), problem_.waivers.end(), [&](const Waiver& waiver) {
      return waiver.delegation == who_.id && waiver.what == what && (!waiver.on || sys_days{*waiver.on} == date);
    });
  }

  const scheduler::Problem& problem_;
  const scheduler::BurdenTable& table_;
  const scheduler::Delegation& who_;
  const std::optional<scheduler::ClockSpan>& hours_;
  const scheduler::Seat& seat_;
  std::map<sys_days, Special> what_;
};

}  // namespace

Minutes minutes_of(const scheduler::Problem& problem, const scheduler::Participant& participant,
                   const scheduler::Seat& seat, calendar::Interval<calendar::Instant> span) {
  const Painter painter(problem, participant, seat);
  Minutes result{{0}, {0}};
  std::optional<sys_days> painted;
  Day day;
  const auto changes = seat.zone.transitions(span);
  auto next = changes.begin();
  auto offset = seat.zone.offset_at(span.start);
  for (auto at = span.start; at < span.end; at += minutes{1}) {
    for (; next != changes.end() && next->at <= at; ++next) offset = next->after;
    const auto local = at.time_since_epoch() + offset;
    const sys_days date{std::chrono::floor<days>(local)};
    if (painted != date) {
      day = painter.paint(date);
      painted = date;
    }
    const Minute& minute = day.at(std::chrono::floor<minutes>(local - date.time_since_epoch()).count());
    result.rates.push_back(result.rates.back() + minute.rate);
    result.refused.push_back(result.refused.back() + (minute.refused ? 1 : 0));
  }
  return result;
}

}  // namespace plenary::verify
