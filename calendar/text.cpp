#include "calendar/text.hpp"

namespace plenary {

std::string_view tag(Language language) noexcept {
  switch (language) {
    case Language::en:
      return "en";
    case Language::fr:
      return "fr";
    case Language::pt:
      return "pt";
    case Language::ar:
      return "ar";
  }
  return "en";
}

const std::string& LocalizedText::in(Language language) const noexcept {
  const auto or_english = [this](const std::string& text) -> const std::string& { return text.empty() ? en : text; };
  switch (language) {
    case Language::en:
      return en;
    case Language::fr:
      return or_english(fr);
    case Language::pt:
      return or_english(pt);
    case Language::ar:
      return or_english(ar);
  }
  return en;
}

}  // namespace plenary
