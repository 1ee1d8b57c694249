#include "tests/unit/server/store/cluster.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "server/store/postgres/connection.hpp"

namespace plenary::server::test {

namespace {

namespace fs = std::filesystem;

fs::path programs_of_debian() {
  fs::path newest;
  if (fs::exists("/usr/lib/postgresql")) {
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql")) {
      if (fs::exists(version.path() / "bin/postgres")) newest = std::max(newest, version.path() / "bin");
    }
  }
  if (newest.empty()) throw std::runtime_error("no PostgreSQL here; script/bootstrap --tests installs it");
  return newest;
}

/// Who runs it where we are root.
const passwd& other_user() {
  const passwd* user = ::getpwnam("postgres");
  if (user == nullptr) user = ::getpwnam("nobody");
  if (user == nullptr) throw std::runtime_error("no user who is not root");
  return *user;
}

void expect_success(pid_t process, const char* what) {
  int status = 0;
  if (::waitpid(process, &status, 0) != process || status != 0) throw std::runtime_error(std::string(what) + " failed");
}

}  // namespace

Cluster::Cluster() : programs_(programs_of_debian()) {
  std::string name = (fs::temp_directory_path() / "plenary-postgres-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
  if (::geteuid() == 0 && ::chown(name.c_str(), other_user().pw_uid, other_user().pw_gid) != 0)
    throw std::runtime_error("cannot hand over " + name);
  expect_success(launch({programs_ / "initdb", "--pgdata", folder_ / "data", "--username", "plenary", "--auth", "trust",
                         "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"}),
                 "initdb");
  start();
}

Cluster::~Cluster() {
  if (server_ != 0) stop();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string Cluster::new_database() {
  const std::string name = "test_" + std::to_string(++databases_);
  postgres::Connection(postgres::Address(address_of("postgres"))).execute("CREATE DATABASE " + name);
  return address_of(name);
}

std::string Cluster::address_of(const std::string& database) const {
  return "postgresql://plenary@/" + database + "?host=" + folder_.string();
}

void Cluster::start() {
  server_ = launch({programs_ / "postgres", "-D", folder_ / "data", "-k", folder_, "-h", "", "-F"});
  for (int attempt = 0; attempt < 600; ++attempt) {
    try {
      postgres::Connection{postgres::Address(address_of("postgres"))};
      return;
    } catch (const postgres::Lost&) {
      std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
  }
  throw std::runtime_error("PostgreSQL does not start");
}

void Cluster::stop() {
  ::kill(server_, SIGQUIT);
  ::waitpid(server_, nullptr, 0);
  server_ = 0;
}

pid_t Cluster::launch(const std::vector<std::string>& command) const {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  const passwd* const user = ::geteuid() == 0 ? &other_user() : nullptr;
  const pid_t process = ::fork();
  if (process != 0) return process;
  if (user != nullptr && (::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)) ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int descriptor : {0, 1, 2}) ::dup2(nowhere, descriptor);
  if (::chdir("/") == 0) ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

}  // namespace plenary::server::test
