#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/http/message.hpp"

namespace plenary::server {

/// The Date field's value, formatted anew once a second. One per thread.
class DateCache {
 public:
  std::string_view now();

 private:
  std::int64_t second_ = -1;
  std::string text_;
};

/// Whether a response of this status can have content: not 1xx, 204 and 304 (RFC 9110 §6.4.1).
constexpr bool may_have_content(int status) noexcept { return status >= 200 && status != 204 && status != 304; }

/// Whether `response` can be sent as it is: a final status, and no line end or NUL in a field that would break the
/// message apart (response splitting).
bool is_well_formed(const Response& response) noexcept;

/// Appends the status line and all fields of a well-formed response, with the empty line that ends them, to `out`.
/// Date, Connection and Content-Length are written here; a handler's own are left out.
void append_head(std::string& out, const Response& response, bool keep_alive, std::string_view date);

}  // namespace plenary::server
