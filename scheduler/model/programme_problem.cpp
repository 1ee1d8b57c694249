#include "scheduler/model/programme_problem.hpp"

#include "scheduler/model/find.hpp"

namespace plenary::scheduler {

const City* ProgrammeProblem::find_city(const CityId& city_id) const noexcept { return find_by_id(cities, city_id); }

const ConferenceRoom* ProgrammeProblem::find_room(const RoomId& room_id) const noexcept {
  return find_by_id(rooms, room_id);
}

const calendar::Zone& ProgrammeProblem::zone_of(const ConferenceRoom& room) const noexcept {
  const City* city = find_city(room.city);
  return city == nullptr ? zone : city->zone;
}

int ProgrammeProblem::people_of(const DelegationId& delegation) const noexcept {
  const auto found = people.find(delegation);
  return found == people.end() ? 1 : found->second;
}

LocalizedText title_or_id(const PlannedSession& session) {
  return session.title.en.empty() ? LocalizedText{session.id.value, {}, {}, {}} : session.title;
}

Problem alone(const ProgrammeProblem& programme, std::size_t session) {
  const PlannedSession& one = programme.sessions[session];
  Problem problem;
  problem.dialogue = programme.dialogue;
  problem.id = one.id.value;
  problem.title = one.title;
  problem.window = programme.window;
  problem.duration = one.duration;
  problem.grid = programme.grid;
  problem.zone = programme.zone;
  problem.participants = one.participants;
  problem.quorum = one.quorum;
  problem.most_points = one.most_points;
  problem.waivers = programme.waivers;
  problem.table = programme.table;
  return problem;
}

}  // namespace plenary::scheduler
