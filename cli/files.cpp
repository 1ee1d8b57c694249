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
  if (path == "-") return read_bounded(context.in, "standard input");
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

Result<void> write_output(Context& context, const std::string& path, std::string_view bytes) {
  if (path == "-") {
    context.out << bytes;
    return {};
  }
  const std::string temporary = path + ".part." + std::to_string(getpid());
  const auto failed = [&](std::string_view code) {
    const std::string reason = std::generic_category().message(errno);
    std::remove(temporary.c_str());
    return unexpected(Error{path, "", {code, {{"reason", reason}}}, {"file.writable", {}}, ""});
  };
  {
    std::ofstream file(temporary, std::ios::binary);
    if (!file) return failed("file.not-created");
    file << bytes << std::flush;
    if (!file) return failed("file.not-written");
  }
  if (std::rename(temporary.c_str(), path.c_str()) != 0) return failed("file.not-placed");
  return {};
}

void report(Context& context, std::string_view source, const Errors& errors) {
  for (const Error& error : errors) context.err << source << ": " << server::in_words(error, context.language) << '\n';
  context.exit = Exit::bad_input;
}

}  // namespace plenary::cli
