#pragma once

#include <array>
#include <string>
#include <string_view>

namespace plenary {

/// The languages that everything people read is written in, in the order in which columns and feeds list them.
enum class Language { en, fr, pt, ar };

inline constexpr std::array all_languages{Language::en, Language::fr, Language::pt, Language::ar};

/// BCP 47 tag: "en", "fr", "pt", "ar".
std::string_view tag(Language language) noexcept;

/// A text in these languages; a missing translation is empty and falls back to English.
struct LocalizedText {
  std::string en;
  std::string fr;
  std::string pt;
  std::string ar;

  /// The text in `language`, or the English one where no translation is known.
  const std::string& in(Language language) const noexcept;

  friend bool operator==(const LocalizedText&, const LocalizedText&) = default;
};

}  // namespace plenary
