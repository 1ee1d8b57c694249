#include "scheduler/json/meeting_instance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "scheduler/json/reader.hpp"
#include "scheduler/timetable/room_use.hpp"

namespace plenary::scheduler {

namespace {

constexpr std::size_t most_meetings = 4'000;
constexpr std::size_t most_grains = 100'000;
constexpr std::size_t most_cells = 40'000'000;  // meetings × grains: 16 bytes each
constexpr std::int64_t most_weight = 1'000;
constexpr std::int64_t most_seats = 100'000;
constexpr std::int64_t most_persons = 1'000'000;

struct ConstraintName {
  const char* key;
  std::unique_ptr<TimetableConstraint> (*make)(Level, int);
};

/// The members of "weights", all required: a constraint that is left out is written with weight 0.
constexpr ConstraintName constraint_names[] = {
    {"room_conflict", room_conflict},
    {"overtime", overtime},
    {"required_conflict", required_conflict},
    {"room_capacity", room_capacity},
    {"same_day", same_day},
    {"required_preferred_conflict", required_preferred_conflict},
    {"preferred_conflict", preferred_conflict},
    {"asap", as_early_as_possible},
    {"one_grain_break", one_grain_break},
    {"overlap", few_overlaps},
    {"larger_rooms", larger_rooms_first},
    {"room_stability", room_stability},
};

class InstanceReader {
 public:
  explicit InstanceReader(Errors& errors) : errors_(errors) {}

  MeetingInstance read(const Json& document) {
    ObjectReader reader(document, "", errors_);
    reader.required_choice<bool>("format", {{"meeting-scheduling-instance/1", true}});
    instance_.name = reader.required_string("name");
    for (const char* told : {"source", "notes", "grain_minutes", "days"}) reader.optional(told);
    read_grains(reader);
    reader.each_element("rooms", true, [&](const Json& room, std::string at) { read_room(room, std::move(at)); });
    if (const Json* persons = reader.required("persons"); persons != nullptr && persons->is_array()) {
      instance_.timetable.persons = persons->size();
    }
    reader.each_element("meetings", true,
                        [&](const Json& meeting, std::string at) { read_meeting(meeting, std::move(at)); });
    if (const Json* weights = reader.required("weights")) read_weights(*weights);
    reader.finish();
    check_size();
    return std::move(instance_);
  }

 private:
  void fail(std::string where, std::string value, std::string message, std::string allowed = {}) {
    errors_.push_back({std::move(where), std::move(value), std::move(message), std::move(allowed), ""});
  }

  void read_grains(ObjectReader& reader) {
    reader.each_element("grains", true, [&](const Json& grain, std::string at) {
      ObjectReader inner(grain, at, errors_);
      const auto index = static_cast<std::int64_t>(instance_.timetable.day_of.size());
      inner.required_integer("index", index, index);
      inner.optional("minute_of_day");
      const auto earliest = index == 0 ? 0 : instance_.timetable.day_of.back();
      instance_.timetable.day_of.push_back(
          static_cast<int>(inner.required_integer("day", earliest, 1'000'000).value_or(earliest)));
      inner.finish();
    });
  }

  /// Numbered from 0 without gaps, as every list of an instance.
  static void read_id(ObjectReader& reader, std::size_t expected) {
    const auto id = static_cast<std::int64_t>(expected);
    reader.required_integer("id", id, id);
  }

  void read_room(const Json& value, std::string at) {
    ObjectReader reader(value, std::move(at), errors_);
    auto& rooms = instance_.timetable.rooms;
    read_id(reader, rooms.size());
    Room room{reader.required_string("name"), 0};
    room.seats = static_cast<int>(reader.required_integer("capacity", 1, most_seats).value_or(1));
    rooms.push_back(std::move(room));
    reader.finish();
  }

  std::vector<Person> read_persons(ObjectReader& reader, const char* name, bool is_required) {
    std::vector<Person> persons;
    reader.each_element(name, is_required, [&](const Json& value, std::string at) {
      const bool known = value.is_number_integer() && value.get<std::int64_t>() >= 0 &&
                         value.get<std::uint64_t>() < instance_.timetable.persons;
      if (!known)
        return fail(std::move(at), printable(value.dump()), "is not the id of a person", "an index into /persons");
      persons.push_back(static_cast<Person>(value.get<std::uint64_t>()));
    });
    std::ranges::sort(persons);
    persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
    return persons;
  }

