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
  /// `receive_buffer`: how many octets the system takes for this side before it asks the server to wait; 0: its own.
  explicit Client(const Endpoint& endpoint, int receive_buffer = 0);
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
  /// At most `most` octets of what has come, or comes next; empty at the end of the connection.
  std::string read_some(std::size_t most);
  /// The content of a response whose head was read, out of its chunks.
  std::string read_chunk();
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
  /// One handler answers everything, at once.
  RunningServer(ServerOptions options, Handler handler);
  RunningServer(ServerOptions options, std::shared_ptr<const Service> service);
  ~RunningServer() { stop(); }

  Client connect(int receive_buffer = 0) const { return Client(server_->local_endpoint(), receive_buffer); }
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
