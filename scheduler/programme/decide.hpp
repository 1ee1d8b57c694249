#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "calendar/result.hpp"
#include "scheduler/model/programme.hpp"

/// What is decided of a programme, as its document then says. Errors name options or the session; the programme stays
/// as it was.
namespace plenary::scheduler {

/// A time for a session, and a room where it has one.
struct Decision {
  SessionId session;          ///< of a series, the id of one of its windows
  calendar::LocalTime start;  ///< on the clock of the programme's zone
  std::optional<RoomId> room;
};

/// `programme` with every decision written in: "when", "room" and `status`. A window of a series becomes a session of
/// its own, behind the series and those of the windows before it. Whether rules allow the time is another question
/// (`check`): who decides may know better.
Checked<Programme> decide(const Programme& programme, const Dialogue& dialogue, const std::vector<Decision>& decisions,
                          SessionStatus status);

/// The session is not held: it keeps its place in feeds, as cancelled or postponed, and says why.
Checked<Programme> cancel(const Programme& programme, std::string_view session, const LocalizedText& reason);
Checked<Programme> postpone(const Programme& programme, std::string_view session, const LocalizedText& reason);

/// The session is held at another time or in another room. One that was postponed or cancelled is held again. Where
/// `start` is absent, the time stays; where `room` is, the room does.
struct Move {
  SessionId session;
  std::optional<calendar::LocalTime> start;
  std::optional<RoomId> room;
  LocalizedText reason;
};
Checked<Programme> move(const Programme& programme, const Dialogue& dialogue, const Move& change);

}  // namespace plenary::scheduler
