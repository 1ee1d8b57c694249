#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/message.hpp"

namespace plenary::scheduler {

/// The one of `names` that `wrong` most resembles, or empty if none does.
std::string nearest_name(std::string_view wrong, const std::vector<std::string>& names);

/// The one of `names` that people mean when they write `wrong`: "chair" is "co_chair", "English" is "en". Else the
/// nearest, or empty if none resembles. It may say what else is to be done: "before, with the sessions in the opposite
/// order".
Message right_word(std::string_view wrong, const std::vector<std::string>& names);

/// `text` in lower case without accents, spaces and signs, so that names may be compared as people write them.
/// Letters of other scripts stay.
std::string folded(std::string_view text);

/// "a, b and 12 more": for `Error::allowed`.
Message list_names(const std::vector<std::string>& names, std::size_t most = 12);

}  // namespace plenary::scheduler
