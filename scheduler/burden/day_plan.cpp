#include "scheduler/burden/day_plan.hpp"

#include <algorithm>

#include "calendar/civil/sunset.hpp"

namespace plenary::scheduler {

using calendar::Date;
using calendar::days;
using calendar::sys_days;
using calendar::TimeOfDay;
using std::chrono::minutes;

namespace {

constexpr TimeOfDay day_end = std::chrono::hours{24};
constexpr TimeOfDay noon = std::chrono::hours{12};  // a half-day holiday begins here

bool within_season(const calendar::SeasonalHours& season, Date date) {
  const std::chrono::month_day day{date.month(), date.day()};
  return season.first <= season.last ? season.first <= day && day <= season.last
                                     : season.first <= day || day <= season.last;
}

bool in_band(const ClockBand& band, TimeOfDay at) {
  return band.from < band.to ? band.from <= at && at < band.to : at >= band.from || at < band.to;
}

TimeOfDay clamp_to_day(TimeOfDay at) { return std::clamp(at, TimeOfDay{0}, day_end); }

DaySegment priced(Circumstance what, Rate rate, const LocalizedText* detail = nullptr) {
  DaySegment result;
  result.what = what;
  result.rate = rate;
  result.detail = detail;
  return result;
}

/// The dearer of the two; on a tie the overlay is named, because it tells more. What is refused stays refused.
void overlay(DaySegment& base, Circumstance what, Rate rate, bool risk, const LocalizedText* detail) {
  base.risk = base.risk || risk;
  if (base.hard || rate.points < base.rate.points) return;
  base.what = what;
  base.rate = rate;
  base.detail = detail;
}

}  // namespace

DayPlanner::DayPlanner(const Dialogue& dialogue, const Delegation& delegation, const Seat& seat,
                       const std::optional<ClockSpan>& hours, const BurdenTable& table, std::span<const Waiver> waivers,
                       calendar::Interval<sys_days> span)
    : dialogue_(dialogue),
      delegation_(delegation),
      seat_(seat),
      hours_(hours),
      table_(table),
      holidays_(dialogue.holidays_of(delegation).all()),
      days_(span),
      kinds_(static_cast<std::size_t>((span.end - span.start).count())) {
  const auto& periods = delegation_.week.periods();
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    const sys_days day = days_.start + days{static_cast<int>(i)};
    Kind& kind = kinds_[i];
    kind.weekday = static_cast<std::uint8_t>(calendar::weekday{day}.c_encoding());
    while (kind.period + 1u < periods.size() && !(day < periods[kind.period].valid.end)) ++kind.period;
    const auto& summer = periods[kind.period].summer;
    kind.summer = summer && within_season(*summer, Date{day});
  }
  if (delegation_.observes_ramadan) note_iftar();
  note_holidays();
  note_waivers(waivers);
}

void DayPlanner::note_holidays() {
  const auto first = std::lower_bound(holidays_.begin(), holidays_.end(), Date{days_.start - days{1}},
                                      [](const calendar::Holiday& holiday, Date day) { return holiday.date < day; });
  for (auto holiday = first; holiday != holidays_.end() && !(Date{days_.end} < holiday->date); ++holiday) {
    const auto index = static_cast<std::int32_t>(holiday - holidays_.begin());
    const auto at = (sys_days{holiday->date} - days_.start).count();
    const auto note = [&](std::int64_t offset, std::int32_t Kind::*field) {
      const auto place = at + offset;
      if (place < 0 || place >= static_cast<std::int64_t>(kinds_.size())) return;
      auto& noted = kinds_[static_cast<std::size_t>(place)].*field;
      // A full holiday is stronger than a half-day one on the same date.
      const bool weaker = noted >= 0 && holiday->kind == calendar::HolidayKind::half_day;
      if (!weaker) noted = index;
    };
    if (!holiday->certain()) {
      note(0, &Kind::tentative);
      note(-1, &Kind::near_tentative);
      note(+1, &Kind::near_tentative);
    } else {
      note(0, &Kind::holiday);
    }
  }
}

void DayPlanner::note_iftar() {
  constexpr minutes quarter{15};
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    const sys_days day = days_.start + days{static_cast<int>(i)};
    kinds_[i].ramadan = dialogue_.ramadan.on(Date{day}).has_value();
    if (!kinds_[i].ramadan || !seat_.coordinates) continue;
    const auto sunset = calendar::sunset(Date{day}, seat_.coordinates->latitude, seat_.coordinates->longitude);
    if (!sunset) continue;
    const TimeOfDay local = calendar::time_of_day(seat_.zone.to_local(*sunset));
    const auto from = clamp_to_day((local - table_.iftar_margin) / quarter * quarter);
    const auto to = clamp_to_day((local + table_.iftar_margin + quarter - minutes{1}) / quarter * quarter);
    kinds_[i].iftar_from = static_cast<std::int16_t>(from.count());
    kinds_[i].iftar_to = static_cast<std::int16_t>(to.count());
  }
}

void DayPlanner::note_waivers(std::span<const Waiver> waivers) {
  for (const Waiver& waiver : waivers) {
    if (waiver.delegation != delegation_.id) continue;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      if (waiver.on && sys_days{*waiver.on} != days_.start + days{static_cast<int>(i)}) continue;
      switch (waiver.what) {
        case Waiver::What::rest_day:
          kinds_[i].rest_waived = true;
          break;
        case Waiver::What::holiday:
          kinds_[i].holiday_waived = true;
          break;
        case Waiver::What::friday_prayer:
          kinds_[i].prayer_waived = true;
          break;
      }
    }
  }
}

