#pragma once

#include "server/store/postgres/connection.hpp"
#include "server/store/sql/migration.hpp"

namespace plenary::server::postgres {

/// The number of the last step that this program knows (data/store/postgres).
int latest_form() noexcept;

/// The steps on the schema "plenary" of a database, which is made with the first.
class FormsOfSchema final : public sql::Forms {
 public:
  explicit FormsOfSchema(Connection& connection);

 private:
  int noted() override;
  void note(int form) override;
  void run(const std::string& script) override;
  std::unique_ptr<sql::Transaction> alone() override;

  Connection& connection_;
};

}  // namespace plenary::server::postgres
