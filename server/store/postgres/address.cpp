#include "server/store/postgres/address.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <memory>

#include "server/store/postgres/postgres_store.hpp"
#include "server/store/store.hpp"

namespace plenary::server {

namespace postgres {

namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const noexcept { PQconninfoFree(options); }
};

using Parameter = std::pair<const char*, const char*>;
/// A server that is gone without a word is noticed in 20 s instead of hours (keepalives in seconds, the last in ms).
constexpr std::array<Parameter, 6> usual{{{"connect_timeout", "5"},
                                          {"keepalives_idle", "10"},
                                          {"keepalives_interval", "5"},
                                          {"keepalives_count", "2"},
                                          {"tcp_user_timeout", "20000"},
                                          {"fallback_application_name", "plenary"}}};

std::string shown_of(const std::string& host, const std::string& port, const std::string& database) {
  const std::string base = "postgresql://";
  if (host.starts_with('/')) return base + "/" + database + "?host=" + host + (port.empty() ? "" : "&port=" + port);
  return base + host + (port.empty() ? "" : ":" + port) + "/" + database;
}

}  // namespace

Address::Address(const std::string& uri) {
  char* why = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(uri.c_str(), &why));
  PQfreemem(why);  // it repeats the text
  if (options == nullptr)
    throw StoreError(
        "no address of PostgreSQL, such as postgresql://host/database or postgresql:///database?host=/run");
  const auto value_of = [this](std::string_view keyword) {
    const auto found = std::ranges::find(parameters_, keyword, &std::pair<std::string, std::string>::first);
    return found == parameters_.end() ? std::string{} : found->second;
  };
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr && std::string_view(option->keyword) != "client_encoding")
      parameters_.emplace_back(option->keyword, option->val);
  }
  shown_ = shown_of(value_of("host").empty() ? value_of("hostaddr") : value_of("host"), value_of("port"),
                    value_of("dbname"));
  for (const auto& [keyword, value] : usual) {
    if (value_of(keyword).empty()) parameters_.emplace_back(keyword, value);
  }
  parameters_.emplace_back("client_encoding", "UTF8");
}

}  // namespace postgres

bool is_postgresql_address(std::string_view store) {
  return store.starts_with("postgresql://") || store.starts_with("postgres://");
}

std::string shown_postgresql_address(const std::string& address) { return postgres::Address(address).shown(); }

}  // namespace plenary::server
