#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"

namespace plenary::cli {

Result<calendar::Instant> stamp_of(const std::string& option, const char* where) {
  if (!option.empty()) {
    auto instant = calendar::parse_instant(option);
    if (!instant) instant.error().where = where;
    return instant;
  }
  const char* const variable = std::getenv("SOURCE_DATE_EPOCH");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  if (variable == nullptr) return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const std::string_view text = variable;
  std::int64_t epoch = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), epoch);
  constexpr std::int64_t most = 7'258'118'399;  // the end of 2199
  if (error != std::errc{} || end != text.data() + text.size() || epoch < 0 || epoch > most) {
    return unexpected(Error{"SOURCE_DATE_EPOCH", printable(text), {"stamp.malformed", {}}, {"stamp.allowed", {}}, ""});
  }
  return calendar::Instant{std::chrono::seconds{epoch}};
}

}  // namespace plenary::cli
