#pragma once

#include <array>
#include <boost/asio/buffer.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "server/http/asio.hpp"
#include "server/http/bell.hpp"
#include "server/http/message.hpp"
#include "server/http/request_reader.hpp"
#include "server/http/service.hpp"

/// Private to server/http/*.cpp.
namespace plenary::server {

class Worker;

/// One connection, from its acceptance to its end. Every member is touched on its worker's thread only, but for the
/// request while a handler has it in the pool.
///
/// A deadline or the order to stop never destroys a connection: it cancels the operation that the connection waits for,
/// and the connection decides by its phase what that means.
class Connection {
 public:
  Connection(Worker& worker, Socket socket, const tcp::endpoint& peer, bool refuse);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Ends the connection if it is idle, and a stream where it is.
  void stop();
  /// The deadline has passed: ends the operation in progress, unless the peer has moved as much as it must.
  void expire(Clock::time_point now);
  /// Closes the socket whatever goes on.
  void cut();

  Clock::time_point deadline = Clock::time_point::max();
  std::size_t position = 0;  ///< in the worker's list

  /// Neighbours among the worker's connections that wait for a request of their peer, by how long they wait.
  Connection* waits_longer = nullptr;
  Connection* waits_shorter = nullptr;
  bool waiting = false;
  Clock::time_point waiting_since;

 private:
  friend Awaitable<void> serve(std::unique_ptr<Connection> connection);

  enum class Next { go_on, close, linger };
  using Parts = std::array<asio::const_buffer, 3>;

  Awaitable<void> converse();
  Awaitable<bool> wait_for_request();
  bool take_what_is_there();
  Awaitable<bool> read_while(RequestReader::State state);
  Awaitable<bool> read_content();
  Awaitable<Next> answer();
  Awaitable<Next> answer_admitted(Admission& admission);
  Awaitable<void> ask(const Admission& admission, Response& response, std::string& failure);
  Awaitable<Next> finish(const Response& response, std::string_view failure, bool unread_content);
  Awaitable<bool> send(const Response& response, bool keep_alive);
  Awaitable<bool> send_stream(Stream& stream, const Response& response, bool keep_alive);
  Awaitable<bool> send_part(std::string& octets, bool in_chunks);
  Awaitable<bool> send_all(Parts parts);
  Awaitable<void> linger();
  /// Takes no Rejection: g++ 12 destroys a temporary twice when it is an argument of an awaited call.
  Awaitable<Next> reject(int status, std::string_view detail);

  bool is_pipelined() const noexcept { return reader_ != nullptr && !reader_->is_empty(); }
  void begin_request();
  void expect_progress();
  std::uint64_t octets_moved();
  bool leaves_content_out(const Response& response) const noexcept;
  void log(const Response& response, bool sent, std::string_view failure) const;
  bool has_octets_waiting() const;

  Worker& worker_;
  Socket socket_;
  Peer peer_;
  bool refuse_;
  bool idle_ = false;
  bool timed_out_ = false;                 // while a request was being read
  bool by_progress_ = false;               // whether the deadline is put off while octets move
  Bell* stream_ = nullptr;                 // of the stream that is being sent
  std::unique_ptr<RequestReader> reader_;  // only while a request is in hand
  std::string head_;
  std::uint64_t received_ = 0;  // octets of content
  std::uint64_t written_ = 0;   // octets of answers that were handed to the system
  std::uint64_t streamed_ = 0;  // octets of the stream's content
  std::uint64_t moved_before_ = 0;
  Clock::time_point began_;
  std::chrono::system_clock::time_point began_on_;  // the calendar's idea of `began_`, for the log
};

/// Runs the connection to its end; never throws.
Awaitable<void> serve(std::unique_ptr<Connection> connection);

}  // namespace plenary::server
