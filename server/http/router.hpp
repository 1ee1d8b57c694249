#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/result.hpp"
#include "server/http/service.hpp"

namespace plenary::server {

/// Who sent a request, or a refusal (401, 403, 429). Runs on the network thread.
using Recognise = std::function<tl::expected<std::string, Response>(const Request&)>;

/// One line of the route table.
struct Route {
  Method method = Method::get;  ///< GET answers HEAD as well
  /// Segments of literal text with at most one `{name}` each: "/letters/{year}/{name}.txt". A literal: it is
  /// not copied.
  std::string_view pattern = {};
  AtOnce at_once = {};                 ///< at least one of the two
  InPool in_pool = {};                 ///< where there is both, what `at_once` has no answer for
  std::size_t content_limit = 0;       ///< octets of content that the handler gets; 0 if it wants none
  std::string_view content_type = {};  ///< of that content, such as "application/json"; 415 for another
  Recognise recognise = {};            ///< who may come this way; where it is empty, the router's
};

/// A route table. Refusals are problem details: no route is 404, a route but not with this method 405 with Allow, a
/// content that is coded or of another type 415. OPTIONS is answered with Allow, for a path and for "*".
class Router final : public Service {
 public:
  /// Throws std::logic_error on a malformed pattern or a route without a handler. Without `recognise` every caller is
  /// the public.
  explicit Router(std::vector<Route> routes, Recognise recognise = {});

  Admission admit(const Request& request) const override;

 private:
  /// The text around a placeholder; `name` is empty for a literal segment, which is then all `prefix`.
  struct Segment {
    std::string_view prefix;
    std::string_view name;
    std::string_view suffix;
  };
  struct CompiledRoute {
    Route route;
    std::vector<Segment> segments;
  };

  static Segment compile(std::string_view pattern, std::string_view segment);
  static bool matches(const CompiledRoute& route, std::string_view path, PathParameters& parameters);
  static std::optional<Response> judge_content(const Request& request, const Route& route);
  std::string allowed(std::string_view path) const;

  std::vector<CompiledRoute> routes_;
  Recognise recognise_;
};

}  // namespace plenary::server
