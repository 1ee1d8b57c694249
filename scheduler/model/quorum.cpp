#include "scheduler/model/quorum.hpp"

#include <algorithm>

#include "calendar/civil/iso.hpp"

namespace plenary::scheduler {

std::string name_of(const QuorumGroup& group) {
  if (const auto* set = std::get_if<SetName>(&group.whom))
    return set->as_of ? set->set + ' ' + calendar::to_iso(*set->as_of) : set->set;
  std::string name;
  for (const DelegationId& id : group.members) name += (name.empty() ? "" : "+") + id.value;
  return name;
}

bool QuorumPart::counts(const Delegation& delegation) const noexcept {
  if (group != nullptr) return std::ranges::binary_search(group->members, delegation.id);
  return region.empty() || delegation.is_in(region);
}

std::vector<QuorumPart> parts_of(const Quorum& quorum) {
  std::vector<QuorumPart> parts;
  if (quorum.overall > 0) parts.push_back({quorum.overall});
  for (const auto& [region, least] : quorum.regions) {
    if (least > 0) parts.push_back({least, region});
  }
  for (const QuorumGroup& group : quorum.groups) {
    if (group.least > 0) parts.push_back({group.least, {}, &group});
  }
  return parts;
}

Quorum without_part(Quorum quorum, std::string_view subject) {
  if (subject.empty()) quorum.overall = 0;
  quorum.regions.erase(std::string{subject});
  std::erase_if(quorum.groups, [&](const QuorumGroup& group) { return name_of(group) == subject; });
  return quorum;
}

}  // namespace plenary::scheduler
