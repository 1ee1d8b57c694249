#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "calendar/civil/tzif.hpp"
#include "tests/fuzz/law.hpp"

// Law: what is read has its changes in order.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plenary;
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const auto read = calendar::Tzif::parse(bytes);
  if (!read) {
    fuzz::explains_itself(read.error());
    return 0;
  }
  fuzz::law(std::ranges::is_sorted(read->changes, {}, &calendar::Tzif::Change::at), "changes out of order");
  return 0;
}
