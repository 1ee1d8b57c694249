#include "scheduler/burden/accounts.hpp"

#include <algorithm>
#include <cstdint>
#include <map>

#include "scheduler/welfare/outcome.hpp"

namespace plenary::scheduler {

namespace {

constexpr std::int64_t one = 1'000'000;  // weights are millionths

/// By session: what counts of it now.
std::vector<std::int64_t> weights(const Ledger& ledger) {
  std::vector<std::int64_t> result(ledger.sessions.size());
  std::int64_t weight = one;
  for (std::size_t s = result.size(); s-- > 0;) {
    weight = weight * ledger.decay.keep / ledger.decay.of;
    result[s] = weight;
  }
  return result;
}

/// A country of the ledger.
struct Member {
  const Delegation* country = nullptr;
  std::size_t joined = 0;  ///< the first session that invited it
};

std::vector<Member> members_of(const Ledger& ledger, const Dialogue& dialogue) {
  std::map<std::string_view, std::size_t> joined;
  for (std::size_t s = 0; s < ledger.sessions.size(); ++s) {
    for (const LedgerEntry& entry : ledger.sessions[s].entries) joined.try_emplace(entry.delegation.value, s);
  }
  std::vector<Member> members;
  for (const auto& [id, first] : joined) {
    const Delegation* country = dialogue.find(id);
    if (country != nullptr && country->counts_fairly()) members.push_back({country, first});
  }
  return members;
}

/// What the peers of one who had not joined carried at a session: sum and number.
struct Peers {
  std::int64_t units = 0;
  std::int64_t countries = 0;
  void add(const LedgerEntry* entry) {
    units += entry == nullptr ? 0 : entry->burden.units();
    ++countries;
  }
};

Peers peers_at(const std::vector<Member>& members, const PastSession& session, std::size_t number,
               const Delegation& who) {
  Peers same;
  Peers all;
  for (const Member& member : members) {
    if (member.joined > number) continue;
    const LedgerEntry* entry = session.find(member.country->id.value);
    all.add(entry);
    if (member.country->is_peer_of(who)) same.add(entry);
  }
  return same.countries > 0 ? same : all;
}

}  // namespace

std::vector<Account> accounts(const Ledger& ledger, const Dialogue& dialogue,
                              std::span<const DelegationId> delegations) {
  const auto weight = weights(ledger);
  const auto members = members_of(ledger, dialogue);
  std::vector<Account> result;
  for (const DelegationId& id : delegations) {
    Account account{id, {}, {}, 0};
    const Delegation* who = dialogue.find(id.value);
    const bool is_compared = who != nullptr && who->counts_fairly();
    std::int64_t carried = 0;
    for (std::size_t s = 0; s < ledger.sessions.size(); ++s) {
      if (const LedgerEntry* entry = ledger.sessions[s].find(id.value)) {
        ++account.invitations;
        carried += entry->burden.units() * weight[s];
      } else if (account.invitations == 0 && is_compared) {
        const Peers peers = peers_at(members, ledger.sessions[s], s, *who);
        if (peers.countries == 0) continue;
        account.credited += Burden::of_units(peers.units / peers.countries * weight[s] / one);
      }
    }
    account.carried = Burden::of_units(carried / one);
    result.push_back(std::move(account));
  }
  return result;
}

std::vector<RoleSum> carried_by_role(const Ledger& ledger) {
  const auto weight = weights(ledger);
  std::map<Role, RoleSum> sums;
  std::map<Role, std::int64_t> carried;
  for (std::size_t s = 0; s < ledger.sessions.size(); ++s) {
    for (const LedgerEntry& entry : ledger.sessions[s].entries) {
      ++sums[entry.role].invitations;
      carried[entry.role] += entry.burden.units() * weight[s] / one;
    }
  }
  std::vector<RoleSum> result;
  for (auto& [role, sum] : sums) {
    sum.role = role;
    sum.carried = Burden::of_units(carried[role]);
    result.push_back(sum);
  }
  return result;
}

std::vector<std::string> turns(const Ledger& ledger, const Dialogue& dialogue, std::vector<std::string> regions) {
  std::map<std::string, std::size_t> favoured;  // number of the last session that did, from 1
  for (std::size_t s = 0; s < ledger.sessions.size(); ++s) {
    std::map<std::string, RegionSum> sums;
    for (const LedgerEntry& entry : ledger.sessions[s].entries) {
      const Delegation* who = dialogue.find(entry.delegation.value);
      if (who == nullptr || !who->counts_fairly()) continue;
      for (const Region& region : who->regions) {
        RegionSum& sum = sums.try_emplace(region.id, RegionSum{region.id, {}, 0}).first->second;
        sum.sum += entry.burden;
        ++sum.countries;
      }
    }
    if (sums.empty()) continue;
    const auto lighter = [](const auto& a, const auto& b) { return compare_means(a.second, b.second) < 0; };
    const auto [least, most] = std::minmax_element(sums.begin(), sums.end(), lighter);
    if (compare_means(least->second, most->second) == 0) continue;
    for (const auto& [region, sum] : sums) {
      if (compare_means(sum, least->second) == 0) favoured[region] = s + 1;
    }
  }
  std::sort(regions.begin(), regions.end());
  std::stable_sort(regions.begin(), regions.end(), [&](const std::string& a, const std::string& b) {
    const auto last = [&](const std::string& region) {
      const auto found = favoured.find(region);
      return found == favoured.end() ? std::size_t{0} : found->second;
    };
    return last(a) < last(b);
  });
  return regions;
}

}  // namespace plenary::scheduler
