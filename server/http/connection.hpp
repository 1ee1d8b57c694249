#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/http/asio.hpp"
#include "server/http/message.hpp"
#include "server/http/request_reader.hpp"

/// Private to server/http/*.cpp.
namespace plenary::server {

class Worker;

/// One connection, from its acceptance to its end. Every member is touched on its worker's thread only.
///
/// A deadline or the order to stop never destroys a connection: it cancels the operation that the connection waits for,
/// and the connection decides by its phase what that means.
class Connection {
 public:
  Connection(Worker& worker, Socket socket, const tcp::endpoint& peer, bool refuse);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Ends the connection if it is idle.
  void stop();
  /// Ends the operation in progress; the deadline has passed.
  void interrupt();
  /// Closes the socket whatever goes on.
  void cut();

  Clock::time_point deadline = Clock::time_point::max();
  std::size_t position = 0;  ///< in the worker's list

 private:
  friend Awaitable<void> serve(std::unique_ptr<Connection> connection);

  enum class Next { go_on, close, linger };

  Awaitable<void> converse();
  Awaitable<bool> wait_for_request();
  Awaitable<bool> read_request();
  Awaitable<Next> answer();
  Awaitable<bool> send(const Response& response, bool keep_alive);
  Awaitable<void> linger();

  bool is_pipelined() const noexcept { return reader_ != nullptr && !reader_->is_empty(); }
  void begin_request();
  Response ask_handler(const Request& request, std::string& failure) const;
  /// Takes no Rejection: g++ 12 destroys a temporary twice when it is an argument of an awaited call.
  Awaitable<Next> reject(int status, std::string_view detail);
  bool leaves_content_out(const Response& response) const noexcept;
  void log(const Response& response, bool sent, std::string_view failure) const;
  bool has_octets_waiting() const;

  Worker& worker_;
  Socket socket_;
  tcp::endpoint peer_;
  bool refuse_;
  bool idle_ = false;
  bool timed_out_ = false;                 // while a request was being read
  std::unique_ptr<RequestReader> reader_;  // only while a request is in hand
  std::string head_;
  Clock::time_point began_;
  std::chrono::system_clock::time_point began_on_;  // the calendar's idea of `began_`, for the log
};

/// Runs the connection to its end; never throws.
Awaitable<void> serve(std::unique_ptr<Connection> connection);

}  // namespace plenary::server
