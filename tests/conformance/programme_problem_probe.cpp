#include <iostream>
#include <string>

#include "data/embedded.hpp"
#include "scheduler/json/problem.hpp"
#include "scheduler/json/programme_problem.hpp"
#include "scheduler/json/reference_data.hpp"
#include "server/render/words/catalogue.hpp"

// Reads JSON documents, one a line, from standard input; writes for each how many errors it has, then each error
// on a line.

int main() {
  using namespace plenary;
  const auto dialogue = scheduler::read_dialogue(
      {data::partners_json(), data::holiday_rules_json(), data::holiday_concepts_json(), data::ramadan_json()});
  const auto table = scheduler::read_burden_table(data::burden_table_json());
  if (!dialogue || !table) return 3;
  for (std::string line; std::getline(std::cin, line);) {
    const auto read = scheduler::read_programme_problem(line, *dialogue, *table);
    const Errors errors = read ? Errors{} : read.error();
    std::cout << errors.size() << '\n';
    for (const Error& error : errors) std::cout << server::in_words(error, Language::en) << '\n';
  }
  return 0;
}
