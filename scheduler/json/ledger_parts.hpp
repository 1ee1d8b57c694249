#pragma once

#include <string>
#include <string_view>

#include "scheduler/json/reader.hpp"
#include "scheduler/model/ledger.hpp"
#include "scheduler/model/problem.hpp"

/// What ledgers in documents and tables say alike. Private to scheduler/json.
namespace plenary::scheduler {

/// "co_chair", or an error with the nearest.
Result<Role> parse_role(std::string_view text);

/// "4", "4.5", "4.25": points with at most two decimals, up to `Ledger::most_points_an_entry`.
Result<Burden> parse_points(std::string_view text);

/// Adds `entry` to the session `id`, which is the last one or new. Fails where the session was left before, the
/// delegation is named twice in it, the date goes backwards or there are too many sessions.
Result<void> add_entry(Ledger& ledger, const std::string& id, std::optional<calendar::Date> date, LedgerEntry entry);

/// The member "ledger" of a programme: {"decay": {"keep": 9, "of": 10}, "sessions": [{"session", "date",
/// "burdens": [{"delegation", "role", "points"}]}]}.
Ledger read_ledger(ObjectReader& document, const Dialogue& dialogue);

/// What `read_ledger` reads.
Json to_json(const Ledger& ledger);

/// The members of "floors" that are about the ledger; `floors` is that object.
LedgerFloors read_ledger_floors(ObjectReader& floors);

}  // namespace plenary::scheduler
