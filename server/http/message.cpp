#include "server/http/message.hpp"

#include <nlohmann/json.hpp>

#include "server/http/text.hpp"
#include "server/http/uri.hpp"

namespace plenary::server {

std::string_view Request::header(std::string_view name) const noexcept {
  for (const auto& [field, value] : headers) {
    if (equal_ignoring_case(field, name)) return value;
  }
  return {};
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
