#pragma once

#include <string>
#include <string_view>

namespace plenary::server {

/// `text` for an XML 1.0 attribute or element: markup escaped, characters that XML forbids as U+FFFD (§2.2).
/// `text` is valid UTF-8, as every document that was read is.
std::string xml_text(std::string_view text);

/// At most `most` characters of `text`, the last an ellipsis where something was cut.
std::string cut_to(std::string_view text, std::size_t most);

}  // namespace plenary::server
