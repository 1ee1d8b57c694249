#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "calendar/civil/time.hpp"
#include "server/http/message.hpp"

/// Bytes that are served unchanged until the next release, with everything about them computed once.
/// RFC 9110 §8.8 (validators), §12.5.3 (Accept-Encoding), §13 (conditional requests).
namespace plenary::server {

/// One resource in the codings in which it is served. Regular value; the bytes are shared.
struct Representation {
  std::string content_type;                     ///< "text/calendar; charset=utf-8"
  std::string file_name;                        ///< for `Content-Disposition: inline`; empty for none
  std::string cache_control;                    ///< "public, max-age=300"; empty for none
  calendar::Instant last_modified;              ///< must never go backwards for one path
  std::shared_ptr<const std::string> identity;  ///< never null
  std::string etag;                             ///< strong, quoted; over `identity`
  std::shared_ptr<const std::string> gzip;      ///< null where compression does not pay
  std::string etag_gzip;                        ///< the coded bytes have their own (RFC 9110 §8.8.3.3)
};

/// What `make_representation` needs beside the bytes.
struct RepresentationInfo {
  std::string content_type;
  std::string file_name;
  std::string cache_control;
  calendar::Instant last_modified;
};

/// Compresses and hashes `bytes`. Deterministic: equal input gives equal bytes and tags, on any day.
Representation make_representation(std::string bytes, RepresentationInfo info);

/// Answers a GET or HEAD for `representation`: 200 with the best coding that the client takes, or 304 without a
/// body. If-None-Match (weak comparison, lists, "*") decides before If-Modified-Since. Range is ignored, as §14.2
/// allows. Performs no work that grows with the bytes.
Response conditional(const Request& request, const Representation& representation);

/// Whether an Accept-Encoding field (empty = absent) prefers gzip to the plain bytes; quality values of §12.4.2.
bool prefers_gzip(std::string_view accept_encoding) noexcept;

/// Whether `etag` is in the If-None-Match field value `list`, by weak comparison (§8.8.3.2). "*" matches.
bool none_match_hits(std::string_view list, std::string_view etag) noexcept;

/// A strong entity tag: the first 128 bits of SHA-256 over `bytes`, in hexadecimal, quoted.
std::string strong_etag(std::string_view bytes);

/// `bytes` as one gzip member without a time or file name (RFC 1952), so that it depends on `bytes` alone.
std::string gzip(std::string_view bytes);

/// `inline; filename="…"`, with `filename*` for names beyond ASCII; RFC 6266.
std::string inline_disposition(std::string_view file_name);

}  // namespace plenary::server
