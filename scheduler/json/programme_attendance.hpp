#pragma once

#include <optional>
#include <vector>

#include "scheduler/json/reader.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/wish.hpp"

/// Who is invited, as a programme says it. Private to scheduler/json.
namespace plenary::scheduler {

/// The member "attendance" of `object`: delegations named one by one or by partner set.
Invitations read_attendance(ObjectReader& object, const Dialogue& dialogue);

/// The members "set" and "as_of": a partner set of the dialogue, or nothing and why.
std::optional<SetName> read_set_name(ObjectReader& entry, const Dialogue& dialogue);

/// Whether a busy time may say that whoever is busy could come all the same.
enum class IfNeedBe { unknown, known };

/// The member "busy": when a calendar is taken.
std::vector<BusyTime> read_busy(ObjectReader& entry, IfNeedBe if_need_be = IfNeedBe::unknown);

/// The member "prefers": {"hours": {…}, "weekdays": ["tue", "wed"]}, one of them at least.
PreferredTimes read_prefers(ObjectReader& parent);

/// The member "around": {"before": "PT15M", "after": "PT30M"}.
std::optional<TimeAround> read_around(ObjectReader& parent);

/// Whether hours may end on the day after the one on which they begin.
enum class Midnight { ends_them, is_passed };

/// {"from": "08:00", "to": "18:00"}: a span of the clock; where midnight may be passed, one from 22:00 to 02:00 too.
std::optional<ClockSpan> clock_span(ObjectReader& parent, const char* name, Midnight midnight = Midnight::is_passed);

}  // namespace plenary::scheduler
