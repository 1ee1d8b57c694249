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

struct Minute {
  int hour = 0;  // points of the hour
  int day = 0;   // points of the day, which are added
  bool refused = false;
};

/// One local day; painted from what holds always to what holds only now.
class Day {
 public:
  void paint(TimeOfDay from, TimeOfDay to, int rate) {
    for (auto at = first(from); at < last(to); ++at) minute_[static_cast<std::size_t>(at)].hour = rate;
  }
  void refuse(TimeOfDay from, TimeOfDay to) {
    for (auto at = first(from); at < last(to); ++at) minute_[static_cast<std::size_t>(at)].refused = true;
  }
  /// Raises the hours that are cheaper.
  void raise(TimeOfDay from, TimeOfDay to, int rate) {
    for (auto at = first(from); at < last(to); ++at) raise(minute_[static_cast<std::size_t>(at)].hour, rate);
  }
  /// Raises the price of the day where it is cheaper.
  void raise_day(TimeOfDay from, int rate) {
    for (auto at = first(from); at < minutes_a_day; ++at) raise(minute_[static_cast<std::size_t>(at)].day, rate);
  }
  const Minute& at(std::int64_t minute) const { return minute_[static_cast<std::size_t>(minute)]; }

 private:
  static void raise(int& points, int rate) { points = std::max(points, rate); }
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
        place_(participant.venue ? participant.venue->country : participant.delegation),
        hours_(participant.hours),
        seat_(seat) {
    if (place_ != nullptr) note_holidays(*place_);
    if (travels()) note_holidays(who_);
  }

  Day paint(sys_days date) const {
    const auto noted = what_.find(date);
    const Special special = noted == what_.end() ? Special{} : noted->second;
    const bool ramadan = problem_.dialogue->ramadan.on(Date{date}).has_value();
    Day day;
    paint_hours(day, date, special, ramadan);
    for (const auto* country : {place_, travels() ? &who_ : nullptr}) {
      if (country == nullptr) continue;
      if (country->week.on(Date{date}, false).rest_day) {
        day.raise_day(midnight, table_.rest_day.points);
        if (!waived(*country, Waiver::What::rest_day, date)) day.refuse(midnight, day_end);
      }
      const TimeOfDay off_from = country == place_ ? special.off_from : special.home_off_from;
      day.raise_day(off_from, table_.holiday.points);
      if (!waived(*country, Waiver::What::holiday, date)) day.refuse(off_from, day_end);
    }
    if (special.near) day.raise_day(midnight, table_.near_tentative.points);
    if (special.tentative) day.raise_day(midnight, table_.tentative.points);
    if (ramadan && who_.observes_ramadan) paint_iftar(day, date);
    paint_prayer(day, date);
    if (hours_) {
      // From the evening's hours on, and until those of the evening before are over.
      const TimeOfDay until_morning = hours_->end - TimeOfDay{minutes_a_day};
      day.refuse(std::max(midnight, until_morning), hours_->start);
      day.refuse(hours_->end, day_end);
    }
    return day;
  }

 private:
  struct Special {
    TimeOfDay off_from = day_end;  // at the place
    TimeOfDay home_off_from = day_end;
    bool tentative_here = false;
    bool tentative = false;
    bool near = false;
  };

  bool travels() const { return place_ != &who_; }

  void note_holidays(const scheduler::Delegation& country) {
    for (const auto& holiday : problem_.dialogue->holidays_of(country).all()) {
      const sys_days day{holiday.date};
      if (holiday.disputed) continue;
      if (holiday.tentative) {
        what_[day].tentative = true;
        what_[day].tentative_here = what_[day].tentative_here || &country == place_;
        what_[day - days{1}].near = true;
        what_[day + days{1}].near = true;
      } else {
        TimeOfDay& from = &country == place_ ? what_[day].off_from : what_[day].home_off_from;
        from = std::min(from, holiday.free_from);
      }
    }
  }

  void paint_hours(Day& day, sys_days date, const Special& special, bool ramadan) const {
    if (place_ == nullptr) return paint_clock(day, {{minutes{9 * 60}, minutes{17 * 60}}});
    const bool shortened = ramadan && place_->observes_ramadan;
    const auto work = place_->week.on(Date{date}, shortened);
    const bool as_usual = work.rest_day || special.off_from == midnight || special.tentative_here;
    paint_clock(day, as_usual ? hours_as_usual(date, shortened) : work.hours);
  }

  /// The hours that most working days keep under the week in force on `date`; the first of equally many from Monday on.
  std::vector<calendar::Interval<TimeOfDay>> hours_as_usual(sys_days date, bool ramadan) const {
    const auto& periods = place_->week.periods();
    const auto period =
        std::find_if(periods.begin(), periods.end(), [&](const auto& one) { return one.valid.contains(date); });
    const calendar::WeeklyHours& week = week_of(*period, date, ramadan);
    std::vector<std::pair<int, std::vector<calendar::Interval<TimeOfDay>>>> known;
    for (const std::size_t weekday : {1, 2, 3, 4, 5, 6, 0}) {
      const auto& hours = week.by_weekday[weekday];
      if (period->rest_days.test(weekday) || hours.empty()) continue;
      auto found = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.second == hours; });
      if (found == known.end()) found = known.insert(known.end(), {0, hours});
      ++found->first;
    }
    if (known.empty()) return {{minutes{9 * 60}, minutes{17 * 60}}};
    return std::max_element(known.begin(), known.end(), [](const auto& a, const auto& b) { return a.first < b.first; })
        ->second;
  }

  static const calendar::WeeklyHours& week_of(const calendar::WorkingPeriod& period, sys_days date, bool ramadan) {
    if (ramadan && period.ramadan) return *period.ramadan;
    if (!period.summer) return period.base;
    const std::chrono::month_day day{Date{date}.month(), Date{date}.day()};
    const bool after = period.summer->first <= day;
    const bool before = day <= period.summer->last;
    const bool in_summer = period.summer->first <= period.summer->last ? after && before : after || before;
    return in_summer ? period.summer->hours : period.base;
  }

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
    if (prayer.level == calendar::PrayerLevel::hard && !waived(who_, Waiver::What::friday_prayer, date))
      day.refuse(prayer.span.start, prayer.span.end);
  }

  bool waived(const scheduler::Delegation& country, Waiver::What what, sys_days date) const {
    return std::any_of(problem_.waivers.begin(), problem_.waivers.end(), [&](const Waiver& waiver) {
      return waiver.delegation == country.id && waiver.what == what && (!waiver.on || sys_days{*waiver.on} == date);
    });
  }

  const scheduler::Problem& problem_;
  const scheduler::BurdenTable& table_;
  const scheduler::Delegation& who_;
  const scheduler::Delegation* place_;  // whose offices they live by; null where that is not known
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
    result.rates.push_back(result.rates.back() + minute.hour + minute.day);
    result.refused.push_back(result.refused.back() + (minute.refused ? 1 : 0));
  }
  return result;
}

}  // namespace plenary::verify
