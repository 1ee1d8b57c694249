#include <algorithm>

#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

void loosen(const Constraint&, std::size_t session, ProblemChanges& changes) { drop_quorum(session, changes); }

/// The slots at which as many can come.
SlotSet enough(const SessionView& view, int least, const std::string& region) {
  std::vector<int> present(view.grid().size(), 0);
  for (std::size_t p = 0; p < view.participants().size(); ++p) {
    if (!counts_for(*view.participants()[p].delegation, region)) continue;
    view.free(p).for_each([&](Slot slot) { ++present[index(slot)]; });
  }
  SlotSet allowed(present.size());
  for (std::size_t i = 0; i < present.size(); ++i) {
    if (present[i] >= least) allowed.insert(static_cast<Slot>(i));
  }
  return allowed;
}

}  // namespace

void drop_quorum(std::size_t session, ProblemChanges& changes) {
  changes.add({"change.no-quorum", {{"session", title_or_id(changes.session(session))}}}, Price::give_up,
              [session](ProgrammeProblem& changed) { changed.sessions[session].quorum = {}; });
}

bool counts_for(const Delegation& delegation, std::string_view region) noexcept {
  return region.empty() || delegation.is_in(region);
}

bool is_met(const Quorum& quorum, int present, const std::map<std::string_view, int>& present_of_region) {
  return present >= quorum.overall && std::ranges::all_of(quorum.regions, [&](const auto& part) {
           const auto found = present_of_region.find(part.first);
           return (found == present_of_region.end() ? 0 : found->second) >= part.second;
         });
}

std::vector<std::pair<std::string, int>> parts_of(const Quorum& quorum) {
  std::vector<std::pair<std::string, int>> parts;
  if (quorum.overall > 0) parts.emplace_back("", quorum.overall);
  for (const auto& [region, least] : quorum.regions) {
    if (least > 0) parts.emplace_back(region, least);
  }
  return parts;
}

Message quorum_name(int least, const std::string& region, std::span<const Participant> participants) {
  if (region.empty()) return {"rule.quorum", {{"count", least}}};
  LocalizedText name{region, {}, {}, {}};
  for (const Participant& one : participants) {
    const auto& regions = one.delegation->regions;
    const auto same = std::ranges::find(regions, region, &Region::id);
    if (same == regions.end()) continue;
    name = same->shown_name();
    break;
  }
  return {"rule.quorum-of-region", {{"count", least}, {"region", name}}};
}

Constraints quorum_rules(const SessionView& view, const Quorum& quorum) {
  Constraints rules;
  for (const auto& [region, least] : parts_of(quorum)) {
    Message name = quorum_name(least, region, view.participants());
    Constraint rule{RuleCode::quorum, name, enough(view, least, region), region};
    rule.given_up = {region.empty() ? "change.lower-quorum" : "change.lower-quorum-of-region", name.arguments};
    rule.loosen = loosen;
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace plenary::scheduler
