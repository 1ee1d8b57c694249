#pragma once

#include <string>
#include <string_view>

#include "calendar/text.hpp"

namespace plenary::server {

/// `text` for an XML 1.0 attribute or element: markup escaped, characters that XML forbids as U+FFFD (§2.2).
/// `text` is valid UTF-8, as every document that was read is.
std::string xml_text(std::string_view text);

/// At most `most` characters of `text`, the last an ellipsis where something was cut.
std::string cut_to(std::string_view text, std::size_t most);

/// `text` as a line of a picture: escaped, and in Arabic one line from right to left that begins where it is put, since
/// pictures are laid out from left to right in every language.
std::string line_text(std::string_view text, Language language);

}  // namespace plenary::server
