#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <string>

#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/store_file.hpp"
#include "server/records/import.hpp"
#include "server/store/postgres/postgres_store.hpp"
#include "server/store/sqlite/sqlite_store.hpp"

namespace plenary::cli {

namespace {

struct Options {
  std::string store;
  std::string file;
  bool replace = false;
};

void migrate(Context& context, const Options& options) {
  const auto done = migrate_store(options.store);
  if (done.from == done.to) {
    context.out << "The store has form " << done.to << ", as this program needs it.\n";
  } else {
    context.out << "The store went from form " << done.from << " to form " << done.to << ".\n";
  }
}

/// PostgreSQL has its own tools for that, which know all of it. Whether that was said instead.
bool left_to_postgresql(Context& context, const Options& options, const char* tool) {
  if (!server::is_postgresql_address(options.store)) return false;
  report(context, "plenary", {Error{"--store", shown_store(options.store), {"store.own-tools", {}}, "", tool}});
  return true;
}

void back_up(Context& context, const Options& options) {
  if (left_to_postgresql(context, options, "pg_dump --format custom --schema plenary --file FILE DATABASE")) return;
  server::back_up_sqlite_store(options.store, options.file);
  context.out << "The store was copied to " << options.file << ".\n";
}

void restore(Context& context, const Options& options) {
  if (left_to_postgresql(context, options,
                         "pg_restore --clean --if-exists --single-transaction --dbname DATABASE FILE"))
    return;
  server::restore_sqlite_store(options.file, options.store,
                               options.replace ? server::Replace::yes : server::Replace::no);
  context.out << "The store holds what " << options.file << " holds.\n";
}

void import(Context& context, const Options& options) {
  const auto bytes = input_of(context, options.file);
  if (!bytes) return;
  const auto now = stamp_of("", "--at");
  if (!now) return report(context, "plenary", {now.error()});
  const auto store = open_store(options.store);
  const auto added = server::import_programme(*store, *bytes, scheduler::dialogue_for(*bytes), {"command line", *now});
  if (!added) return report(context, source_of(options.file), added.error());
  context.out << "The store has programme " << added->id;
  if (added->release) context.out << ", release " << *added->release;
  context.out << ".\n";
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

void add_store_commands(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("store", "Where `plenary serve --store` keeps everything");
  command->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  add_part(*command, context, options, "migrate", "Make a store, or bring one of an earlier version to this one's form",
           migrate);
  auto* copy = add_part(*command, context, options, "backup",
                        "Copy the store (an SQLite file), also while it is served", back_up);
  copy->add_option("FILE", options->file, "Where to; must not exist")->required();
  auto* back = add_part(*command, context, options, "restore", "Put a backup in the store's place", restore);
  back->add_option("FILE", options->file, "The backup")->required();
  back->add_flag("--replace", options->replace, "Give up what the store holds now, also while it is served");
  auto* added = add_part(*command, context, options, "import",
                         "Add a programme: its draft, and its release if it is one", import);
  added->add_option("FILE", options->file, "Programme (JSON), or - for standard input")->required();
  command->footer("Example: plenary store backup --store var/plenary.db backup-2027-01-31.db");
}

}  // namespace plenary::cli
