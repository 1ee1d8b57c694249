#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

/// What an answer may carry: nothing, octets, a message that was written before anybody asked, or a stream.
namespace plenary::server {

/// Octets that are shared and never changed.
using Bytes = std::shared_ptr<const std::string>;

/// A message that is written already: its status line and fields, but for Date and Connection, and its content.
struct Finished {
  std::shared_ptr<const void> owner;  ///< keeps what the views show
  std::string_view head;              ///< each line with its line end, without the empty one
  std::string_view content;           ///< what GET sends; Content-Length in `head` tells its size
};

/// Content that is made while it is sent: progress of a job, a long download. Asked on the connection's network
/// thread, for one part at a time, after the part before it was handed to the system: memory is bounded by the
/// largest part. Sent in chunks to HTTP/1.1, up to the end of the connection to HTTP/1.0.
class Stream {
 public:
  enum class State {
    more,   ///< `octets` are the next part; ask again
    later,  ///< nothing for now; ask again when `wake` was called
    end     ///< `octets` are the last part, or empty
  };
  struct Part {
    State state = State::end;
    std::string octets;
  };

  Stream() = default;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  virtual ~Stream() = default;

  /// Must not block. `wake` may be called from any thread, any number of times, also after the stream has ended.
  virtual Part next(const std::function<void()>& wake) = 0;
  /// What is sent after `Limits::heartbeat_time` without a part, so that a peer that is gone is noticed and proxies
  /// keep the connection; nothing if empty.
  virtual std::string heartbeat() const { return {}; }
};

using Body = std::variant<std::monostate, Bytes, Finished, std::shared_ptr<Stream>>;

}  // namespace plenary::server
