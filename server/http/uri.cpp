#include "server/http/uri.hpp"

#include <algorithm>
#include <vector>

#include "server/http/text.hpp"

namespace plenary::server {

namespace {

int hex_digit(char c) noexcept {
  if (is_digit(c)) return c - '0';
  const char low = to_lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

bool has_control(std::string_view text) noexcept { return std::any_of(text.begin(), text.end(), is_control); }

unexpected<Error> refused(std::string_view value, std::string message, std::string allowed) {
  return unexpected(Error{"request target", printable(value), std::move(message), std::move(allowed), ""});
}

/// RFC 3986 §5.2.4, except that ".." above the root is an error: no honest client sends it.
std::optional<std::string> without_dot_segments(std::string_view path) {
  std::vector<std::string_view> kept;
  bool ends_with_slash = false;
  std::string_view rest = path.substr(1);
  while (true) {
    const bool last = rest.find('/') == std::string_view::npos;
    const std::string_view segment = take_until(rest, '/');
    ends_with_slash = last && (segment == "." || segment == "..");
    if (segment == "..") {
      if (kept.empty()) return std::nullopt;
      kept.pop_back();
    } else if (segment != ".") {
      kept.push_back(segment);
    }
    if (last) break;
  }
  std::string result;
  result.reserve(path.size());
  for (const std::string_view segment : kept) result.append("/").append(segment);
  if (ends_with_slash || result.empty()) result += '/';
  return result;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_digit(text[i + 1]);
    const int low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    result += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return result;
}

bool is_valid_authority(std::string_view text) noexcept {
  std::string_view host = text;
  std::string_view port;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos || end < 3) return false;
    host = text.substr(1, end - 1);
    const bool address =
        std::all_of(host.begin(), host.end(), [](char c) { return hex_digit(c) >= 0 || c == ':' || c == '.'; });
    if (!address) return false;
    const std::string_view tail = text.substr(end + 1);
    if (!tail.empty() && tail.front() != ':') return false;
    port = tail.empty() ? tail : tail.substr(1);
  } else {
    host = take_until(port = text, ':');
    if (host.empty()) return false;
    for (std::size_t i = 0; i < host.size(); ++i) {
      const char c = host[i];
      if (is_alpha(c) || is_digit(c) || std::string_view("-._~!$&'()*+,;=").find(c) != std::string_view::npos) continue;
      if (c != '%' || i + 2 >= host.size() || hex_digit(host[i + 1]) < 0 || hex_digit(host[i + 2]) < 0) return false;
      i += 2;
    }
  }
  if (port.size() > 5 || !std::all_of(port.begin(), port.end(), is_digit)) return false;
  int number = 0;
  for (const char c : port) number = number * 10 + (c - '0');
  return number <= 65'535;
}

Result<Target> parse_target(std::string_view text) {
  Target target;
  std::string_view rest = text;
  if (!rest.starts_with('/')) {
    const std::size_t scheme_end = rest.find("://");
    const std::string_view scheme = rest.substr(0, scheme_end == std::string_view::npos ? 0 : scheme_end);
    if (!equal_ignoring_case(scheme, "http") && !equal_ignoring_case(scheme, "https")) {
      return refused(text, "the request target has a form that is not served here",
                     "a path such as /letters/first.txt, or an http or https URL");
    }
    rest.remove_prefix(scheme_end + 3);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    if (!is_valid_authority(authority)) return refused(text, "the host is not valid", "host or host:port");
    target.authority = authority;
    rest.remove_prefix(authority.size());
  }
  if (rest.find('#') != std::string_view::npos) return refused(text, "a fragment is not sent to a server", "");
  const std::size_t question = rest.find('?');
  if (question != std::string_view::npos) target.query = rest.substr(question + 1);
  const std::string_view raw_path = rest.substr(0, question);

  const std::optional<std::string> path = percent_decode(raw_path.empty() ? "/" : raw_path);
  const std::optional<std::string> query = percent_decode(target.query);
  if (!path || !query) return refused(text, "the percent-encoding is broken", "% and two hexadecimal digits");
  if (has_control(*path) || has_control(*query)) return refused(text, "control characters are refused", "");
  if (std::count(path->begin(), path->end(), '/') !=
      std::count(raw_path.begin(), raw_path.end(), '/') + (raw_path.empty() ? 1 : 0)) {
    return refused(text, "an encoded slash is refused", "no %2F in a path");
  }
  std::optional<std::string> normal = without_dot_segments(*path);
  if (!normal) return refused(text, "the path climbs above the root", "");
  target.path = std::move(*normal);
  return target;
}

}  // namespace plenary::server
