#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "data/embedded.hpp"
#include "scheduler/explain/answer.hpp"
#include "scheduler/json/reference_data.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/world/shipped.hpp"
#include "tests/question.hpp"

namespace plenary::server::test {

inline const scheduler::Dialogue& dialogue() { return scheduler::shipped_dialogue("rabat"); }

inline scheduler::Problem problem(std::string_view json) {
  const auto table = scheduler::read_burden_table(data::burden_table_json());
  REQUIRE(table.has_value());
  const auto read = plenary::test::problem_in(json, dialogue(), *table);
  if (!read) {
    for (const Error& error : read.error()) UNSCOPED_INFO(to_text(error));
  }
  REQUIRE(read.has_value());
  return *read;
}

/// An hour of France and Senegal on the afternoon of Wednesday 16 September 2020; France is busy at 16:00.
inline constexpr std::string_view paris_and_dakar = R"({
  "format": "plenary-programme/1",
  "id": "paris-dakar",
  "dialogue": "rabat",
  "zone": "Europe/Paris",
  "grid": "PT60M",
  "sessions": [
    {
      "id": "paris-dakar",
      "title": "Paris & Dakar <draft>",
      "wish": {
        "duration": "PT1H",
        "window": { "from": "2020-09-16", "to": "2020-09-16" },
        "hours": { "from": "12:00", "to": "17:00" },
        "attendance": [
          {
            "delegation": "FR",
            "role": "required",
            "busy": [{ "from": "2020-09-16T16:00", "to": "2020-09-16T17:00" }]
          },
          { "delegation": "SN", "role": "required" }
        ],
        "compare": ["2020-09-16T15:00"]
      }
    }
  ]
})";

}  // namespace plenary::server::test
