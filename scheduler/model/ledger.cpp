#include "scheduler/model/ledger.hpp"

#include <algorithm>

namespace plenary::scheduler {

const LedgerEntry* PastSession::find(std::string_view delegation) const noexcept {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const LedgerEntry& entry) { return entry.delegation.value == delegation; });
  return found == entries.end() ? nullptr : &*found;
}

std::vector<std::string> Ledger::tables() const {
  std::vector<std::string> names;
  for (const PastSession& session : sessions) names.push_back(session.table);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace plenary::scheduler
