#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "server/http/server.hpp"

/// What the tests of the server have in common.
namespace plenary::server::test {

inline Response text(std::string body) {
  return Response{200, {{"Content-Type", "text/plain"}}, std::make_shared<const std::string>(std::move(body))};
}

/// Two network threads unless told otherwise, and no patience with peers that do not close.
inline ServerOptions options_with(void (*change)(Limits&) = nullptr, unsigned threads = 2) {
  ServerOptions options;
  options.threads = threads;
  options.limits.linger_time = std::chrono::milliseconds{300};
  if (change != nullptr) change(options.limits);
  return options;
}

inline std::string get(std::string_view path, std::string_view fields = "") {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n";
}

}  // namespace plenary::server::test
