#pragma once

#include <chrono>
#include <vector>

#include "calendar/civil/zone.hpp"
#include "calendar/message.hpp"
#include "scheduler/model/burden.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"

namespace plenary::scheduler {

/// Sessions at one wall-clock time of a zone.
struct Series {
  calendar::Zone zone = calendar::Zone::utc();
  calendar::TimeOfDay start{0};
  std::chrono::minutes duration{60};
  calendar::Date first;        ///< of the first session
  calendar::Date last;         ///< no session after it
  std::chrono::days every{7};  ///< from one session to the next, at least 1
};

/// A session of a series as one delegation lives it.
struct DriftSession {
  calendar::Date date;        ///< in the series' zone
  calendar::LocalTime local;  ///< start on the delegation's clock
  Burden burden;              ///< as a required delegation
  Burden of_day;              ///< what of it the day costs: a rest day, a holiday, a feast that is not announced yet
  Message day = {};           ///< what that day is; empty where it costs nothing
};

/// A date from which on the series' time is another one on a delegation's clock, because a government moved a clock.
struct Shift {
  calendar::Date date;         ///< in the series' zone: the first day with the new time
  calendar::LocalTime before;  ///< what the delegation's clock shows for the start on the day before
  calendar::LocalTime after;   ///< and on that day
  Burden last_before;          ///< of the last session before that day, its hours alone; 0 if there is none
  Burden first_after;          ///< of the first one from that day on, likewise
};

struct Drift {
  const Delegation* delegation = nullptr;
  std::vector<DriftSession> sessions;
  std::vector<Shift> shifts;  ///< also on days without a session
  Burden total;               ///< what the sessions together add to its ledger
};

/// What the series is to `delegation` in its first seat. A start that a clock change skips or repeats is read as
/// RFC 5545 §3.3.5 does.
Drift drift(const Dialogue& dialogue, const BurdenTable& table, const Delegation& delegation, const Series& series);

}  // namespace plenary::scheduler
