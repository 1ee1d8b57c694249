#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "calendar/result.hpp"

namespace plenary::server {

/// Writes lines to a file or to standard output on a thread of its own: whoever logs never waits, whatever reads the
/// log may stall or be gone. What does not fit into memory meanwhile is dropped, and a line says how much:
/// `{"dropped_lines":12}`. Whole lines only; safe to use from any thread.
///
/// Standard output must not be closed by signal: the process ignores SIGPIPE.
class LogWriter {
 public:
  struct Options {
    std::string path = "-";                  ///< "-": standard output
    std::size_t most_bytes = 1'024 * 1'024;  ///< of lines that wait
    /// Told once when lines begin to be lost, and why; again after they could be written in between. On the writer's
    /// thread.
    std::function<void(const std::string&)> on_trouble = {};
  };

  /// Opens the file for appending, or names why it cannot be.
  static Result<std::unique_ptr<LogWriter>> open(Options options);

  /// Writes what waits, for at most a second.
  ~LogWriter();
  LogWriter(const LogWriter&) = delete;
  LogWriter& operator=(const LogWriter&) = delete;

  /// `line` ends with a line feed.
  void write(std::string_view line);
  /// Opens the path anew, for whoever has renamed the file: lines that were written before go to the old one. What
  /// cannot be opened is told as trouble, and the old file is kept.
  void reopen();

 private:
  explicit LogWriter(Options options, int descriptor);

  void run();
  void write_out(std::string_view octets);
  bool await_room();
  void trouble(const std::string& why);
  void lose(std::string_view octets, const std::string& why);
  void exchange_file();

  Options options_;
  int descriptor_;  // the writer's thread only
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::string waiting_;
  std::uint64_t dropped_ = 0;  // because they did not fit
  std::uint64_t lost_ = 0;     // because they could not be written; told with the next line
  bool reopen_ = false;
  std::size_t before_reopen_ = 0;  // octets of `waiting_` that still go to the old file
  bool closing_ = false;
  bool in_trouble_ = false;  // this and the next: the writer's thread only
  bool torn_ = false;        // the last line was written in part
  std::chrono::steady_clock::time_point give_up_ = std::chrono::steady_clock::time_point::max();
  std::thread thread_;
};

}  // namespace plenary::server
