#include <cstddef>
#include <cstdint>
#include <string_view>

#include "data/embedded.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/json/reference_data.hpp"
#include "tests/fuzz/law.hpp"

// Laws: every document is either read or refused with reasons; reading it again gives the same answer.

namespace {

const plenary::scheduler::Dialogue& dialogue() {
  using namespace plenary;
  static const auto read = scheduler::read_dialogue(
      {data::partners_json(), data::holiday_rules_json(), data::holiday_concepts_json(), data::ramadan_json()});
  fuzz::law(read.has_value(), "the embedded reference data cannot be read");
  return *read;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plenary;
  const std::string_view json{reinterpret_cast<const char*>(data), size};
  const auto programme = scheduler::read_programme(json, dialogue());
  const auto again = scheduler::read_programme(json, dialogue());
  fuzz::law(programme.has_value() == again.has_value(), "read once, refused once");
  if (!programme) {
    fuzz::explains_itself(programme.error());
    fuzz::law(programme.error() == again.error(), "refused for different reasons");
  }
  return 0;
}