const DayPlanner::Kind& DayPlanner::kind(sys_days day) const {
  return kinds_[static_cast<std::size_t>((day - days_.start).count())];
}

DayPlan DayPlanner::plan(const Kind& kind) const {
  const auto& period = delegation_.week.periods()[kind.period];
  calendar::WorkingDay day;
  day.rest_day = period.rest_days.test(kind.weekday);
  if (!day.rest_day) {
    const auto& hours = kind.ramadan && period.ramadan ? *period.ramadan
                        : kind.summer                  ? period.summer->hours
                                                       : period.base;
    day.hours = hours.by_weekday[kind.weekday];
  }

  std::vector<TimeOfDay> cuts{TimeOfDay{0}, noon, day_end, table_.default_lunch.start, table_.default_lunch.end};
  for (const auto& span : day.hours) cuts.insert(cuts.end(), {span.start, span.end});
  if (!day.hours.empty()) {
    cuts.push_back(clamp_to_day(day.hours.front().start - table_.shoulder_length));
    cuts.push_back(clamp_to_day(day.hours.back().end + table_.shoulder_length));
  }
  for (const auto& band : table_.bands) cuts.insert(cuts.end(), {band.from, band.to});
  const auto& prayer = delegation_.friday_prayer.span;
  cuts.insert(cuts.end(), {prayer.start, prayer.end});
  if (kind.iftar_from >= 0) cuts.insert(cuts.end(), {minutes{kind.iftar_from}, minutes{kind.iftar_to}});
  if (hours_) cuts.insert(cuts.end(), {hours_->start, hours_->end});
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());

  DayPlan plan;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    DaySegment segment = classify(kind, day, cuts[i]);
    segment.span = {cuts[i], cuts[i + 1]};
    if (!plan.empty()) {
      DaySegment joined = segment;
      joined.span.start = plan.back().span.start;
      plan.back().span.end = segment.span.end;
      if (plan.back() == joined) continue;
      plan.back().span.end = cuts[i];
    }
    plan.push_back(std::move(segment));
  }
  return plan;
}

DaySegment DayPlanner::classify(const Kind& kind, const calendar::WorkingDay& day, TimeOfDay at) const {
  const auto holiday = [&](std::int32_t number) -> const calendar::Holiday& {
    return holidays_[static_cast<std::size_t>(number)];
  };
  const bool half = kind.holiday >= 0 && holiday(kind.holiday).kind == calendar::HolidayKind::half_day;
  const bool off = kind.holiday >= 0 && (!half || at >= noon);
  const bool refused = (day.rest_day && !kind.rest_waived) || (off && !kind.holiday_waived);

  DaySegment segment;
  if (off && (!day.rest_day || kind.rest_waived)) {
    segment.what = half ? Circumstance::half_holiday : Circumstance::holiday;
    segment.rate = table_.holiday;
    segment.detail = &holiday(kind.holiday).name;
  } else if (day.rest_day) {
    segment.what = Circumstance::rest_day;
    segment.rate = table_.rest_day;
  } else {
    segment = by_the_clock(day, at);
  }
  segment.hard = refused;
  segment.waived = !refused && (off || day.rest_day);
  if (kind.near_tentative >= 0) {
    overlay(segment, Circumstance::near_tentative, table_.near_tentative, true, &holiday(kind.near_tentative).name);
  }
  if (kind.tentative >= 0)
    overlay(segment, Circumstance::tentative, table_.tentative, true, &holiday(kind.tentative).name);
  if (at >= minutes{kind.iftar_from} && at < minutes{kind.iftar_to}) {
    overlay(segment, Circumstance::iftar, table_.iftar, false, nullptr);
  }
  const auto& prayer = delegation_.friday_prayer;
  const bool prays = prayer.level == calendar::PrayerLevel::avoid || prayer.level == calendar::PrayerLevel::hard;
  if (prays && calendar::weekday{kind.weekday} == std::chrono::Friday && prayer.span.contains(at)) {
    overlay(segment, Circumstance::friday_prayer, table_.friday_prayer, false, nullptr);
    if (prayer.level == calendar::PrayerLevel::hard && !kind.prayer_waived && !segment.hard) {
      segment.what = Circumstance::friday_prayer;
      segment.hard = true;
    }
  }
  if (hours_ && !hours_->contains(at) && !segment.hard) {
    segment.hard = true;
    segment.what = Circumstance::outside_hours;
    segment.detail = nullptr;
  }
  return segment;
}

DaySegment DayPlanner::by_the_clock(const calendar::WorkingDay& day, TimeOfDay at) const {
  if (!day.hours.empty()) {
    const ClockSpan whole{day.hours.front().start, day.hours.back().end};
    if (whole.contains(at)) {
      const bool working =
          std::any_of(day.hours.begin(), day.hours.end(), [&](const auto& span) { return span.contains(at); });
      const bool assumed_lunch =
          day.hours.size() == 1 && whole.contains(table_.default_lunch) && table_.default_lunch.contains(at);
      if (!working || assumed_lunch) return priced(Circumstance::lunch, table_.lunch);
      return priced(Circumstance::core, table_.core);
    }
    const ClockSpan wide{whole.start - table_.shoulder_length, whole.end + table_.shoulder_length};
    if (wide.contains(at)) return priced(Circumstance::shoulder, table_.shoulder);
  }
  for (const ClockBand& band : table_.bands) {
    if (in_band(band, at)) return priced(Circumstance::clock_band, band.rate, &band.reason);
  }
  return priced(Circumstance::off_hours, table_.off_hours);
}

}  // namespace plenary::scheduler
