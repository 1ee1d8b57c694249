#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace plenary::server::test {

/// A PostgreSQL of its own in a temporary folder, on a Unix socket only, from Debian's package; stopped and removed
/// when it goes, and by the kernel if the test is killed. As root it runs as another user, as PostgreSQL demands.
class Cluster {
 public:
  Cluster();
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;
  ~Cluster();

  /// The address of a new, empty database.
  std::string new_database();
  std::string address_of(const std::string& database) const;

  void start();
  /// At once, as a crash would: whoever is connected is cut off.
  void stop();

 private:
  pid_t launch(const std::vector<std::string>& command) const;

  std::filesystem::path folder_;
  std::filesystem::path programs_;
  pid_t server_ = 0;
  int databases_ = 0;
};

}  // namespace plenary::server::test
