#include "scheduler/rule/presence.hpp"

#include <catch2/catch.hpp>

#include "scheduler/rule/rules.hpp"
#include "tests/english.hpp"
#include "tests/unit/scheduler/plan/programme_fixture.hpp"

using namespace plenary;
using namespace plenary::scheduler;
using namespace plenary::scheduler::testing;
using namespace std::chrono_literals;

namespace {

const calendar::LocalTime monday = calendar::midnight(calendar::Date{2027y / 10 / 18});

calendar::Interval<calendar::Instant> in_brussels(calendar::LocalTime from, calendar::LocalTime to) {
  const calendar::Zone brussels = zone("Europe/Brussels");
  const auto at = [&](calendar::LocalTime local) {
    return *calendar::to_instant(brussels, local, calendar::ResolvePolicy::reject);
  };
  return {at(from), at(to)};
}

Constraints rules_of_first(const ProgrammeProblem& programme) {
  const ProgrammeCalendars calendars{programme};
  return presence_rules(programme, programme.sessions[0], calendars.view(0));
}

}  // namespace

TEST_CASE("A resource is there on its days, within its hours, and not while it is taken", "[rule]") {
  Presence presence;
  presence.window = DateWindow{2027y / 10 / 18, 2027y / 10 / 19};
  presence.hours = ClockSpan{9h, 12h};
  presence.busy = {{monday + 10h, monday + 11h, std::nullopt, {}}};
  const TimesThere there{presence, zone("Europe/Brussels")};
  CHECK(there.covers(in_brussels(monday + 9h, monday + 10h)));
  CHECK(there.covers(in_brussels(monday + 33h, monday + 36h)));
  CHECK_FALSE(there.covers(in_brussels(monday + 9h, monday + 10h + 1min)));
  CHECK_FALSE(there.covers(in_brussels(monday + 11h, monday + 12h + 1min)));
  CHECK_FALSE(there.covers(in_brussels(monday + 57h, monday + 58h)));  // Wednesday
}

TEST_CASE("Links and interpreters are there for a session, and for what lies around it", "[rule]") {
  ProgrammeProblem programme = week_in_brussels();
  PlannedSession& session = add_session(programme, "Data", {invited("BE", Role::required)});
  session.languages = {Language::en, Language::fr};
  programme.links = Links{2};
  programme.interpreters = {{Language::fr, Language::en, 2}};
  CHECK(rules_of_first(programme).empty());
  programme.links->presence.hours = ClockSpan{9h, 11h};
  programme.links->around = TimeAround{15min, 30min};
  programme.interpreters[0].presence.window = DateWindow{2027y / 10 / 18, 2027y / 10 / 18};
  const auto rules = rules_of_first(programme);
  REQUIRE(rules.size() == 2);
  CHECK(test::english(rules[0].name) == "links are there at these times: 09:00–11:00");
  CHECK(certificate_name(rules[0]) == "presence links");
  CHECK(rules[0].allowed.count() == 5 * 2);  // an hour's session begins at 09:15 or 09:30
  CHECK(test::english(rules[1].name) ==
        "interpreters between English and French, in their booth 30 minutes before a session, are there at these "
        "times: Monday 18 October 2027 only");
  CHECK(certificate_name(rules[1]) == "presence en-fr");
  CHECK(rules[1].allowed.count() == 96 - 2 - 4 + 1);  // from 00:30 to 23:00
}
