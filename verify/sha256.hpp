#pragma once

#include <string>
#include <string_view>

namespace plenary::verify {

/// The SHA-256 of `bytes` in lower-case hexadecimal digits. FIPS 180-4 §6.2.
std::string sha256(std::string_view bytes);

}  // namespace plenary::verify
