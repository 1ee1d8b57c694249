#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <istream>
#include <optional>
#include <ostream>
#include <system_error>
#include <utility>

#include "cli/command.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::cli {

namespace {

Result<std::string> read_bounded(std::istream& in, const std::string& path) {
  std::string bytes;
  std::array<char, 1u << 16> chunk{};
  while (in.read(chunk.data(), chunk.size()) || in.gcount() > 0) {
    bytes.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > largest_input) {
      return unexpected(
          Error{path, "", {"file.too-large", {}}, {"file.most-mebibytes", {{"count", 32}}}, {"json.split", {}}});
    }
  }
  if (in.bad()) return unexpected(Error{path, "", {"file.not-read", {}}, "", ""});
  return bytes;
}

}  // namespace

Result<std::string> read_input(Context& context, const std::string& path) {
  if (path == "-") return read_bounded(context.in, source_of(path));
  if (std::filesystem::is_directory(path)) {
    return unexpected(Error{path, "", {"file.folder", {}}, {"file.or-standard-input", {}}, ""});
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return unexpected(Error{path,
                            "",
                            {"file.not-opened", {{"reason", std::generic_category().message(errno)}}},
                            {"file.readable", {}},
                            ""});
  }
  return read_bounded(file, path);
}

namespace {

/// A descriptor that is closed in any case.
class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { close(); }

  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }

  bool write_all(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto count = ::write(descriptor_, bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }

  /// Some file systems say only now that the disk is full.
  bool close() {
    const int descriptor = std::exchange(descriptor_, -1);
    return descriptor < 0 || ::close(descriptor) == 0;
  }

 private:
  int descriptor_;
};

Result<void> failed(const std::string& path, std::string_view code) {
  const std::string reason = std::generic_category().message(errno);
  return unexpected(Error{path, "", {code, {{"reason", reason}}}, {"file.writable", {}}, ""});
}

/// Into what is no plain file: a pipe, a device, a terminal.
Result<void> write_into(const std::string& path, std::string_view bytes) {
  File file{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};
  if (!file.is_open()) return failed(path, "file.not-opened");
  if (!file.write_all(bytes) || !file.close()) return failed(path, "file.not-written");
  return {};
}

/// A plain file appears whole or stays as it is; its mode stays.
Result<void> replace(const std::string& path, std::string_view bytes, std::optional<mode_t> mode) {
  const std::string temporary = path + ".part." + std::to_string(getpid());
  const auto give_up = [&](std::string_view code) {
    auto result = failed(path, code);
    ::unlink(temporary.c_str());
    return result;
  };
  File file{::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
  if (!file.is_open()) return failed(path, "file.not-created");
  if (mode && ::fchmod(file.descriptor(), *mode & 07777) != 0) return give_up("file.not-created");
  if (!file.write_all(bytes) || ::fsync(file.descriptor()) != 0 || !file.close()) return give_up("file.not-written");
  if (::rename(temporary.c_str(), path.c_str()) != 0) return give_up("file.not-placed");
  return {};
}

/// Where the links at `path` lead in the end, whether something is there or not.
std::string behind_links(const std::string& path) {
  constexpr int most_links = 40;  // as the kernel follows
  std::filesystem::path target{path};
  std::error_code error;
  for (int i = 0; i < most_links && std::filesystem::is_symlink(target, error); ++i) {
    const auto next = std::filesystem::read_symlink(target, error);
    if (error) break;
    target = next.is_absolute() ? next : target.parent_path() / next;
  }
  return target.string();
}

Result<void> write_output(Context& context, const std::string& path, std::string_view bytes) {
  if (path == "-") {
    errno = 0;
    context.out << bytes << std::flush;
    if (context.out) return {};
    context.out.clear();
    return failed("standard output", "file.not-written");
  }
  const std::string target = behind_links(path);
  struct stat status {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    return failed(path, "file.not-opened");
  }
  if (exists && !S_ISREG(status.st_mode)) return write_into(target, bytes);
  return replace(target, bytes, exists ? std::optional{status.st_mode} : std::nullopt);
}

}  // namespace

std::optional<std::string> input_of(Context& context, const std::string& path) {
  auto bytes = read_input(context, path);
  if (bytes) return std::move(*bytes);
  report(context, "plenary", {bytes.error()});
  return std::nullopt;
}

std::string source_of(const std::string& path) { return path == "-" ? "standard input" : path; }

bool deliver(Context& context, const std::string& path, std::string_view bytes) {
  const auto written = write_output(context, path, bytes);
  if (written) return true;
  report(context, "plenary", {written.error()});
  context.exit = Exit::environment;
  return false;
}

void report(Context& context, std::string_view source, const Errors& errors) {
  for (const Error& error : errors) context.err << source << ": " << server::in_words(error, context.language) << '\n';
  context.exit = Exit::bad_input;
}

}  // namespace plenary::cli
