#pragma once

#include <string>

#include "calendar/result.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::test {

/// What an English reader reads.
inline std::string english(const Message& message) { return server::in_words(message, Language::en); }

/// `error` in the words that an English reader gets.
inline Error english(const Error& error) {
  const auto words = [](const Message& message) {
    return message.empty() ? Message{} : Message{server::in_words(message, Language::en)};
  };
  return {error.where, error.value, words(error.message), words(error.allowed), words(error.fix)};
}

inline Errors english(const Errors& errors) {
  Errors translated;
  for (const Error& error : errors) translated.push_back(english(error));
  return translated;
}

}  // namespace plenary::test
