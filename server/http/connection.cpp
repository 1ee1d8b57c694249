#include "server/http/connection.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <exception>
#include <string>
#include <utility>

#include "server/http/response_head.hpp"
#include "server/http/worker.hpp"

namespace plenary::server {

namespace {

using State = RequestReader::State;

constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

Response rejection_response(int status, std::string_view detail, std::string_view path) {
  Response response = problem_response({status, "", std::string(detail), std::string(path)});
  if (status == 503) response.headers.emplace_back("Retry-After", "5");
  return response;
}

}  // namespace

Connection::Connection(Worker& worker, Socket socket, const tcp::endpoint& peer, bool refuse)
    : worker_(worker), socket_(std::move(socket)), peer_(peer), refuse_(refuse) {}

Connection::~Connection() { worker_.shared().connections.fetch_sub(1, std::memory_order_relaxed); }

void Connection::stop() {
  if (idle_) interrupt();
}

void Connection::interrupt() {
  ErrorCode ignored;
  socket_.cancel(ignored);
}

void Connection::cut() {
  ErrorCode ignored;
  socket_.close(ignored);
}

Awaitable<void> serve(std::unique_ptr<Connection> connection) {
  Worker& worker = connection->worker_;
  worker.enter(*connection);
  try {
    co_await connection->converse();
  } catch (const std::exception&) {
    // Out of memory, or a bug: this connection ends, the others do not notice.
    connection->cut();
  }
  worker.give_back(std::move(connection->reader_));
  worker.leave(*connection);
}

Awaitable<void> Connection::converse() {
  if (refuse_) {
    begin_request();
    const Next next = co_await reject(503, "Too many connections are open. Try again shortly.");
    if (next == Next::linger) co_await linger();
    co_return;
  }
  while (true) {
    if (!is_pipelined()) {
      const bool arrived = co_await wait_for_request();
      if (!arrived) co_return;
    }
    begin_request();
    const bool readable = co_await read_request();
    if (!readable) co_return;
    const Next next = co_await answer();
    if (next == Next::linger) co_await linger();
    if (next != Next::go_on) co_return;
  }
}

bool Connection::has_octets_waiting() const {
  ErrorCode error;
  return socket_.available(error) > 0 && !error;
}

/// False if the connection is to be closed without a word: idle for too long, or the server stops.
Awaitable<bool> Connection::wait_for_request() {
  worker_.give_back(std::move(reader_));
  head_ = std::string();
  if (worker_.is_stopping() && !has_octets_waiting()) co_return false;
  deadline = Clock::now() + worker_.limits().idle_time;
  idle_ = true;
  const auto [error] = co_await socket_.async_wait(Socket::wait_read, as_result);
  idle_ = false;
  // A request that crossed with the deadline or the order to stop is still answered.
  if (error && !has_octets_waiting()) co_return false;
  reader_ = worker_.borrow_reader();
  co_return true;
}

void Connection::begin_request() {
  began_ = Clock::now();
  if (worker_.shared().options.access_log) began_on_ = std::chrono::system_clock::now();
  deadline = began_ + std::min(worker_.limits().header_time, worker_.limits().request_time);
}

/// True when there is something to answer, if only that the request is malformed or came too slowly.
Awaitable<bool> Connection::read_request() {
  bool continued = false;
  // What woke the connection is there to be read. Only once: a peer that pipelines for ever must let others have a
  // turn.
  if (reader_->is_empty()) {
    const std::span<char> space = reader_->space();
    ErrorCode error;
    const std::size_t count = socket_.read_some(asio::mutable_buffer(space.data(), space.size()), error);
    if (error && error != asio::error::would_block) co_return false;
    reader_->received(count);
  }
  while (reader_->state() == State::header || reader_->state() == State::content) {
    if (reader_->state() == State::content) deadline = began_ + worker_.limits().request_time;
    if (reader_->state() == State::content && reader_->framing().expects_continue && !continued &&
        !reader_->has_content_octets()) {
      continued = true;
      const asio::const_buffer line(continue_line.data(), continue_line.size());
      const auto [error, count] = co_await asio::async_write(socket_, line, as_result);
      if (error) co_return false;
    }
    const std::span<char> space = reader_->space();
    const asio::mutable_buffer buffer(space.data(), space.size());
    const auto [error, count] = co_await socket_.async_read_some(buffer, as_result);
    if (error == asio::error::operation_aborted && socket_.is_open() && !reader_->is_empty()) {
      timed_out_ = true;
      co_return true;
    }
    if (error) co_return false;
    reader_->received(count);
  }
  co_return true;
}

Awaitable<Connection::Next> Connection::answer() {
  if (timed_out_) co_return co_await reject(408, "The request was not complete in time.");
  if (reader_->state() == State::failed) {
    const Rejection& why = reader_->rejection();
    co_return co_await reject(why.status, why.detail);
  }

  std::string failure;
  const Response response = ask_handler(reader_->request(), failure);
  const bool keep_alive = reader_->framing().keep_alive && failure.empty() && !worker_.is_stopping();
  const bool sent = co_await send(response, keep_alive);
  log(response, sent, failure);
  if (!sent) co_return Next::close;
  if (!keep_alive) co_return Next::linger;
  reader_->next();
  co_return Next::go_on;
}

Awaitable<Connection::Next> Connection::reject(int status, std::string_view detail) {
  const Response response = rejection_response(status, detail, reader_ ? reader_->request().path : "");
  deadline = Clock::now() + worker_.limits().linger_time;
  const bool sent = co_await send(response, false);
  log(response, sent, "");
  co_return sent ? Next::linger : Next::close;
}

Response Connection::ask_handler(const Request& request, std::string& failure) const {
  try {
    Response response = worker_.shared().handler(request);
    if (is_well_formed(response)) return response;
    failure = "the handler's response is not well-formed";
  } catch (const std::exception& thrown) {
    failure = thrown.what();
  } catch (...) {
    failure = "the handler threw something that is not an exception";
  }
  return problem_response({500, "", "", std::string(request.path)});
}

bool Connection::leaves_content_out(const Response& response) const noexcept {
  return response.body == nullptr || !may_have_content(response.status) ||
         (reader_ != nullptr && reader_->request().method == Method::head);
}

/// False if the peer did not take the whole answer.
Awaitable<bool> Connection::send(const Response& response, bool keep_alive) {
  head_.clear();
  append_head(head_, response, keep_alive, worker_.date());
  std::array<asio::const_buffer, 2> parts{asio::buffer(head_), asio::const_buffer{}};
  if (!leaves_content_out(response)) parts[1] = asio::buffer(*response.body);
  // Most answers fit the socket's buffer: sent at once, without a turn of the event loop.
  ErrorCode error;
  std::size_t sent = socket_.write_some(parts, error);
  if (error && error != asio::error::would_block) co_return false;
  if (sent == asio::buffer_size(parts)) co_return true;
  for (asio::const_buffer& part : parts) {
    const std::size_t taken = std::min(sent, part.size());
    part += taken;
    sent -= taken;
  }
  const auto [failure, count] = co_await asio::async_write(socket_, parts, as_result);
  co_return !failure;
}

/// Says that nothing more will come and reads on for a while: closing with unread octets would make the system send
/// a reset, which can overtake the answer (RFC 9112 §9.6).
Awaitable<void> Connection::linger() {
  ErrorCode failed;
  socket_.shutdown(Socket::shutdown_send, failed);
  if (reader_ == nullptr) reader_ = worker_.borrow_reader();
  deadline = Clock::now() + worker_.limits().linger_time;
  const std::span<char> scratch = reader_->scratch();
  const asio::mutable_buffer buffer(scratch.data(), scratch.size());
  // The time is looked at here too: a peer that never pauses leaves no operation that the deadline could cancel.
  while (!failed && Clock::now() < deadline) {
    const auto [error, count] = co_await socket_.async_read_some(buffer, as_result);
    failed = error;
  }
}

void Connection::log(const Response& response, bool sent, std::string_view failure) const {
  const auto& access_log = worker_.shared().options.access_log;
  if (!access_log) return;
  try {
    const std::string peer = to_text(Endpoint{peer_.address().to_string(), peer_.port()});
    const Request nothing;
    const Request& request = reader_ == nullptr ? nothing : reader_->request();
    AccessRecord record;
    record.time = began_on_;
    record.peer = peer;
    record.method = request.method_name;
    record.path = request.path;
    record.status = sent ? response.status : 0;
    record.bytes = sent && !leaves_content_out(response) ? response.body->size() : 0;
    record.duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began_);
    record.failure = failure;
    access_log(record);
  } catch (const std::exception&) {
    // A log that cannot be written must not take the answer with it.
  }
}

}  // namespace plenary::server
