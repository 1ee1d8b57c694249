#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/body.hpp"
#include "server/http/peer.hpp"

/// What a handler sees of HTTP: plain values, no third-party type, no socket. RFC 9110.
namespace plenary::server {

/// The methods that a route may have; `other` is known to HTTP, but not to any route (CONNECT, TRACE).
enum class Method { get, head, post, put, patch, del, options, other };

/// `del` for "DELETE", `other` for what no route has.
Method method_of(std::string_view name) noexcept;
/// "DELETE" for `del`; empty for `other`.
std::string_view name_of(Method method) noexcept;

/// One request as a handler sees it. Views live until the handler has answered.
struct Request {
  Method method = Method::get;
  std::string_view method_name = {};
  std::string_view path = {};   ///< percent-decoded, normalised, begins with '/', no control characters; or "*"
  std::string_view query = {};  ///< raw, without '?'; its percent-encoding is known to be well formed
  std::vector<std::pair<std::string_view, std::string_view>> headers = {};
  std::string_view content = {};  ///< whole; empty until the request was admitted
  Peer peer = {};
  Scheme scheme = Scheme::http;
  std::string caller = {};  ///< who was recognised when the request was admitted; empty for the public

  /// First value of the field `name` (any case), or empty.
  std::string_view header(std::string_view name) const noexcept;
  /// The value of a field that is no list: nothing if it is absent or was sent more than once.
  std::string_view single_header(std::string_view name) const noexcept;
  /// All values of the field `name`, joined with ", " as RFC 9110 §5.3 has it; for fields that are lists.
  std::string combined_header(std::string_view name) const;
  /// Percent-decoded value of the query parameter `name` ('+' is a space), or empty.
  std::string query_parameter(std::string_view name) const;
};

/// One answer. Date, Connection and the framing are the server's to add. For HEAD the handler answers as for GET
/// and the server leaves the content out.
struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers = {};  ///< left out where the body is finished
  Body body = {};

  /// The value of the field `name` (any case), also of a finished message; empty if absent.
  std::string_view header(std::string_view name) const noexcept;
  /// What GET would send; empty for a stream, which has nothing yet.
  std::string_view content() const noexcept;
};

/// Must be safe to call concurrently. What it throws becomes a bare 500; the text goes to the access log only.
using Handler = std::function<Response(const Request&)>;

/// RFC 9457 problem details as `application/problem+json`.
struct Problem {
  int status = 400;
  std::string title;     ///< the reason phrase of `status` if empty
  std::string detail;    ///< what to do about it; may be empty
  std::string instance;  ///< the path asked for; may be empty
};
Response problem_response(const Problem& problem);

/// "Not Found" for 404; RFC 9110 §15 and RFC 6585. "Unknown" for a status that the server never sends.
std::string_view reason_phrase(int status) noexcept;

}  // namespace plenary::server
