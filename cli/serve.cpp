#include <CLI/CLI.hpp>
#include <cerrno>
#include <fstream>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>
#include <system_error>
#include <utility>

#include "calendar/civil/tzdata.hpp"
#include "cli/command.hpp"
#include "server/http/server.hpp"
#include "server/site/site.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string programme;
  std::string listen = "127.0.0.1:8080";
  std::string base_url;
  std::string access_log;
  unsigned threads = 1;
};

/// Writes whole lines from any network thread, each at once so that a reader of the log sees them.
class AccessLog {
 public:
  explicit AccessLog(std::ostream& out) : out_(out) {}

  void write(const server::AccessRecord& record) {
    const std::string line = server::to_json_line(record);
    const std::lock_guard lock(mutex_);
    out_ << line << std::flush;
  }

 private:
  std::mutex mutex_;
  std::ostream& out_;
};

/// The file that --access-log names, opened for appending; nothing to open without one or for "-".
Result<void> open_log(const std::string& path, std::ofstream& file) {
  if (path.empty() || path == "-") return {};
  file.open(path, std::ios::binary | std::ios::app);
  if (file) return {};
  return unexpected(Error{"--access-log", printable(path),
                          "the file could not be opened: " + std::generic_category().message(errno),
                          "a writable file, or - for standard output", ""});
}

void fail(Context& context, const Error& error, Exit exit) {
  report(context, "serve", {error});
  context.exit = exit;
}

/// Under which address peers reach the site, if that can be told: a port that is not chosen yet and an address that
/// means "all of this machine's" cannot.
std::string base_url_of(const Options& options, const server::Endpoint& endpoint) {
  if (!options.base_url.empty()) {
    return options.base_url.ends_with('/') ? options.base_url.substr(0, options.base_url.size() - 1) : options.base_url;
  }
  return endpoint.port != 0 && is_loopback(endpoint) ? "http://" + to_text(endpoint) : "";
}

void announce(Context& context, const std::string& programme, const std::string& base, bool loopback) {
  context.out << "Serving " << programme << " on " << base << "/\n"
              << "Feed: " << base << "/feeds/" << programme << ".ics\n";
  if (const auto version = calendar::system_tzdata_version()) {
    context.out << "tzdata: " << version->text() << '\n';
    if (const auto warning = calendar::tzdata_warning(*version)) context.err << "warning: " << *warning << '\n';
  }
  context.out << std::flush;
  if (!loopback) {
    context.err << "warning: other machines can reach this address; the connection is not encrypted, so put a TLS "
                   "proxy in front of it"
                << std::endl;
  }
}

void run(Context& context, const Options& options) {
  const std::string source = options.programme == "-" ? "standard input" : options.programme;
  const auto endpoint = server::parse_endpoint(options.listen);
  if (!endpoint) return fail(context, endpoint.error(), Exit::bad_input);
  const auto bytes = read_input(context, options.programme);
  if (!bytes) return report(context, source, {bytes.error()});
  auto site = server::make_site({*bytes, base_url_of(options, *endpoint)});
  if (!site) return report(context, source, site.error());

  std::ofstream log_file;
  if (const auto opened = open_log(options.access_log, log_file); !opened) {
    return fail(context, opened.error(), Exit::environment);
  }
  AccessLog log(options.access_log == "-" ? context.out : log_file);
  server::ServerOptions settings;
  settings.endpoint = *endpoint;
  settings.threads = options.threads;
  settings.handle_signals = true;
  if (!options.access_log.empty()) {
    settings.access_log = [&log](const server::AccessRecord& record) { log.write(record); };
  }
  const auto server = server::Server::listen(std::move(settings), std::move(site->handler));
  if (!server) return fail(context, server.error(), Exit::environment);

  const server::Endpoint local = (*server)->local_endpoint();
  const std::string base = options.base_url.empty() ? "http://" + to_text(local) : base_url_of(options, local);
  announce(context, site->programme, base, is_loopback(local));
  (*server)->run();
}

}  // namespace

void add_serve(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("serve", "Serve a programme: its page and its calendar feeds");
  const auto options = std::make_shared<Options>();
  command->add_option("--programme", options->programme, "Programme document (JSON), or - for standard input")
      ->required();
  command->add_option("--listen", options->listen, "Numeric address and port; port 0 takes a free one")
      ->capture_default_str();
  command->add_option("--base-url", options->base_url,
                      "URL under which subscribers reach the site, such as https://calendar.example");
  command->add_option("--access-log", options->access_log, "File to append a line of JSON to for each request, or -");
  command->add_option("--threads", options->threads, "Network threads")
      ->check(CLI::Range(1u, 64u))
      ->capture_default_str();
  command->footer("Example: plenary serve --programme data/samples/rabat.json --listen 127.0.0.1:8080");
  command->callback([options, &context] { run(context, *options); });
}

}  // namespace plenary::cli
