#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/message.hpp"

namespace plenary::server {

/// What every head ends with: Date, Connection and the empty line; formatted anew once a second. One per thread.
class HeadEnd {
 public:
  std::string_view text(bool keep_alive);

 private:
  std::int64_t second_ = -1;
  std::string keep_;
  std::string close_;
};

/// Whether a response of this status can have content: not 1xx, 204 and 304 (RFC 9110 §6.4.1).
constexpr bool may_have_content(int status) noexcept { return status >= 200 && status != 204 && status != 304; }

/// Whether `response` can be sent as it is: a final status, and no line end or NUL in a field that would break the
/// message apart (response splitting). Finished messages were looked at when they were made.
bool is_well_formed(const Response& response) noexcept;

/// How the peer learns where the content ends; RFC 9112 §6.
enum class Framed {
  by_length,   ///< Content-Length
  in_chunks,   ///< Transfer-Encoding: chunked; HTTP/1.1 only
  by_closing,  ///< up to the end of the connection; for HTTP/1.0
};

/// Appends the status line and all fields of a well-formed response to `out`, but for what `HeadEnd` says. The
/// framing is written here; a handler's own Date, Connection, Content-Length and Transfer-Encoding are left out.
/// `length` is that of the content that GET gets.
void append_head(std::string& out, const Response& response, Framed framed, std::size_t length);

}  // namespace plenary::server
