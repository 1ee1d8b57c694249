#include "calendar/civil/tzif.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace plenary::calendar {

namespace {

constexpr std::size_t header_length = 44;
constexpr std::size_t most_changes = 100'000;

/// The counts of a header, in their order in the file (RFC 9636 §3.1).
struct Header {
  std::uint32_t ut_indicators = 0;
  std::uint32_t standard_indicators = 0;
  std::uint32_t leap_seconds = 0;
  std::uint32_t changes = 0;
  std::uint32_t types = 0;
  std::uint32_t characters = 0;

  /// How long the data after the header is, with times of `time_length` bytes.
  std::size_t length(std::size_t time_length) const {
    return changes * (time_length + 1) + types * 6ULL + characters + leap_seconds * (time_length + 4) +
           standard_indicators + ut_indicators;
  }
};

std::int64_t big_endian(std::string_view bytes) {
  std::uint64_t value = (static_cast<unsigned char>(bytes.front()) & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
  for (const char byte : bytes) value = value << 8U | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(value);
}

std::optional<Header> header_of(std::string_view bytes) {
  if (bytes.size() < header_length || !bytes.starts_with("TZif")) return std::nullopt;
  std::array<std::uint32_t, 6> counts{};
  for (std::size_t i = 0; i < counts.size(); ++i)
    counts[i] = static_cast<std::uint32_t>(big_endian(bytes.substr(20 + 4 * i, 4)));
  return Header{counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]};
}

unexpected<Error> broken(std::string_view code) {
  return unexpected(Error{"", "", {code, {}}, {"tzif.allowed", {}}, ""});
}

}  // namespace

Result<Tzif> Tzif::parse(std::string_view bytes) {
  const auto old = header_of(bytes);
  if (!old) return broken("tzif.no-header");
  if (bytes[4] < '2') return broken("tzif.too-old");
  if (bytes.size() - header_length < old->length(4)) return broken("tzif.cut");
  bytes.remove_prefix(header_length + old->length(4));
  const auto header = header_of(bytes);
  if (!header) return broken("tzif.no-header");
  bytes.remove_prefix(header_length);
  if (header->changes > most_changes || header->types == 0 || bytes.size() < header->length(8))
    return broken("tzif.cut");

  const std::string_view times = bytes.substr(0, header->changes * 8ULL);
  const std::string_view type_of = bytes.substr(times.size(), header->changes);
  const std::string_view types = bytes.substr(times.size() + type_of.size(), header->types * 6ULL);
  const std::string_view names = bytes.substr(times.size() + type_of.size() + types.size(), header->characters);
  const std::string_view rest = bytes.substr(header->length(8));

  const auto type = [&](std::size_t number) -> std::optional<Change> {
    if (number >= header->types) return std::nullopt;
    const std::string_view record = types.substr(number * 6, 6);
    const auto name = static_cast<std::size_t>(static_cast<unsigned char>(record[5]));
    const auto end = names.find('\0', name);
    if (name >= names.size() || end == std::string_view::npos) return std::nullopt;
    return Change{{}, UtcOffset{big_endian(record.substr(0, 4))}, std::string{names.substr(name, end - name)}};
  };
  Tzif zone;
  const auto first = type(0);
  if (!first) return broken("tzif.cut");
  zone.first_offset = first->offset;
  zone.first_abbreviation = first->abbreviation;
  for (std::size_t i = 0; i < header->changes; ++i) {
    auto change = type(static_cast<unsigned char>(type_of[i]));
    if (!change) return broken("tzif.cut");
    // As far as clocks of today's civilisations reach; what lies before is told by the first that is left.
    constexpr std::int64_t reach = 1LL << 36;
    const std::int64_t at = big_endian(times.substr(i * 8, 8));
    change->at = Instant{seconds{std::clamp(at, -reach, reach)}};
    if (!zone.changes.empty() && change->at < zone.changes.back().at) return broken("tzif.cut");
    zone.changes.push_back(std::move(*change));
  }
  if (rest.size() < 2 || rest.front() != '\n' || rest.back() != '\n') return broken("tzif.no-footer");
  zone.footer = rest.substr(1, rest.size() - 2);
  return zone;
}

}  // namespace plenary::calendar
