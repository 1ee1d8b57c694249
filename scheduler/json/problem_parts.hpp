#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <vector>

#include "scheduler/json/reader.hpp"
#include "scheduler/model/limits.hpp"
#include "scheduler/model/problem.hpp"

/// What problems of one session and of whole programmes say alike. Private to scheduler/json.
namespace plenary::scheduler {

inline constexpr std::chrono::minutes longest_session = std::chrono::hours{12};

/// The member "window": {"from": "2020-09-14", "to": "2020-09-18"}, not empty and within the limits.
std::optional<DateWindow> read_window(ObjectReader& parent);

/// The member "windows": a list of such windows, in order, none sharing a day with the next.
std::vector<DateWindow> read_windows(ObjectReader& parent);

/// The member "grid": a duration of 5 to 60 minutes that divides an hour.
std::optional<std::chrono::minutes> read_grid(ObjectReader& parent);

/// The member "duration" of a session, which must be there.
std::optional<std::chrono::minutes> read_session_length(ObjectReader& session);

/// The member "quorum" of `document`, held against those who are invited; nobody: they are not known.
Quorum read_quorum(ObjectReader& document, const std::vector<Participant>& participants);

/// The member "floors": {"most_points": 24}.
std::optional<int> read_most_points(ObjectReader& document);

/// The member "waivers", for delegations that are `invited` (empty: not known) and days near the window.
std::vector<Waiver> read_waivers(ObjectReader& document, const std::optional<DateWindow>& window,
                                 const std::set<DelegationId>& invited);

/// Reports texts with control characters that were not refused for something else.
void add_control_characters(const Json& document, Errors& errors);

}  // namespace plenary::scheduler
