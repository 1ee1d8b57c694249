#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/store_file.hpp"
#include "scheduler/model/suggestion.hpp"
#include "server/access/token.hpp"
#include "server/store/store.hpp"

namespace plenary::cli {

namespace {

constexpr int most_days = 3'660;

struct Options {
  std::string store;
  std::string name;
  std::string role = "secretariat";
  std::string programme;
  int days = 365;
  std::string id;
};

void create(Context& context, const Options& options) {
  const auto now = stamp_of("", "--at");
  if (!now) return report(context, "plenary", {now.error()});
  const auto store = open_store(options.store, server::OpenStore::existing);
  const auto token = server::make_token({options.name, *server::role_of(options.role), options.programme, *now,
                                         *now + std::chrono::hours{24} * options.days});
  std::vector<std::string> known;
  store->write([&](server::Writing& writing) {
    if (!options.programme.empty() && !writing.programme(options.programme)) {
      for (const auto& entry : writing.programmes("", 1'000)) known.push_back(entry.id);
      return;
    }
    known = {options.programme};
    writing.add_token({"command line", *now}, token.entry);
  });
  if (std::ranges::find(known, options.programme) == known.end()) {
    return report(context, "plenary",
                  {Error{"--programme",
                         printable(options.programme),
                         {"store.no-programme", {}},
                         scheduler::list_names(known),
                         scheduler::nearest_name(options.programme, known)}});
  }
  // The secret alone on standard output, so that a script can take it.
  context.out << token.secret << '\n';
  context.err << "Token " << token.entry.id << " for the role " << options.role << ", good until "
              << calendar::to_iso(token.entry.expires) << ". Its secret is not shown again.\n";
}

void list(Context& context, const Options& options) {
  const auto now = stamp_of("", "--at");
  if (!now) return report(context, "plenary", {now.error()});
  const auto store = open_store(options.store, server::OpenStore::existing);
  std::vector<server::TokenEntry> tokens;
  store->read([&](server::Reading& reading) { tokens = reading.tokens(); });
  for (const auto& token : tokens) {
    const auto when = [](const std::optional<calendar::Instant>& time) {
      return time ? calendar::to_iso(*time) : std::string{"-"};
    };
    context.out << token.id << '\t'
                << (token.revoked                  ? "revoked"
                    : server::is_good(token, *now) ? "good"
                                                   : "expired")
                << '\t' << server::name_of(token.role) << '\t' << (token.programme.empty() ? "*" : token.programme)
                << '\t' << calendar::to_iso(token.expires) << '\t' << when(token.used) << '\t' << printable(token.name)
                << '\n';
  }
}

void revoke(Context& context, const Options& options) {
  const auto now = stamp_of("", "--at");
  if (!now) return report(context, "plenary", {now.error()});
  const auto store = open_store(options.store, server::OpenStore::existing);
  std::vector<std::string> good;
  bool revoked = false;
  store->write([&](server::Writing& writing) {
    revoked = writing.revoke_token({"command line", *now}, options.id);
    for (const auto& token : writing.tokens()) {
      if (!token.revoked) good.push_back(token.id);
    }
  });
  if (revoked) {
    context.err << "Token " << options.id << " is good for nothing any more.\n";
    return;
  }
  report(context, "plenary",
         {Error{"ID", printable(options.id), {"token.not-there", {}}, scheduler::list_names(good), ""}});
}

CLI::App* add_part(CLI::App& command, Context& context, const std::shared_ptr<Options>& options, const char* name,
                   const char* description, void (*run)(Context&, const Options&)) {
  auto* part = command.add_subcommand(name, description);
  add_store(*part, options->store)->required();
  add_language(*part, context);
  part->callback([&context, options, run] { with_store(context, [&] { run(context, *options); }); });
  return part;
}

}  // namespace

void add_token(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("token", "Who may change what through `plenary serve --store`");
  command->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  auto* made =
      add_part(*command, context, options, "create", "Make a token, and print its secret this one time", create);
  made->add_option("--name", options->name, "Whose it is, for the log of changes")->required();
  made->add_option("--role", options->role, "co-chair reads drafts, secretariat changes them, administrator does all")
      ->check(CLI::IsMember({"co-chair", "secretariat", "administrator"}))
      ->capture_default_str();
  made->add_option("--programme", options->programme, "The only programme that it is good for; all without it");
  made->add_option("--days", options->days, "How long it is good")
      ->check(CLI::Range(1, most_days))
      ->capture_default_str();
  add_part(*command, context, options, "list",
           "All tokens: id, state, role, programme, when it expires, when it was last used, name", list);
  auto* gone = add_part(*command, context, options, "revoke", "Make a token good for nothing, at once", revoke);
  gone->add_option("ID", options->id, "As `list` shows it")->required();
  command->footer("Example: plenary token create --store var/plenary.db --name \"Secretariat\" --programme rabat");
}

}  // namespace plenary::cli
