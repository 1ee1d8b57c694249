#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plenary::server::postgres {

/// Where a PostgreSQL is and how to get in, from a URI of libpq (PostgreSQL 15, §34.1.1.2). It may hold a password, so
/// the text itself is repeated nowhere.
class Address {
 public:
  /// Throws StoreError.
  explicit Address(const std::string& uri);

  /// Keywords of libpq with their values; what the address does not say is ours (time-outs, encoding).
  const std::vector<std::pair<std::string, std::string>>& parameters() const noexcept { return parameters_; }
  /// Host, port and database, for people: "postgresql://db.example:5432/plenary".
  const std::string& shown() const noexcept { return shown_; }

 private:
  std::vector<std::pair<std::string, std::string>> parameters_;
  std::string shown_;
};

}  // namespace plenary::server::postgres
