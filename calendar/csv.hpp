#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Tables of values, RFC 4180.
namespace plenary::csv {

/// A line's cells; quotes are taken off (§2.5–7). A quoted cell ends with the line at the latest: our tables hold no
/// line breaks.
std::vector<std::string> cells(std::string_view line, char separator = ',');

/// The cells as a line, in quotes where it must be, with its CRLF.
std::string line(const std::vector<std::string>& cells);

}  // namespace plenary::csv
