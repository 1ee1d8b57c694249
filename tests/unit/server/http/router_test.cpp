#include "server/http/router.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

using namespace plenary::server;

namespace {

Response text(std::string body) { return Response{200, {}, std::make_shared<const std::string>(std::move(body))}; }

AtOnce saying(std::string body) {
  return [body](const Request&, const PathParameters&) { return text(body); };
}

const Router& site() {
  static const Router router(
      {{Method::get, "/", saying("first page")},
       {Method::get, "/healthz", saying("ok")},
       {Method::get, "/feeds/{programme}.ics",
        [](const Request&, const PathParameters& at) { return text("feed " + std::string(at["programme"])); }},
       {Method::get, "/feeds/{programme}/{delegation}.ics",
        [](const Request&, const PathParameters& at) -> std::optional<Response> {
          if (at["delegation"] == "SN") return text("at once");
          return std::nullopt;
        },
        [](const Request&, const PathParameters& at) {
          return text(std::string(at["programme"]) + " for " + std::string(at["delegation"]));
        }},
       {Method::get, "/notes/{id}", saying("note")},
       {Method::put,
        "/notes/{id}",
        {},
        [](const Request& request, const PathParameters&) { return text("put " + std::string(request.content)); },
        20,
        "application/json"},
       {Method::del, "/notes/{id}", saying("gone")}});
  return router;
}

Request request_for(std::string_view path, Method method = Method::get) {
  Request request;
  request.method = method;
  request.path = path;
  return request;
}

Response ask(std::string_view path, Method method = Method::get) { return answer(site(), request_for(path, method)); }

}  // namespace

TEST_CASE("The first pattern that fits answers") {
  CHECK(ask("/").content() == "first page");
  CHECK(ask("/healthz").content() == "ok");
  CHECK(ask("/feeds/rabat.ics").content() == "feed rabat");
  CHECK(ask("/feeds/a.ics.ics").content() == "feed a.ics");
  CHECK(ask("/healthz", Method::head).content() == "ok");
}

TEST_CASE("What cannot be answered at once is answered in the pool") {
  CHECK(ask("/feeds/rabat/SN.ics").content() == "at once");
  CHECK(ask("/feeds/rabat/PT.ics").content() == "rabat for PT");
}

TEST_CASE("A path without a route is 404 with a problem document") {
  const char* path = GENERATE("/feeds", "/feeds/", "/feeds/.ics", "/feeds/rabat", "/feeds/rabat/",
                              "/feeds/rabat/SN/x.ics", "/feeds//SN.ics", "/healthz/", "/Healthz", "//");
  CAPTURE(path);
  const Response response = ask(path);
  CHECK(response.status == 404);
  CHECK(response.content() ==
        "{\n  \"title\": \"Not Found\",\n  \"status\": 404,\n  \"detail\": \"There is nothing at "
        "this path.\",\n  \"instance\": \"" +
            std::string(path) + "\"\n}\n");
}

TEST_CASE("Another method than those of the path is 405 with Allow") {
  const Response response = ask("/feeds/rabat.ics", Method::post);
  CHECK(response.status == 405);
  CHECK(response.header("Allow") == "GET, HEAD, OPTIONS");
  CHECK(ask("/notes/1", Method::post).header("Allow") == "GET, HEAD, PUT, DELETE, OPTIONS");
  CHECK(ask("/notes/1", Method::other).status == 405);
  CHECK(ask("/notes/1", Method::del).content() == "gone");
  CHECK(ask("/nowhere", Method::post).status == 404);
}

TEST_CASE("OPTIONS is answered with Allow, for a path and for the whole server") {
  CHECK(ask("/healthz", Method::options).status == 204);
  CHECK(ask("/healthz", Method::options).header("Allow") == "GET, HEAD, OPTIONS");
  CHECK(ask("*", Method::options).status == 204);
  CHECK(ask("*", Method::options).header("Allow") == "GET, HEAD, PUT, DELETE, OPTIONS");
  CHECK(ask("/nowhere", Method::options).status == 404);
}

TEST_CASE("Content is judged before it is read: by its type, its coding and the route's limit") {
  Request request = request_for("/notes/1", Method::put);
  CHECK(site().admit(request).refusal->status == 415);
  request.headers = {{"Content-Type", "Application/JSON ; charset=utf-8"}};
  const Admission admission = site().admit(request);
  CHECK_FALSE(admission.refusal);
  CHECK(admission.content_limit == 20);
  request.content = "{}";
  CHECK(answer(site(), request).content() == "put {}");
  request.content = "{ \"far\": \"too long\" }";
  CHECK(answer(site(), request).status == 413);
  request.headers.emplace_back("Content-Encoding", "gzip");
  CHECK(site().admit(request).refusal->status == 415);
}

TEST_CASE("Whoever is recognised is named to the handler; whoever is not is refused before anything is read") {
  const Router router({{Method::get, "/me",
                        [](const Request& request, const PathParameters&) { return text("for " + request.caller); }}},
                      [](const Request& request) -> tl::expected<std::string, Response> {
                        if (request.header("Authorization") == "Bearer right") return "ana";
                        return tl::unexpected(problem_response({401, "", "", ""}));
                      });
  Request request = request_for("/me");
  CHECK(router.admit(request).refusal->status == 401);
  request.headers = {{"Authorization", "Bearer right"}};
  CHECK(answer(router, request).content() == "for ana");
}

TEST_CASE("A malformed pattern or a route without a handler is a mistake of ours and found at the start") {
  for (const char* pattern : {"", "feeds", "/{", "/{}", "/}x{", "/{a}{b}", "/{a", "/a}"}) {
    CAPTURE(pattern);
    CHECK_THROWS_AS(Router({{Method::get, pattern, saying("x")}}), std::logic_error);
  }
  CHECK_THROWS_AS(Router({{Method::get, "/"}}), std::logic_error);
}
