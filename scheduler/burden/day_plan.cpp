#include "scheduler/burden/day_plan.hpp"

#include <algorithm>

#include "calendar/civil/sunset.hpp"
#include "calendar/civil/usual_day.hpp"

namespace plenary::scheduler {

using calendar::Date;
using calendar::days;
using calendar::sys_days;
using calendar::TimeOfDay;
using std::chrono::minutes;

namespace {

constexpr TimeOfDay day_end = std::chrono::hours{24};

bool within_season(const calendar::SeasonalHours& season, Date date) {
  const std::chrono::month_day day{date.month(), date.day()};
  return season.first <= season.last ? season.first <= day && day <= season.last
                                     : season.first <= day || day <= season.last;
}

bool in_band(const ClockBand& band, TimeOfDay at) {
  return band.from < band.to ? band.from <= at && at < band.to : at >= band.from || at < band.to;
}

TimeOfDay clamp_to_day(TimeOfDay at) { return std::clamp(at, TimeOfDay{0}, day_end); }

Charge priced(Circumstance what, Rate rate, const LocalizedText* detail = nullptr) {
  Charge result;
  result.what = what;
  result.rate = rate;
  result.detail = detail;
  return result;
}

/// The dearer of the two prices; on a tie the later one is named, because it tells more. What refuses is named before
/// all.
void add(std::optional<Charge>& sum, const Charge& more) {
  if (!sum) {
    sum = more;
    return;
  }
  const bool told = more.hard ? !sum->hard : !sum->hard && more.rate >= sum->rate;
  Charge joined = told ? more : *sum;
  joined.rate = std::max(sum->rate, more.rate);
  joined.risk = sum->risk || more.risk;
  joined.waived = !joined.hard && (sum->waived || more.waived);
  sum = joined;
}

/// Of a place in a country that the dialogue does not know: office hours are assumed, and every day can be used.
const calendar::WorkingWeek& unknown_week() {
  static const calendar::WorkingWeek week = [] {
    calendar::WorkingPeriod period;
    for (auto& spans : period.base.by_weekday) spans = {{std::chrono::hours{9}, std::chrono::hours{17}}};
    return calendar::WorkingWeek({period});
  }();
  return week;
}

}  // namespace

DayPlanner::DayPlanner(const Dialogue& dialogue, const Whereabouts& who, const BurdenTable& table,
                       std::span<const Waiver> waivers, calendar::Interval<sys_days> span)
    : dialogue_(dialogue),
      who_(who),
      place_(who.venue == nullptr ? who.delegation : who.venue->country),
      week_(place_ == nullptr ? unknown_week() : place_->week),
      table_(table),
      days_(span),
      kinds_(static_cast<std::size_t>((span.end - span.start).count())) {
  note_weeks();
  // Of two expected days at once, that of the place is noted: it decides on the hours.
  if (travels()) note_holidays(*who_.delegation, &Kind::home_holiday);
  if (place_ != nullptr) note_holidays(*place_, &Kind::holiday);
  note_iftar();
  note_waivers(waivers);
}

void DayPlanner::note_weeks() {
  const auto& periods = week_.periods();
  std::uint8_t period = 0;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    const sys_days day = days_.start + days{static_cast<int>(i)};
    while (period + 1u < periods.size() && !(day < periods[period].valid.end)) ++period;
    Kind& kind = kinds_[i];
    kind.weekday = static_cast<std::uint8_t>(calendar::weekday{day}.c_encoding());
    kind.period = period;
    const auto& summer = periods[period].summer;
    kind.summer = summer && within_season(*summer, Date{day});
    kind.ramadan = place_ != nullptr && place_->observes_ramadan && dialogue_.ramadan.on(Date{day}).has_value();
    kind.home_rests = travels() && who_.delegation->week.on(Date{day}, false).rest_day;
  }
}

