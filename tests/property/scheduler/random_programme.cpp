#include "tests/property/scheduler/random_programme.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "tests/unit/scheduler/plan/programme_fixture.hpp"

namespace plenary::scheduler::testing {

namespace {

using calendar::Date;

constexpr std::array all_relations{
    RelationKind::before,           RelationKind::same_day,     RelationKind::different_days,
    RelationKind::consecutive_days, RelationKind::parallel,     RelationKind::never_overlapping,
    RelationKind::same_time,        RelationKind::same_room,    RelationKind::opens,
    RelationKind::closes,           RelationKind::in_margins_of};

class Generator {
 public:
  explicit Generator(Random64& random) : random_(random), programme_(week_in_brussels()) {}

  ProgrammeProblem make() {
    draw_head();
    draw_resources();
    for (int i = between(random_, 2, 4); i > 0; --i) draw_session();
    for (int i = between(random_, 0, 2); i > 0; --i) draw_relation();
    return std::move(programme_);
  }

 private:
  bool chance(int percent) { return between(random_, 1, 100) <= percent; }

  Date october(int day) const { return calendar::year{2027} / 10 / day; }

  void draw_head() {
    programme_.grid = minutes{60};
    // Of the days from Thursday to Sunday the last are days of rest for most.
    const int first = between(random_, 21, 23);
    programme_.window = {october(first), october(first + between(random_, 0, 1))};
    const int opens = between(random_, 8, 10);
    programme_.hours = ClockSpan{hours{opens}, hours{opens + between(random_, 3, 7)}};
    if (chance(40)) programme_.lunch = ClockSpan{hours{12}, hours{13}};
    if (chance(60)) programme_.least_break = minutes{chance(50) ? 30 : 60};
    if (chance(30)) programme_.online_a_day = hours{between(random_, 2, 4)};
    if (chance(30)) programme_.links = Links{between(random_, 1, 2)};
    if (programme_.links && chance(15)) draw_times(programme_.links->presence, programme_.links->around);
  }

  void draw_resources() {
    programme_.cities.push_back({{"dakar"}, english("Dakar"), zone("Africa/Dakar")});
    programme_.rooms.push_back({{"salle"}, english("Salle"), {"dakar"}, 60, {}});
    if (chance(70)) programme_.journeys = {{{"dakar"}, {"brussels"}, hours{between(random_, 1, 4)}}};
    if (chance(90)) programme_.interpreters = {{Language::en, Language::fr, between(random_, 2, 5)}};
    for (const char* code : codes) {
      if (chance(60)) programme_.people[DelegationId{code}] = between(random_, 2, 3);
      if (chance(85)) programme_.waivers.push_back({DelegationId{code}, Waiver::What::rest_day, std::nullopt});
    }
    for (ConferenceRoom& room : programme_.rooms) {
      if (chance(15)) draw_times(room.presence, room.around);
    }
    for (InterpreterPool& pool : programme_.interpreters) {
      if (chance(25)) draw_times(pool.presence, pool.around);
    }
  }

  /// When a resource is there, and what lies around its use.
  void draw_times(Presence& presence, std::optional<TimeAround>& around) {
    const calendar::LocalTime day = calendar::midnight(programme_.window.last);
    if (chance(30)) presence.hours = ClockSpan{hours{between(random_, 8, 11)}, hours{between(random_, 12, 18)}};
    if (chance(30)) presence.window = DateWindow{programme_.window.last, programme_.window.last};
    if (chance(30))
      presence.busy = {{day + hours{between(random_, 8, 10)}, day + hours{between(random_, 11, 13)}, {}, {}}};
    if (chance(40)) around = TimeAround{minutes{between(random_, 0, 1) * 30}, minutes{between(random_, 1, 2) * 30}};
  }

  void draw_session() {
    std::vector<Participant> participants;
    for (const char* code : codes) {
      if (!chance(55)) continue;
      constexpr std::array roles{Role::co_chair, Role::required, Role::presenter, Role::preferred};
      participants.push_back(invited(code, roles[static_cast<std::size_t>(between(random_, 0, 3))]));
    }
    PlannedSession& session =
        add_session(programme_, std::string(1, static_cast<char>('A' + programme_.sessions.size())), participants);
    session.duration = hours{between(random_, 1, 2)};
    session.hours = programme_.hours;
    if (chance(60)) {
      session.mode = chance(60) ? SessionMode::in_person : SessionMode::hybrid;
      session.city = CityId{chance(50) ? "brussels" : "dakar"};
      session.seats = chance(20) ? 50 : 0;
      session.over_lunch = chance(20);
    }
    if (chance(30)) session.languages = {Language::en, Language::fr};
    if (chance(15)) session.quorum.overall = between(random_, 1, 3);
    if (chance(5)) session.most_points = between(random_, 0, 40);
    if (chance(10)) session.pin.start = calendar::midnight(programme_.window.first) + hours{between(random_, 10, 14)};
    if (session.in_person() && chance(15)) {
      session.pin.room = *session.city == CityId{"dakar"} ? RoomId{"salle"} : RoomId{chance(50) ? "hall" : "study"};
    }
    if (chance(15)) session.window.first = session.window.last;
    if (chance(10)) session.deadline = programme_.window.first;
    if (chance(5)) session.days.left_out = {programme_.window.first};
    if (chance(5)) session.days.weekdays = Weekdays{static_cast<unsigned long long>(between(random_, 1, 127))};
  }

  void draw_relation() {
    std::vector<std::size_t> sessions;
    for (std::size_t i = 0; i < programme_.sessions.size(); ++i) sessions.push_back(i);
    std::shuffle(sessions.begin(), sessions.end(), random_);
    sessions.resize(static_cast<std::size_t>(between(random_, 2, static_cast<int>(sessions.size()))));
    const auto last = static_cast<int>(all_relations.size()) - 1;
    Relation relation{all_relations[static_cast<std::size_t>(between(random_, 0, last))], sessions};
    if (relation.kind == RelationKind::before && chance(50)) {
      relation.least = hours{between(random_, 0, 2)};
      if (chance(50)) relation.most = relation.least + hours{between(random_, 0, 3)};
    }
    // As documents have it: one room is in one city, and nobody is in a room online.
    if (relation.kind == RelationKind::same_room) {
      const std::string city = chance(50) ? "brussels" : "dakar";
      std::erase_if(relation.sessions, [&](std::size_t i) {
        return !programme_.sessions[i].in_person() || programme_.sessions[i].city->value != city;
      });
      if (relation.sessions.size() < 2) return;
    }
    programme_.relations.push_back(relation);
  }

  static constexpr std::array codes{"BE", "FR", "MA", "SN"};

  Random64& random_;
  ProgrammeProblem programme_;
};

}  // namespace

ProgrammeProblem random_programme(Random64& random) { return Generator{random}.make(); }

}  // namespace plenary::scheduler::testing
