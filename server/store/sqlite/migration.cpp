#include "server/store/sqlite/migration.hpp"

#include <array>
#include <string>
#include <string_view>

#include "data/embedded.hpp"
#include "server/store/store.hpp"

namespace plenary::server::sqlite {

namespace {

using Script = std::string_view (*)() noexcept;
constexpr std::array<Script, 1> steps{data::sqlite_0001_sql};

/// What tells our files from those of others: "PLNY".
constexpr int application = 0x504c'4e59;

/// While it lives, everything is read of one state of the file, within a transaction or without one.
class OneLook {
 public:
  explicit OneLook(Database& database) : database_(database) { database_.execute("SAVEPOINT one_look"); }
  OneLook(const OneLook&) = delete;
  OneLook& operator=(const OneLook&) = delete;
  ~OneLook() {
    try {
      database_.execute("RELEASE one_look");
    } catch (const StoreError&) {  // nothing was written, so nothing is lost
    }
  }

 private:
  Database& database_;
};

}  // namespace

int latest_form() noexcept { return static_cast<int>(steps.size()); }

int form_of(Database& database) {
  const OneLook one_look(database);
  const int form = static_cast<int>(database.number("PRAGMA user_version"));
  const auto whose = database.number("PRAGMA application_id");
  const bool empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (empty ? whose != 0 && whose != application : whose != application)
    throw StoreError("the file holds data of another program");
  if (form > latest_form()) {
    throw StoreError("the store has form " + std::to_string(form) + ", this program knows forms up to " +
                     std::to_string(latest_form()) + "; use a program that is at least as new as the store");
  }
  return form;
}

int migrate(Database& database, int up_to) {
  int done = 0;
  while (form_of(database) < up_to) {
    Transaction transaction(database, Transaction::Kind::write);
    const int form = form_of(database);  // another process may have been here meanwhile
    if (form >= up_to) break;
    database.execute(std::string(steps.at(static_cast<std::size_t>(form))()));
    database.execute("PRAGMA application_id = " + std::to_string(application));
    database.execute("PRAGMA user_version = " + std::to_string(form + 1));
    transaction.commit();
    ++done;
  }
  return done;
}

}  // namespace plenary::server::sqlite
