#pragma once

#include <string>
#include <string_view>

namespace plenary::server {

/// The SHA-256 of `bytes` in lower-case hexadecimal digits. FIPS 180-4.
std::string sha256(std::string_view bytes);

}  // namespace plenary::server
