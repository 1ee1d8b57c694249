#include "calendar/civil/tzdata.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <string_view>
#include <tuple>

#include "calendar/civil/zoneinfo.hpp"

namespace plenary::calendar {

namespace {

constexpr std::size_t year_digits = 4;
constexpr std::string_view how_to_upgrade = "apt-get install --only-upgrade tzdata";

}  // namespace

Result<TzdataVersion> TzdataVersion::parse(std::string_view text) {
  const std::string_view number = text.substr(0, year_digits);
  const std::string_view letters = text.substr(number.size());
  const bool has_year = number.size() == year_digits &&
                        std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool has_letters = (letters.size() == 1 || letters.size() == 2) &&
                           std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (has_year && has_letters) return TzdataVersion{std::string(text)};
  return unexpected(Error{"", printable(text), "is not a tz database version", "a year and letters such as 2026c", ""});
}

std::strong_ordering operator<=>(const TzdataVersion& a, const TzdataVersion& b) noexcept {
  // After z comes aa: of two releases in a year, the one with more letters is the later.
  const auto key = [](const TzdataVersion& version) {
    const std::string_view text = version.text_;
    return std::tuple(text.substr(0, year_digits), text.size(), text.substr(year_digits));
  };
  return key(a) <=> key(b);
}

std::string tzdata_version_file() { return (zoneinfo_directory() / "tzdata.zi").string(); }

Result<TzdataVersion> system_tzdata_version() {
  constexpr std::string_view prefix = "# version ";
  const std::string path = tzdata_version_file();
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) {
    return unexpected(Error{path, "", "the tz database cannot be read", "a readable file", "apt-get install tzdata"});
  }
  if (line.starts_with(prefix)) {
    if (auto version = TzdataVersion::parse(std::string_view(line).substr(prefix.size()))) return version;
  }
  return unexpected(Error{path + " line 1", printable(line), "does not state the tz database's version",
                          "a line such as # version 2026c", std::string(how_to_upgrade)});
}

std::optional<std::string> tzdata_warning(const TzdataVersion& version) {
  if (version >= TzdataVersion::parse(oldest_right_tzdata).value()) return std::nullopt;
  return fmt::format(
      "the tz database is {}, older than {}: times in Morocco and Western Sahara are an hour wrong from 2026-09-20, "
      "and later changes elsewhere are missing; upgrade it: {}",
      version.text(), oldest_right_tzdata, how_to_upgrade);
}

}  // namespace plenary::calendar
