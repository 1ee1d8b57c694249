#include "server/http/conditional.hpp"

#include <optional>

#include "server/http/http_date.hpp"
#include "server/http/text.hpp"

namespace plenary::server {

namespace {

/// A quality value in thousandths; nothing if it is not one (RFC 9110 §12.4.2).
std::optional<int> parse_quality(std::string_view text) noexcept {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  int value = (text[0] - '0') * 1000;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int scale = 100;
  for (std::size_t i = 2; i < text.size(); ++i, scale /= 10) {
    if (!is_digit(text[i])) return std::nullopt;
    value += (text[i] - '0') * scale;
  }
  return value <= 1000 ? std::optional(value) : std::nullopt;
}

/// The weight among the parameters that follow a coding: 1000 without one, nothing if it is broken.
std::optional<int> weight_of(std::string_view parameters) noexcept {
  while (!parameters.empty()) {
    std::string_view value = take_until(parameters, ';');
    const std::string_view name = trimmed(take_until(value, '='));
    if (equal_ignoring_case(name, "q")) return parse_quality(trimmed(value));
  }
  return 1000;
}

std::string_view opaque_part(std::string_view tag) noexcept { return tag.starts_with("W/") ? tag.substr(2) : tag; }

/// Whether the client's copy is still good, by the rules of §13.2.2 for GET and HEAD.
bool is_current(const Request& request, std::string_view etag, calendar::Instant last_modified) {
  const std::string none_match = request.combined_header("If-None-Match");
  if (!none_match.empty()) return none_match_hits(none_match, etag);
  const std::string_view since = request.header("If-Modified-Since");
  if (since.empty()) return false;
  const auto instant = parse_http_date(since, last_modified);
  return instant && last_modified <= *instant;
}

}  // namespace

bool prefers_gzip(std::string_view accept_encoding) noexcept {
  std::optional<int> gzip_weight;
  std::optional<int> identity_weight;
  std::optional<int> any_weight;
  while (!accept_encoding.empty()) {
    std::string_view parameters = take_until(accept_encoding, ',');
    const std::string_view coding = trimmed(take_until(parameters, ';'));
    const std::optional<int> weight = weight_of(parameters);
    if (equal_ignoring_case(coding, "gzip") || equal_ignoring_case(coding, "x-gzip")) gzip_weight = weight;
    if (equal_ignoring_case(coding, "identity")) identity_weight = weight;
    if (coding == "*") any_weight = weight;
  }
  const int for_gzip = gzip_weight.value_or(any_weight.value_or(0));
  // Plain bytes are acceptable even when not named, but then the client did not ask for them.
  return for_gzip > 0 && for_gzip >= identity_weight.value_or(0);
}

bool none_match_hits(std::string_view list, std::string_view etag) noexcept {
  if (trimmed(list) == "*") return true;
  // A tag may contain commas, so the list is walked by its quotes.
  for (std::size_t begin = list.find('"'); begin != std::string_view::npos; begin = list.find('"', begin)) {
    const std::size_t end = list.find('"', begin + 1);
    if (end == std::string_view::npos) return false;
    if (list.substr(begin, end + 1 - begin) == opaque_part(etag)) return true;
    begin = end + 1;
  }
  return false;
}

Response conditional(const Request& request, const Representation& representation) {
  const bool coded = representation.gzip != nullptr && prefers_gzip(request.combined_header("Accept-Encoding"));
  const std::string& etag = coded ? representation.etag_gzip : representation.etag;

  Response response;
  auto& headers = response.headers;
  headers.reserve(8);
  headers.emplace_back("ETag", etag);
  headers.emplace_back("Last-Modified", http_date(representation.last_modified));
  if (!representation.cache_control.empty()) headers.emplace_back("Cache-Control", representation.cache_control);
  if (representation.gzip != nullptr) headers.emplace_back("Vary", "Accept-Encoding");
  if (is_current(request, etag, representation.last_modified)) {
    response.status = 304;
    return response;
  }
  headers.emplace_back("Content-Type", representation.content_type);
  if (coded) headers.emplace_back("Content-Encoding", "gzip");
  if (!representation.file_name.empty()) {
    headers.emplace_back("Content-Disposition", inline_disposition(representation.file_name));
  }
  response.body = coded ? representation.gzip : representation.identity;
  return response;
}

}  // namespace plenary::server
