#include "random_problem.hpp"

#include <string>

#include "data/embedded.hpp"
#include "scheduler/burden/projection.hpp"
#include "scheduler/json/reference_data.hpp"

namespace plenary::scheduler::testing {

namespace {

using namespace std::chrono_literals;
using calendar::Date;
using calendar::days;
using calendar::sys_days;

class Generator {
 public:
  explicit Generator(std::mt19937_64& random) : random_(random) {}

  RandomProblem make() {
    RandomProblem result{std::make_unique<Dialogue>(), {}};
    Problem& problem = result.problem;
    problem.dialogue = result.dialogue.get();
    problem.id = "random";
    problem.table = *read_burden_table(data::burden_table_json());
    // Around the spring and autumn changes of 2026, Morocco's last one and Ramadan 1447.
    const Date starts[] = {2026y / 2 / 14, 2026y / 3 / 18,  2026y / 3 / 27,
                           2026y / 9 / 17, 2026y / 10 / 23, 2026y / 6 / 1};
    problem.window.first = Date{sys_days{starts[below(std::size(starts))]} + days{static_cast<int>(below(3))}};
    problem.window.last = Date{sys_days{problem.window.first} + days{static_cast<int>(below(4))}};
    const std::chrono::minutes grids[] = {15min, 15min, 30min, 20min, 60min};
    problem.grid = grids[below(std::size(grids))];
    const std::chrono::minutes durations[] = {30min, 60min, 45min, 90min, 180min, 50min};
    problem.duration = durations[below(std::size(durations))];
    problem.zone = zone();
    if (chance(4)) problem.days.weekdays = Weekdays{static_cast<unsigned long long>(1 + below(127))};
    if (chance(4)) problem.days.left_out = {problem.window.first};
    if (chance(3)) problem.hours = ClockSpan{std::chrono::hours{below(9)}, std::chrono::hours{12 + below(13)}};
    if (chance(12)) problem.hours = ClockSpan{std::chrono::hours{18 + below(5)}, std::chrono::hours{25 + below(8)}};

    make_dialogue(*result.dialogue, problem.window);
    for (const Delegation& delegation : result.dialogue->delegations) {
      if (!chance(5)) problem.participants.push_back(participant(delegation, problem));
    }
    if (problem.participants.empty())
      problem.participants.push_back(participant(result.dialogue->delegations.front(), problem));
    if (chance(4)) keep_elsewhere(problem);
    if (chance(4)) send_abroad(problem);
    const auto invited = problem.participants.size();
    if (chance(3)) problem.quorum.overall = static_cast<int>(below(invited + 1));
    if (chance(4)) problem.quorum.regions["North"] = static_cast<int>(below(3));
    if (chance(4)) {
      std::vector<DelegationId> some;
      for (const Participant& who : problem.participants) {
        if (chance(2)) some.push_back(who.delegation->id);
      }
      const auto least = static_cast<int>(below(some.size() + 1));
      problem.quorum.groups.push_back({least, some, some});
    }
    if (chance(4)) problem.prefers = preferred();
    if (chance(4)) problem.most_points = static_cast<int>(below(60));
    for (const Participant& who : problem.participants) {
      if (!chance(5)) continue;
      Waiver waiver{who.delegation->id, static_cast<Waiver::What>(below(3)), std::nullopt};
      if (chance(2)) waiver.on = problem.window.first;
      problem.waivers.push_back(waiver);
    }
    if (chance(3)) add_ledger(problem);
    return result;
  }

 private:
  /// Some of those invited spend a day or two somewhere else, in a country of the dialogue or in another.
  void keep_elsewhere(Problem& problem) {
    const auto& delegations = problem.dialogue->delegations;
    for (Participant& one : problem.participants) {
      auto day = sys_days{problem.window.first};
      for (std::uint64_t left = below(3); left > 0 && day <= sys_days{problem.window.last}; --left) {
        const Delegation* country = chance(2) ? nullptr : &delegations[below(delegations.size())];
        const Seat seat = country != nullptr ? country->seats.front() : Seat{zone(), "Elsewhere", "", std::nullopt};
        const auto last = day + days{static_cast<int>(below(2))};
        one.stays.push_back({{Date{day}, Date{last}}, std::make_shared<const Venue>(Venue{seat, country})});
        day = last + days{1 + static_cast<int>(below(2))};
      }
    }
  }

