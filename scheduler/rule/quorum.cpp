#include <algorithm>

#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

void loosen(const Constraint&, std::size_t session, ProblemChanges& changes) { drop_quorum(session, changes); }

/// The slots at which as many can come.
SlotSet enough(const SessionView& view, const QuorumPart& part) {
  std::vector<int> present(view.grid().size(), 0);
  for (std::size_t p = 0; p < view.participants().size(); ++p) {
    if (!part.counts(*view.participants()[p].delegation)) continue;
    view.free(p).for_each([&](Slot slot) { ++present[index(slot)]; });
  }
  SlotSet allowed(present.size());
  for (std::size_t i = 0; i < present.size(); ++i) {
    if (present[i] >= part.least) allowed.insert(static_cast<Slot>(i));
  }
  return allowed;
}

LocalizedText region_called(const std::string& region, std::span<const Participant> participants) {
  for (const Participant& one : participants) {
    const auto& regions = one.delegation->regions;
    const auto same = std::ranges::find(regions, region, &Region::id);
    if (same != regions.end()) return same->shown_name();
  }
  return {region, {}, {}, {}};
}

std::vector<LocalizedText> invited_of(const QuorumPart& part, std::span<const Participant> participants) {
  std::vector<LocalizedText> names;
  for (const Participant& one : participants) {
    if (part.counts(*one.delegation)) names.push_back(one.delegation->name);
  }
  return names;
}

std::string_view giving_up(const QuorumPart& part) {
  if (part.group == nullptr) return part.region.empty() ? "change.lower-quorum" : "change.lower-quorum-of-region";
  return std::holds_alternative<SetName>(part.group->whom) ? "change.lower-quorum-of-set"
                                                           : "change.lower-quorum-of-group";
}

}  // namespace

void drop_quorum(std::size_t session, ProblemChanges& changes) {
  changes.add({"change.no-quorum", {{"session", title_or_id(changes.session(session))}}}, Price::give_up,
              [session](ProgrammeProblem& changed) { changed.sessions[session].quorum = {}; });
}

bool is_met(const Quorum& quorum, const std::vector<const Delegation*>& present) {
  return std::ranges::all_of(parts_of(quorum), [&](const QuorumPart& part) {
    return std::ranges::count_if(present, [&](const Delegation* one) { return part.counts(*one); }) >= part.least;
  });
}

Message quorum_name(const QuorumPart& part, std::span<const Participant> participants) {
  const MessageArgument count{"count", part.least};
  if (part.group == nullptr) {
    if (part.region.empty()) return {"rule.quorum", {count}};
    return {"rule.quorum-of-region", {count, {"region", region_called(part.region, participants)}}};
  }
  if (std::holds_alternative<SetName>(part.group->whom))
    return {"rule.quorum-of-set", {count, {"set", part.group->name}}};
  return {"rule.quorum-of-group", {count, {"names", invited_of(part, participants)}}};
}

Constraints quorum_rules(const SessionView& view, const Quorum& quorum) {
  Constraints rules;
  for (const QuorumPart& part : parts_of(quorum)) {
    Message name = quorum_name(part, view.participants());
    Constraint rule{RuleCode::quorum, name, enough(view, part), part.subject()};
    rule.given_up = {giving_up(part), name.arguments};
    rule.loosen = loosen;
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace plenary::scheduler
