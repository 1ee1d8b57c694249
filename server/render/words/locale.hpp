#pragma once

#include <unicode/locid.h>

#include "calendar/text.hpp"

/// The locales whose plurals, names and lists we use. Private to server/render/words.
namespace plenary::server {

/// British English and European Portuguese, as the dialogues write; Western digits in Arabic.
inline icu::Locale icu_locale(Language language) {
  switch (language) {
    case Language::en:
      return icu::Locale("en", "GB");
    case Language::fr:
      return icu::Locale("fr");
    case Language::pt:
      return icu::Locale("pt", "PT");
    case Language::ar:
      break;
  }
  return icu::Locale("ar@numbers=latn");
}

}  // namespace plenary::server
