#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace plenary::server {

/// One answered (or refused) request. Views live as long as the call. Query strings are left out: they may carry
/// secrets.
struct AccessRecord {
  std::chrono::system_clock::time_point time;  ///< first octet of the request
  std::string_view peer;                       ///< "192.0.2.7:50112", "[2001:db8::1]:50112"
  std::string_view method;                     ///< empty if the request could not be read
  std::string_view path;                       ///< as the handler saw it; empty if it could not be read
  int status = 0;                              ///< 0: the peer left before an answer was written in full
  std::uint64_t bytes = 0;                     ///< of content sent, after coding; 0 for HEAD and 304
  std::chrono::microseconds duration{};        ///< first octet of the request to last octet of the answer
  std::string_view failure;                    ///< what an internal error said; never sent to the peer
};

/// The record as one line of JSON, line feed included. Whatever a peer sends, the line stays one line of valid JSON.
std::string to_json_line(const AccessRecord& record);

}  // namespace plenary::server