  /// Some of those invited meet in one place: in a country of the dialogue or in another.
  void send_abroad(Problem& problem) {
    const auto& delegations = problem.dialogue->delegations;
    const Delegation* country = chance(4) ? nullptr : &delegations[below(delegations.size())];
    const Seat seat = country != nullptr ? country->seats.front() : Seat{zone(), "Elsewhere", "", std::nullopt};
    const auto venue = std::make_shared<const Venue>(Venue{seat, country});
    for (Participant& one : problem.participants) {
      if (chance(3)) continue;
      one.venue = venue;
      one.stays.clear();
    }
    if (country != nullptr && chance(2)) problem.waivers.push_back({country->id, Waiver::What::rest_day, std::nullopt});
  }

  void add_ledger(Problem& problem) {
    Ledger ledger;
    ledger.decay = {static_cast<int>(1 + below(3)), 3};
    const auto sessions = 1 + below(6);
    for (std::uint64_t s = 0; s < sessions; ++s) {
      PastSession past{"past-" + std::to_string(s), std::nullopt, {}};
      for (const Delegation& delegation : problem.dialogue->delegations) {
        if (chance(3)) continue;
        past.entries.push_back(
            {delegation.id, Role::required, Burden::of_units(static_cast<std::int64_t>(below(4) * below(9)) * 750)});
      }
      ledger.sessions.push_back(std::move(past));
    }
    set_ledger(problem, std::move(ledger));
    if (chance(3)) problem.ledger_floors.most_twice = static_cast<int>(below(16));
    if (chance(4)) problem.ledger_floors.free = {1, static_cast<int>(1 + below(4))};
  }

  std::uint64_t below(std::uint64_t n) { return random_() % n; }
  bool chance(std::uint64_t one_in) { return below(one_in) == 0; }

  /// Mostly one; sometimes none, as guests, or one of a second dialogue that is joined.
  std::vector<Region> regions() {
    std::vector<Region> result;
    if (!chance(8)) result.push_back({chance(2) ? "North" : "South"});
    if (chance(4)) result.push_back({chance(2) ? "second:North" : "second:East", {}, "second"});
    return result;
  }

  calendar::Zone zone() {
    const char* ids[] = {"Europe/Brussels",     "Africa/Casablanca", "Africa/Cairo",   "Africa/Lagos",
                         "Atlantic/Cape_Verde", "Europe/Dublin",     "Asia/Kathmandu", "Australia/Lord_Howe",
                         "Europe/Athens",       "America/St_Johns",  "Africa/Tripoli", "Atlantic/Azores",
                         "Asia/Hong_Kong",      "Africa/Abidjan",    "Asia/Beirut"};
    return *calendar::Zone::find(ids[below(std::size(ids))]);
  }

  calendar::WeeklyHours hours() {
    calendar::WeeklyHours result;
    const auto open = 7h + 15min * static_cast<int>(below(10));
    for (auto& day : result.by_weekday) {
      switch (below(4)) {
        case 0:
          day = {{open, open + 8h}};
          break;
        case 1:
          day = {{open, open + 4h}, {open + 5h, open + 9h}};
          break;
        case 2:
          day = {{open, open + 5h + 5min}};
          break;
        default:
          day = {{open, open + 4h}, {open + 4h + 30min, open + 6h}, {open + 7h, open + 9h}};
          break;
      }
    }
    return result;
  }

  calendar::WorkingWeek week(const DateWindow& window) {
    std::vector<calendar::WorkingPeriod> periods;
    const sys_days middle = sys_days{window.first} + days{1};
    calendar::WorkingPeriod period{{sys_days{2000y / 1 / 1}, middle}, {}, hours(), std::nullopt, std::nullopt};
    period.rest_days.set(below(7));
    if (chance(2)) period.rest_days.set(below(7));
    if (chance(3))
      period.summer = calendar::SeasonalHours{std::chrono::March / 20, std::chrono::September / 18, hours()};
    if (chance(2)) period.ramadan = hours();
    if (chance(3)) {
      periods.push_back(period);
      period.base = hours();
      period.rest_days = 1u << below(7);
      period.valid.start = middle;
    }
    period.valid.end = sys_days{2100y / 1 / 1};
    periods.push_back(period);
    return calendar::WorkingWeek(std::move(periods));
  }

