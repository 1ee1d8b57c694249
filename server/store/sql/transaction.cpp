#include "server/store/sql/connection.hpp"
#include "server/store/store.hpp"

namespace plenary::server::sql {

Transaction::Transaction(Connection& connection, const std::string& begin) : connection_(connection) {
  connection_.execute(begin);
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    connection_.execute("ROLLBACK");
  } catch (const StoreError&) {  // whoever keeps the data undoes what was not committed
  }
}

void Transaction::commit() {
  connection_.execute("COMMIT");
  open_ = false;
}

}  // namespace plenary::server::sql
