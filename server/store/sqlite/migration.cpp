#include "server/store/sqlite/migration.hpp"

#include <array>
#include <memory>
#include <string>

#include "data/embedded.hpp"
#include "server/store/sql/migration.hpp"
#include "server/store/store.hpp"

namespace plenary::server::sqlite {

namespace {

constexpr std::array<sql::Script, 1> steps{data::sqlite_0001_sql};

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

class FormsOfFile final : public sql::Forms {
 public:
  explicit FormsOfFile(Database& database) : Forms(steps), database_(database) {}

 private:
  int noted() override {
    const OneLook one_look(database_);
    const int form = static_cast<int>(database_.number("PRAGMA user_version"));
    const auto whose = database_.number("PRAGMA application_id");
    const bool empty = database_.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (empty ? whose != 0 && whose != application : whose != application)
      throw StoreError("the file holds data of another program");
    return form;
  }

  void note(int form) override {
    database_.execute("PRAGMA application_id = " + std::to_string(application));
    database_.execute("PRAGMA user_version = " + std::to_string(form));
  }

  void run(const std::string& script) override { database_.execute(script); }

  std::unique_ptr<sql::Transaction> alone() override {
    return std::make_unique<Transaction>(database_, Transaction::Kind::write);
  }

  Database& database_;
};

}  // namespace

int latest_form() noexcept { return static_cast<int>(steps.size()); }

int form_of(Database& database) { return FormsOfFile(database).form(); }

int migrate(Database& database, int up_to) { return FormsOfFile(database).migrate(up_to); }

void bring_to_latest_form(Database& database, OpenStore how, const std::string& path) {
  FormsOfFile(database).bring_to_latest(how, path);
}

}  // namespace plenary::server::sqlite
