#include "cli/dialogue.hpp"

#include <stdexcept>

#include "data/embedded.hpp"
#include "scheduler/json/reference_data.hpp"

namespace plenary::cli {

namespace {

template <class T>
T or_throw(Checked<T> read, const char* what) {
  if (!read) throw std::runtime_error(std::string("the ") + what + " in the program: " + to_text(read.error().front()));
  return std::move(*read);
}

}  // namespace

const scheduler::Dialogue& shipped_dialogue() {
  static const auto dialogue = or_throw(scheduler::read_dialogue({data::partners_json(), data::holiday_rules_json(),
                                                                  data::holiday_concepts_json(), data::ramadan_json()}),
                                        "reference data");
  return dialogue;
}

const std::string& shipped_data() {
  static const std::string bytes = [] {
    std::string all;
    for (const auto part : {data::partners_json(), data::holiday_rules_json(), data::holiday_concepts_json(),
                            data::ramadan_json(), data::burden_table_json()})
      all += part;
    return all;
  }();
  return bytes;
}

const scheduler::BurdenTable& shipped_burden_table() {
  static const auto table = or_throw(scheduler::read_burden_table(data::burden_table_json()), "burden table");
  return table;
}

}  // namespace plenary::cli
