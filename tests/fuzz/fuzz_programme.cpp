#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scheduler/json/programme.hpp"
#include "tests/fuzz/reference.hpp"

// Laws: every document is either read or refused with reasons; reading it again gives the same answer.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plenary;
  const std::string_view json{reinterpret_cast<const char*>(data), size};
  const auto programme = scheduler::read_programme(json, fuzz::dialogue());
  const auto again = scheduler::read_programme(json, fuzz::dialogue());
  fuzz::law(programme.has_value() == again.has_value(), "read once, refused once");
  if (!programme) {
    fuzz::explains_itself(programme.error());
    fuzz::law(programme.error() == again.error(), "refused for different reasons");
  }
  return 0;
}
