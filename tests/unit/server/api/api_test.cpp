#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "server/api/route.hpp"
#include "tests/unit/server/api/desk.hpp"

namespace {

using namespace plenary::server;
using namespace plenary::server::test;
using Catch::Matchers::Contains;

const std::string programmes = "/api/v1/programmes";
const std::string draft = programmes + "/spring/draft";
const std::string releases = programmes + "/spring/releases";

/// A desk with one programme, and its secretariat.
struct Spring : Desk {
  Spring() { REQUIRE(ask("POST", programmes, administrator, small_programme()).status == 201); }
  Answer release(const std::string& content = "{}", const Fields& more = {}) const {
    Fields fields{{"If-Match", tag_of(draft, secretariat)}};
    fields.insert(fields.end(), more.begin(), more.end());
    return ask("POST", releases, secretariat, content, fields);
  }
  Answer patch_opening(const std::string& patch) const {
    const std::string path = draft + "/sessions/opening";
    return ask("PATCH", path, secretariat, patch, {{"If-Match", tag_of(path, secretariat)}});
  }
  std::string administrator = token(Role::administrator);
  std::string secretariat = token(Role::secretariat, "spring");
};

}  // namespace

TEST_CASE("A programme is added, edited, released, and undone by a release", "[api]") {
  const Spring desk;
  CHECK(desk.ask("GET", draft, desk.secretariat).body == small_programme());
  CHECK(desk.ask("GET", "/feeds/spring.ics").status == 404);

  const Answer first = desk.release();
  INFO(first.body);
  REQUIRE(first.status == 201);
  CHECK(first.fields.at("Location") == releases + "/1");
  CHECK(first.json()["release"]["number"] == 1);
  // At once in service, and public.
  CHECK_THAT(desk.ask("GET", "/feeds/spring.ics").body, Contains(":Opening\r\n"));
  CHECK(desk.ask("GET", releases + "/current").body == first.body);
  CHECK(desk.ask("GET", programmes).json()["items"].size() == 1);

  REQUIRE(desk.patch_opening(R"({"title": "Grand opening"})").status == 200);
  CHECK_THAT(desk.ask("GET", "/feeds/spring.ics").body, !Contains("Grand opening"));
  CHECK_THAT(desk.ask("GET", draft + "/difference?format=text", desk.secretariat).body, Contains("Grand opening"));
  REQUIRE(desk.release().status == 201);
  CHECK_THAT(desk.ask("GET", "/feeds/spring.ics").body, Contains("Grand opening"));

  const Answer again = desk.release(R"({"again": 1})");
  INFO(again.body);
  REQUIRE(again.status == 201);
  CHECK(again.json()["release"]["number"] == 3);
  CHECK_THAT(desk.ask("GET", "/feeds/spring.ics").body, !Contains("Grand opening"));
  CHECK(desk.ask("GET", releases + "/2").json()["sessions"][0]["title"] == "Grand opening");
  CHECK(desk.ask("GET", releases).json()["items"].size() == 3);
}

TEST_CASE("Released again without a change, the last release stands, and its feed", "[api]") {
  const Spring desk;
  const Answer first = desk.release();
  REQUIRE(first.status == 201);
  const Answer feed = desk.ask("GET", "/feeds/spring.ics");
  const Answer second = desk.release();
  CHECK(second.status == 200);
  CHECK(second.body == first.body);
  // A change that the public does not see changes no feed.
  desk.put_draft("spring", small_programme() + "// looked at\n", desk.secretariat);
  CHECK(desk.release().status == 200);
  CHECK(desk.ask("GET", "/feeds/spring.ics").fields.at("ETag") == feed.fields.at("ETag"));
}

