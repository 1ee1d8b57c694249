#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

#include "calendar/result.hpp"

namespace plenary::fuzz {

/// Ends the process where a law does not hold, in every kind of build; the fuzzer keeps the input.
inline void law(bool holds, const char* broken) {
  if (holds) return;
  std::fprintf(stderr, "broken law: %s\n", broken);
  std::abort();
}

/// Whatever is refused, the reason can be shown on a terminal and in JSON as it is.
inline void explains_itself(const Error& error) {
  law(!error.message.empty(), "an error without a message");
  for (const unsigned char c : to_text(error)) law(c >= 0x20 && c != 0x7f, "a control character in an error");
}

/// A document that is refused comes with at least one reason.
inline void explains_itself(const Errors& errors) {
  law(!errors.empty(), "refused without a reason");
  for (const Error& error : errors) explains_itself(error);
}

}  // namespace plenary::fuzz
