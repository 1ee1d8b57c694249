#include "server/http/connection.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <exception>
#include <string>
#include <utility>

#include "server/http/call.hpp"
#include "server/http/response_head.hpp"
#include "server/http/worker.hpp"

namespace plenary::server {

namespace {

using State = RequestReader::State;

Peer peer_of(const tcp::endpoint& endpoint) {
  const asio::ip::address address = endpoint.address();
  const asio::ip::address_v6 wide =
      address.is_v4() ? asio::ip::make_address_v6(asio::ip::v4_mapped, address.to_v4()) : address.to_v6();
  return Peer{wide.to_bytes(), endpoint.port()};
}

Response rejection_response(int status, std::string_view detail, std::string_view path) {
  Response response = problem_response({status, "", std::string(detail), std::string(path)});
  if (status == 503) response.headers.emplace_back("Retry-After", "5");
  return response;
}

}  // namespace

Connection::Connection(Worker& worker, Socket socket, const tcp::endpoint& peer, bool refuse)
    : worker_(worker), socket_(std::move(socket)), peer_(peer_of(peer)), refuse_(refuse) {}

Connection::~Connection() { worker_.shared().connections.fetch_sub(1, std::memory_order_relaxed); }

void Connection::stop() {
  ErrorCode ignored;
  if (idle_) socket_.cancel(ignored);
  if (stream_ != nullptr) stream_->ring();
}

void Connection::cut() {
  ErrorCode ignored;
  socket_.close(ignored);
  if (stream_ != nullptr) stream_->ring();
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
    if (is_pipelined()) {
      // However much one peer sends at once, the others have their turn between its requests.
      co_await asio::post(worker_.context().get_executor(), asio::use_awaitable_t<Executor>{});
    } else {
      worker_.begin_waiting(*this);
      const bool arrived = co_await wait_for_request();
      if (!arrived) co_return;
    }
    begin_request();
    if (!take_what_is_there()) co_return;
    if (!waiting && reader_->state() == State::header) worker_.begin_waiting(*this);
    const bool readable = co_await read_while(State::header);
    worker_.end_waiting(*this);
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
  by_progress_ = false;
  deadline = Clock::now() + worker_.limits().idle_time;
  idle_ = true;
  const auto [error] = co_await socket_.async_wait(Socket::wait_read, as_result);
  idle_ = false;
  // A request that crossed with the deadline or the order to stop is still answered.
  if (error && !has_octets_waiting()) co_return false;
  reader_ = worker_.borrow_reader();
  co_return true;
}

/// What woke the connection is there to be read. False if that is the end.
bool Connection::take_what_is_there() {
  if (!reader_->is_empty()) return true;
  const std::span<char> space = reader_->space();
  ErrorCode error;
  const std::size_t count = socket_.read_some(asio::mutable_buffer(space.data(), space.size()), error);
  if (error && error != asio::error::would_block) return false;
  reader_->received(count);
  return true;
}

void Connection::begin_request() {
  began_ = Clock::now();
  if (worker_.shared().options.access_log) began_on_ = std::chrono::system_clock::now();
  by_progress_ = false;
  deadline = began_ + worker_.limits().header_time;
}

/// True when there is something to answer, if only that the request is malformed or came too slowly.
Awaitable<bool> Connection::read_while(State state) {
  while (reader_->state() == state) {
    const std::span<char> space = reader_->space();
    const asio::mutable_buffer buffer(space.data(), space.size());
    const auto [error, count] = co_await socket_.async_read_some(buffer, as_result);
    if (error == asio::error::operation_aborted && socket_.is_open() && !reader_->is_empty()) {
      timed_out_ = true;
      co_return true;
    }
    if (error) co_return false;
    received_ += count;
    reader_->received(count);
  }
  co_return true;
}

/// The same for the content, which the peer may have announced and not sent.
Awaitable<bool> Connection::read_content() {
  static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  expect_progress();
  if (reader_->state() == State::content && reader_->framing().expects_continue && !reader_->has_content_octets()) {
    const Parts line{asio::const_buffer(go_on.data(), go_on.size()), {}, {}};
    const bool sent = co_await send_all(line);
    if (!sent) co_return false;
  }
  const bool readable = co_await read_while(State::content);
  co_return readable;
}

Awaitable<Connection::Next> Connection::answer() {
  if (timed_out_) co_return co_await reject(408, "The request was not complete in time.");
  if (reader_->state() == State::failed) {
    const Rejection& why = reader_->rejection();
    co_return co_await reject(why.status, why.detail);
  }
  Request& request = reader_->request();
  request.peer = peer_;
  Admission admission;
  std::string failure;
  admit(worker_.service(), request, admission, failure);
  if (admission.refusal) {
    // Before any content: a peer that sends some all the same is not listened to.
    const bool unread = reader_->framing().has_content;
    if (!unread) reader_->expect_content(0, RequestReader::Content::dropped);
    co_return co_await finish(*admission.refusal, failure, unread);
  }
  co_return co_await answer_admitted(admission);
}

Awaitable<Connection::Next> Connection::answer_admitted(Admission& admission) {
  const bool wanted = admission.content_limit > 0;
  const std::size_t limit = wanted ? admission.content_limit : worker_.limits().dropped_bytes;
  const Reserved memory(worker_.shared().content_bytes, worker_.limits().content_bytes,
                        wanted ? reader_->framing().length.value_or(reader_->framing().has_content ? limit : 0) : 0);
  if (!memory) co_return co_await reject(503, "Too much content is being received. Try again shortly.");
  reader_->expect_content(limit, wanted ? RequestReader::Content::kept : RequestReader::Content::dropped);
  if (reader_->state() == State::content) {
    const bool readable = co_await read_content();
    if (!readable) co_return Next::close;
    if (timed_out_) co_return co_await reject(408, "The content of the request did not come in time.");
  }
  if (reader_->state() == State::failed) {
    const Rejection& why = reader_->rejection();
    co_return co_await reject(why.status, why.detail);
  }
  reader_->request().caller = std::move(admission.caller);
  Response response;
  std::string failure;
  co_await ask(admission, response, failure);
  co_return co_await finish(response, failure, false);
}

/// Has the handler answer, here or in the pool.
Awaitable<void> Connection::ask(const Admission& admission, Response& response, std::string& failure) {
  const Request& request = reader_->request();
  if (admission.at_once != nullptr && call_at_once(admission, request, response, failure)) co_return;
  Bell answered(worker_.context());
  const bool taken = worker_.shared().pool.submit([&, ring = answered.ringer()] {
    call_in_pool(admission, request, response, failure);
    ring();
  });
  if (!taken) {
    response = rejection_response(503, "The server has more to do than it can. Try again shortly.", request.path);
    co_return;
  }
  // However long it takes: the handler has the request, and nobody else waits for this thread.
  deadline = Clock::time_point::max();
  bool rung = false;
  while (!rung) rung = co_await answered.wait(Clock::time_point::max());
}

Awaitable<Connection::Next> Connection::finish(const Response& response, std::string_view failure,
                                               bool unread_content) {
  const bool has_end = !std::holds_alternative<std::shared_ptr<Stream>>(response.body) || reader_->framing().http_11;
  const bool keep_alive =
      reader_->framing().keep_alive && failure.empty() && !unread_content && has_end && !worker_.is_stopping();
  const bool sent = co_await send(response, keep_alive);
  log(response, sent, failure);
  if (!sent) co_return Next::close;
  if (keep_alive) {
    reader_->next();
    co_return Next::go_on;
  }
  // Everything was read, and the peer said itself that nothing follows: there is nothing that could cross the answer.
  const bool agreed =
      !reader_->framing().keep_alive && !unread_content && !reader_->has_more() && !has_octets_waiting();
  co_return agreed ? Next::close : Next::linger;
}

Awaitable<Connection::Next> Connection::reject(int status, std::string_view detail) {
  const Response response = rejection_response(status, detail, reader_ ? reader_->request().path : "");
  const bool sent = co_await send(response, false);
  log(response, sent, "");
  co_return sent ? Next::linger : Next::close;
}

void Connection::log(const Response& response, bool sent, std::string_view failure) const {
  const auto& access_log = worker_.shared().options.access_log;
  if (!access_log) return;
  try {
    const std::string peer = to_text(peer_);
    const Request nothing;
    const Request& request = reader_ == nullptr ? nothing : reader_->request();
    AccessRecord record;
    record.time = began_on_;
    record.peer = peer;
    record.method = request.method_name;
    record.path = request.path;
    record.status = sent ? response.status : 0;
    record.bytes = !sent || leaves_content_out(response) ? 0 : response.content().size() + streamed_;
    record.duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began_);
    record.failure = failure;
    access_log(record);
  } catch (const std::exception&) {
    // A log that cannot be written must not take the answer with it.
  }
}

}  // namespace plenary::server
