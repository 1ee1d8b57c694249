#include "scheduler/model/ledger.hpp"

#include <algorithm>

namespace plenary::scheduler {

const LedgerEntry* PastSession::find(std::string_view delegation) const noexcept {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const LedgerEntry& entry) { return entry.delegation.value == delegation; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace plenary::scheduler
