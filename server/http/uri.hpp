#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/result.hpp"

/// Request targets and authorities; RFC 3986, RFC 9112 §3.2.
namespace plenary::server {

/// Where a request wants to go.
struct Target {
  std::string path;       ///< percent-decoded, dot segments removed, begins with '/'
  std::string query;      ///< raw, without '?'
  std::string authority;  ///< of an absolute-form target, which overrides Host; empty otherwise
};

/// Reads an origin-form ("/letters/first.txt?x=1") or absolute-form ("http://host/…") target. Refused: authority and
/// asterisk form, a fragment, bad percent-encoding, control characters (also encoded), an encoded slash, a path that
/// climbs above the root, user information.
Result<Target> parse_target(std::string_view text);

/// `text` with %XX replaced, or nothing if a '%' is not followed by two hexadecimal digits.
std::optional<std::string> percent_decode(std::string_view text);

/// `uri-host [ ":" port ]` of RFC 9110 §7.2 with a host that is not empty.
bool is_valid_authority(std::string_view text) noexcept;

}  // namespace plenary::server
