#pragma once

#include <optional>
#include <string_view>

#include "calendar/civil/time.hpp"
#include "server/http/message.hpp"
#include "server/http/representation.hpp"

/// Which answer a client gets: its copy is good, which coding it takes, whether it still means what it asks to change.
/// RFC 9110 §12.5.3 (Accept-Encoding), §13 (conditional requests).
namespace plenary::server {

/// Answers a GET or HEAD for `representation`: 200 with the best coding that the client takes, 304 without content,
/// 412 where the client asks for another state, or 406 where no coding is acceptable. Range is ignored, as §14.2
/// allows. Performs no work that grows with the bytes; nothing if the plain bytes would have to be unpacked first.
std::optional<Response> conditional_at_once(const Request& request, const RepresentationPtr& representation);

/// The same, with whatever work it takes.
Response conditional(const Request& request, const RepresentationPtr& representation);

/// The codings in which bytes can be sent.
enum class Coding { identity, gzip, none };

/// What an Accept-Encoding field (empty = absent) prefers where both codings exist; `none` if it refuses both.
/// Quality values of §12.4.2; plain bytes are taken unless "identity;q=0" or "*;q=0" refuses them.
Coding preferred_coding(std::string_view accept_encoding) noexcept;

/// Whether an Accept-Encoding field refuses plain bytes.
bool refuses_identity(std::string_view accept_encoding) noexcept;

enum class Precondition {
  holds,
  not_modified,  ///< 304 for GET and HEAD
  failed         ///< 412: If-Match or If-Unmodified-Since, or If-None-Match of a request that changes something
};

/// What the conditional fields of `request` say about a resource with these validators, in the order of §13.2.2.
/// Dates that are none, are sent twice or are combined with a tag that decides are ignored (§13.1.3, §13.1.4).
Precondition check_preconditions(const Request& request, std::string_view etag, calendar::Instant last_modified);

/// Whether `etag` is in the If-None-Match field value `list`, by weak comparison (§8.8.3.2). "*" matches; so does
/// the tag with a mark that compressing proxies put into it ("x-gzip").
bool none_match_hits(std::string_view list, std::string_view etag) noexcept;

/// Whether `etag` is in the If-Match field value `list`, by strong comparison: weak tags never match.
bool match_hits(std::string_view list, std::string_view etag) noexcept;

}  // namespace plenary::server
