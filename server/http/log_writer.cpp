#include "server/http/log_writer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace plenary::server {

namespace {

using Clock = std::chrono::steady_clock;

/// A pipe that can be written to at all takes a page without blocking.
constexpr std::size_t most_at_once = 4'096;

/// How often a writer that cannot write looks whether it is to end.
constexpr int look_again_ms = 100;

constexpr const char* does_not_keep_up = "whatever reads it does not keep up";

constexpr std::chrono::seconds patience_at_the_end{1};

std::string error_text(int number) { return std::generic_category().message(number); }

int open_path(const std::string& path) {
  if (path == "-") return STDOUT_FILENO;
  return ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
}

std::uint64_t lines_in(std::string_view octets) {
  return static_cast<std::uint64_t>(std::count(octets.begin(), octets.end(), '\n'));
}

}  // namespace

Result<std::unique_ptr<LogWriter>> LogWriter::open(Options options) {
  const int descriptor = open_path(options.path);
  if (descriptor < 0) {
    return unexpected(Error{"--access-log", printable(options.path),
                            "the file could not be opened: " + error_text(errno),
                            "a writable file, or - for standard output", ""});
  }
  return std::unique_ptr<LogWriter>(new LogWriter(std::move(options), descriptor));
}

LogWriter::LogWriter(Options options, int descriptor)
    : options_(std::move(options)), descriptor_(descriptor), thread_([this] { run(); }) {}

LogWriter::~LogWriter() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    give_up_ = Clock::now() + patience_at_the_end;
  }
  arrived_.notify_one();
  thread_.join();
  if (options_.path != "-") ::close(descriptor_);
}

void LogWriter::write(std::string_view line) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() + line.size() > options_.most_bytes) {
      ++dropped_;
      return;
    }
    waiting_ += line;
  }
  arrived_.notify_one();
}

void LogWriter::reopen() {
  {
    const std::lock_guard lock(mutex_);
    reopen_ = true;
    before_reopen_ = waiting_.size();
  }
  arrived_.notify_one();
}

void LogWriter::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    arrived_.wait(lock, [this] { return closing_ || reopen_ || !waiting_.empty() || dropped_ > 0; });
    if (closing_ && waiting_.empty() && dropped_ == 0) return;
    std::string lines = std::exchange(waiting_, {});
    if (torn_) lines.insert(0, 1, '\n');  // what was lost ended within a line
    const bool reopening = std::exchange(reopen_, false);
    const std::size_t to_old = std::min(before_reopen_ + (torn_ ? 1 : 0), lines.size());
    const std::uint64_t lost = std::exchange(dropped_, 0) + std::exchange(lost_, 0);
    if (lost > 0) {
      lines += fmt::format("{{\"dropped_lines\":{}}}\n", lost);
    }
    lock.unlock();
    if (lost > 0) trouble(does_not_keep_up);
    if (reopening) {
      write_out(std::string_view{lines}.substr(0, to_old));
      exchange_file();
      write_out(std::string_view{lines}.substr(to_old));
    } else {
      write_out(lines);
    }
    lock.lock();
  }
}

/// Whether something can be written without blocking; false when it is time to end.
bool LogWriter::await_room() {
  while (true) {
    pollfd ready{descriptor_, POLLOUT, 0};
    const int count = ::poll(&ready, 1, look_again_ms);
    if (count > 0) return true;  // also for errors, which the write will name
    std::uint64_t dropped = 0;
    bool end = false;
    {
      const std::lock_guard lock(mutex_);
      dropped = dropped_;
      end = closing_ && Clock::now() >= give_up_;
    }
    if (end) return false;
    if (dropped > 0) trouble(does_not_keep_up);
  }
}

void LogWriter::write_out(std::string_view octets) {
  while (!octets.empty()) {
    if (!await_room()) return;
    const ssize_t written = ::write(descriptor_, octets.data(), std::min(octets.size(), most_at_once));
    if (written < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (written < 0) return lose(octets, error_text(errno));
    torn_ = octets[static_cast<std::size_t>(written) - 1] != '\n';
    octets.remove_prefix(static_cast<std::size_t>(written));
  }
  in_trouble_ = false;
}

/// Counts what could not be written, for the line that says so once something can be written again.
void LogWriter::lose(std::string_view octets, const std::string& why) {
  trouble(why);
  const std::lock_guard lock(mutex_);
  lost_ += lines_in(octets);
}

void LogWriter::trouble(const std::string& why) {
  if (std::exchange(in_trouble_, true) || !options_.on_trouble) return;
  options_.on_trouble(why);
}

void LogWriter::exchange_file() {
  if (options_.path == "-") return;
  const int next = open_path(options_.path);
  if (next < 0) return trouble("it could not be opened again: " + error_text(errno));
  ::close(std::exchange(descriptor_, next));
}

}  // namespace plenary::server
