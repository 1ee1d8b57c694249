#include "server/http/endpoint.hpp"

#include <fmt/format.h>

#include <boost/asio/ip/address.hpp>
#include <charconv>

#include "server/http/text.hpp"

namespace plenary::server {

namespace {

namespace ip = boost::asio::ip;

unexpected<Error> refused(std::string_view text, std::string message, std::string fix = "127.0.0.1:8080") {
  return unexpected(Error{"--listen", printable(text), std::move(message),
                          "a numeric address and a port, such as 127.0.0.1:8080 or [::1]:8080", std::move(fix)});
}

}  // namespace

Result<Endpoint> parse_endpoint(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return refused(text, "the port is missing");
  std::string_view host = text.substr(0, colon);
  const std::string_view digits = text.substr(colon + 1);

  unsigned port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc{} || end != digits.data() + digits.size() || port > 65'535) {
    return refused(text, "the port is not a number from 0 to 65535");
  }
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);

  boost::system::error_code failure;
  const ip::address address = ip::make_address(std::string(host), failure);
  if (failure) {
    return refused(text, "the address is not numeric",
                   equal_ignoring_case(host, "localhost") ? fmt::format("127.0.0.1:{}", port) : "");
  }
  if (address.is_v6() != bracketed) {
    return refused(text, bracketed ? "an IPv4 address takes no brackets" : "an IPv6 address needs brackets",
                   bracketed ? "" : fmt::format("[{}]:{}", host, port));
  }
  return Endpoint{address.to_string(), static_cast<std::uint16_t>(port)};
}

std::string to_text(const Endpoint& endpoint) {
  const bool v6 = endpoint.address.find(':') != std::string::npos;
  return v6 ? fmt::format("[{}]:{}", endpoint.address, endpoint.port)
            : fmt::format("{}:{}", endpoint.address, endpoint.port);
}

bool is_loopback(const Endpoint& endpoint) {
  boost::system::error_code failure;
  const ip::address address = ip::make_address(endpoint.address, failure);
  return !failure && address.is_loopback();
}

}  // namespace plenary::server
