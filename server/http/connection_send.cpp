#include <linux/sockios.h>
#include <sys/ioctl.h>

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <string>
#include <utility>

#include "server/http/connection.hpp"
#include "server/http/response_head.hpp"
#include "server/http/worker.hpp"

namespace plenary::server {

/// Octets of content that came in, and of answers that the peer has acknowledged.
std::uint64_t Connection::octets_moved() {
  int unacknowledged = 0;
  if (::ioctl(socket_.native_handle(), SIOCOUTQ, &unacknowledged) != 0) unacknowledged = 0;
  const auto open = static_cast<std::uint64_t>(std::max(unacknowledged, 0));
  return received_ + written_ - std::min(written_, open);
}

/// From here on the deadline is put off as long as enough octets move.
void Connection::expect_progress() {
  by_progress_ = true;
  moved_before_ = octets_moved();
  deadline = Clock::now() + worker_.limits().stall_time;
}

void Connection::expire(Clock::time_point now) {
  if (by_progress_ && socket_.is_open()) {
    // Asked only now: the system's buffers may take an answer whole, and give it out for minutes.
    const Limits& limits = worker_.limits();
    const auto least =
        static_cast<std::uint64_t>(limits.least_rate) * static_cast<std::uint64_t>(limits.stall_time.count()) / 1'000;
    const std::uint64_t moved = octets_moved();
    if (moved - moved_before_ >= least) {
      moved_before_ = moved;
      deadline = now + limits.stall_time;
      return;
    }
  }
  ErrorCode ignored;
  socket_.cancel(ignored);
}

bool Connection::leaves_content_out(const Response& response) const noexcept {
  return !may_have_content(response.status) || (reader_ != nullptr && reader_->request().method == Method::head);
}

/// False if the peer did not take the whole answer.
Awaitable<bool> Connection::send(const Response& response, bool keep_alive) {
  streamed_ = 0;
  if (const auto* stream = std::get_if<std::shared_ptr<Stream>>(&response.body)) {
    co_return co_await send_stream(**stream, response, keep_alive);
  }
  const std::string_view content = leaves_content_out(response) ? std::string_view{} : response.content();
  std::string_view head;
  if (const auto* finished = std::get_if<Finished>(&response.body)) {
    head = finished->head;
  } else {
    head_.clear();
    append_head(head_, response, Framed::by_length, response.content().size());
    head = head_;
  }
  const std::string_view end = worker_.head_end(keep_alive);
  const Parts parts{asio::const_buffer(head.data(), head.size()), asio::const_buffer(end.data(), end.size()),
                    asio::const_buffer(content.data(), content.size())};
  co_return co_await send_all(parts);
}

Awaitable<bool> Connection::send_all(Parts parts) {
  // Most answers fit the socket's buffer: sent at once, without a turn of the event loop.
  ErrorCode failed;
  std::size_t sent = socket_.write_some(parts, failed);
  if (failed && failed != asio::error::would_block) co_return false;
  written_ += sent;
  std::size_t left = asio::buffer_size(parts);
  if (sent == left) co_return true;
  // What HeadEnd lends changes with the second.
  const std::string lent(static_cast<const char*>(parts[1].data()), parts[1].size());
  parts[1] = asio::buffer(lent);
  expect_progress();
  while (true) {
    left -= sent;
    if (left == 0) co_return true;
    for (asio::const_buffer& part : parts) {
      const std::size_t taken = std::min(sent, part.size());
      part += taken;
      sent -= taken;
    }
    const auto [error, count] = co_await socket_.async_write_some(parts, as_result);
    if (error) co_return false;
    sent = count;
    written_ += count;
  }
}

Awaitable<bool> Connection::send_part(std::string& octets, bool in_chunks) {
  if (octets.empty()) co_return true;
  streamed_ += octets.size();
  const std::string size = in_chunks ? fmt::format("{:x}\r\n", octets.size()) : std::string();
  const std::string_view end = in_chunks ? std::string_view("\r\n") : std::string_view();
  const Parts parts{asio::buffer(size), asio::buffer(octets), asio::const_buffer(end.data(), end.size())};
  co_return co_await send_all(parts);
}

Awaitable<bool> Connection::send_stream(Stream& stream, const Response& response, bool keep_alive) {
  static constexpr std::string_view last_chunk = "0\r\n\r\n";
  const bool in_chunks = reader_->framing().http_11;
  head_.clear();
  append_head(head_, response, in_chunks ? Framed::in_chunks : Framed::by_closing, 0);
  head_ += worker_.head_end(keep_alive);
  const Parts head{asio::buffer(head_), {}, {}};
  bool sent = co_await send_all(head);
  if (!sent || leaves_content_out(response)) co_return sent;

  Bell bell(worker_.context());
  stream_ = &bell;
  const std::function<void()> wake = bell.ringer();
  Stream::Part part;
  do {
    part = Stream::Part{};
    if (!worker_.is_stopping() && socket_.is_open()) part = stream.next(wake);
    sent = co_await send_part(part.octets, in_chunks);
    if (sent && part.state == Stream::State::more) {
      // A peer that takes everything at once must not keep the others waiting.
      co_await asio::post(worker_.context().get_executor(), asio::use_awaitable_t<Executor>{});
    }
    if (sent && part.state == Stream::State::later) {
      by_progress_ = false;
      deadline = Clock::time_point::max();
      const bool rung = co_await bell.wait(Clock::now() + worker_.limits().heartbeat_time);
      if (!rung) {
        std::string beat = stream.heartbeat();
        sent = co_await send_part(beat, in_chunks);
      }
    }
  } while (sent && part.state != Stream::State::end);
  stream_ = nullptr;
  if (!sent || !in_chunks) co_return sent;
  const Parts end{asio::const_buffer(last_chunk.data(), last_chunk.size()), {}, {}};
  co_return co_await send_all(end);
}

/// Says that nothing more will come and reads on for a while: closing with unread octets would make the system send
/// a reset, which can overtake the answer (RFC 9112 §9.6).
Awaitable<void> Connection::linger() {
  ErrorCode failed;
  socket_.shutdown(Socket::shutdown_send, failed);
  if (reader_ == nullptr) reader_ = worker_.borrow_reader();
  by_progress_ = false;
  deadline = Clock::now() + worker_.limits().linger_time;
  const std::span<char> scratch = reader_->scratch();
  const asio::mutable_buffer buffer(scratch.data(), scratch.size());
  // The time is looked at here too: a peer that never pauses leaves no operation that the deadline could cancel.
  while (!failed && Clock::now() < deadline) {
    const auto [error, count] = co_await socket_.async_read_some(buffer, as_result);
    failed = error;
  }
}

}  // namespace plenary::server
