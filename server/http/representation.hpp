#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/civil/time.hpp"

/// Bytes that are served unchanged until the next release, with everything about them computed once: tags, coding,
/// and the heads of the answers. RFC 9110 §8.8 (validators), §8.4 (codings).
namespace plenary::server {

/// What is to be said about the bytes.
struct RepresentationInfo {
  std::string content_type;                                    ///< "text/html; charset=utf-8"
  std::string file_name;                                       ///< for `Content-Disposition: inline`; empty for none
  std::string cache_control;                                   ///< "public, max-age=300"; empty for none
  calendar::Instant last_modified;                             ///< must never go backwards for one path
  std::vector<std::pair<std::string, std::string>> more = {};  ///< further fields of a 200
};

/// One coding of a resource, with its answers.
struct CodedForm {
  std::string etag;  ///< strong, quoted, over these bytes: each coding has its own (RFC 9110 §8.8.3.3)
  std::string bytes;
  std::string head;          ///< of 200, as `Finished::head` has it
  std::string head_current;  ///< of 304
};

/// One resource in the codings in which it is served. Never changed once it is made; share it.
struct Representation {
  RepresentationInfo info;
  CodedForm identity;  ///< its bytes are dropped where `packed`
  CodedForm gzip;      ///< without a tag where compression does not pay
  bool packed = false;

  bool has_gzip() const noexcept { return !gzip.etag.empty(); }
  /// Octets that it keeps in memory, about.
  std::size_t memory() const noexcept;
};

using RepresentationPtr = std::shared_ptr<const Representation>;

enum class Keep {
  both,    ///< plain and coded bytes: for what is asked for all the time
  packed,  ///< only the coded bytes where the plain ones are large; those are unpacked for whoever asks for them
};

/// Compresses, hashes, writes the heads. Deterministic: equal input gives equal bytes and tags, on any day. Throws
/// std::logic_error for a field that would break the message apart.
RepresentationPtr make_representation(std::string bytes, RepresentationInfo info, Keep keep = Keep::both);

/// A strong entity tag: the first 128 bits of SHA-256 over `bytes`, in hexadecimal, quoted.
std::string strong_etag(std::string_view bytes);

/// `bytes` as one gzip member without a time or file name (RFC 1952), so that it depends on `bytes` alone.
std::string gzip(std::string_view bytes);

/// The inverse of `gzip`, for what `gzip` made. Throws std::runtime_error for anything else.
std::string gunzip(std::string_view coded);

/// `inline; filename="…"`, with `filename*` for names beyond ASCII; RFC 6266.
std::string inline_disposition(std::string_view file_name);

}  // namespace plenary::server
