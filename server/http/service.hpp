#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/message.hpp"

namespace plenary::server {

/// What the placeholders of a route's pattern matched. Views into the request's path; never empty.
class PathParameters {
 public:
  /// The value of `{name}`; empty if the pattern has no such placeholder.
  std::string_view operator[](std::string_view name) const noexcept;
  void add(std::string_view name, std::string_view value) { values_.emplace_back(name, value); }
  void clear() noexcept { values_.clear(); }

 private:
  std::vector<std::pair<std::string_view, std::string_view>> values_;
};

/// Answers on the network thread, where everybody else waits meanwhile: only with what is in memory. Nothing if the
/// answer takes more than that.
using AtOnce = std::function<std::optional<Response>(const Request&, const PathParameters&)>;
/// Answers in the pool, where it may compute and wait.
using InPool = std::function<Response(const Request&, const PathParameters&)>;

/// Who answers a request and how much it may send, decided when its header is read and none of its content.
/// Refers to the service that admitted it.
struct Admission {
  std::optional<Response> refusal;  ///< sent at once, before "100 Continue" and before any content is read
  const AtOnce* at_once = nullptr;  ///< asked first; null if there is none
  const InPool* in_pool = nullptr;  ///< asked where `at_once` has no answer; one of the two is there
  std::size_t content_limit = 0;    ///< octets; 413 beyond. 0: content is dropped
  PathParameters path;
  std::string caller;  ///< see `Request::caller`
};

/// What a server serves. Must be safe to use from several threads.
class Service {
 public:
  Service() = default;
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;
  virtual ~Service() = default;

  /// Judges a request whose header is read: on the network thread, so with what is in memory.
  virtual Admission admit(const Request& request) const = 0;
};

/// The answer to a whole request, without a server: admitted, then answered wherever its handler runs.
Response answer(const Service& service, Request request);

/// A service in which one handler answers whatever is asked.
std::shared_ptr<const Service> answer_all(Handler at_once);

}  // namespace plenary::server
