#include "server/http/peer.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>

namespace plenary::server {

namespace {

namespace ip = boost::asio::ip;

constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

ip::address_v6 as_v6(const Peer& peer) { return ip::address_v6(peer.address); }

}  // namespace

bool is_v4(const Peer& peer) noexcept { return std::equal(mapped.begin(), mapped.end(), peer.address.begin()); }

bool is_loopback(const Peer& peer) noexcept {
  return is_v4(peer) ? peer.address[12] == 127 : as_v6(peer).is_loopback();
}

std::string address_text(const Peer& peer) {
  return is_v4(peer) ? ip::make_address_v4(ip::v4_mapped, as_v6(peer)).to_string() : as_v6(peer).to_string();
}

std::string to_text(const Peer& peer) {
  const std::string address = address_text(peer);
  return (is_v4(peer) ? address : "[" + address + "]") + ":" + std::to_string(peer.port);
}

}  // namespace plenary::server
