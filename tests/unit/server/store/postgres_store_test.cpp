#include "server/store/postgres/postgres_store.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "server/store/postgres/address.hpp"
#include "server/store/postgres/connection.hpp"
#include "server/store/postgres/migration.hpp"
#include "tests/unit/server/store/cluster.hpp"
#include "tests/unit/server/store/contract.hpp"

namespace {

using namespace plenary;
using namespace plenary::server;
using Catch::Matchers::Contains;
using postgres::Address;
using postgres::Connection;
using postgres::FormsOfSchema;

/// One for all tests, each of which takes databases of its own.
test::Cluster& cluster() {
  static test::Cluster one;
  return one;
}

bool eventually(const std::function<bool()>& condition) {
  for (int attempt = 0; attempt < 500; ++attempt) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  return false;
}

/// Columns, constraints and triggers of the schema, as PostgreSQL tells them.
std::string form(const std::string& address) {
  Connection connection{Address(address)};
  std::string told;
  for (const char* question :
       {"SELECT table_name || '.' || column_name || ' ' || data_type || is_nullable FROM information_schema.columns "
        "WHERE table_schema = 'plenary' ORDER BY 1",
        "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1",
        "SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'plenary'::regnamespace "
        "ORDER BY 1"}) {
    connection.each(question, {}, [&](const sql::Row& row) { told += row.text(0) + "\n"; });
  }
  return told;
}

}  // namespace

TEST_CASE("A store in PostgreSQL keeps the same contract", "[store][postgresql]") {
  const test::MakeStore make = [] { return open_postgresql_store(cluster().new_database()); };
  SECTION("drafts") { test::keeps_drafts(make); }
  SECTION("releases") { test::keeps_releases(make); }
  SECTION("the log") { test::keeps_the_log(make); }
  SECTION("tokens") { test::keeps_tokens(make); }
  SECTION("answers") { test::remembers_answers(make); }
  SECTION("all or nothing") { test::changes_all_or_nothing(make); }
  SECTION("readers beside a writer") { test::reads_beside_a_writer(make); }
  SECTION("many writers") { test::takes_many_writers(make); }
}

TEST_CASE("Programmes are listed in the order of their octets, whatever the language of the database",
          "[store][postgresql]") {
  const auto store = open_postgresql_store(cluster().new_database());
  for (const char* id : {"b", "a-b", "ab", "B"}) test::add(*store, id);
  CHECK(test::ids(*store) == std::vector<std::string>{"B", "a-b", "ab", "b"});
}

TEST_CASE("Releases and the log in PostgreSQL are never changed, whoever tries", "[store][postgresql]") {
  const std::string address = cluster().new_database();
  const auto store = open_postgresql_store(address);
  test::add(*store, "rabat");
  store->write([](Writing& writing) { writing.add_release({"rabat", 1, {}, "{}", "test", {}}, ""); });
  Connection connection{Address(address)};
  CHECK_THROWS_WITH(connection.execute("UPDATE releases SET text = ''"), Contains("a release is never changed"));
  CHECK_THROWS_WITH(connection.execute("DELETE FROM releases"), Contains("a release is never removed"));
  CHECK_THROWS_WITH(connection.execute("TRUNCATE releases"), Contains("a release is never removed"));
  CHECK_THROWS_WITH(connection.execute("UPDATE changes SET deed = ''"), Contains("the log is never changed"));
  CHECK_THROWS_WITH(connection.execute("DELETE FROM changes"), Contains("the log is never shortened"));
}

