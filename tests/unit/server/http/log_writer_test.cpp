#include "server/http/log_writer.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using namespace plenary::server;

namespace {

/// A folder that goes with the test.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "log-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::unique_ptr<LogWriter> open(LogWriter::Options options) {
  auto opened = LogWriter::open(std::move(options));
  REQUIRE(opened);
  return std::move(*opened);
}

bool eventually(const std::function<bool()>& holds) {
  for (int i = 0; i < 1'000; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  return false;
}

/// A pipe with a name, which nobody reads but the test.
class Pipe {
 public:
  explicit Pipe(const std::string& path) {
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    descriptor_ = ::open(path.c_str(), O_RDONLY | O_NONBLOCK);
    REQUIRE(descriptor_ >= 0);
  }
  ~Pipe() { close(); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  /// Adds what has come to `text`.
  void read_into(std::string& text) const {
    std::array<char, 65'536> chunk{};
    const ssize_t count = ::read(descriptor_, chunk.data(), chunk.size());
    if (count > 0) text.append(chunk.data(), static_cast<std::size_t>(count));
  }
  void close() {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
  }

 private:
  int descriptor_ = -1;
};

}  // namespace

TEST_CASE("Lines of several threads are written whole, whatever file they go to meanwhile") {
  const Folder folder;
  const std::string path = folder.file("access.log");
  {
    const auto log = open({path});
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&log, thread] {
        for (int i = 0; i < 500; ++i) log->write(std::to_string(thread) + " " + std::to_string(i) + "\n");
      });
    }
    for (int rotation = 0; rotation < 5; ++rotation) {
      std::filesystem::rename(path, path + "." + std::to_string(rotation));
      log->reopen();
      REQUIRE(eventually([&] { return std::filesystem::exists(path); }));
    }
    for (std::thread& thread : threads) thread.join();
  }
  std::array<int, 4> next{};
  for (const char* part : {".0", ".1", ".2", ".3", ".4", ""}) {
    std::ifstream file(path + part);
    int thread = 0;
    int line = 0;
    while (file >> thread >> line) {
      REQUIRE((thread >= 0 && thread < 4));
      CHECK(line == next.at(static_cast<std::size_t>(thread))++);
    }
    CHECK(file.eof());
  }
  for (const int lines : next) CHECK(lines == 500);
}

TEST_CASE("A reader that stalls costs lines, which are counted, and nobody waits for it") {
  const Folder folder;
  const Pipe pipe(folder.file("pipe"));
  std::atomic<int> told{0};
  auto log = open({folder.file("pipe"), 10'000, [&](const std::string&) { ++told; }});
  const std::string line = std::string(99, 'x') + "\n";
  for (int i = 0; i < 2'000; ++i) log->write(line);
  CHECK(eventually([&] { return told == 1; }));
  // Each line is read or counted, however often the reader falls behind again while it reads.
  std::string text;
  std::size_t accounted = 0;
  CHECK(eventually([&] {
    pipe.read_into(text);
    constexpr std::string_view notice = "{\"dropped_lines\":";
    accounted = 0;
    for (std::size_t at = 0, end = 0; (end = text.find('\n', at)) != std::string::npos; at = end + 1) {
      accounted += text.compare(at, notice.size(), notice) == 0 ? std::stoul(text.substr(at + notice.size())) : 1;
    }
    return accounted == 2'000;
  }));
  INFO(accounted);
  CHECK(text.find("dropped_lines") != std::string::npos);
}

TEST_CASE("A reader that is gone is reported once, and the writer ends all the same") {
  std::signal(SIGPIPE, SIG_IGN);
  const Folder folder;
  Pipe pipe(folder.file("pipe"));
  std::atomic<int> told{0};
  std::string why;
  auto log = open({folder.file("pipe"), 10'000, [&](const std::string& reason) {
                     why = reason;
                     ++told;
                   }});
  pipe.close();
  log->write("a\n");
  CHECK(eventually([&] { return told == 1; }));
  log->write("b\n");
  log.reset();
  CHECK(told == 1);
  CHECK(why == "Broken pipe");
}

TEST_CASE("Ending waits for a reader that stalls, but not for long") {
  const Folder folder;
  const Pipe pipe(folder.file("pipe"));
  auto log = open({folder.file("pipe"), 1'000'000});
  log->write(std::string(500'000, 'x') + "\n");
  log.reset();
  SUCCEED("it came back");
}

TEST_CASE("A log that cannot be opened is one clear error; one that cannot be opened again keeps the old file") {
  const auto nowhere = LogWriter::open({"/nowhere/log"});
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().where == "--access-log");

  const Folder folder;
  std::filesystem::create_directory(folder.file("sub"));
  const std::string path = folder.file("sub/log");
  std::atomic<int> told{0};
  auto log = open({path, 10'000, [&](const std::string&) { ++told; }});
  std::filesystem::rename(folder.file("sub"), folder.file("moved"));
  log->reopen();
  CHECK(eventually([&] { return told == 1; }));
  log->write("still here\n");
  log.reset();
  CHECK(content_of(folder.file("moved/log")) == "still here\n");
}
