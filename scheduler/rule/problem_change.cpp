#include "scheduler/rule/problem_change.hpp"

#include <algorithm>
#include <utility>

namespace plenary::scheduler {

namespace {

Participant& participant_in(ProgrammeProblem& changed, std::size_t session, std::string_view delegation) {
  return *std::ranges::find_if(changed.sessions[session].participants,
                               [&](const Participant& one) { return one.delegation->id.value == delegation; });
}

/// It may come, and need not.
std::function<void(ProgrammeProblem&)> invite_as_preferred(std::size_t session, std::string_view delegation) {
  return [session, id = std::string{delegation}](ProgrammeProblem& changed) {
    participant_in(changed, session, id).role = Role::preferred;
  };
}

}  // namespace

const Participant* ProblemChanges::participant(std::size_t session, std::string_view delegation) const {
  const auto& all = programme_.sessions[session].participants;
  const auto found =
      std::ranges::find_if(all, [&](const Participant& one) { return one.delegation->id.value == delegation; });
  return found == all.end() ? nullptr : &*found;
}

void ProblemChanges::add(Message what, Price price, std::function<void(ProgrammeProblem&)> apply) {
  if (std::ranges::find(found_, what, &ProblemChange::what) != found_.end()) return;
  found_.push_back({std::move(what), price, std::move(apply)});
}

std::vector<ProblemChange> ProblemChanges::take() {
  std::ranges::stable_sort(found_, {}, &ProblemChange::price);
  return std::move(found_);
}

std::vector<std::pair<Waiver::What, Message>> waivers_for(const Delegation& delegation) {
  std::vector<std::pair<Waiver::What, Message>> waivers;
  waivers.emplace_back(Waiver::What::holiday, Message{"change.waive-holidays", {{"delegation", delegation.name}}});
  waivers.emplace_back(Waiver::What::rest_day, Message{"change.waive-rest-days", {{"delegation", delegation.name}}});
  if (delegation.friday_prayer.level == calendar::PrayerLevel::hard) {
    waivers.emplace_back(Waiver::What::friday_prayer,
                         Message{"change.waive-friday-prayer", {{"delegation", delegation.name}}});
  }
  return waivers;
}

void prefer(std::size_t session, std::string_view delegation, ProblemChanges& changes) {
  const Participant* who = changes.participant(session, delegation);
  if (who == nullptr || who->role != Role::required) return;
  changes.add({"change.do-without",
               {{"session", title_or_id(changes.session(session))}, {"delegation", who->delegation->name}}},
              Price::give_up, invite_as_preferred(session, delegation));
}

void leave_no_time_around(Participant& who) {
  const auto without = [&](const BusyTimes& busy, const TimeAround& around) {
    auto parts = busy.parts();
    for (auto& part : parts) part = {part.start + around.lead(), part.end - around.tail()};
    return BusyTimes{std::move(parts)};
  };
  who.busy = without(who.busy, who.around);
  who.if_need_be = without(who.if_need_be, who.around);
  for (Delegate& one : who.delegates) one.busy = without(one.busy, one.around);
  who.around = {};
}

void replace_co_chair(std::size_t session, std::string_view delegation, ProblemChanges& changes) {
  const Participant* who = changes.participant(session, delegation);
  if (who == nullptr || who->role != Role::co_chair) return;
  changes.add({"change.other-co-chair",
               {{"session", title_or_id(changes.session(session))}, {"delegation", who->delegation->name}}},
              Price::waive, invite_as_preferred(session, delegation));
}

calendar::Date moved(calendar::Date date, int days) {
  return calendar::Date{calendar::sys_days{date} + calendar::days{days}};
}

}  // namespace plenary::scheduler
