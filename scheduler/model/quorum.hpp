#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/text.hpp"
#include "scheduler/model/dialogue.hpp"

namespace plenary::scheduler {

/// Delegations of which some must be there.
struct QuorumGroup {
  int least = 0;
  std::variant<SetName, std::vector<DelegationId>> whom;  ///< as the document says it
  std::vector<DelegationId> members = {};                 ///< whoever that is, sorted
  LocalizedText name = {};                                ///< of a set
};

/// "ecowas", "ecowas 2020-09-16", "BE+FR": tells the groups of one quorum apart.
std::string name_of(const QuorumGroup& group);

/// How many delegations must be able to attend.
struct Quorum {
  int overall = 0;
  std::map<std::string, int> regions;
  std::vector<QuorumGroup> groups = {};
};

/// One number that a quorum asks for.
struct QuorumPart {
  int least = 0;
  std::string region = {};             ///< empty: not of a region
  const QuorumGroup* group = nullptr;  ///< of the quorum; null: not of a group

  /// Tells the parts of one quorum apart: empty for all delegations, the region or the group's name.
  std::string subject() const { return group == nullptr ? region : name_of(*group); }
  bool counts(const Delegation& delegation) const noexcept;
};

/// Of each part that asks for somebody: the overall one first, then regions, then groups. Refers to the quorum.
std::vector<QuorumPart> parts_of(const Quorum& quorum);

/// The quorum without the part of that subject.
Quorum without_part(Quorum quorum, std::string_view subject);

}  // namespace plenary::scheduler
