#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "scheduler/json/programme.hpp"
#include "tests/unit/scheduler/fixture.hpp"

namespace plenary::scheduler::testing {

/// Two calls of an hour in March 2027, in office hours, with France and Algeria, whose rest days are Friday and
/// Saturday; `first` and `second` are members of each, `more` of the programme.
inline Programme two_calls(const std::string& first, const std::string& second, const std::string& more = "") {
  const std::string text = R"({"format": "plenary-programme/1", "id": "spring", "dialogue": "rabat",
    "zone": "Europe/Brussels", "window": {"from": "2027-03-01", "to": "2027-03-12"},
    "hours": {"from": "09:00", "to": "18:00"}, )" +
                           more + R"(
    "attendance": [{"delegation": "FR", "role": "co_chair"}, {"delegation": "DZ", "role": "required"}],
    "sessions": [{"id": "a", )" +
                           first + R"( "wish": {"duration": "PT1H"}}, {"id": "b", )" + second +
                           R"( "wish": {"duration": "PT1H"}}]})";
  const auto programme = read_programme(text, dialogue());
  REQUIRE(programme);
  return *programme;
}

/// The member that decides on a time; `more` of it.
inline std::string when(const std::string& start, const std::string& end, const std::string& more = "") {
  return R"("when": {"start": ")" + start + R"(", "end": ")" + end + '"' + more + "},";
}

}  // namespace plenary::scheduler::testing
