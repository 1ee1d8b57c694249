#include "scheduler/plan/plan_burdens.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <unordered_map>
#include <utility>

#include "scheduler/burden/accounts.hpp"
#include "scheduler/plan/axis.hpp"

namespace plenary::scheduler {

namespace {

struct HashOfKind {
  std::size_t operator()(const PlanBurdens::Kind& kind) const noexcept {
    constexpr std::uint64_t prime = 0x100000001b3;  // FNV-1a, by whole numbers
    std::uint64_t hash = 0xcbf29ce484222325 ^ static_cast<std::uint64_t>(kind.total);
    for (const std::int64_t burden : kind.burden) hash = (hash ^ static_cast<std::uint64_t>(burden)) * prime;
    return static_cast<std::size_t>(hash ^ hash >> 32U);
  }
};

}  // namespace

std::int32_t steps_between(const ProgrammeProblem& programme, calendar::LocalTime start,
                           calendar::LocalTime published) noexcept {
  const auto distance = start - published;
  if (distance.count() == 0) return 0;
  const auto steps = std::abs(std::chrono::floor<std::chrono::minutes>(distance).count()) / programme.grid.count();
  return static_cast<std::int32_t>(std::max<std::int64_t>(1, steps));
}

PlanBurdens::PlanBurdens(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, const Cast& cast) {
  meetings_.resize(cast.starts.size());
  for (std::size_t session = 0; session < cast.meeting_of.size(); ++session) {
    if (cast.meeting_of[session]) add(programme, calendars, cast, session);
  }
  countries_in_.resize(regions_.size());
  for (const Country& country : countries_) {
    for (const std::size_t region : country.regions) ++countries_in_[region];
  }
  if (programme.ledger.empty()) return;
  std::vector<DelegationId> ids;
  for (const Country& country : countries_) ids.push_back(country.delegation->id);
  const auto known = accounts(programme.ledger, *programme.dialogue, ids);
  for (std::size_t c = 0; c < countries_.size(); ++c) countries_[c].past = known[c].balance().units();
}

std::size_t PlanBurdens::country_of(const Participant& participant) {
  const auto known = std::ranges::find(countries_, participant.delegation, &Country::delegation);
  if (known != countries_.end()) return static_cast<std::size_t>(known - countries_.begin());
  countries_.push_back({participant.delegation, {}, 0});
  for (const Region& one : participant.delegation->regions) {
    const auto region = std::ranges::find(regions_, one.id);
    countries_.back().regions.push_back(static_cast<std::size_t>(region - regions_.begin()));
    if (region == regions_.end()) regions_.push_back(one.id);
  }
  return countries_.size() - 1;
}

void PlanBurdens::add(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars, const Cast& cast,
                      std::size_t session) {
  const MeetingIndex index = *cast.meeting_of[session];
  Meeting& meeting = meetings_[position(index)];
  meeting.session = session;
  meeting.starts = cast.starts[position(index)];
  const auto& participants = programme.sessions[session].participants;
  for (const Participant& one : participants) {
    if (one.counts_fairly()) meeting.countries.push_back(country_of(one));
  }
  std::unordered_map<Kind, std::uint32_t, HashOfKind> known;
  for (Grain start = meeting.starts.start; start < meeting.starts.end; ++start.index) {
    const Slot slot = cast.axis->slot(start);
    Kind kind;
    kind.burden.reserve(meeting.countries.size());
    for (std::size_t p = 0; p < participants.size(); ++p) {
      const std::int64_t units = calendars.weighted(session, p, slot).units();
      kind.total += units;
      if (participants[p].counts_fairly()) kind.burden.push_back(units);
    }
    const auto [place, is_new] = known.try_emplace(std::move(kind), static_cast<std::uint32_t>(meeting.kinds.size()));
    if (is_new) meeting.kinds.push_back(place->first);
    meeting.kind_of.push_back(place->second);
    meeting.slot.push_back(static_cast<std::int64_t>(scheduler::index(slot)));
  }
  add_published(programme, calendars, cast, meeting);
}

void PlanBurdens::add_published(const ProgrammeProblem& programme, const ProgrammeCalendars& calendars,
                                const Cast& cast, Meeting& meeting) {
  const auto& published = programme.sessions[meeting.session].published;
  if (!published) return;
  anything_published_ = true;
  for (Grain start = meeting.starts.start; start < meeting.starts.end; ++start.index) {
    meeting.moved_by.push_back(steps_between(programme, calendars.local(cast.axis->slot(start)), published->start));
  }
  if (!published->room) return;
  // Of a room that is lost there is nothing to keep: the session moves wherever it goes.
  const ConferenceRoom* room = programme.find_room(*published->room);
  if (room != nullptr) meeting.published_room = static_cast<RoomIndex>(room - programme.rooms.data());
}

std::vector<std::int64_t> PlanBurdens::carried(const Plan& plan) const {
  std::vector<std::int64_t> carried;
  for (const Country& country : countries_) carried.push_back(country.past);
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const Kind& kind = meetings_[i].kinds[meetings_[i].kind(plan[i].start)];
    for (std::size_t k = 0; k < kind.burden.size(); ++k) carried[meetings_[i].countries[k]] += kind.burden[k];
  }
  return carried;
}

void PlanBurdens::compare_by(const std::vector<std::int64_t>& carried, PlanOutcome& outcome) const {
  outcome.countries = carried;
  std::ranges::sort(outcome.countries, std::greater{});
  outcome.regions.clear();
  for (const std::int64_t countries : countries_in_) outcome.regions.push_back({0, countries});
  for (std::size_t c = 0; c < carried.size(); ++c) {
    for (const std::size_t region : countries_[c].regions) outcome.regions[region].sum += carried[c];
  }
  std::ranges::sort(outcome.regions, [](const SeriesOutcome::Mean& a, const SeriesOutcome::Mean& b) {
    const auto order = a <=> b;
    return order != 0 ? order > 0 : a.countries < b.countries;  // equal means are written in one order
  });
}

PlanOutcome PlanBurdens::outcome(const Plan& plan, const Score& tidiness) const {
  PlanOutcome outcome;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const Meeting& meeting = meetings_[i];
    outcome.moved += meeting.changes(plan[i]);
    outcome.moved_by += meeting.steps_from_published(plan[i].start);
    outcome.total += meeting.kinds[meeting.kind(plan[i].start)].total;
    outcome.starts += meeting.slot[meeting.index(plan[i].start)];
  }
  compare_by(carried(plan), outcome);
  outcome.tidiness = tidiness;
  return outcome;
}

}  // namespace plenary::scheduler
