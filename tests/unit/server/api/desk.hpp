#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/api/store_service.hpp"

namespace plenary::server::test {

using Json = nlohmann::ordered_json;
using Fields = std::vector<std::pair<std::string, std::string>>;

/// What one request is answered with.
struct Answer {
  int status = 0;
  std::map<std::string, std::string> fields;
  std::string body;

  Json json() const { return Json::parse(body); }
};

/// A store in a folder of its own that is served, without sockets; and tokens of every kind.
class Desk {
 public:
  Desk();
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  /// Asks as whoever has `token`; the public if that is empty. `target` may have a query.
  Answer ask(std::string_view method, const std::string& target, const std::string& token = {},
             const std::string& content = {}, const Fields& fields = {}) const;

  /// The secret of a new token.
  std::string token(Role role, const std::string& programme = {});

  Store& store() { return *store_; }
  std::string tag_of(const std::string& path, const std::string& token) const;
  /// Changes the draft as a whole and expects that to work.
  void put_draft(const std::string& programme, const std::string& text, const std::string& token) const;

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Website> site_;
  std::unique_ptr<StoreService> service_;
  std::shared_ptr<const Service> routes_;
};

/// A programme of two online sessions of the Rabat Process, the first decided.
std::string small_programme(const std::string& id = "spring");

}  // namespace plenary::server::test