TEST_CASE("Whoever changes says what they saw, and learns if it changed since", "[api]") {
  const Spring desk;
  const std::string tag = desk.tag_of(draft, desk.secretariat);
  const std::string changed = std::regex_replace(small_programme(), std::regex{"Spring"}, "May");
  CHECK(desk.ask("PUT", draft, desk.secretariat, changed).status == 428);
  CHECK(desk.ask("PUT", draft, desk.secretariat, changed, {{"If-None-Match", "*"}}).status == 412);
  const Answer put = desk.ask("PUT", draft, desk.secretariat, changed, {{"If-Match", tag}});
  REQUIRE(put.status == 200);
  CHECK(put.fields.at("ETag") == desk.tag_of(draft, desk.secretariat));
  for (const auto& [method, path, content] :
       std::vector<std::tuple<std::string, std::string, std::string>>{{"PUT", draft, small_programme()},
                                                                      {"PATCH", draft, "{}"},
                                                                      {"POST", releases, "{}"},
                                                                      {"DELETE", programmes + "/spring", ""}}) {
    INFO(method << " " << path);
    const std::string& who = method == "DELETE" ? desk.administrator : desk.secretariat;
    CHECK(desk.ask(method, path, who, content).status == 428);
    CHECK(desk.ask(method, path, who, content, {{"If-Match", tag}}).status == 412);
  }
  CHECK(desk.ask("GET", draft, desk.secretariat).body == changed);
  // What was there before is not lost.
  CHECK(desk.ask("GET", draft + "?revision=1", desk.secretariat).body == small_programme());
  CHECK(desk.ask("GET", draft + "/revisions", desk.secretariat).json()["items"].size() == 2);
}

