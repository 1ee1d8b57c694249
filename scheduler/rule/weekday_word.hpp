#pragma once

#include <array>
#include <string_view>

#include "calendar/civil/time.hpp"

namespace plenary::scheduler {

/// "mon", by which a message chooses the name of a day of the week.
inline std::string_view weekday_word(calendar::weekday day) {
  constexpr std::array<std::string_view, 7> words{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  return words.at(day.c_encoding());
}

}  // namespace plenary::scheduler
