#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstddef>
#include <exception>
#include <iostream>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>
#include <utility>

#include "calendar/civil/tzdata.hpp"
#include "cli/command.hpp"
#include "cli/store_file.hpp"
#include "server/api/store_service.hpp"
#include "server/http/log_writer.hpp"
#include "server/http/server.hpp"
#include "server/site/site.hpp"
#include "server/store/store.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string programme;
  std::string store;
  std::string listen = "127.0.0.1:8080";
  std::string base_url;
  std::string access_log;
  unsigned threads = 1;
  std::size_t connections = 0;  // 0: not stated
};

/// Connections that are served at once where nobody states a number: an idle one takes about 2 kB.
constexpr std::size_t usual_connections = 10'000;

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

void announce(Context& context, const Options& options, const server::Programmes& programmes, const std::string& base,
              bool loopback) {
  if (options.store.empty()) {
    const std::string& programme = programmes.begin()->first;
    context.out << "Serving " << programme << " on " << base << "/\n"
                << "Feed: " << base << "/feeds/" << programme << ".ics\n";
  } else {
    context.out << "Serving the store " << shown_store(options.store) << " on " << base << "/\n"
                << "API: " << base << "/api/v1\n";
  }
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

/// Reads the programme again and puts it into service; whatever is wrong with it is said, and changes nothing.
void read_again(const Options& options, const std::string& base, server::Website& site) {
  if (options.programme == "-") {
    std::cerr << "plenary: SIGHUP: a programme from standard input cannot be read again\n";
    return;
  }
  // A context of its own: this runs beside the network threads.
  std::istringstream nothing;
  std::ostringstream said;
  Context context{nothing, said, said};
  const auto bytes = read_input(context, options.programme);
  const auto published = bytes ? site.publish({*bytes, base}) : Checked<void>(unexpected(Errors{bytes.error()}));
  // Kept while it is read: another signal may put the next into service meanwhile.
  const auto in_service = site.now();
  const auto& programme = in_service->begin()->second->programme;
  if (published) {
    said << "Serving release " << programme.edition.number << " of " << programme.id << '\n';
  } else {
    report(context, options.programme, published.error());
    said << "Still serving release " << programme.edition.number << '\n';
  }
  std::cerr << said.str() << std::flush;
}

/// How many connections are served at once: as many as were asked for, or as many of the usual number as the system
/// has descriptors for.
std::size_t connections_of(const Options& options) {
  return options.connections > 0 ? options.connections
                                 : std::max<std::size_t>(1, server::connections_that_fit(usual_connections));
}

Result<std::unique_ptr<server::LogWriter>> open_log(const Options& options) {
  if (options.access_log.empty()) return nullptr;
  server::LogWriter::Options log;
  log.path = options.access_log;
  log.on_trouble = [path = options.access_log](const std::string& why) {
    std::cerr << "plenary: the access log " << path << " loses lines: " << why << std::endl;
  };
  return server::LogWriter::open(std::move(log));
}

void run(Context& context, const Options& options) {
  const std::string source = source_of(options.programme);
  const auto endpoint = server::parse_endpoint(options.listen);
  if (!endpoint) return fail(context, endpoint.error(), Exit::bad_input);
  const std::string base_of_site = base_url_of(options, *endpoint);
  server::Website site(base_of_site);
  std::unique_ptr<server::Store> store;
  std::unique_ptr<server::StoreService> of_store;
  if (options.store.empty()) {
    const auto bytes = input_of(context, options.programme);
    if (!bytes) return;
    if (const auto read = site.publish({*bytes, base_of_site}); !read) return report(context, source, read.error());
  } else {
    store = open_store(options.store);
    of_store = std::make_unique<server::StoreService>(
        *store, site, [](const std::string& trouble) { std::cerr << "plenary: " << trouble << std::endl; });
  }

  // Whoever reads standard output or the log may go: that is an error of a write, and no reason to end.
  std::signal(SIGPIPE, SIG_IGN);
  const auto log = open_log(options);
  if (!log) return fail(context, log.error(), Exit::environment);
  server::ServerOptions settings;
  settings.endpoint = *endpoint;
  settings.threads = options.threads;
  settings.pool_threads = std::max(2u, std::thread::hardware_concurrency());
  settings.limits.connections = connections_of(options);
  settings.handle_signals = true;
  server::LogWriter* const writer = log->get();
  const auto reopen_log = [writer] {
    if (writer != nullptr) writer->reopen();
  };
  std::mutex reading;
  settings.on_signal[SIGHUP] = [&options, &base_of_site, &site, &of_store, &reading, reopen_log] {
    reopen_log();
    // One after another, so that what was read first never replaces what was read later.
    const std::lock_guard lock(reading);
    try {
      if (of_store != nullptr) {
        of_store->refresh();
      } else {
        read_again(options, base_of_site, site);
      }
    } catch (const std::exception& failure) {
      std::cerr << "plenary: " << failure.what() << std::endl;
    }
  };
  settings.on_signal[SIGUSR1] = reopen_log;
  if (writer != nullptr) {
    settings.access_log = [writer](const server::AccessRecord& record) { writer->write(server::to_json_line(record)); };
  }
  const auto server =
      server::Server::listen(std::move(settings), of_store != nullptr ? of_store->service() : site.service());
  if (!server) return fail(context, server.error(), Exit::environment);

  const server::Endpoint local = (*server)->local_endpoint();
  const std::string base = options.base_url.empty() ? "http://" + to_text(local) : base_url_of(options, local);
  announce(context, options, *site.now(), base, is_loopback(local));
  (*server)->run();
}

}  // namespace

void add_serve(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("serve", "Serve a programme, or those of a store: pages and calendar feeds");
  const auto options = std::make_shared<Options>();
  auto* what = command->add_option_group("what", "What is served");
  what->add_option("--programme", options->programme, "Programme document (JSON), or - for standard input");
  add_store(*what, options->store, ", made if it is not there: its releases, and an API for whoever has a token");
  what->require_option(1);
  command->add_option("--listen", options->listen, "Numeric address and port; port 0 takes a free one")
      ->capture_default_str();
  command->add_option("--base-url", options->base_url,
                      "URL under which subscribers reach the site, such as https://calendar.example");
  command->add_option("--access-log", options->access_log, "File to append a line of JSON to for each request, or -");
  command->add_option("--threads", options->threads, "Network threads")
      ->check(CLI::Range(1u, 64u))
      ->capture_default_str();
  command
      ->add_option("--connections", options->connections,
                   "Connections served at once; 10000 if the system allows so many open files")
      ->check(CLI::Range(1u, 1'000'000u));
  command->footer(
      "SIGHUP reads the programme again and reopens the log, SIGUSR1 only reopens the log.\n"
      "Example: plenary serve --programme data/samples/rabat.json --listen 127.0.0.1:8080");
  command->callback([options, &context] { with_store(context, [&] { run(context, *options); }); });
}

}  // namespace plenary::cli
