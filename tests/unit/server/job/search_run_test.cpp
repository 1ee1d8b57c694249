#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "server/job/search_run.hpp"

using namespace plenary::server;
using plenary::scheduler::Score;
using plenary::scheduler::SearchPhase;

namespace {

std::vector<nlohmann::json> lines(const std::ostringstream& err) {
  std::istringstream text{err.str()};
  std::vector<nlohmann::json> found;
  for (std::string line; std::getline(text, line);) found.push_back(nlohmann::json::parse(line));
  return found;
}

}  // namespace

TEST_CASE("Progress as JSON: an event for each phase, the first plan, and the end", "[cli]") {
  std::ostringstream err;
  SearchProgress progress{err, ProgressForm::json};
  progress.tell({SearchPhase::first_proof, {}, Score{0, 0, 40}, 0, 0});
  progress.tell({SearchPhase::annealing, {}, Score{0, 1, 50}, 0, 7});
  progress.tell({SearchPhase::annealing, Score{2, 9, 9}, Score{0, 1, 50}, 10, 0});  // too soon after the last
  progress.tell({SearchPhase::annealing, Score{0, 9, 90}, Score{0, 1, 50}, 20, 0});
  progress.tell({SearchPhase::annealing, Score{0, 10, 0}, Score{0, 1, 50}, 30, 0});  // of a chain that is behind
  progress.tell({SearchPhase::annealing, Score{0, 8, 70}, Score{0, 1, 50}, 25, 0});  // too soon
  progress.finish();

  auto events = lines(err);
  for (auto& event : events) {
    CHECK(event["seconds"].is_number());
    event.erase("seconds");
  }
  const auto expected = nlohmann::json::parse(R"([
    {"format": "plenary-progress/1", "phase": "first_proof", "moves": 0, "nodes": 0,
     "bound": {"hard": 0, "medium": 0, "soft": 40}},
    {"format": "plenary-progress/1", "phase": "annealing", "moves": 0, "nodes": 7,
     "bound": {"hard": 0, "medium": 1, "soft": 50}},
    {"format": "plenary-progress/1", "phase": "annealing", "moves": 20, "nodes": 7,
     "score": {"hard": 0, "medium": 9, "soft": 90}, "bound": {"hard": 0, "medium": 1, "soft": 50}},
    {"format": "plenary-progress/1", "phase": "done", "moves": 30, "nodes": 7,
     "score": {"hard": 0, "medium": 8, "soft": 70}, "bound": {"hard": 0, "medium": 1, "soft": 50}}
  ])");
  CHECK(nlohmann::json(events) == expected);
  CHECK(progress.feasible_after());
}

TEST_CASE("Without progress nothing is written, and a quick search needs no words", "[cli]") {
  for (const ProgressForm form : {ProgressForm::none, ProgressForm::text}) {
    std::ostringstream err;
    SearchProgress progress{err, form};
    progress.tell({SearchPhase::annealing, Score{0, 1, 2}, {}, 5, 0});
    progress.finish();
    CHECK(err.str().empty());
    CHECK(progress.feasible_after());
  }
}

TEST_CASE("A clock of planning gives chains their time, and stops without a plan at half of it", "[cli]") {
  PlanClock day{86'400, 2};
  CHECK(day.allowance(0)(0) < 0.01);
  CHECK_FALSE(day.is_over());
  const PlanClock past{1e-9, 2};
  CHECK(past.is_over());
  CHECK(past.allowance(1)(0) > 0.9);
}
