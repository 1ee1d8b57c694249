#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/text.hpp"

/// Text in columns of a terminal.
namespace plenary::server {

/// How many columns a UTF-8 text takes: one a character. None of our texts holds wide or combining characters; the
/// marks that isolate left-to-right text take no room.
std::size_t columns(std::string_view text) noexcept;

/// `text` and blanks up to `width` columns; longer texts stay as they are.
std::string padded(std::string text, std::size_t width);

/// Blanks and `text`, so that it ends at `width` columns.
std::string right_aligned(std::string_view text, std::size_t width);

/// `words` with commas between them, wrapped at `width` columns, later lines indented by `indent` blanks. The first
/// line begins at column `indent`.
std::string wrapped(const std::vector<std::string>& words, std::size_t indent, std::size_t width, Language language);

/// `text` broken between its words at `width` columns; the first line begins at column `indent`, to which lines after
/// it are indented.
std::string paragraph(std::string_view text, std::size_t indent, std::size_t width);

}  // namespace plenary::server