  void read_meeting(const Json& value, std::string at) {
    ObjectReader reader(value, at, errors_);
    auto& meetings = instance_.timetable.meetings;
    read_id(reader, meetings.size());
    for (const char* told : {"content", "entire_group", "duration_minutes", "initial_start", "initial_room"}) {
      reader.optional(told);
    }
    Meeting meeting;
    meeting.name = reader.required_string("topic");
    const auto longest = static_cast<std::int64_t>(std::max<std::size_t>(1, instance_.timetable.grains()));
    meeting.duration.count = static_cast<int>(reader.required_integer("duration_grains", 1, longest).value_or(1));
    const auto listed = read_persons(reader, "required", true);
    const auto speakers = read_persons(reader, "speakers", false);
    const auto preferred = read_persons(reader, "preferred", true);
    std::ranges::set_union(listed, speakers, std::back_inserter(meeting.required));
    std::ranges::set_difference(preferred, meeting.required, std::back_inserter(meeting.preferred));
    // Speakers stand; whoever is on both lists has two chairs, as the instances count.
    const auto seats = static_cast<std::int64_t>(listed.size() + preferred.size());
    meeting.seats = static_cast<int>(reader.optional_integer("required_capacity", 0, most_seats).value_or(seats));
    meetings.push_back(std::move(meeting));
    reader.finish();
  }

  void read_weights(const Json& value) {
    ObjectReader reader(value, "/weights", errors_);
    for (const auto& [key, make] : constraint_names) {
      const Json* member = reader.required(key);
      if (member == nullptr) continue;
      ObjectReader inner(*member, child("/weights", key), errors_);
      inner.optional("label");
      const auto level = inner.required_choice<Level>(
          "level", {{"hard", Level::hard}, {"medium", Level::medium}, {"soft", Level::soft}});
      const auto weight = inner.required_integer("weight", 0, most_weight);
      inner.finish();
      if (level && weight) instance_.constraints.push_back(make(*level, static_cast<int>(*weight)));
    }
    reader.finish();
  }

  void check_size() {
    const Timetable& timetable = instance_.timetable;
    const auto limit = [&](const char* where, std::size_t count, std::size_t least, std::size_t most) {
      if (count >= least && count <= most) return;
      fail(where, std::to_string(count), "is outside the limits", fmt::format("{} to {} elements", least, most));
    };
    limit("/rooms", timetable.rooms.size(), 1, most_rooms);
    limit("/persons", timetable.persons, 0, static_cast<std::size_t>(most_persons));
    limit("/meetings", timetable.meetings.size(), 1, most_meetings);
    limit("/grains", timetable.grains(), 1, most_grains);
    if (timetable.meetings.size() * timetable.grains() > most_cells) {
      fail("/meetings", std::to_string(timetable.meetings.size()), "meetings on so many grains are too many to search",
           fmt::format("meetings × grains up to {}", most_cells));
    }
  }

  Errors& errors_;
  MeetingInstance instance_;
};

}  // namespace

Checked<MeetingInstance> read_meeting_instance(std::string_view text) {
  const auto document = parse_document(text);
  if (!document) return unexpected(document.error());
  Errors errors;
  MeetingInstance instance = InstanceReader{errors}.read(*document);
  if (!errors.empty()) return unexpected(std::move(errors));
  return instance;
}

std::string to_meeting_solution(const MeetingInstance& instance, const Plan& plan, const Score& score) {
  std::string text = fmt::format(
      "{{\n  \"format\": \"meeting-scheduling-solution/1\",\n  \"instance\": {},\n  \"solver\": \"plenary\",\n"
      "  \"claimed_score\": \"{}\",\n  \"assignments\": [\n",
      Json(instance.name).dump(), to_text(score));
  for (std::size_t i = 0; i < plan.size(); ++i) {
    text += fmt::format("    {{\"meeting\": {}, \"start\": {}, \"room\": {}}}{}\n", i, plan[i].start.index,
                        position(plan[i].room), i + 1 < plan.size() ? "," : "");
  }
  return text + "  ]\n}\n";
}

}  // namespace plenary::scheduler
