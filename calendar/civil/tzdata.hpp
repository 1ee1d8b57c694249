#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/result.hpp"

namespace plenary::calendar {

/// A release of the tz database such as 2026c; ordered by year, then letter(s).
class TzdataVersion {
 public:
  static Result<TzdataVersion> parse(std::string_view text);
  /// "2026f".
  const std::string& text() const noexcept { return text_; }
  friend bool operator==(const TzdataVersion&, const TzdataVersion&) = default;
  friend std::strong_ordering operator<=>(const TzdataVersion& a, const TzdataVersion& b) noexcept;

 private:
  explicit TzdataVersion(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// The file of the system's tz database that states its version on the first line.
std::string tzdata_version_file();

/// The version that the system's tz database states. Fails where the file is missing or says something else.
Result<TzdataVersion> system_tzdata_version();

/// The first release with Morocco's permanent UTC+0 from 2026-09-20.
inline constexpr std::string_view oldest_right_tzdata = "2026c";

/// A sentence that says what is wrong with times computed on `version`, or nothing if it is recent enough.
std::optional<std::string> tzdata_warning(const TzdataVersion& version);

}  // namespace plenary::calendar
