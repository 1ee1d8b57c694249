#include "server/http/router.hpp"

#include <stdexcept>

#include "server/http/text.hpp"

namespace plenary::server {

std::string_view PathParameters::operator[](std::string_view name) const noexcept {
  for (const auto& [key, value] : values_) {
    if (key == name) return value;
  }
  return {};
}

Router::Router(std::vector<Route> routes) {
  routes_.reserve(routes.size());
  for (Route& route : routes) {
    if (!route.pattern.starts_with('/')) {
      throw std::logic_error("a route must begin with '/': " + std::string(route.pattern));
    }
    CompiledRoute compiled;
    compiled.handler = std::move(route.handler);
    std::string_view rest = route.pattern.substr(1);
    for (bool last = false; !last;) {
      last = rest.find('/') == std::string_view::npos;
      compiled.segments.push_back(compile(route.pattern, take_until(rest, '/')));
    }
    routes_.push_back(std::move(compiled));
  }
}

Router::Segment Router::compile(std::string_view pattern, std::string_view segment) {
  const std::size_t open = segment.find('{');
  const std::size_t close = segment.find('}');
  if (open == std::string_view::npos && close == std::string_view::npos) return Segment{segment, {}, {}};
  if (open == std::string_view::npos || close == std::string_view::npos || close <= open + 1 ||
      segment.find_first_of("{}", close + 1) != std::string_view::npos ||
      segment.find('{', open + 1) != std::string_view::npos) {
    throw std::logic_error("a route has a malformed placeholder: " + std::string(pattern));
  }
  return Segment{segment.substr(0, open), segment.substr(open + 1, close - open - 1), segment.substr(close + 1)};
}

bool Router::matches(const CompiledRoute& route, std::string_view path, PathParameters& parameters) {
  parameters.clear();
  std::string_view rest = path.substr(1);
  for (std::size_t i = 0; i < route.segments.size(); ++i) {
    const bool path_ends = rest.find('/') == std::string_view::npos;
    if (path_ends != (i + 1 == route.segments.size())) return false;
    const std::string_view text = take_until(rest, '/');
    const Segment& segment = route.segments[i];
    if (segment.name.empty()) {
      if (text != segment.prefix) return false;
      continue;
    }
    const std::size_t fixed = segment.prefix.size() + segment.suffix.size();
    if (text.size() <= fixed || !text.starts_with(segment.prefix) || !text.ends_with(segment.suffix)) return false;
    parameters.add(segment.name, text.substr(segment.prefix.size(), text.size() - fixed));
  }
  return true;
}

Response Router::operator()(const Request& request) const {
  PathParameters parameters;
  for (const CompiledRoute& route : routes_) {
    if (!matches(route, request.path, parameters)) continue;
    if (request.method != Method::other) return route.handler(request, parameters);
    Response refusal =
        problem_response({405, "", "This resource can be read with GET or HEAD.", std::string(request.path)});
    refusal.headers.emplace_back("Allow", "GET, HEAD");
    return refusal;
  }
  return problem_response({404, "", "There is nothing at this path.", std::string(request.path)});
}

}  // namespace plenary::server
