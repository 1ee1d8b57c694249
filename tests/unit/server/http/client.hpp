#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "server/http/server.hpp"

/// A raw client over a POSIX socket, and a server in a thread, for tests that speak octets.
namespace plenary::server::test {

class Client {
 public:
  explicit Client(const Endpoint& endpoint);
  ~Client();
  Client(Client&& other) noexcept;
  Client& operator=(Client&&) = delete;

  void send(std::string_view octets);
  /// No more will be sent; the answer can still be read.
  void finish_sending();
  /// Everything up to the end of the connection. Fails after ten seconds.
  std::string read_to_end();
  /// One response: its head and the content that Content-Length announces.
  std::string read_response(bool has_content = true);
  /// True if the connection ended without a further octet.
  bool is_closed_silently();
  /// True if the connection was reset rather than ended.
  bool was_reset() const { return reset_; }

 private:
  bool receive();

  int socket_ = -1;
  bool reset_ = false;
  std::string unread_;
};

/// Runs a server on a free port until the end of the scope.
class RunningServer {
 public:
  RunningServer(ServerOptions options, Handler handler);
  ~RunningServer() { stop(); }

  Client connect() const { return Client(server_->local_endpoint()); }
  /// Connects, sends, closes its side and returns all that comes back.
  std::string exchange(std::string_view octets) const;
  Server& server() { return *server_; }
  void stop();

 private:
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

/// The three digits of the (first) status line.
int status_of(std::string_view response);
/// The value of a field of the (first) response, or "(absent)".
std::string field_of(std::string_view response, std::string_view name);
/// What follows the (first) head.
std::string content_of(std::string_view response);
/// How many status lines there are.
int responses_in(std::string_view octets);

}  // namespace plenary::server::test
