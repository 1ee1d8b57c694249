#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Where a request ends and whom it is for, judged more strictly than the parser does. Two readers that disagree on
/// this let a peer smuggle one request inside another (RFC 9112 §11.2), so what is unusual is refused.
namespace plenary::server {

using FieldList = std::vector<std::pair<std::string_view, std::string_view>>;

/// Why a request is refused before a handler sees it; the connection closes after the answer.
struct Rejection {
  int status = 400;
  std::string detail;
};

/// What the fields say about the message and the connection.
struct Framing {
  bool http_11 = true;            ///< the peer understands chunks
  bool has_content = false;       ///< Content-Length above 0, or chunked
  bool expects_continue = false;  ///< the peer waits for 100 before it sends the content
  bool keep_alive = false;
  std::optional<std::uint64_t> length;  ///< Content-Length; none if absent, or chunked
};

/// Checks Content-Length, Transfer-Encoding, Host, Expect and Connection. `http_11` is false for HTTP/1.0.
/// Either a rejection or what `framing` then holds.
std::optional<Rejection> check_framing(const FieldList& fields, bool http_11, Framing& framing);

/// Whether `header`, the octets of a request line and its fields, has a field continued on the next line
/// (RFC 9112 §5.2) or a line feed or carriage return outside a line end.
bool has_irregular_lines(std::string_view header) noexcept;

}  // namespace plenary::server
