#include <fmt/format.h>
#include <openssl/evp.h>
#include <zlib.h>

#include <array>
#include <limits>
#include <stdexcept>

#include "server/http/conditional.hpp"
#include "server/http/text.hpp"

namespace plenary::server {

namespace {

/// Ends a deflate stream however the scope is left.
struct DeflateStream {
  z_stream stream{};

  DeflateStream() {
    // 15 bits of window, + 16 for the gzip wrapper; memory level 9 as this runs once per release.
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::runtime_error("zlib could not be started");
    }
  }
  ~DeflateStream() { deflateEnd(&stream); }
  DeflateStream(const DeflateStream&) = delete;
  DeflateStream& operator=(const DeflateStream&) = delete;
};

}  // namespace

std::string strong_etag(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 is not available");
  }
  std::string tag = "\"";
  for (std::size_t i = 0; i < 16; ++i) tag += fmt::format("{:02x}", digest[i]);
  tag += '"';
  return tag;
}

std::string gzip(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<uInt>::max()) throw std::length_error("too large for one gzip call");
  DeflateStream deflater;
  z_stream& stream = deflater.stream;
  std::string coded(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(coded.data());
  stream.avail_out = static_cast<uInt>(coded.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("zlib could not compress");
  coded.resize(stream.total_out);
  return coded;
}

std::string inline_disposition(std::string_view file_name) {
  std::string plain;
  std::string encoded;
  bool ascii = true;
  for (const char c : file_name) {
    const auto octet = static_cast<unsigned char>(c);
    const bool printable_ascii = octet >= 0x20 && octet < 0x7f;
    ascii = ascii && printable_ascii;
    if (c == '"' || c == '\\') plain += '\\';
    plain += printable_ascii ? c : '_';
    if (is_alpha(c) || is_digit(c) || c == '.' || c == '-' || c == '_') {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", octet);
    }
  }
  std::string result = "inline; filename=\"" + plain + "\"";
  if (!ascii) result += "; filename*=UTF-8''" + encoded;
  return result;
}

Representation make_representation(std::string bytes, RepresentationInfo info) {
  Representation result{std::move(info.content_type),
                        std::move(info.file_name),
                        std::move(info.cache_control),
                        info.last_modified,
                        nullptr,
                        strong_etag(bytes),
                        nullptr,
                        ""};
  std::string coded = gzip(bytes);
  if (coded.size() < bytes.size()) {
    result.etag_gzip = strong_etag(coded);
    result.gzip = std::make_shared<const std::string>(std::move(coded));
  }
  result.identity = std::make_shared<const std::string>(std::move(bytes));
  return result;
}

}  // namespace plenary::server
