#pragma once

#include <string>
#include <string_view>

namespace plenary::server {

/// The SHA-256 of `bytes` in lower-case hexadecimal digits. FIPS 180-4.
std::string sha256(std::string_view bytes);

/// `text`, whole lines, with a last line "digest <SHA-256 of all lines before>", as a certificate ends.
std::string sealed(std::string text);

}  // namespace plenary::server
