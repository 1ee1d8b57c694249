#pragma once

#include <string>

namespace plenary::verify {

/// `text`, whole lines, with a last line "digest <SHA-256 of all lines before>".
std::string sealed(std::string text);

}  // namespace plenary::verify
