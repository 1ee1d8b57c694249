#include "scheduler/json/programme_answer.hpp"

#include <nlohmann/json.hpp>

#include "server/render/words/catalogue.hpp"
#include "tests/unit/server/render/sample_plan.hpp"

namespace {

using namespace plenary;
using namespace server::test;

const Wording english = server::wording(Language::en);

}  // namespace

TEST_CASE("A plan as a document: instants, both wall clocks, rooms, score, bound and gap") {
  const auto problem = programme(two_days_in_dakar);
  CHECK(scheduler::write_programme_answer(problem, plan_of_dakar(), "2026c", english) == R"({
  "format": "plenary-programme-answer/1",
  "programme": "dakar-2027",
  "tzdata": "2026c",
  "burden_table": 2,
  "status": "feasible",
  "plan": [
    {
      "session": "opening",
      "start": "2027-09-20T09:00:00Z",
      "end": "2027-09-20T11:00:00Z",
      "local_start": "2027-09-20T11:00",
      "local_end": "2027-09-20T13:00",
      "zone": "Europe/Paris",
      "city": "dakar",
      "city_start": "2027-09-20T09:00",
      "city_end": "2027-09-20T11:00",
      "city_zone": "Africa/Dakar",
      "room": "hall",
      "online": false,
      "must_attend": [
        {
          "delegation": "DE",
          "role": "required"
        },
        {
          "delegation": "ES",
          "role": "required"
        },
        {
          "delegation": "FR",
          "role": "co_chair"
        },
        {
          "delegation": "IT",
          "role": "required"
        },
        {
          "delegation": "ML",
          "role": "required"
        },
        {
          "delegation": "SN",
          "role": "co_chair"
        }
      ],
      "interpreters": [
        {
          "languages": [
            "en",
            "fr"
          ],
          "people": 2,
          "numbers": [
            1,
            2
          ]
        }
      ]
    },
    {
      "session": "data",
      "start": "2027-09-20T14:00:00Z",
      "end": "2027-09-20T15:00:00Z",
      "local_start": "2027-09-20T16:00",
      "local_end": "2027-09-20T17:00",
      "zone": "Europe/Paris",
      "city": "dakar",
      "city_start": "2027-09-20T14:00",
      "city_end": "2027-09-20T15:00",
      "city_zone": "Africa/Dakar",
      "room": "annex",
      "online": false,
      "must_attend": [
        {
          "delegation": "SN",
          "role": "host"
        }
      ]
    },
    {
      "session": "follow-up",
      "start": "2027-09-21T08:30:00Z",
      "end": "2027-09-21T10:00:00Z",
      "local_start": "2027-09-21T10:30",
      "local_end": "2027-09-21T12:00",
      "zone": "Europe/Paris",
      "city": "dakar",
      "city_start": "2027-09-21T08:30",
      "city_end": "2027-09-21T10:00",
      "city_zone": "Africa/Dakar",
      "room": "annex",
      "online": true,
      "must_attend": [
        {
          "delegation": "SN",
          "role": "required"
        }
      ]
    }
  ],
  "score": {
    "medium": 20,
    "soft": 1234
  },
  "bound": {
    "medium": 20,
    "soft": 1200
  },
  "gap": {
    "medium": 0,
    "soft": 34
  },
  "terms": [
    {
      "term": "moved_sessions",
      "level": "medium",
      "weight": 20,
      "amount": 1
    },
    {
      "term": "moved_by",
      "level": "soft",
      "weight": 10,
      "amount": 41
    },
    {
      "term": "absences",
      "level": "medium",
      "weight": 1,
      "amount": 0
    },
    {
      "term": "burden",
      "level": "soft",
      "weight": 1,
      "amount": 824
    }
  ],
  "changes": [
    {
      "session": "follow-up",
      "change": {
        "code": "moved.time",
        "arguments": {
          "from": [
            {
              "code": "date.and-time",
              "arguments": {
                "date": "2027-09-20",
                "time": "14:00"
              }
            }
          ],
          "to": [
            {
              "code": "date.and-time",
              "arguments": {
                "date": "2027-09-21",
                "time": "10:30"
              }
            }
          ]
        },
        "text": "moves from Monday 20 September 2027, 14:00 to Tuesday 21 September 2027, 10:30"
      }
    }
  ],
  "effort": {
    "moves_tried": 400000,
    "moves_made": 1234,
    "starts_compared": 5000000,
    "nodes": 17
  }
}
)");
}

TEST_CASE("Without a plan, what could be planned is called a partial plan") {
  const auto problem = programme(two_days_in_dakar);
  const auto json =
      nlohmann::ordered_json::parse(scheduler::write_programme_answer(problem, no_plan_of_dakar(), "2026c", english));
  std::vector<std::string> members;
  for (const auto& [name, value] : json.items()) members.push_back(name);
  CHECK(members == std::vector<std::string>{"format", "programme", "tzdata", "burden_table", "status", "conflict",
                                            "relaxations", "partial_plan", "left_out", "changes", "effort"});
  CHECK(json["status"] == "infeasible");
  CHECK(json["conflict"]["minimal"] == true);
  const auto& rules = json["conflict"]["rules"];
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].dump() ==
        R"({"rule":{"code":"rule.of-session","arguments":{"rule":[{"code":"rule.attendance","arguments":{)"
        R"("delegation":"Senegal","role":[{"code":"role.host","arguments":{}}]}}],"session":"Migration data"},)"
        R"("text":"attendance of Senegal (host) in Migration data"},"sessions":["data"]})");
  CHECK(rules[1]["rule"]["text"] == "Migration data is within the days of Opening plenary");
  CHECK(rules[1]["sessions"].dump() == R"(["opening","data"])");
  REQUIRE(json["left_out"].size() == 1);
  CHECK(json["left_out"][0]["session"] == "data");
  CHECK(json["left_out"][0]["because"].dump() == "[" + rules[0]["rule"].dump() + "]");
  REQUIRE(json["partial_plan"].size() == 2);
  CHECK(json["partial_plan"][1]["session"] == "follow-up");
  const auto& relaxation = json["relaxations"][0];
  CHECK(relaxation["change"]["text"] == "find one more room in Dakar for Migration data");
  CHECK(relaxation["price"] == 3);
  CHECK(relaxation["score"].dump() == R"({"medium":0,"soft":12})");
  REQUIRE(relaxation["plan"].size() == 3);
  CHECK(relaxation["plan"][1]["one_more_room"] == true);
  CHECK_FALSE(relaxation["plan"][1].contains("room"));
}

TEST_CASE("The gap of the soft level is left out while the medium level has one") {
  const auto problem = programme(two_days_in_dakar);
  auto answer = plan_of_dakar();
  answer.bound = {0, 0, 1'000'000};
  CHECK(scheduler::write_programme_answer(problem, answer, "2026c", english).find(R"("gap": {
    "medium": 20
  })") != std::string::npos);
}
