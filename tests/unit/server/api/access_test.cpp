#include <catch2/catch.hpp>
#include <string>

#include "server/api/route.hpp"
#include "tests/unit/server/api/desk.hpp"

namespace {

using namespace plenary::server;
using namespace plenary::server::test;

/// The path of a line with what there is in the desk's store, or with what is not there.
std::string path_of(const ApiRoute& line, const std::string& programme) {
  std::string path{line.pattern};
  const auto put = [&](const std::string& name, const std::string& value) {
    if (const auto at = path.find(name); at != std::string::npos) path.replace(at, name.size(), value);
  };
  put("{programme}", programme);
  put("{session}", "opening");
  put("{number}", "1");
  put("{token}", "nobody");
  return path;
}

Answer ask(const Desk& desk, const ApiRoute& line, const std::string& path, const std::string& token) {
  return desk.ask(name_of(line.method), path, token, line.content_type.empty() ? "" : "{}",
                  line.content_type.empty() ? Fields{} : Fields{{"Content-Type", std::string(line.content_type)}});
}

bool may(Role role, Need need) { return need == Need::anyone || static_cast<int>(role) + 1 >= static_cast<int>(need); }

}  // namespace

TEST_CASE("Every route of the table refuses whom it is not for", "[api]") {
  Desk desk;
  const std::string administrator = desk.token(Role::administrator);
  REQUIRE(desk.ask("POST", "/api/v1/programmes", administrator, small_programme()).status == 201);
  for (const ApiRoute& line : api_table()) {
    const std::string path = path_of(line, "spring");
    INFO(name_of(line.method) << " " << path);
    const Answer from_the_public = ask(desk, line, path, "");
    if (line.need == Need::anyone) {
      CHECK(from_the_public.status != 401);
    } else {
      CHECK(from_the_public.status == 401);
      CHECK(from_the_public.fields.at("WWW-Authenticate") == "Bearer");
    }
    for (const Role role : {Role::co_chair, Role::secretariat, Role::administrator}) {
      INFO(name_of(role));
      const int status = ask(desk, line, path, desk.token(role)).status;
      CHECK((status == 403) == !may(role, line.need));
      CHECK(status != 401);
      CHECK(status < 500);
    }
  }
}

TEST_CASE("What a token is not for is answered as what is not there", "[api]") {
  Desk desk;
  const std::string administrator = desk.token(Role::administrator);
  REQUIRE(desk.ask("POST", "/api/v1/programmes", administrator, small_programme()).status == 201);
  for (const Role role : {Role::co_chair, Role::secretariat, Role::administrator}) {
    const std::string of_another = desk.token(role, "autumn");
    for (const ApiRoute& line : api_table()) {
      if (line.pattern.find("{programme}") == std::string_view::npos || !may(role, line.need)) continue;
      INFO(name_of(role) << " " << name_of(line.method) << " " << line.pattern);
      const Answer theirs = ask(desk, line, path_of(line, "spring"), of_another);
      const Answer unknown = ask(desk, line, path_of(line, "winter"), of_another);
      CHECK(theirs.status == 404);
      std::string same = unknown.body;
      same.replace(same.find("winter"), 6, "spring");
      CHECK(theirs.body == same);
    }
  }
  // The public does not learn of what is not released.
  CHECK(desk.ask("GET", "/api/v1/programmes").json()["items"].empty());
  CHECK(desk.ask("GET", "/api/v1/programmes/spring").status == 404);
  CHECK(desk.ask("GET", "/api/v1/programmes/spring/releases").status == 404);
}

TEST_CASE("A token is good where it is shown, until it is revoked", "[api]") {
  Desk desk;
  const std::string administrator = desk.token(Role::administrator);
  const Answer made = desk.ask("POST", "/api/v1/tokens", administrator, R"({"name": "Desk", "role": "secretariat"})");
  REQUIRE(made.status == 201);
  const auto secret = made.json()["secret"].get<std::string>();
  const auto id = made.json()["id"].get<std::string>();
  CHECK(desk.ask("GET", "/api/v1/programmes", secret).status == 200);
  // Nobody sees it again.
  CHECK(desk.ask("GET", "/api/v1/tokens", administrator).body.find(secret) == std::string::npos);
  CHECK(desk.ask("GET", "/api/v1/changes", administrator).body.find(secret) == std::string::npos);
  // In an address it would be written down along the way.
  CHECK(desk.ask("GET", "/api/v1/programmes?access_token=" + secret).status == 400);

  CHECK(desk.ask("DELETE", "/api/v1/tokens/" + id, administrator).status == 204);
  const Answer refused = desk.ask("GET", "/api/v1/programmes", secret);
  CHECK(refused.status == 401);
  CHECK(refused.fields.at("WWW-Authenticate") == "Bearer error=\"invalid_token\"");
  CHECK(desk.ask("DELETE", "/api/v1/tokens/nobody", administrator).status == 404);
}

TEST_CASE("Nobody gives more than they hold", "[api]") {
  Desk desk;
  const std::string of_one = desk.token(Role::administrator, "spring");
  CHECK(desk.ask("POST", "/api/v1/tokens", of_one, R"({"name": "x", "role": "administrator", "programme": "autumn"})")
            .status == 422);
  CHECK(desk.ask("POST", "/api/v1/programmes", of_one, small_programme("autumn")).status == 404);
  CHECK(desk.ask("POST", "/api/v1/programmes", of_one, small_programme("spring")).status == 201);
  const Answer made = desk.ask("POST", "/api/v1/tokens", of_one, R"({"name": "x", "role": "co-chair"})");
  REQUIRE(made.status == 201);
  CHECK(made.json()["programme"] == "spring");
}

TEST_CASE("Whoever tries many tokens waits; whoever has one does not", "[api]") {
  Desk desk;
  const std::string good = desk.token(Role::co_chair);
  int refused = 0;
  for (int i = 0; i < Attempts::free; ++i) refused += desk.ask("GET", "/api/v1/programmes", "guess").status == 401;
  CHECK(refused == Attempts::free);
  const Answer waits = desk.ask("GET", "/api/v1/programmes", "guess");
  CHECK(waits.status == 429);
  CHECK(waits.fields.at("Retry-After") == "1");
  CHECK(desk.ask("GET", "/api/v1/programmes", "guess").fields.at("Retry-After") == "2");
  CHECK(desk.ask("GET", "/api/v1/programmes", good).status == 200);
}
