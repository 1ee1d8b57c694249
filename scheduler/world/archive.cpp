#include "scheduler/world/archive.hpp"

#include <zlib.h>

#include <cstdint>
#include <stdexcept>

namespace plenary::scheduler {

namespace {

constexpr std::size_t length_bytes = 4;

/// Takes `length` bytes from the front of `bytes`.
std::string_view take(std::string_view& bytes, std::size_t length) {
  if (bytes.size() < length) throw std::runtime_error("the reference data in the program is cut off");
  const std::string_view front = bytes.substr(0, length);
  bytes.remove_prefix(length);
  return front;
}

std::size_t take_length(std::string_view& bytes) {
  std::size_t length = 0;
  std::size_t shift = 0;
  for (const char byte : take(bytes, length_bytes)) {
    length |= std::size_t{static_cast<unsigned char>(byte)} << shift;
    shift += 8;
  }
  return length;
}

}  // namespace

Archive::Archive(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t name_length = take_length(bytes);
    const std::size_t packed_length = take_length(bytes);
    const std::size_t text_length = take_length(bytes);
    const std::string_view name = take(bytes, name_length);
    documents_.emplace(name, Packed{take(bytes, packed_length), text_length});
  }
}

std::vector<std::string_view> Archive::names(std::string_view prefix) const {
  std::vector<std::string_view> found;
  for (auto at = documents_.lower_bound(prefix); at != documents_.end() && at->first.starts_with(prefix); ++at) {
    found.push_back(at->first);
  }
  return found;
}

std::string Archive::text(std::string_view name) const {
  const auto found = documents_.find(name);
  if (found == documents_.end()) throw std::out_of_range("no document " + std::string{name});
  const Packed& packed = found->second;
  std::string text(packed.length, '\0');
  auto length = static_cast<uLongf>(text.size());
  const int done =
      uncompress(reinterpret_cast<Bytef*>(text.data()), &length, reinterpret_cast<const Bytef*>(packed.bytes.data()),
                 static_cast<uLong>(packed.bytes.size()));
  if (done != Z_OK || length != text.size())
    throw std::runtime_error("the reference data in the program is broken: " + std::string{name});
  return text;
}

}  // namespace plenary::scheduler
