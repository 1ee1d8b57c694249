#include "scheduler/model/programme.hpp"

#include "scheduler/model/find.hpp"

namespace plenary::scheduler {

const Session* Programme::find(std::string_view session_id) const noexcept {
  const auto found =
      std::ranges::find_if(sessions, [&](const Session& session) { return session.id().value == session_id; });
  return found == sessions.end() ? nullptr : &*found;
}

const City* Programme::find_city(const CityId& city_id) const noexcept { return find_by_id(cities, city_id); }

const ConferenceRoom* Programme::find_room(const RoomId& room_id) const noexcept { return find_by_id(rooms, room_id); }

}  // namespace plenary::scheduler
