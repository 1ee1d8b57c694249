#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/http/framing.hpp"
#include "server/http/limits.hpp"
#include "server/http/message.hpp"

namespace plenary::server {

/// Turns the octets of a connection into requests, whatever pieces they arrive in. Does no I/O, so that every limit
/// and every malformed request can be tested without a socket. Memory: one buffer of header_bytes + 4 KiB, and the
/// content of the request in hand up to what `expect_content` allows.
///
/// Law: the sequence of requests and rejections does not depend on where the octets were cut; only a header that is
/// malformed may be noticed as late as at its end.
class RequestReader {
 public:
  enum class State {
    header,     ///< more octets are needed for the header
    admission,  ///< the header is read; nothing of the content is until `expect_content` says how much is wanted
    content,    ///< more octets are needed for the content
    complete,   ///< `request()` can be answered
    failed      ///< `rejection()` says why; nothing further is read
  };

  explicit RequestReader(const Limits& limits);
  ~RequestReader();
  RequestReader(RequestReader&&) noexcept;
  RequestReader& operator=(RequestReader&&) noexcept;

  /// Where the next octets belong; never empty in the states header and content.
  std::span<char> space();
  /// Takes note of `count` octets that were put at the front of `space()`.
  void received(std::size_t count);
  State state() const noexcept;

  /// Whether nothing of a request has arrived yet (blank lines do not count, RFC 9112 §2.2).
  bool is_empty() const noexcept;
  /// Whether octets of the content, or what follows it, have arrived.
  bool has_content_octets() const noexcept;

  /// Whether octets have arrived that belong to what follows the complete request.
  bool has_more() const noexcept;

  enum class Content { kept, dropped };
  /// Goes on with the content of the request whose header is read: `limit` octets of it, 413 beyond.
  void expect_content(std::size_t limit, Content what);

  /// The request; its path is empty until the request line was understood. Views live until `next` or `reset`.
  Request& request() noexcept;
  const Request& request() const noexcept;
  const Framing& framing() const noexcept;
  const Rejection& rejection() const noexcept;

  /// Drops the complete request and goes on with what a pipelining peer has sent after it.
  void next();
  /// Forgets everything, for the next connection.
  void reset();
  /// The whole buffer, for reading octets that nobody wants; only after the last request.
  std::span<char> scratch() noexcept;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace plenary::server
