#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "server/store/sqlite/database.hpp"
#include "server/store/sqlite/migration.hpp"
#include "server/store/sqlite/sqlite_store.hpp"

namespace plenary::server {

namespace {

using sqlite::Database;
using sqlite::Opening;

/// All pages of one database, as they are at one moment, into another: in one go, so that no writer makes it begin
/// again.
void copy(const Database& from, const Database& to, const std::string& what) {
  sqlite3_backup* const backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (backup == nullptr) throw StoreError(what + ": " + sqlite3_errmsg(to.handle()));
  const int code = sqlite3_backup_step(backup, -1);
  sqlite3_backup_finish(backup);
  if (code == SQLITE_DONE) return;
  const std::string why = what + ": " + sqlite3_errstr(code);
  if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED) throw StoreBusy(why);
  throw StoreError(why);
}

void check_whole(Database& database, const std::string& path) {
  if (const std::string found = database.text("PRAGMA integrity_check"); found != "ok")
    throw StoreError(path + ": is damaged: " + found);
  if (sqlite::form_of(database) == 0) throw StoreError(path + ": is no backup of a store");
}

void write_through(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool written = descriptor >= 0 && ::fsync(descriptor) == 0;
  if (descriptor >= 0) ::close(descriptor);
  if (!written) throw StoreError(path + ": " + std::generic_category().message(errno));
}

/// A file that is removed unless it was given its name.
class Unfinished {
 public:
  explicit Unfinished(const std::string& target) : path_(target + ".part." + std::to_string(::getpid())) {
    const int descriptor = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) throw StoreError(path_ + ": " + std::generic_category().message(errno));
    ::close(descriptor);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() { ::unlink(path_.c_str()); }

  const std::string& path() const noexcept { return path_; }

  /// Never takes the place of another file.
  void name(const std::string& target) const {
    if (::link(path_.c_str(), target.c_str()) != 0)
      throw StoreError(target + ": " + std::generic_category().message(errno));
    std::filesystem::path folder = std::filesystem::path(target).parent_path();
    write_through(folder.empty() ? "." : folder.string());
  }

 private:
  std::string path_;
};

}  // namespace

void back_up_sqlite_store(const std::string& path, const std::string& target) {
  if (!std::filesystem::exists(path)) throw StoreError(path + ": is not there");
  if (std::filesystem::exists(target)) throw StoreError(target + ": is there already; name a new file");
  const Unfinished file(target);
  {
    Database store(path, Opening::change);
    if (sqlite::form_of(store) == 0) throw StoreError(path + ": is no store");
    Database made(file.path(), Opening::change);
    copy(store, made, target);
    // One file without a log beside it, which can be moved.
    made.text("PRAGMA journal_mode = DELETE");
    check_whole(made, target);
  }
  write_through(file.path());
  file.name(target);
}

void restore_sqlite_store(const std::string& backup, const std::string& path, Replace replace) {
  if (!std::filesystem::exists(backup)) throw StoreError(backup + ": is not there");
  const bool exists = std::filesystem::exists(path);
  if (exists && replace == Replace::no)
    throw StoreError(path + ": is there already; name a new file, or add --replace to give up what it holds");
  for (const char* beside : {"-wal", "-shm", "-journal"}) {
    if (!exists && std::filesystem::exists(path + beside))
      throw StoreError(path + beside + ": is the log of a store that is not there; move it away first");
  }
  Database from(backup, Opening::read);
  check_whole(from, backup);
  if (exists) {
    Database store(path, Opening::change);
    if (sqlite::form_of(store) == 0) throw StoreError(path + ": is no store");
    copy(from, store, path);
    return;
  }
  const Unfinished file(path);
  {
    Database made(file.path(), Opening::change);
    copy(from, made, path);
    check_whole(made, path);
  }
  write_through(file.path());
  file.name(path);
}

}  // namespace plenary::server
