#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <istream>
#include <ostream>
#include <system_error>

#include "cli/command.hpp"

namespace plenary::cli {

namespace {

Result<std::string> read_bounded(std::istream& in, const std::string& path) {
  std::string bytes;
  std::array<char, 1u << 16> chunk{};
  while (in.read(chunk.data(), chunk.size()) || in.gcount() > 0) {
    bytes.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > largest_input) {
      return unexpected(Error{path, "", "the file is too large", "at most 32 MiB", "split it"});
    }
  }
  if (in.bad()) return unexpected(Error{path, "", "the file could not be read", "", ""});
  return bytes;
}

}  // namespace

Result<std::string> read_input(Context& context, const std::string& path) {
  if (path == "-") return read_bounded(context.in, "standard input");
  if (std::filesystem::is_directory(path)) {
    return unexpected(Error{path, "", "this is a folder", "a file, or - for standard input", ""});
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return unexpected(Error{path, "", "the file could not be opened: " + std::generic_category().message(errno),
                            "a readable file, or - for standard input", ""});
  }
  return read_bounded(file, path);
}

Result<void> write_output(Context& context, const std::string& path, std::string_view bytes) {
  if (path == "-") {
    context.out << bytes;
    return {};
  }
  const std::string temporary = path + ".part." + std::to_string(getpid());
  const auto failed = [&](const char* what) {
    const std::string reason = std::generic_category().message(errno);
    std::remove(temporary.c_str());
    return unexpected(Error{path, "", std::string(what) + ": " + reason, "a writable place", ""});
  };
  {
    std::ofstream file(temporary, std::ios::binary);
    if (!file) return failed("the file could not be created");
    file << bytes << std::flush;
    if (!file) return failed("the file could not be written");
  }
  if (std::rename(temporary.c_str(), path.c_str()) != 0) return failed("the file could not be put in place");
  return {};
}

void report(Context& context, std::string_view source, const Errors& errors) {
  for (const Error& error : errors) context.err << source << ": " << to_text(error) << '\n';
  context.exit = Exit::bad_input;
}

}  // namespace plenary::cli
