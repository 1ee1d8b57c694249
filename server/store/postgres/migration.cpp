#include "server/store/postgres/migration.hpp"

#include <array>
#include <string>

#include "data/embedded.hpp"

namespace plenary::server::postgres {

namespace {

constexpr std::array<sql::Script, 1> steps{data::postgres_0001_sql};

/// The number of the lock of whoever migrates: "PLNY". It ends with the transaction, so that no pooler keeps it.
constexpr const char* lock = "SELECT pg_advisory_xact_lock(1347178073)";

}  // namespace

int latest_form() noexcept { return static_cast<int>(steps.size()); }

FormsOfSchema::FormsOfSchema(Connection& connection) : Forms(steps), connection_(connection) {}

int FormsOfSchema::noted() {
  std::int64_t tables = 0;
  std::int64_t ours = 0;
  connection_.each(
      "SELECT count(*), count(*) FILTER (WHERE relname = 'store') FROM pg_class "
      "WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'plenary')",
      {}, [&](const sql::Row& row) {
        tables = row.number(0);
        ours = row.number(1);
      });
  if (tables == 0) return 0;
  if (ours == 0) throw StoreError("the schema \"plenary\" of the database holds data of another program");
  return static_cast<int>(connection_.number("SELECT form FROM store"));
}

void FormsOfSchema::note(int form) { connection_.change("UPDATE store SET form = $1", {std::int64_t{form}}); }

void FormsOfSchema::run(const std::string& script) {
  // Asked first: whoever was given an empty schema need not be allowed to make one.
  if (connection_.number("SELECT count(*) FROM pg_namespace WHERE nspname = 'plenary'") == 0)
    connection_.execute("CREATE SCHEMA plenary");
  connection_.execute(script);
}

std::unique_ptr<sql::Transaction> FormsOfSchema::alone() {
  auto transaction = std::make_unique<sql::Transaction>(connection_, "BEGIN");
  connection_.execute(lock);
  return transaction;
}

}  // namespace plenary::server::postgres
