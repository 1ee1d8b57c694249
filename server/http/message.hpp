#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What a handler sees of HTTP: plain values, no third-party type. RFC 9110.
namespace plenary::server {

enum class Method { get, head, other };

/// One request as a handler sees it. Views live as long as the call.
struct Request {
  Method method = Method::get;
  std::string_view method_name;
  std::string_view path;   ///< percent-decoded, normalised, begins with '/', no control characters
  std::string_view query;  ///< raw, without '?'; its percent-encoding is known to be well formed
  std::vector<std::pair<std::string_view, std::string_view>> headers;

  /// First value of the field `name` (any case), or empty.
  std::string_view header(std::string_view name) const noexcept;
  /// All values of the field `name`, joined with ", " as RFC 9110 §5.3 has it; for fields that are lists.
  std::string combined_header(std::string_view name) const;
  /// Percent-decoded value of the query parameter `name` ('+' is a space), or empty.
  std::string query_parameter(std::string_view name) const;
};

/// One answer. Date, Connection and Content-Length are the server's to add. For HEAD the handler
/// answers as for GET and the server leaves the body out.
struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const std::string> body;  ///< shared so that a feed's bytes are never copied
};

/// Called on a network thread, on several at once when the server has several: must be safe to call
/// concurrently and quick. What it throws becomes a bare 500; the text goes to the access log only.
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