TEST_CASE("What was released through one connection is told to others, not only found", "[store][postgresql]") {
  const std::string address = cluster().new_database();
  const auto one = open_postgresql_store(address);
  const auto other = open_postgresql_store(address, OpenStore::existing);
  std::atomic<int> told{0};
  other->on_change([&] { ++told; });
  REQUIRE(eventually([&] { return told == 1; }));  // it listens, and what came before may have been missed
  const auto before = other->state();
  test::add(*one, "rabat");
  CHECK(other->state() != before);
  one->write([](Writing& writing) { writing.add_release({"rabat", 1, {}, "{}", "test", {}}, ""); });
  CHECK(eventually([&] { return told == 2; }));

  SECTION("a listener whose connection was ended listens again, and has others look at what it missed") {
    Connection{Address(address)}.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN plenary'");
    CHECK(eventually([&] { return told == 3; }));
    one->write([](Writing& writing) { writing.add_release({"rabat", 2, {}, "{}", "test", {}}, ""); });
    CHECK(eventually([&] { return told == 4; }));
  }
  other->on_change({});
}

TEST_CASE("What another holds locked in PostgreSQL is a matter of time, not a fault", "[store][postgresql]") {
  const std::string address = cluster().new_database();
  const auto store = open_postgresql_store(address);
  test::add(*store, "rabat");
  Connection other{Address(address)};
  const sql::Transaction transaction(other, "BEGIN");
  other.execute("SELECT form FROM store FOR UPDATE");
  CHECK(test::ids(*store).size() == 1);  // readers do not wait
  CHECK_THROWS_AS(test::add(*store, "khartoum"), StoreBusy);
}

TEST_CASE("A failed part of a change leaves nothing of it, even where nobody minds", "[store][postgresql]") {
  const auto store = open_postgresql_store(cluster().new_database());
  const TokenEntry token{"t", "Test", Role::secretariat, "", std::string(32, 'x'), {}, {}, {}, {}};
  const auto careless = [&](Writing& writing) {
    writing.add_programme({"test", {}}, "rabat", "{}");
    writing.add_token({"test", {}}, token);
    CHECK_THROWS_AS(writing.add_token({"test", {}}, token), StoreError);
  };
  CHECK_THROWS_AS(store->write(careless), StoreError);
  CHECK(test::ids(*store).empty());
}

TEST_CASE("What is no text is refused and harms nothing", "[store][postgresql]") {
  const auto store = open_postgresql_store(cluster().new_database());
  CHECK_THROWS_AS(test::add(*store, std::string("a\0b", 3)), UnstorableText);
  CHECK_THROWS_AS(test::add(*store, "\xff"), UnstorableText);
  test::add(*store, "réunion");
  CHECK(test::ids(*store) == std::vector<std::string>{"réunion"});
}

TEST_CASE("While PostgreSQL is gone calls fail, and afterwards they do not", "[store][postgresql]") {
  test::Cluster& own = cluster();
  const auto store = open_postgresql_store(own.new_database());
  std::atomic<int> told{0};
  store->on_change([&] { ++told; });
  REQUIRE(eventually([&] { return told == 1; }));
  test::add(*store, "rabat");
  const auto state = store->state();
  SECTION("between two changes") {
    own.stop();
    CHECK_THROWS_AS(test::ids(*store), StoreError);
    CHECK_THROWS_AS(test::add(*store, "khartoum"), StoreError);
    CHECK_THROWS_AS(store->state(), StoreError);
    own.start();
    CHECK(store->state() == state);
    test::add(*store, "khartoum");
    CHECK(test::ids(*store) == std::vector<std::string>{"khartoum", "rabat"});
    CHECK(eventually([&] { return told >= 2; }));  // it listens again
  }
  SECTION("a restart between two calls is not noticed") {
    own.stop();
    own.start();
    test::add(*store, "khartoum");
    CHECK(test::ids(*store).size() == 2);
  }
  SECTION("in the middle of a change, of which nothing stays") {
    const auto cut_off = [&](Writing& writing) {
      writing.add_programme({"test", {}}, "khartoum", "{}");
      own.stop();
      writing.add_programme({"test", {}}, "budapest", "{}");
    };
    CHECK_THROWS_WITH(store->write(cut_off), Contains("the connection was lost"));
    own.start();
    CHECK(test::ids(*store) == std::vector<std::string>{"rabat"});
  }
  SECTION("at the end of a change: what became of it is not claimed to be known") {
    const auto cut_off = [&](Writing& writing) {
      writing.add_programme({"test", {}}, "khartoum", "{}");
      own.stop();
    };
    CHECK_THROWS_WITH(store->write(cut_off), Contains("is not known"));
    own.start();
    CHECK(test::ids(*store) == std::vector<std::string>{"rabat"});
  }
}

