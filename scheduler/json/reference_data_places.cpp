#include "scheduler/json/reference_data_parts.hpp"

namespace plenary::scheduler {

namespace {

std::optional<Coordinates> read_coordinates(ObjectReader& seat) {
  const Json* at = seat.optional("at");
  if (at == nullptr) return std::nullopt;
  const auto degrees = [&](std::size_t index, double most) -> std::optional<double> {
    if (!at->is_array() || at->size() != 2 || !(*at)[index].is_number()) return std::nullopt;
    const auto value = (*at)[index].get<double>();
    return value >= -most && value <= most ? std::optional{value} : std::nullopt;
  };
  const auto latitude = degrees(0, 90);
  const auto longitude = degrees(1, 180);
  if (latitude && longitude) return Coordinates{*latitude, *longitude};
  seat.report("at", {"", "", {"reference.no-place", {}}, {"reference.place", {}}, ""});
  return std::nullopt;
}

}  // namespace

std::vector<Seat> read_seats(ObjectReader& reader, const char* name) {
  std::vector<Seat> seats;
  const std::size_t given = reader.each_element(name, true, [&](const Json& value, std::string pointer) {
    ObjectReader seat(value, std::move(pointer), reader.errors());
    const auto zone = seat.required_parsed("zone", calendar::Zone::find);
    std::string city = seat.required_string("city");
    std::string area = seat.optional_string("area").value_or("");
    const auto at = read_coordinates(seat);
    seat.finish();
    if (zone) seats.push_back({*zone, std::move(city), std::move(area), at});
  });
  if (given == 0 && reader.has(name))
    reader.report(name, {"", "", {"reference.no-seat", {}}, {"reference.one-or-more", {}}, ""});
  return seats;
}

}  // namespace plenary::scheduler