void DayPlanner::note_holidays(const Delegation& whose, std::int32_t Kind::*certain) {
  const auto all = dialogue_.holidays_of(whose).all();
  const auto first = std::lower_bound(all.begin(), all.end(), Date{days_.start - days{1}},
                                      [](const calendar::Holiday& holiday, Date day) { return holiday.date < day; });
  for (auto holiday = first; holiday != all.end() && !(Date{days_.end} < holiday->date); ++holiday) {
    const auto index = static_cast<std::int32_t>(holidays_.size());
    holidays_.push_back({&*holiday, &whose});
    const auto at = (sys_days{holiday->date} - days_.start).count();
    const auto note = [&](std::int64_t offset, std::int32_t Kind::*field) {
      const auto place = at + offset;
      if (place < 0 || place >= static_cast<std::int64_t>(kinds_.size())) return;
      auto& noted = kinds_[static_cast<std::size_t>(place)].*field;
      // A longer holiday of the same country is stronger than a half-day one on the same date.
      const Known* known = noted < 0 ? nullptr : &holidays_[static_cast<std::size_t>(noted)];
      const bool weaker = known != nullptr && known->whose == &whose && !holiday->whole_day() &&
                          holiday->free_from >= known->holiday->free_from;
      if (!weaker) noted = index;
    };
    if (holiday->disputed) {
      note(0, &Kind::disputed);
    } else if (holiday->tentative) {
      note(0, &Kind::tentative);
      note(-1, &Kind::near_tentative);
      note(+1, &Kind::near_tentative);
    } else {
      note(0, certain);
    }
  }
}

void DayPlanner::note_iftar() {
  constexpr minutes quarter{15};
  if (!who_.delegation->observes_ramadan || !who_.seat->coordinates) return;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    const Date date{days_.start + days{static_cast<int>(i)}};
    if (!dialogue_.ramadan.on(date)) continue;
    const auto sunset = calendar::sunset(date, who_.seat->coordinates->latitude, who_.seat->coordinates->longitude);
    if (!sunset) continue;
    const TimeOfDay local = calendar::time_of_day(who_.seat->zone.to_local(*sunset));
    const auto from = clamp_to_day((local - table_.iftar_margin) / quarter * quarter);
    const auto to = clamp_to_day((local + table_.iftar_margin + quarter - minutes{1}) / quarter * quarter);
    kinds_[i].iftar_from = static_cast<std::int16_t>(from.count());
    kinds_[i].iftar_to = static_cast<std::int16_t>(to.count());
  }
}

void DayPlanner::note_waivers(std::span<const Waiver> waivers) {
  const auto waive = [&](const Waiver& waiver, bool Kind::*what) {
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      if (!waiver.on || sys_days{*waiver.on} == days_.start + days{static_cast<int>(i)}) kinds_[i].*what = true;
    }
  };
  for (const Waiver& waiver : waivers) {
    const bool of_home = waiver.delegation == who_.delegation->id;
    const bool of_place = place_ != nullptr && waiver.delegation == place_->id;
    const bool rest = waiver.what == Waiver::What::rest_day;
    if (waiver.what == Waiver::What::friday_prayer) {
      if (of_home) waive(waiver, &Kind::prayer_waived);
      continue;
    }
    if (of_place) waive(waiver, rest ? &Kind::rest_waived : &Kind::holiday_waived);
    if (of_home && travels()) waive(waiver, rest ? &Kind::home_rest_waived : &Kind::home_holiday_waived);
  }
}

const DayPlanner::Kind& DayPlanner::kind(sys_days day) const {
  return kinds_[static_cast<std::size_t>((day - days_.start).count())];
}

bool DayPlanner::rests(const Kind& kind) const { return week_.periods()[kind.period].rest_days.test(kind.weekday); }

bool DayPlanner::is_free_day(const Kind& kind) const {
  const auto whole = [&](std::int32_t number) {
    return number >= 0 && holidays_[static_cast<std::size_t>(number)].holiday->whole_day();
  };
  const bool expected = kind.tentative >= 0 && holidays_[static_cast<std::size_t>(kind.tentative)].whose == place_;
  return rests(kind) || whole(kind.holiday) || expected;
}

DayPlanner::Hours DayPlanner::hours_on(const Kind& kind) const {
  const auto& period = week_.periods()[kind.period];
  const auto& week = kind.ramadan && period.ramadan ? *period.ramadan
                     : kind.summer                  ? period.summer->hours
                                                    : period.base;
  // Offices are closed then: whoever comes all the same would rather come at the hours of other days.
  return is_free_day(kind) ? calendar::usual_hours(week, period.rest_days) : week.by_weekday[kind.weekday];
}

