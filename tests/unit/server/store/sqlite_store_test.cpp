#include "server/store/sqlite/sqlite_store.hpp"

#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "server/store/sqlite/database.hpp"
#include "server/store/sqlite/file_system.hpp"
#include "server/store/sqlite/migration.hpp"
#include "tests/unit/server/store/contract.hpp"

namespace {

using namespace plenary;
using namespace plenary::server;
using Catch::Matchers::Contains;

/// A folder that goes with the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "plenary-store-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  std::string file(const std::string& name = "plenary.db") const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

void write_file(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

/// The whole form of a store, as SQLite tells it.
std::string form(const std::string& path) {
  sqlite::Database database(path, sqlite::Opening::read);
  return database.text("SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)");
}

}  // namespace

TEST_CASE("The store keeps its contract", "[store]") {
  const Folder folder;
  const test::MakeStore make = [&] { return open_sqlite_store(folder.file()); };
  SECTION("drafts") { test::keeps_drafts(make); }
  SECTION("releases") { test::keeps_releases(make); }
  SECTION("the log") { test::keeps_the_log(make); }
  SECTION("tokens") { test::keeps_tokens(make); }
  SECTION("answers") { test::remembers_answers(make); }
  SECTION("all or nothing") { test::changes_all_or_nothing(make); }
  SECTION("readers beside a writer") { test::reads_beside_a_writer(make); }
  SECTION("many writers") { test::takes_many_writers(make); }
}

TEST_CASE("Two processes on one file see what the other wrote", "[store]") {
  const Folder folder;
  const auto one = open_sqlite_store(folder.file());
  const auto other = open_sqlite_store(folder.file(), OpenStore::existing);
  const auto before = other->state();
  test::add(*one, "rabat");
  CHECK(other->state() != before);
  CHECK(test::ids(*other) == std::vector<std::string>{"rabat"});
}

TEST_CASE("Nobody but its owner can read the file, nor what lies beside it", "[store]") {
  const Folder folder;
  const auto store = open_sqlite_store(folder.file());
  test::add(*store, "rabat");
  for (const char* beside : {"", "-wal", "-shm"}) {
    INFO(beside);
    const auto mode = std::filesystem::status(folder.file() + beside).permissions();
    CHECK((mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
          std::filesystem::perms::none);
  }
}

TEST_CASE("Releases and the log are never changed, whoever tries", "[store]") {
  const Folder folder;
  const auto store = open_sqlite_store(folder.file());
  test::add(*store, "rabat");
  store->write([](Writing& writing) { writing.add_release({"rabat", 1, {}, "{}", "test", {}}, ""); });
  sqlite::Database database(folder.file(), sqlite::Opening::change);
  CHECK_THROWS_WITH(database.execute("UPDATE releases SET text = ''"), Contains("a release is never changed"));
  CHECK_THROWS_WITH(database.execute("DELETE FROM releases"), Contains("a release is never removed"));
  CHECK_THROWS_WITH(database.execute("UPDATE changes SET deed = ''"), Contains("the log is never changed"));
  CHECK_THROWS_WITH(database.execute("DELETE FROM changes"), Contains("the log is never shortened"));
}

TEST_CASE("What another holds locked is a matter of time, not a fault", "[store]") {
  const Folder folder;
  const auto store = open_sqlite_store(folder.file());
  test::add(*store, "rabat");
  sqlite::Database other(folder.file(), sqlite::Opening::change);
  const sqlite::Transaction lock(other, sqlite::Transaction::Kind::write);
  CHECK(test::ids(*store).size() == 1);  // readers do not wait
  CHECK_THROWS_AS(test::add(*store, "khartoum"), StoreBusy);
}

TEST_CASE("Migration goes from every earlier form to this one", "[store]") {
  const Folder folder;
  open_sqlite_store(folder.file("fresh.db"));
  for (int from = 0; from <= sqlite::latest_form(); ++from) {
    INFO("from form " << from);
    const std::string path = folder.file(std::to_string(from) + ".db");
    {
      sqlite::Database database(path, sqlite::Opening::create);
      CHECK(sqlite::migrate(database, from) == from);
      CHECK(sqlite::form_of(database) == from);
    }
    CHECK(migrate_sqlite_store(path).to == sqlite::latest_form());
    CHECK(migrate_sqlite_store(path).from == sqlite::latest_form());
    CHECK(form(path) == form(folder.file("fresh.db")));
  }
}

TEST_CASE("Several that begin at once migrate once", "[store]") {
  const Folder folder;
  std::atomic<int> steps{0};
  std::vector<std::thread> threads;
  { sqlite::Database(folder.file(), sqlite::Opening::create).execute("PRAGMA journal_mode = WAL"); }
  for (int i = 0; i < 5; ++i) {
    threads.emplace_back([&] {
      sqlite::Database database(folder.file(), sqlite::Opening::change);
      steps += sqlite::migrate(database);
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(steps == sqlite::latest_form());
}

TEST_CASE("What is no store of ours, or a later one, is refused and left as it is", "[store]") {
  const Folder folder;
  SECTION("another program's") {
    { sqlite::Database(folder.file(), sqlite::Opening::create).execute("CREATE TABLE t (x)"); }
    CHECK_THROWS_WITH(open_sqlite_store(folder.file()), Contains("another program"));
  }
  SECTION("no database") {
    write_file(folder.file(), std::string(8192, 'x'));
    CHECK_THROWS_AS(open_sqlite_store(folder.file()), StoreError);
  }
  SECTION("a later form") {
    open_sqlite_store(folder.file());
    { sqlite::Database(folder.file(), sqlite::Opening::change).execute("PRAGMA user_version = 1000"); }
    CHECK_THROWS_WITH(open_sqlite_store(folder.file()), Contains("form 1000") && Contains("forms up to"));
    sqlite::Database database(folder.file(), sqlite::Opening::read);
    CHECK(database.number("PRAGMA user_version") == 1000);
  }
  SECTION("nothing") {
    CHECK_THROWS_WITH(open_sqlite_store(folder.file(), OpenStore::existing), Contains("store migrate"));
    CHECK_THROWS_AS(open_sqlite_store(folder.file("none/plenary.db")), StoreError);
  }
}

TEST_CASE("File systems of other machines are known by their numbers", "[store]") {
  CHECK(sqlite::network_file_system(0x6969) == "NFS");
  CHECK(sqlite::network_file_system(0xef53).empty());  // ext4
}

TEST_CASE("A backup holds what was acknowledged before it began, while others write", "[store]") {
  const Folder folder;
  const auto store = open_sqlite_store(folder.file());
  std::atomic<int> acknowledged{0};
  std::atomic<bool> enough{false};
  std::thread writer([&] {
    for (int i = 0; !enough; ++i) {
      test::add(*store, "p" + std::to_string(i));
      ++acknowledged;
    }
  });
  for (int i = 0; i < 10; ++i) {
    const auto least = static_cast<std::size_t>(acknowledged.load());
    const std::string copy = folder.file("backup-" + std::to_string(i) + ".db");
    back_up_sqlite_store(folder.file(), copy);
    CHECK_FALSE(std::filesystem::exists(copy + "-wal"));
    sqlite::Database database(copy, sqlite::Opening::read);
    CHECK(database.text("PRAGMA integrity_check") == "ok");
    CHECK(static_cast<std::size_t>(database.number("SELECT count(*) FROM programmes")) >= least);
  }
  enough = true;
  writer.join();
}

TEST_CASE("A backup is restored into a new place, or into the place of a store that is in use", "[store]") {
  const Folder folder;
  const std::string copy = folder.file("backup.db");
  const auto store = open_sqlite_store(folder.file());
  test::add(*store, "rabat");
  back_up_sqlite_store(folder.file(), copy);
  test::add(*store, "khartoum");

  SECTION("a new place") {
    restore_sqlite_store(copy, folder.file("new.db"), Replace::no);
    CHECK(test::ids(*open_sqlite_store(folder.file("new.db"), OpenStore::existing)) ==
          std::vector<std::string>{"rabat"});
  }
  SECTION("in the place of another, only if that is said") {
    CHECK_THROWS_WITH(restore_sqlite_store(copy, folder.file(), Replace::no), Contains("--replace"));
    CHECK(test::ids(*store).size() == 2);
    const auto before = store->state();
    restore_sqlite_store(copy, folder.file(), Replace::yes);
    CHECK(store->state() != before);
    CHECK(test::ids(*store) == std::vector<std::string>{"rabat"});
    test::add(*store, "budapest");
    CHECK(test::ids(*store).size() == 2);
  }
  SECTION("never beside the log of another, nor from what is damaged") {
    write_file(folder.file("new.db-wal"), "x");
    CHECK_THROWS_WITH(restore_sqlite_store(copy, folder.file("new.db"), Replace::no), Contains("new.db-wal"));
    write_file(folder.file("other.db"), "not a database, by far");
    CHECK_THROWS_AS(restore_sqlite_store(folder.file("other.db"), folder.file("third.db"), Replace::no), StoreError);
    CHECK_FALSE(std::filesystem::exists(folder.file("third.db")));
  }
  SECTION("a backup never takes the place of a file") {
    CHECK_THROWS_WITH(back_up_sqlite_store(folder.file(), copy), Contains("there already"));
  }
}