TEST_CASE("Two who change two sessions lose nothing, and comments stay", "[api]") {
  const Spring desk;
  const std::string opening = draft + "/sessions/opening";
  const std::string closing = draft + "/sessions/closing";
  const std::string tag_of_opening = desk.tag_of(opening, desk.secretariat);
  const std::string tag_of_closing = desk.tag_of(closing, desk.secretariat);
  CHECK(desk.ask("PATCH", opening, desk.secretariat, R"({"title": "One"})", {{"If-Match", tag_of_opening}}).status ==
        200);
  CHECK(desk.ask("PATCH", closing, desk.secretariat, R"({"title": "Two"})", {{"If-Match", tag_of_closing}}).status ==
        200);
  CHECK(desk.ask("PATCH", opening, desk.secretariat, R"({"title": "Three"})", {{"If-Match", tag_of_opening}}).status ==
        412);
  const std::string text = desk.ask("GET", draft, desk.secretariat).body;
  CHECK_THAT(text, Contains("One") && Contains("Two") && Contains("// as agreed"));

  SECTION("also at the same moment") {
    std::vector<std::thread> threads;
    std::vector<int> statuses(8);
    const std::vector<std::string> tags{desk.tag_of(opening, desk.secretariat), desk.tag_of(closing, desk.secretariat)};
    for (std::size_t i = 0; i < statuses.size(); ++i) {
      threads.emplace_back([&, i] {
        const bool first = i % 2 == 0;
        statuses[i] = desk.ask("PATCH", first ? opening : closing, desk.secretariat,
                               R"({"title": "T)" + std::to_string(i) + "\"}", {{"If-Match", tags[i % 2]}})
                          .status;
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(std::count(statuses.begin(), statuses.end(), 200) == 2);
    CHECK(std::count(statuses.begin(), statuses.end(), 412) == 6);
  }
}

TEST_CASE("Sessions are added, replaced and removed", "[api]") {
  const Spring desk;
  const std::string sessions = draft + "/sessions";
  const Answer added = desk.ask("POST", sessions, desk.secretariat, R"({"id": "lunch", "title": "Lunch"})");
  INFO(added.body);
  REQUIRE(added.status == 201);
  CHECK(added.fields.at("Location") == sessions + "/lunch");
  CHECK(desk.ask("GET", sessions, desk.secretariat).json().size() == 3);
  CHECK(desk.ask("POST", sessions, desk.secretariat, R"({"id": "lunch", "title": "Twice"})").status == 422);
  const Fields match{{"If-Match", added.fields.at("ETag")}};
  CHECK(desk.ask("PUT", sessions + "/lunch", desk.secretariat, R"({"id": "dinner", "title": "D"})", match).status ==
        422);
  CHECK(desk.ask("DELETE", sessions + "/lunch", desk.secretariat, "", match).status == 204);
  CHECK(desk.ask("GET", sessions + "/lunch", desk.secretariat).status == 404);
  CHECK(desk.ask("GET", draft, desk.secretariat).body == small_programme());
}

TEST_CASE("A POST with an Idempotency-Key happens once", "[api]") {
  const Spring desk;
  const Fields key{{"Idempotency-Key", "one"}};
  const std::string sessions = draft + "/sessions";
  const std::string lunch = R"({"id": "lunch", "title": "Lunch"})";
  std::vector<Answer> answers(8);
  std::vector<std::thread> threads;
  for (Answer& each : answers) {
    threads.emplace_back([&] { each = desk.ask("POST", sessions, desk.secretariat, lunch, key); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Answer& each : answers) {
    CHECK(each.status == 201);
    CHECK(each.body == answers[0].body);
    CHECK(each.fields.at("Location") == answers[0].fields.at("Location"));
  }
  CHECK(desk.ask("GET", sessions, desk.secretariat).json().size() == 3);
  CHECK(desk.ask("POST", sessions, desk.secretariat, R"({"id": "other", "title": "O"})", key).status == 422);
}

TEST_CASE("Of many who release at once, one makes the next release", "[api]") {
  const Spring desk;
  const Fields match{{"If-Match", desk.tag_of(draft, desk.secretariat)}};
  std::vector<int> statuses(8);
  std::vector<std::thread> threads;
  for (int& status : statuses) {
    threads.emplace_back([&] { status = desk.ask("POST", releases, desk.secretariat, "{}", match).status; });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(std::count(statuses.begin(), statuses.end(), 201) == 1);
  for (const int status : statuses) CHECK((status == 201 || status == 409 || status == 200));
  CHECK(desk.ask("GET", releases).json()["items"].size() == 1);
}

TEST_CASE("All that is wrong with a document is told, by pointer, in the caller's language", "[api]") {
  const Spring desk;
  const Fields match{{"If-Match", desk.tag_of(draft, desk.secretariat)}};
  const Answer wrong =
      desk.ask("PUT", draft + "?lang=fr", desk.secretariat,
               R"({"format": "plenary-programme/1", "id": "spring", "dialogue": "rabat", "zone": "CEST",
                                    "sessions": [{"id": "a", "titel": "A"}]})",
               match);
  CHECK(wrong.status == 422);
  CHECK(wrong.fields.at("Content-Type") == "application/problem+json");
  std::set<std::string> pointers;
  const Json problem = wrong.json();
  for (const auto& error : problem["errors"]) pointers.insert(error["pointer"].get<std::string>());
  CHECK(pointers.contains("/zone"));
  CHECK(pointers.contains("/sessions/0/titel"));
  CHECK(desk.ask("PUT", draft, desk.secretariat, "{", match).status == 400);
  CHECK(desk.ask("PUT", draft, desk.secretariat, small_programme("autumn"), match).json()["errors"][0]["pointer"] ==
        "/id");
  // Of one session, pointers begin at that session.
  const Answer session = desk.patch_opening(R"({"mode": "by letter"})");
  CHECK(session.status == 422);
  CHECK(session.json()["errors"][0]["pointer"] == "/mode");
  CHECK(desk.ask("GET", draft, desk.secretariat).body == small_programme());
  CHECK(desk.ask("GET", programmes + "?mots=1").json()["errors"][0]["fix"] == "most");
  CHECK(desk.ask("GET", programmes + "?most=0").status == 400);
  CHECK(desk.ask("PUT", draft, desk.secretariat, "{}", {{"Content-Type", "text/plain"}}).status == 415);
}

TEST_CASE("The log tells who changed what", "[api]") {
  const Spring desk;
  REQUIRE(desk.patch_opening(R"({"title": "Grand opening"})").status == 200);
  REQUIRE(desk.release().status == 201);
  const Json items = desk.ask("GET", programmes + "/spring/changes", desk.secretariat).json()["items"];
  REQUIRE(items.size() == 4);
  CHECK(items[0]["did"] == "token-created");
  CHECK(items[1]["did"] == "programme-added");
  CHECK(items[2]["who"] == "secretariat");
  CHECK(items[2]["difference"][0] ==
        Json({{"at", "/sessions/opening/title"}, {"before", "Opening"}, {"after", "Grand opening"}}));
  CHECK(items[3]["did"] == "released");
}

TEST_CASE("Nothing of a draft is anywhere before it is released", "[api]") {
  const Spring desk;
  REQUIRE(desk.release().status == 201);
  const std::string sessions = draft + "/sessions";
  REQUIRE(desk.ask("POST", sessions, desk.secretariat, R"({"id": "zanzibar", "title": "Zanzibar"})").status == 201);
  REQUIRE(desk.patch_opening(R"({"title": "Zanzibar", "remarks": ["Zanzibar"]})").status == 200);
  std::vector<std::string> paths{"/", "/programmes/spring", "/feeds/spring.ics", "/feeds/spring/SN.ics", "/healthz"};
  for (const ApiRoute& line : api_table()) {
    if (line.method != Method::get) continue;
    std::string path{line.pattern};
    for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
             {"{programme}", "spring"}, {"{session}", "zanzibar"}, {"{number}", "1"}})
      if (const auto at = path.find(name); at != std::string::npos) path.replace(at, name.size(), value);
    paths.push_back(path);
  }
  for (const std::string& path : paths) {
    INFO(path);
    CHECK_THAT(desk.ask("GET", path).body, !Contains("Zanzibar"));
  }
}

TEST_CASE("Lists come in pages that lead on", "[api]") {
  const Spring desk;
  for (const char* id : {"autumn", "summer", "winter"})
    REQUIRE(desk.ask("POST", programmes, desk.administrator, small_programme(id)).status == 201);
  std::vector<std::string> seen;
  std::string next = programmes + "?most=3";
  while (!next.empty()) {
    const Json page = desk.ask("GET", next, desk.administrator).json();
    for (const auto& item : page["items"]) seen.push_back(item["id"].get<std::string>());
    next = page.contains("next") ? page["next"].get<std::string>() : "";
  }
  CHECK(seen == std::vector<std::string>{"autumn", "spring", "summer", "winter"});
}

TEST_CASE("Whoever has the answer already is told so", "[api]") {
  const Spring desk;
  for (const std::string& path : {programmes, draft, draft + "/sessions/opening"}) {
    INFO(path);
    const Answer first = desk.ask("GET", path, desk.secretariat);
    CHECK(first.fields.at("Cache-Control") == "private, no-store, no-transform");
    const Answer second = desk.ask("GET", path, desk.secretariat, "", {{"If-None-Match", first.fields.at("ETag")}});
    CHECK(second.status == 304);
    CHECK(second.body.empty());
  }
}

TEST_CASE("A programme that was never released can be removed, and no other", "[api]") {
  const Spring desk;
  const auto remove = [&] {
    return desk.ask("DELETE", programmes + "/spring", desk.administrator, "",
                    {{"If-Match", desk.tag_of(draft, desk.administrator)}});
  };
  SECTION("never released") {
    CHECK(remove().status == 204);
    CHECK(desk.ask("GET", draft, desk.administrator).status == 404);
    CHECK(desk.ask("POST", programmes, desk.administrator, small_programme()).status == 409);
  }
  SECTION("released") {
    REQUIRE(desk.release().status == 201);
    CHECK(remove().status == 409);
  }
}

TEST_CASE("The description names every route", "[api]") {
  const Spring desk;
  const Json paths = desk.ask("GET", "/api/v1/openapi.json").json()["paths"];
  std::size_t operations = 0;
  std::set<std::string> ids;
  for (const auto& [path, methods] : paths.items()) {
    for (const auto& [method, operation] : methods.items()) {
      ++operations;
      ids.insert(operation["operationId"].get<std::string>());
    }
  }
  CHECK(operations == api_table().size());
  CHECK(ids.size() == operations);
}
