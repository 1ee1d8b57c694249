#pragma once

#include <nlohmann/json.hpp>

#include "calendar/text.hpp"

/// Texts as JSON. Private to scheduler/json.
namespace plenary::scheduler {

/// A text in English alone as a string, in several languages as an object: as `ObjectReader::optional_text` reads it.
inline nlohmann::ordered_json text_to_json(const LocalizedText& text) {
  if (text.fr.empty() && text.pt.empty() && text.ar.empty()) return text.en;
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const Language language : all_languages) {
    const std::string& in = language == Language::en ? text.en : text.in(language);
    const bool is_own = language == Language::en || (language == Language::fr && !text.fr.empty()) ||
                        (language == Language::pt && !text.pt.empty()) ||
                        (language == Language::ar && !text.ar.empty());
    if (is_own) json[std::string{tag(language)}] = in;
  }
  return json;
}

}  // namespace plenary::scheduler
