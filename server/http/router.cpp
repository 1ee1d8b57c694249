#include "server/http/router.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "server/http/text.hpp"

namespace plenary::server {

namespace {

Response refusal(const Request& request, int status, std::string detail) {
  return problem_response({status, "", std::move(detail), std::string(request.path)});
}

/// "application/json" of "application/json; charset=utf-8".
std::string_view media_type(std::string_view field) noexcept { return trimmed(take_until(field, ';')); }

}  // namespace

Router::Router(std::vector<Route> routes, Recognise recognise) : recognise_(std::move(recognise)) {
  routes_.reserve(routes.size());
  for (Route& route : routes) {
    if (!route.pattern.starts_with('/')) {
      throw std::logic_error("a route must begin with '/': " + std::string(route.pattern));
    }
    if (!route.at_once && !route.in_pool) {
      throw std::logic_error("a route needs a handler: " + std::string(route.pattern));
    }
    CompiledRoute compiled{std::move(route), {}};
    std::string_view rest = compiled.route.pattern.substr(1);
    for (bool last = false; !last;) {
      last = rest.find('/') == std::string_view::npos;
      compiled.segments.push_back(compile(compiled.route.pattern, take_until(rest, '/')));
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

std::string Router::allowed(std::string_view path) const {
  std::vector<Method> methods;
  const auto add = [&methods](Method method) {
    if (std::find(methods.begin(), methods.end(), method) == methods.end()) methods.push_back(method);
  };
  PathParameters ignored;
  for (const CompiledRoute& route : routes_) {
    if (path != "*" && !matches(route, path, ignored)) continue;
    add(route.route.method);
    if (route.route.method == Method::get) add(Method::head);
  }
  if (methods.empty()) return {};
  add(Method::options);
  std::sort(methods.begin(), methods.end());
  std::string list;
  for (const Method method : methods) list.append(list.empty() ? "" : ", ").append(name_of(method));
  return list;
}

std::optional<Response> Router::judge_content(const Request& request, const Route& route) {
  if (route.content_limit == 0) return std::nullopt;
  if (!request.header("Content-Encoding").empty()) {
    return refusal(request, 415, "Send the content without a Content-Encoding.");
  }
  if (route.content_type.empty() ||
      equal_ignoring_case(media_type(request.header("Content-Type")), route.content_type)) {
    return std::nullopt;
  }
  return refusal(request, 415, "The content is to be " + std::string(route.content_type) + ".");
}

Admission Router::admit(const Request& request) const {
  Admission admission;
  const Method wanted = request.method == Method::head ? Method::get : request.method;
  for (const CompiledRoute& compiled : routes_) {
    const Route& route = compiled.route;
    if (route.method != wanted || !matches(compiled, request.path, admission.path)) continue;
    if (const Recognise& recognise = route.recognise ? route.recognise : recognise_) {
      auto caller = recognise(request);
      if (!caller) {
        admission.refusal = std::move(caller.error());
        return admission;
      }
      admission.caller = std::move(*caller);
    }
    admission.refusal = judge_content(request, route);
    admission.at_once = route.at_once ? &route.at_once : nullptr;
    admission.in_pool = route.in_pool ? &route.in_pool : nullptr;
    admission.content_limit = route.content_limit;
    return admission;
  }
  const std::string allow = allowed(request.path);
  if (allow.empty()) {
    admission.refusal = refusal(request, 404, "There is nothing at this path.");
  } else if (request.method == Method::options) {
    admission.refusal = Response{204, {{"Allow", allow}}, {}};
  } else {
    admission.refusal = refusal(request, 405, "This resource takes " + allow + ".");
    admission.refusal->headers.emplace_back("Allow", allow);
  }
  return admission;
}

}  // namespace plenary::server