  void make_dialogue(Dialogue& dialogue, const DateWindow& window) {
    dialogue.id = "random";
    dialogue.ramadan = calendar::RamadanTable({{1447, {sys_days{2026y / 2 / 18}, sys_days{2026y / 3 / 20}}}});
    const std::size_t count = 1 + below(9);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string code{static_cast<char>('A' + i), 'A'};
      std::vector<Seat> seats{
          {zone(), "Capital", "",
           Coordinates{-35.0 + static_cast<double>(below(90)), static_cast<double>(below(60)) - 20}}};
      if (chance(3)) seats.push_back({zone(), "Mission", "", std::nullopt});
      calendar::FridayPrayer prayer;
      prayer.level = static_cast<calendar::PrayerLevel>(below(4));
      prayer.span = {12h + 15min * static_cast<int>(below(3)), 14h + 15min * static_cast<int>(below(3))};
      dialogue.delegations.push_back({{code},
                                      {code, {}, {}, {}},
                                      chance(6) ? DelegationKind::organisation : DelegationKind::state,
                                      regions(),
                                      std::move(seats),
                                      week(window),
                                      code,
                                      prayer,
                                      chance(2),
                                      Language::en,
                                      false});
      if (chance(8)) dialogue.delegations.back().counts = chance(2) ? Counts::fairly : Counts::total;
      std::vector<calendar::Holiday> holidays;
      for (auto left = below(3); left > 0; --left) {
        calendar::Holiday holiday;
        holiday.date = Date{sys_days{window.first} + days{static_cast<int>(below(6)) - 1}};
        holiday.country = code;
        holiday.name.en = "Holiday";
        holiday.kind = chance(3) ? calendar::HolidayKind::half_day : calendar::HolidayKind::public_holiday;
        if (holiday.kind == calendar::HolidayKind::half_day) holiday.free_from = std::chrono::hours{12 + below(3)};
        holiday.tentative = chance(3);
        holiday.disputed = chance(8);
        holidays.push_back(holiday);
      }
      dialogue.holidays.emplace(code, calendar::HolidayCalendar(std::move(holidays)));
    }
  }

  BusyTimes busy(const Problem& problem) {
    std::vector<calendar::Interval<calendar::Instant>> spans;
    const auto first = calendar::Instant{sys_days{problem.window.first}};
    for (auto left = below(4); left > 0; --left) {
      const auto start = first + 5min * static_cast<int>(below(1200)) - 10h;
      spans.push_back({start, start + 5min * static_cast<int>(1 + below(60))});
    }
    return BusyTimes{std::move(spans)};
  }

  PreferredTimes preferred() {
    PreferredTimes times;
    if (!chance(4)) times.hours = ClockSpan{std::chrono::hours{6 + below(6)}, std::chrono::hours{12 + below(10)}};
    if (chance(3) || times.empty()) times.weekdays = {static_cast<unsigned>(below(7)), static_cast<unsigned>(below(7))};
    return times;
  }

  Participant participant(const Delegation& delegation, const Problem& problem) {
    Participant who;
    who.delegation = &delegation;
    who.role = chance(2) ? Role::preferred : all_roles[below(all_roles.size())];
    who.seat = below(delegation.seats.size());
    if (chance(4)) who.hours = ClockSpan{std::chrono::hours{below(10)}, std::chrono::hours{14 + below(11)}};
    if (chance(12)) who.hours = ClockSpan{std::chrono::hours{18 + below(5)}, std::chrono::hours{25 + below(8)}};
    if (chance(3)) who.busy = busy(problem);
    if (chance(6)) who.if_need_be = busy(problem);
    if (chance(6)) who.prefers = preferred();
    if (chance(4)) {
      for (auto left = 1 + below(4); left > 0; --left)
        who.delegates.push_back({std::to_string(left), below(delegation.seats.size()), busy(problem)});
    }
    return who;
  }

  std::mt19937_64& random_;
};

}  // namespace

RandomProblem random_problem(std::mt19937_64& random) { return Generator(random).make(); }

}  // namespace plenary::scheduler::testing
