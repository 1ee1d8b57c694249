#include "server/http/conditional.hpp"

#include <chrono>

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

struct Weights {
  std::optional<int> gzip;
  std::optional<int> identity;
  std::optional<int> any;
};

Weights weights_in(std::string_view accept_encoding) noexcept {
  Weights weights;
  while (!accept_encoding.empty()) {
    std::string_view parameters = take_until(accept_encoding, ',');
    const std::string_view coding = trimmed(take_until(parameters, ';'));
    const std::optional<int> weight = weight_of(parameters);
    if (equal_ignoring_case(coding, "gzip") || equal_ignoring_case(coding, "x-gzip")) weights.gzip = weight;
    if (equal_ignoring_case(coding, "identity")) weights.identity = weight;
    if (coding == "*") weights.any = weight;
  }
  return weights;
}

/// A tag as a compressing proxy handed it on: Apache writes "x-gzip", others "x;gzip" or "x--gzip" for "x".
bool is_marked_form_of(std::string_view given, std::string_view etag) noexcept {
  if (etag.size() < 2 || !given.starts_with(etag.substr(0, etag.size() - 1))) return false;
  const std::string_view mark = given.substr(etag.size() - 1);
  return mark == "-gzip\"" || mark == ";gzip\"" || mark == "--gzip\"";
}

/// Calls `hits(tag, weak)` for each tag of a list until it says true. A tag may contain commas, so the list is
/// walked by its quotes.
template <class Hits>
bool any_tag(std::string_view list, Hits hits) noexcept {
  for (std::size_t begin = list.find('"'); begin != std::string_view::npos; begin = list.find('"', begin)) {
    const std::size_t end = list.find('"', begin + 1);
    if (end == std::string_view::npos) return false;
    const bool weak = begin >= 2 && list.substr(begin - 2, 2) == "W/";
    if (hits(list.substr(begin, end + 1 - begin), weak)) return true;
    begin = end + 1;
  }
  return false;
}

/// The instant that a date field names; nothing where it must be ignored.
std::optional<calendar::Instant> date_in(const Request& request, std::string_view name, calendar::Instant now) {
  const std::string_view text = request.single_header(name);
  return text.empty() ? std::nullopt : parse_http_date(text, now);
}

calendar::Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

/// The answer with a Last-Modified that is not later than its Date (RFC 9110 §8.8.2.1), for what was "published" in
/// the future.
Response with_date_of_today(int status, std::string_view head, std::string_view content) {
  Response response;
  response.status = status;
  take_until(head, '\n');  // the status line
  while (!head.empty()) {
    std::string_view value = take_until(head, '\n');
    if (value.ends_with('\r')) value.remove_suffix(1);
    const std::string_view name = take_until(value, ':');
    const bool is_date = name == "Last-Modified";
    response.headers.emplace_back(name, is_date ? http_date(now()) : std::string(trimmed(value)));
  }
  if (status == 200) response.body = std::make_shared<const std::string>(content);
  return response;
}

Response answer_with(int status, const RepresentationPtr& owner, std::string_view head, std::string_view content) {
  if (owner->info.last_modified > now()) return with_date_of_today(status, head, content);
  Response response;
  response.status = status;
  response.body = Finished{owner, head, content};
  return response;
}

Response refusal(const Request& request, int status, std::string detail) {
  return problem_response({status, "", std::move(detail), std::string(request.path)});
}

}  // namespace

Coding preferred_coding(std::string_view accept_encoding) noexcept {
  const Weights weights = weights_in(accept_encoding);
  const int for_gzip = weights.gzip.value_or(weights.any.value_or(0));
  const bool identity_refused = refuses_identity(accept_encoding);
  if (for_gzip > 0 && (identity_refused || for_gzip >= weights.identity.value_or(0))) return Coding::gzip;
  if (!identity_refused) return Coding::identity;
  // Plain bytes are refused and gzip is not named: better the coding that everybody knows than nothing.
  return weights.gzip.has_value() || weights.any.has_value() ? Coding::none : Coding::gzip;
}

bool refuses_identity(std::string_view accept_encoding) noexcept {
  const Weights weights = weights_in(accept_encoding);
  return weights.identity ? *weights.identity == 0 : weights.any == std::optional(0);
}

bool none_match_hits(std::string_view list, std::string_view etag) noexcept {
  if (trimmed(list) == "*") return true;
  const std::string_view opaque = etag.starts_with("W/") ? etag.substr(2) : etag;
  return any_tag(list,
                 [opaque](std::string_view tag, bool) { return tag == opaque || is_marked_form_of(tag, opaque); });
}

bool match_hits(std::string_view list, std::string_view etag) noexcept {
  if (trimmed(list) == "*") return true;
  return any_tag(
      list, [etag](std::string_view tag, bool weak) { return !weak && (tag == etag || is_marked_form_of(tag, etag)); });
}

Precondition check_preconditions(const Request& request, std::string_view etag, calendar::Instant last_modified) {
  const bool reads = request.method == Method::get || request.method == Method::head;
  if (const std::string match = request.combined_header("If-Match"); !match.empty()) {
    if (!match_hits(match, etag)) return Precondition::failed;
  } else if (const auto unmodified = date_in(request, "If-Unmodified-Since", last_modified)) {
    if (last_modified > *unmodified) return Precondition::failed;
  }
  if (const std::string none_match = request.combined_header("If-None-Match"); !none_match.empty()) {
    if (!none_match_hits(none_match, etag)) return Precondition::holds;
    return reads ? Precondition::not_modified : Precondition::failed;
  }
  const auto since = reads ? date_in(request, "If-Modified-Since", last_modified) : std::nullopt;
  return since && last_modified <= *since ? Precondition::not_modified : Precondition::holds;
}

std::optional<Response> conditional_at_once(const Request& request, const RepresentationPtr& representation) {
  const std::string accepted = request.combined_header("Accept-Encoding");
  const Coding coding = representation->has_gzip()   ? preferred_coding(accepted)
                        : refuses_identity(accepted) ? Coding::none
                                                     : Coding::identity;
  if (coding == Coding::none) {
    Response response = refusal(request, 406, "The bytes are sent plain or with gzip; Accept-Encoding refuses both.");
    response.headers.emplace_back("Vary", "Accept-Encoding");
    return response;
  }
  const CodedForm& form = coding == Coding::gzip ? representation->gzip : representation->identity;
  switch (check_preconditions(request, form.etag, representation->info.last_modified)) {
    case Precondition::failed:
      return refusal(request, 412, "The resource is not in the state that If-Match or If-Unmodified-Since names.");
    case Precondition::not_modified:
      return answer_with(304, representation, form.head_current, {});
    case Precondition::holds:
      break;
  }
  const bool to_be_unpacked = coding == Coding::identity && representation->packed;
  if (to_be_unpacked && (request.method != Method::head || representation->info.last_modified > now())) {
    return std::nullopt;
  }
  return answer_with(200, representation, form.head, form.bytes);
}

Response conditional(const Request& request, const RepresentationPtr& representation) {
  if (auto response = conditional_at_once(request, representation)) return std::move(*response);
  struct Unpacked {
    RepresentationPtr source;  // whose head is sent
    std::string bytes;
  };
  const auto unpacked = std::make_shared<const Unpacked>(Unpacked{representation, gunzip(representation->gzip.bytes)});
  if (representation->info.last_modified > now()) {
    return with_date_of_today(200, representation->identity.head, unpacked->bytes);
  }
  Response response;
  response.body = Finished{unpacked, representation->identity.head, unpacked->bytes};
  return response;
}

}  // namespace plenary::server
