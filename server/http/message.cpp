#include "server/http/message.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "server/http/text.hpp"
#include "server/http/uri.hpp"

namespace plenary::server {

namespace {

constexpr std::array<std::pair<std::string_view, Method>, 7> methods{{{"GET", Method::get},
                                                                      {"HEAD", Method::head},
                                                                      {"POST", Method::post},
                                                                      {"PUT", Method::put},
                                                                      {"PATCH", Method::patch},
                                                                      {"DELETE", Method::del},
                                                                      {"OPTIONS", Method::options}}};

/// The value of a field among the lines of a finished head.
std::string_view field_in(std::string_view head, std::string_view name) noexcept {
  while (!head.empty()) {
    std::string_view line = take_until(head, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::string_view own = take_until(line, ':');
    if (equal_ignoring_case(own, name)) return trimmed(line);
  }
  return {};
}

}  // namespace

Method method_of(std::string_view name) noexcept {
  for (const auto& [text, method] : methods) {
    if (text == name) return method;
  }
  return Method::other;
}

std::string_view name_of(Method method) noexcept {
  for (const auto& [text, known] : methods) {
    if (known == method) return text;
  }
  return {};
}

std::string_view Request::header(std::string_view name) const noexcept {
  for (const auto& [field, value] : headers) {
    if (equal_ignoring_case(field, name)) return value;
  }
  return {};
}

std::string_view Request::single_header(std::string_view name) const noexcept {
  std::string_view found;
  bool seen = false;
  for (const auto& [field, value] : headers) {
    if (!equal_ignoring_case(field, name)) continue;
    if (std::exchange(seen, true)) return {};
    found = value;
  }
  return found;
}

std::string Request::combined_header(std::string_view name) const {
  std::string result;
  for (const auto& [field, value] : headers) {
    if (!equal_ignoring_case(field, name)) continue;
    if (!result.empty()) result += ", ";
    result += value;
  }
  return result;
}

std::string Request::query_parameter(std::string_view name) const {
  const auto decoded = [](std::string_view text) {
    std::string spaced(text);
    for (char& c : spaced) {
      if (c == '+') c = ' ';
    }
    return percent_decode(spaced).value_or("");
  };
  for (std::string_view rest = query; !rest.empty();) {
    std::string_view value = take_until(rest, '&');
    const std::string_view key = take_until(value, '=');
    if (decoded(key) == name) return decoded(value);
  }
  return {};
}

std::string_view Response::header(std::string_view name) const noexcept {
  if (const auto* finished = std::get_if<Finished>(&body)) return field_in(finished->head, name);
  for (const auto& [field, value] : headers) {
    if (equal_ignoring_case(field, name)) return value;
  }
  return {};
}

std::string_view Response::content() const noexcept {
  if (const auto* bytes = std::get_if<Bytes>(&body)) return *bytes == nullptr ? std::string_view{} : **bytes;
  if (const auto* finished = std::get_if<Finished>(&body)) return finished->content;
  return {};
}

Response problem_response(const Problem& problem) {
  nlohmann::ordered_json document;
  document["title"] = problem.title.empty() ? std::string(reason_phrase(problem.status)) : problem.title;
  document["status"] = problem.status;
  if (!problem.detail.empty()) document["detail"] = problem.detail;
  if (!problem.instance.empty()) document["instance"] = problem.instance;
  // A path may hold bytes that are not UTF-8; they must not turn an error answer into an exception.
  std::string body = document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  body += '\n';
  return Response{problem.status,
                  {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}},
                  std::make_shared<const std::string>(std::move(body))};
}

std::string_view reason_phrase(int status) noexcept {
  switch (status) {
    case 100:
      return "Continue";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 428:
      return "Precondition Required";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Unknown";
  }
}

}  // namespace plenary::server
