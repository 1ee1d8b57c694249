#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/message.hpp"

namespace plenary::server {

/// What the placeholders of a pattern matched. Views into the request's path; never empty.
class PathParameters {
 public:
  /// The value of `{name}`; empty if the pattern has no such placeholder.
  std::string_view operator[](std::string_view name) const noexcept;
  void add(std::string_view name, std::string_view value) { values_.emplace_back(name, value); }
  void clear() noexcept { values_.clear(); }

 private:
  std::vector<std::pair<std::string_view, std::string_view>> values_;
};

/// One line of the route table. Answers GET and HEAD.
struct Route {
  /// Segments of literal text with at most one `{name}` each: "/feeds/{programme}/{delegation}.ics".
  std::string_view pattern;
  std::function<Response(const Request&, const PathParameters&)> handler;
};

/// A route table that is a Handler: the first pattern that fits answers. No route: 404; a route, but another method
/// than GET or HEAD: 405 with Allow; both as problem details.
class Router {
 public:
  /// `routes` live as literals: the patterns are not copied. Throws std::logic_error on a malformed pattern.
  explicit Router(std::vector<Route> routes);

  Response operator()(const Request& request) const;

 private:
  /// The text around a placeholder; `name` is empty for a literal segment, which is then all `prefix`.
  struct Segment {
    std::string_view prefix;
    std::string_view name;
    std::string_view suffix;
  };
  struct CompiledRoute {
    std::vector<Segment> segments;
    std::function<Response(const Request&, const PathParameters&)> handler;
  };

  static Segment compile(std::string_view pattern, std::string_view segment);
  static bool matches(const CompiledRoute& route, std::string_view path, PathParameters& parameters);

  std::vector<CompiledRoute> routes_;
};

}  // namespace plenary::server
