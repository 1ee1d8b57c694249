#pragma once

#include <string>
#include <string_view>

#include "calendar/text.hpp"

/// Writing HTML so that no text can become markup.
namespace plenary::server::html {

/// `text` with & < > " ' replaced: safe between tags and inside quoted attributes.
std::string escape(std::string_view text);

/// ` name="value"` with the value escaped; nothing for an empty value.
std::string attribute(std::string_view name, std::string_view value);

/// `<name>text</name>` with the text escaped; nothing for an empty text.
std::string element(std::string_view name, std::string_view text, std::string_view css_class = {});

/// `<a href="…">text</a>`; only the text where `url` is empty.
std::string link(std::string_view url, std::string_view text);

/// The beginning of a page up to its style and icon: the caller goes on within `<head>`.
std::string head(std::string_view title, Language language);

/// `<option value="…"[ selected]>text</option>`.
std::string option(std::string_view value, std::string_view text, bool selected);

}  // namespace plenary::server::html