DayPlan DayPlanner::plan(const Kind& kind) const {
  const Hours hours = hours_on(kind);
  std::vector<TimeOfDay> cuts{TimeOfDay{0}, day_end, table_.default_lunch.start, table_.default_lunch.end};
  for (const std::int32_t number : {kind.holiday, kind.home_holiday}) {
    if (number >= 0) cuts.push_back(clamp_to_day(holidays_[static_cast<std::size_t>(number)].holiday->free_from));
  }
  for (const auto& span : hours) cuts.insert(cuts.end(), {span.start, span.end});
  if (!hours.empty()) {
    cuts.push_back(clamp_to_day(hours.front().start - table_.shoulder_length));
    cuts.push_back(clamp_to_day(hours.back().end + table_.shoulder_length));
  }
  for (const auto& band : table_.bands) cuts.insert(cuts.end(), {band.from, band.to});
  const auto& prayer = who_.delegation->friday_prayer;
  cuts.insert(cuts.end(), {prayer.span.start, prayer.span.end});
  if (kind.iftar_from >= 0) cuts.insert(cuts.end(), {minutes{kind.iftar_from}, minutes{kind.iftar_to}});
  if (who_.hours) cuts.insert(cuts.end(), {who_.hours->start, end_on_clock(*who_.hours)});
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());

  DayPlan plan;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const DaySegment segment{{cuts[i], cuts[i + 1]}, hour_charge(kind, hours, cuts[i]), day_charge(kind, cuts[i])};
    if (!plan.empty() && plan.back().hour == segment.hour && plan.back().day == segment.day) {
      plan.back().span.end = segment.span.end;
    } else {
      plan.push_back(segment);
    }
  }
  return plan;
}

std::optional<Charge> DayPlanner::day_charge(const Kind& kind, TimeOfDay at) const {
  std::optional<Charge> day;
  const auto add_day = [&](Charge charge, const Delegation* whose, bool waived) {
    charge.whose = whose;
    charge.hard = !waived;
    charge.waived = waived;
    add(day, charge);
  };
  const auto add_holiday = [&](std::int32_t number, bool waived) {
    if (number < 0) return;
    const auto& [holiday, whose] = holidays_[static_cast<std::size_t>(number)];
    const auto what = holiday->whole_day() ? Circumstance::holiday : Circumstance::half_holiday;
    if (at >= holiday->free_from) add_day(priced(what, table_.holiday, &holiday->name), whose, waived);
  };
  const auto add_risk = [&](std::int32_t number, Circumstance what, Rate rate) {
    if (number < 0) return;
    const auto& [holiday, whose] = holidays_[static_cast<std::size_t>(number)];
    Charge risk = priced(what, rate, &holiday->name);
    risk.risk = true;
    risk.whose = whose;
    add(day, risk);
  };
  add_risk(kind.disputed, Circumstance::disputed, Rate{0});
  const Charge rest = priced(Circumstance::rest_day, table_.rest_day);
  if (rests(kind)) add_day(rest, place_, kind.rest_waived);
  if (kind.home_rests) add_day(rest, who_.delegation, kind.home_rest_waived);
  add_holiday(kind.holiday, kind.holiday_waived);
  add_holiday(kind.home_holiday, kind.home_holiday_waived);
  add_risk(kind.near_tentative, Circumstance::near_tentative, table_.near_tentative);
  add_risk(kind.tentative, Circumstance::tentative, table_.tentative);
  return day;
}

Charge DayPlanner::hour_charge(const Kind& kind, const Hours& hours, TimeOfDay at) const {
  std::optional<Charge> hour = by_the_clock(hours, at);
  if (at >= minutes{kind.iftar_from} && at < minutes{kind.iftar_to})
    add(hour, priced(Circumstance::iftar, table_.iftar));
  const auto& prayer = who_.delegation->friday_prayer;
  const bool prays = prayer.level == calendar::PrayerLevel::avoid || prayer.level == calendar::PrayerLevel::hard;
  if (prays && calendar::weekday{kind.weekday} == std::chrono::Friday && prayer.span.contains(at)) {
    Charge praying = priced(Circumstance::friday_prayer, table_.friday_prayer);
    praying.hard = prayer.level == calendar::PrayerLevel::hard && !kind.prayer_waived;
    add(hour, praying);
  }
  if (who_.hours && !is_within(*who_.hours, at)) {
    Charge outside = priced(Circumstance::outside_hours, hour->rate);
    outside.hard = true;
    add(hour, outside);
  }
  return *hour;
}

Charge DayPlanner::by_the_clock(const Hours& hours, TimeOfDay at) const {
  if (!hours.empty()) {
    const ClockSpan whole{hours.front().start, hours.back().end};
    if (whole.contains(at)) {
      const bool working = std::any_of(hours.begin(), hours.end(), [&](const auto& span) { return span.contains(at); });
      const bool assumed_lunch =
          hours.size() == 1 && whole.contains(table_.default_lunch) && table_.default_lunch.contains(at);
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
