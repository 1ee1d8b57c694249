#include "scheduler/programme/attendance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "calendar/civil/iso.hpp"
#include "scheduler/burden/venue.hpp"
#include "scheduler/model/pointer.hpp"

namespace plenary::scheduler {

namespace {

std::size_t seat_of(const Delegation& delegation, const std::optional<calendar::Zone>& zone, std::size_t otherwise) {
  if (!zone) return otherwise;
  const auto found = std::ranges::find(delegation.seats, *zone, &Seat::zone);
  return found == delegation.seats.end() ? otherwise : static_cast<std::size_t>(found - delegation.seats.begin());
}

class Merging {
 public:
  Merging(const Dialogue& dialogue, const calendar::Zone& zone, Errors& errors)
      : dialogue_(dialogue), zone_(zone), errors_(errors) {}

  void add(const Invitation& invitation, const std::string& pointer) {
    if (const auto* set = std::get_if<SetName>(&invitation.whom)) return add_set(*set, invitation.role);
    const auto& id = std::get<DelegationId>(invitation.whom);
    const Delegation* delegation = dialogue_.find(id.value);
    if (delegation == nullptr) return;
    Participant participant;
    participant.delegation = delegation;
    participant.role = invitation.role;
    participant.seat = seat_of(*delegation, invitation.seat, 0);
    participant.hours = invitation.hours;
    participant.around = invitation.around.value_or(TimeAround{});
    report_reversed(invitation.busy, zone_, pointer, errors_);
    participant.busy = busy(invitation.busy, participant.around, false);
    participant.if_need_be = busy(invitation.busy, participant.around, true);
    participant.prefers = invitation.prefers;
    if (invitation.seat && !has_seat(*delegation, *invitation.seat)) participant.venue = venue_at(*invitation.seat);
    for (const Elsewhere& one : invitation.elsewhere) participant.stays.push_back({one.days, venue_at(one.zone)});
    for (std::size_t i = 0; i < invitation.delegates.size(); ++i) {
      const InvitedDelegate& one = invitation.delegates[i];
      const TimeAround around = one.around.value_or(participant.around);
      report_reversed(one.busy, zone_, child(child(pointer, "delegates"), i), errors_);
      participant.delegates.push_back(
          {one.id, seat_of(*delegation, one.seat, participant.seat), busy(one.busy, around, false), around});
    }
    by_id_[id] = {std::move(participant), true};
  }

  std::vector<Participant> take() {
    std::vector<Participant> participants;
    for (auto& [id, named] : by_id_) participants.push_back(std::move(named.participant));
    return participants;
  }

 private:
  struct Named {
    Participant participant;
    bool by_code = false;
  };

  void add_set(const SetName& name, Role role) {
    const PartnerSet* set = dialogue_.find_set(name.set, name.as_of);
    if (set == nullptr) return;
    for (const DelegationId& member : set->members) {
      const auto [place, is_new] = by_id_.try_emplace(member);
      Named& named = place->second;
      if (named.by_code) continue;
      if (is_new) named.participant.delegation = dialogue_.find(member.value);
      if (is_new || role < named.participant.role) named.participant.role = role;
    }
  }

  static bool has_seat(const Delegation& delegation, const calendar::Zone& zone) {
    return std::ranges::find(delegation.seats, zone, &Seat::zone) != delegation.seats.end();
  }

  /// A place to live in, of which no more is known than its clock.
  std::shared_ptr<const Venue> venue_at(const calendar::Zone& zone) {
    auto& venue = venues_[std::string{zone.id()}];
    if (!venue) venue = venue_of(zone, dialogue_);
    return venue;
  }

  /// Those at which they cannot come, or could if need be.
  BusyTimes busy(const std::vector<BusyTime>& times, const TimeAround& around, bool if_need_be) const {
    std::vector<calendar::Interval<calendar::Instant>> spans;
    for (const BusyTime& time : times) {
      const auto span = instants_of(time, zone_);
      if (time.if_need_be == if_need_be && span.start < span.end)
        spans.push_back({span.start - around.lead(), span.end + around.tail()});
    }
    return BusyTimes{std::move(spans)};
  }

  const Dialogue& dialogue_;
  const calendar::Zone& zone_;
  Errors& errors_;
  std::map<DelegationId, Named> by_id_;
  std::map<std::string, std::shared_ptr<const Venue>> venues_;  ///< by zone
};

}  // namespace

void report_reversed(const std::vector<BusyTime>& times, const calendar::Zone& zone, const std::string& pointer,
                     Errors& errors) {
  for (std::size_t i = 0; i < times.size(); ++i) {
    const auto span = instants_of(times[i], zone);
    if (span.start < span.end) continue;
    errors.push_back({child(child(child(pointer, "busy"), i), "to"),
                      calendar::to_iso(times[i].to),
                      {"fault.ends-first", {}},
                      {"allow.after", {{"what", calendar::to_iso(times[i].from)}}},
                      ""});
  }
}

std::vector<Participant> participants_of(const Invitations& invitations, const Dialogue& dialogue,
                                         const calendar::Zone& zone, const std::string& pointer, Errors& errors) {
  Merging merging(dialogue, zone, errors);
  for (std::size_t i = 0; i < invitations.size(); ++i) merging.add(invitations[i], child(pointer, i));
  return merging.take();
}

std::set<DelegationId> joining_online(const Invitations& invitations) {
  std::set<DelegationId> online;
  for (const Invitation& one : invitations) {
    const auto* id = std::get_if<DelegationId>(&one.whom);
    if (id != nullptr && one.joins_online) online.insert(*id);
  }
  return online;
}

void send_to(const std::shared_ptr<const Venue>& venue, SessionMode mode, const Invitations& invitations,
             std::vector<Participant>& participants) {
  if (mode != SessionMode::in_person && mode != SessionMode::hybrid) return;
  const auto online = mode == SessionMode::hybrid ? joining_online(invitations) : std::set<DelegationId>{};
  for (Participant& one : participants) {
    if (online.contains(one.delegation->id)) continue;
    one.venue = venue;
    one.stays.clear();
  }
}

}  // namespace plenary::scheduler
