#include "server/http/response_head.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "server/http/http_date.hpp"
#include "server/http/text.hpp"

namespace plenary::server {

namespace {

constexpr std::array<std::string_view, 4> own_fields{"Date", "Connection", "Content-Length", "Transfer-Encoding"};

bool is_own(std::string_view name) noexcept {
  return std::any_of(own_fields.begin(), own_fields.end(),
                     [name](std::string_view own) { return equal_ignoring_case(own, name); });
}

bool is_safe(std::string_view text) noexcept {
  return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

}  // namespace

std::string_view HeadEnd::text(bool keep_alive) {
  const auto second = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  if (second.time_since_epoch().count() != second_) {
    second_ = second.time_since_epoch().count();
    const std::string date = "Date: " + http_date(second) + "\r\n";
    keep_ = date + "Connection: keep-alive\r\n\r\n";
    close_ = date + "Connection: close\r\n\r\n";
  }
  return keep_alive ? keep_ : close_;
}

bool is_well_formed(const Response& response) noexcept {
  return response.status >= 200 && response.status <= 599 &&
         std::all_of(response.headers.begin(), response.headers.end(), [](const auto& field) {
           return !field.first.empty() && is_safe(field.first) && is_safe(field.second);
         });
}

void append_head(std::string& out, const Response& response, Framed framed, std::size_t length) {
  out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  out.append(reason_phrase(response.status)).append("\r\n");
  for (const auto& [name, value] : response.headers) {
    if (!is_own(name)) out.append(name).append(": ").append(value).append("\r\n");
  }
  if (!may_have_content(response.status)) return;
  if (framed == Framed::by_length) {
    out.append("Content-Length: ").append(std::to_string(length)).append("\r\n");
  } else if (framed == Framed::in_chunks) {
    out.append("Transfer-Encoding: chunked\r\n");
  }
}

}  // namespace plenary::server
