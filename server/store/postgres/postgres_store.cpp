#include "server/store/postgres/postgres_store.hpp"

#include <optional>
#include <utility>

#include "server/store/postgres/listener.hpp"
#include "server/store/postgres/migration.hpp"
#include "server/store/postgres/pool.hpp"
#include "server/store/sql/rows.hpp"

namespace plenary::server {

namespace {

using postgres::Address;
using postgres::Connection;
using postgres::FormsOfSchema;
using postgres::Session;

/// What is read, is read of one state, whatever is written meanwhile.
constexpr const char* begin_reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/// Each statement sees what was committed before it, and nobody commits beside whoever has the lock.
constexpr const char* begin_writing = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
constexpr const char* lock = "SELECT form FROM store FOR UPDATE";

class PostgresStore final : public Store {
 public:
  explicit PostgresStore(Address address) : pool_(std::move(address)) {}

  void read(const std::function<void(Reading&)>& look) const override {
    Session session(pool_, begin_reading);
    sql::Rows rows(session.connection());
    look(rows);
  }

  void write(const std::function<void(Writing&)>& change) override {
    Session session(pool_, begin_writing);
    sql::refuse_later_form(static_cast<int>(session.connection().number(lock)), postgres::latest_form());
    sql::Rows rows(session.connection());
    change(rows);
    session.commit();
  }

  std::uint64_t state() const override {
    Session session(pool_, begin_reading);
    return static_cast<std::uint64_t>(session.connection().number("SELECT coalesce(max(number), 0) FROM changes"));
  }

  void on_change(std::function<void()> told) override {
    listener_.reset();
    if (told) listener_.emplace(pool_.address(), std::move(told));
  }

 private:
  mutable postgres::Pool pool_;
  std::optional<postgres::Listener> listener_;
};

}  // namespace

std::unique_ptr<Store> open_postgresql_store(const std::string& address, OpenStore how) {
  Address place(address);
  {
    Connection connection(place);
    FormsOfSchema(connection).bring_to_latest(how, place.shown());
  }
  return std::make_unique<PostgresStore>(std::move(place));
}

Migrated migrate_postgresql_store(const std::string& address) {
  Connection connection{Address(address)};
  FormsOfSchema forms(connection);
  const int from = forms.form();
  forms.migrate(forms.latest());
  return {from, forms.form()};
}

}  // namespace plenary::server
