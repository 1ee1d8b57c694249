#include "scheduler/json/local_times.hpp"

#include "scheduler/json/reader.hpp"

namespace plenary::scheduler {

using calendar::to_iso;

std::string write_local_times(const MomentFor& moment, std::string_view tzdata) {
  Json json;
  json["format"] = "plenary-local-times/1";
  json["tzdata"] = tzdata;
  json["local"] = to_iso(moment.asked.local);
  json["zone"] = moment.asked.zone.id();
  json["utc"] = to_iso(moment.instant);
  json["delegations"] = Json::array();
  for (const auto* delegation : moment.delegations) {
    for (const auto& seat : delegation->seats) {
      Json entry;
      entry["delegation"] = delegation->id.value;
      entry["city"] = seat.city;
      entry["zone"] = seat.zone.id();
      entry["local"] = to_iso(seat.zone.to_local(moment.instant));
      entry["offset"] = calendar::to_offset(seat.zone.offset_at(moment.instant));
      json["delegations"].push_back(std::move(entry));
    }
  }
  return json.dump(2) + "\n";
}

}  // namespace plenary::scheduler
