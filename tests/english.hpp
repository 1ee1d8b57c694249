#pragma once

#include "calendar/result.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::test {

/// `error` in the words that an English reader gets.
inline Error english(const Error& error) {
  const auto words = [](const Message& message) {
    return message.empty() ? Message{} : Message{server::in_words(message, Language::en)};
  };
  return {error.where, error.value, words(error.message), words(error.allowed), words(error.fix)};
}

}  // namespace plenary::test
