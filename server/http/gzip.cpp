#include <zlib.h>

#include <limits>
#include <stdexcept>

#include "server/http/representation.hpp"

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

struct InflateStream {
  z_stream stream{};

  InflateStream() {
    if (inflateInit2(&stream, 15 + 16) != Z_OK) throw std::runtime_error("zlib could not be started");
  }
  ~InflateStream() { inflateEnd(&stream); }
  InflateStream(const InflateStream&) = delete;
  InflateStream& operator=(const InflateStream&) = delete;
};

void feed(z_stream& stream, std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<uInt>::max()) throw std::length_error("too large for one call of zlib");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
}

/// The size that a gzip member says it has (RFC 1952 §2.3.1), of less than 4 GiB as `feed` sees to.
std::size_t plain_size(std::string_view coded) {
  if (coded.size() < 18) throw std::runtime_error("not a gzip member");
  std::size_t size = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    size |= static_cast<std::size_t>(static_cast<unsigned char>(coded[coded.size() - 4 + i])) << (8 * i);
  }
  return size;
}

}  // namespace

std::string gzip(std::string_view bytes) {
  DeflateStream deflater;
  z_stream& stream = deflater.stream;
  std::string coded(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  feed(stream, bytes);
  stream.next_out = reinterpret_cast<Bytef*>(coded.data());
  stream.avail_out = static_cast<uInt>(coded.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("zlib could not compress");
  coded.resize(stream.total_out);
  coded.shrink_to_fit();  // the bound is about the size of the input, and this is kept
  return coded;
}

std::string gunzip(std::string_view coded) {
  std::string bytes(plain_size(coded), '\0');
  InflateStream inflater;
  z_stream& stream = inflater.stream;
  feed(stream, coded);
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  if (inflate(&stream, Z_FINISH) != Z_STREAM_END || stream.total_out != bytes.size()) {
    throw std::runtime_error("zlib could not unpack");
  }
  return bytes;
}

}  // namespace plenary::server
