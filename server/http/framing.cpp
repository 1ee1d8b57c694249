#include "server/http/framing.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "server/http/text.hpp"
#include "server/http/uri.hpp"

namespace plenary::server {

namespace {

/// The values of the fields that decide the framing, and how often each was given.
struct Found {
  std::string_view value;
  int count = 0;
};

Found find(const FieldList& fields, std::string_view name) noexcept {
  Found found;
  for (const auto& [field, value] : fields) {
    if (!equal_ignoring_case(field, name)) continue;
    if (found.count++ == 0) found.value = value;
  }
  return found;
}

bool has_token(const FieldList& fields, std::string_view name, std::string_view token) noexcept {
  for (const auto& [field, value] : fields) {
    if (!equal_ignoring_case(field, name)) continue;
    for (std::string_view rest = value; !rest.empty();) {
      if (equal_ignoring_case(trimmed(take_until(rest, ',')), token)) return true;
    }
  }
  return false;
}

std::optional<Rejection> check_host(const FieldList& fields, bool http_11) {
  const Found host = find(fields, "Host");
  if (host.count == 0 && !http_11) return std::nullopt;
  if (host.count == 0) return Rejection{400, "A request needs a Host field."};
  if (host.count > 1) return Rejection{400, "A request has one Host field."};
  if (!is_valid_authority(host.value)) return Rejection{400, "The Host field is not a host and port."};
  return std::nullopt;
}

std::optional<Rejection> check_transfer_encoding(const Found& coding, const Found& length, bool http_11) {
  if (!http_11) return Rejection{400, "HTTP/1.0 has no Transfer-Encoding."};
  if (length.count > 0) return Rejection{400, "A request has either Content-Length or Transfer-Encoding."};
  if (coding.count > 1) return Rejection{400, "A request has one Transfer-Encoding field."};
  if (!equal_ignoring_case(trimmed(coding.value), "chunked")) {
    return Rejection{501, "The only Transfer-Encoding that is understood is chunked."};
  }
  return std::nullopt;
}

std::optional<Rejection> check_length(const Found& length, Framing& framing) {
  if (length.count > 1) return Rejection{400, "A request has one Content-Length field."};
  std::uint64_t octets = 0;
  const char* const end = length.value.data() + length.value.size();
  const auto [last, error] = std::from_chars(length.value.data(), end, octets);
  if (error != std::errc{} || last != end) return Rejection{400, "Content-Length is not a number."};
  framing.length = octets;
  framing.has_content = octets > 0;
  return std::nullopt;
}

}  // namespace

std::optional<Rejection> check_framing(const FieldList& fields, bool http_11, Framing& framing) {
  const Found length = find(fields, "Content-Length");
  const Found coding = find(fields, "Transfer-Encoding");
  framing = Framing{};
  framing.http_11 = http_11;
  if (coding.count > 0) {
    if (auto rejection = check_transfer_encoding(coding, length, http_11)) return rejection;
    framing.has_content = true;
  } else if (length.count > 0) {
    if (auto rejection = check_length(length, framing)) return rejection;
  }
  if (auto rejection = check_host(fields, http_11)) return rejection;

  const Found expect = find(fields, "Expect");
  if (http_11 && expect.count > 0) {
    if (expect.count > 1 || !equal_ignoring_case(expect.value, "100-continue")) {
      return Rejection{417, "The only expectation that can be met is 100-continue."};
    }
    framing.expects_continue = framing.has_content;
  }
  framing.keep_alive =
      !has_token(fields, "Connection", "close") && (http_11 || has_token(fields, "Connection", "keep-alive"));
  return std::nullopt;
}

bool has_irregular_lines(std::string_view header) noexcept {
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header[i] == '\n') return true;  // those of line ends are stepped over below
    if (header[i] != '\r') continue;
    if (i + 1 >= header.size() || header[i + 1] != '\n') return true;
    const char next = i + 2 < header.size() ? header[i + 2] : '\0';
    if (next == ' ' || next == '\t') return true;
    ++i;
  }
  return false;
}

}  // namespace plenary::server
