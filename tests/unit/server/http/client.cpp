#include "client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <utility>

namespace plenary::server::test {

Client::Client(const Endpoint& endpoint, int receive_buffer) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  if (receive_buffer > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(endpoint.port);
  inet_pton(AF_INET, endpoint.address.c_str(), &address.sin_addr);
  REQUIRE(socket_ >= 0);
  REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
}

Client::~Client() {
  if (socket_ >= 0) ::close(socket_);
}

Client::Client(Client&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), reset_(other.reset_), unread_(std::move(other.unread_)) {}

void Client::send(std::string_view octets) {
  while (!octets.empty()) {
    const ssize_t sent = ::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the server has closed; the answer tells why
    octets.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void Client::finish_sending() { ::shutdown(socket_, SHUT_WR); }

bool Client::receive() {
  pollfd ready{socket_, POLLIN, 0};
  if (::poll(&ready, 1, 10'000) != 1) FAIL("the server neither answered nor closed within ten seconds");
  std::array<char, 65'536> chunk{};
  const ssize_t count = ::recv(socket_, chunk.data(), chunk.size(), 0);
  if (count < 0) reset_ = errno == ECONNRESET;
  if (count <= 0) return false;
  unread_.append(chunk.data(), static_cast<std::size_t>(count));
  return true;
}

std::string Client::read_to_end() {
  while (receive()) {
  }
  return std::exchange(unread_, {});
}

std::string Client::read_some(std::size_t most) {
  if (unread_.empty()) {
    pollfd ready{socket_, POLLIN, 0};
    if (::poll(&ready, 1, 10'000) != 1) FAIL("the server neither answered nor closed within ten seconds");
    std::string chunk(most, '\0');
    const ssize_t count = ::recv(socket_, chunk.data(), chunk.size(), 0);
    if (count < 0) reset_ = errno == ECONNRESET;
    if (count > 0) unread_.assign(chunk, 0, static_cast<std::size_t>(count));
  }
  const std::string octets = unread_.substr(0, most);
  unread_.erase(0, octets.size());
  return octets;
}

std::string Client::read_chunk() {
  std::size_t line = std::string::npos;
  while ((line = unread_.find("\r\n")) == std::string::npos) {
    if (!receive()) return {};
  }
  const std::size_t size = std::stoul(unread_.substr(0, line), nullptr, 16);
  while (unread_.size() < line + 4 + size) {
    if (!receive()) return {};
  }
  const std::string chunk = unread_.substr(line + 2, size);
  unread_.erase(0, line + 4 + size);
  return chunk;
}

std::string Client::read_response(bool has_content) {
  std::size_t end = std::string::npos;
  while ((end = unread_.find("\r\n\r\n")) == std::string::npos) {
    if (!receive()) return std::exchange(unread_, {});
  }
  end += 4;
  const std::string length = field_of(unread_, "Content-Length");
  if (has_content && length != "(absent)") end += std::stoul(length);
  while (unread_.size() < end) {
    if (!receive()) return std::exchange(unread_, {});
  }
  const std::string response = unread_.substr(0, end);
  unread_.erase(0, end);
  return response;
}

bool Client::is_closed_silently() { return read_to_end().empty() && !reset_; }

RunningServer::RunningServer(ServerOptions options, Handler handler)
    : RunningServer(std::move(options), answer_all(std::move(handler))) {}

RunningServer::RunningServer(ServerOptions options, std::shared_ptr<const Service> service) {
  auto server = Server::listen(std::move(options), std::move(service));
  if (!server) FAIL(to_text(server.error()));
  server_ = std::move(*server);
  thread_ = std::thread([this] { server_->run(); });
}

std::string RunningServer::exchange(std::string_view octets) const {
  Client client = connect();
  client.send(octets);
  client.finish_sending();
  return client.read_to_end();
}

void RunningServer::stop() {
  if (!thread_.joinable()) return;
  server_->stop();
  thread_.join();
}

int status_of(std::string_view response) {
  if (!response.starts_with("HTTP/1.1 ") || response.size() < 12) return 0;
  return std::stoi(std::string(response.substr(9, 3)));
}

std::string field_of(std::string_view response, std::string_view name) {
  const std::string_view head = response.substr(0, response.find("\r\n\r\n"));
  const std::size_t begin = head.find("\r\n" + std::string(name) + ": ");
  if (begin == std::string_view::npos) return "(absent)";
  const std::size_t value = begin + name.size() + 4;
  return std::string(head.substr(value, head.find("\r\n", value) - value));
}

std::string content_of(std::string_view response) {
  const std::size_t end = response.find("\r\n\r\n");
  return end == std::string_view::npos ? "" : std::string(response.substr(end + 4));
}

int responses_in(std::string_view octets) {
  int count = 0;
  for (std::size_t at = octets.find("HTTP/1.1 "); at != std::string_view::npos; at = octets.find("HTTP/1.1 ", at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace plenary::server::test