TEST_CASE("Migration of a schema goes from every earlier form to this one", "[store][postgresql]") {
  const std::string fresh = cluster().new_database();
  open_postgresql_store(fresh);
  for (int from = 0; from <= postgres::latest_form(); ++from) {
    INFO("from form " << from);
    const std::string address = cluster().new_database();
    {
      Connection connection{Address(address)};
      FormsOfSchema forms(connection);
      CHECK(forms.migrate(from) == from);
      CHECK(forms.form() == from);
    }
    CHECK(migrate_postgresql_store(address).to == postgres::latest_form());
    CHECK(migrate_postgresql_store(address).from == postgres::latest_form());
    CHECK(form(address) == form(fresh));
  }
}

TEST_CASE("Several that begin on one database at once migrate once", "[store][postgresql]") {
  const std::string address = cluster().new_database();
  std::atomic<int> steps{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 5; ++i) {
    threads.emplace_back([&] {
      Connection connection{Address(address)};
      steps += FormsOfSchema(connection).migrate(postgres::latest_form());
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(steps == postgres::latest_form());
}

TEST_CASE("A database that is no store of ours, or a later one, is refused and left as it is", "[store][postgresql]") {
  const std::string address = cluster().new_database();
  SECTION("another program's schema") {
    Connection{Address(address)}.execute("CREATE SCHEMA plenary; CREATE TABLE t (x BIGINT)");
    CHECK_THROWS_WITH(open_postgresql_store(address), Contains("another program"));
  }
  SECTION("an empty schema that somebody made for us") {
    Connection{Address(address)}.execute("CREATE SCHEMA plenary");
    test::add(*open_postgresql_store(address), "rabat");
  }
  SECTION("a later form, also while it is used") {
    const auto store = open_postgresql_store(address);
    Connection{Address(address)}.execute("UPDATE store SET form = 1000");
    CHECK_THROWS_WITH(test::add(*store, "rabat"), Contains("form 1000"));
    CHECK_THROWS_WITH(open_postgresql_store(address), Contains("form 1000") && Contains("forms up to"));
    CHECK(Connection{Address(address)}.number("SELECT form FROM store") == 1000);
  }
  SECTION("nothing") {
    CHECK_THROWS_WITH(open_postgresql_store(address, OpenStore::existing), Contains("store migrate"));
  }
  SECTION("a database in another encoding") {
    Connection{Address(address)}.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    CHECK_THROWS_WITH(open_postgresql_store(cluster().address_of("latin")), Contains("UTF-8"));
  }
}

TEST_CASE("Addresses are shown without who gets in, and how", "[store][postgresql]") {
  CHECK(is_postgresql_address("postgres://db.example/plenary"));
  CHECK_FALSE(is_postgresql_address("var/plenary.db"));
  CHECK(shown_postgresql_address("postgresql://me:secret@db.example:5433/plenary?sslmode=require") ==
        "postgresql://db.example:5433/plenary");
  CHECK(shown_postgresql_address("postgresql:///plenary?host=/run/postgresql&password=secret") ==
        "postgresql:///plenary?host=/run/postgresql");
  for (const char* wrong : {"postgresql://me:secret@[db/plenary", "postgresql://me:secret@db/plenary?colour=red",
                            "postgresql://me:secret@db:port/plenary"}) {
    try {
      open_postgresql_store(wrong);
      FAIL("opened " << wrong);
    } catch (const StoreError& failure) {
      CHECK_THAT(failure.what(), !Contains("secret"));
    }
  }
  try {
    open_postgresql_store("postgresql://me:secret@/none?host=/nowhere");
    FAIL("opened");
  } catch (const StoreError& failure) {
    CHECK_THAT(failure.what(), Contains("cannot be reached") && !Contains("secret"));
  }
}
