#include "server/http/router.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

using namespace plenary::server;

namespace {

Response text(std::string body) { return Response{200, {}, std::make_shared<const std::string>(std::move(body))}; }

Router feeds() {
  return Router(
      {{"/", [](const Request&, const PathParameters&) { return text("first page"); }},
       {"/healthz", [](const Request&, const PathParameters&) { return text("ok"); }},
       {"/feeds/{programme}.ics",
        [](const Request&, const PathParameters& at) { return text("feed " + std::string(at["programme"])); }},
       {"/feeds/{programme}/{delegation}.ics", [](const Request&, const PathParameters& at) {
          return text(std::string(at["programme"]) + " for " + std::string(at["delegation"]));
        }}});
}

Response ask(std::string_view path, Method method = Method::get) {
  Request request;
  request.method = method;
  request.path = path;
  return feeds()(request);
}

}  // namespace

TEST_CASE("The first pattern that fits answers") {
  CHECK(*ask("/").body == "first page");
  CHECK(*ask("/healthz").body == "ok");
  CHECK(*ask("/feeds/rabat.ics").body == "feed rabat");
  CHECK(*ask("/feeds/rabat/SN.ics").body == "rabat for SN");
  CHECK(*ask("/feeds/a.ics.ics").body == "feed a.ics");
  CHECK(*ask("/healthz", Method::head).body == "ok");
}

TEST_CASE("A path without a route is 404 with a problem document") {
  const char* path = GENERATE("/feeds", "/feeds/", "/feeds/.ics", "/feeds/rabat", "/feeds/rabat/",
                              "/feeds/rabat/SN/x.ics", "/feeds//SN.ics", "/healthz/", "/Healthz", "//");
  CAPTURE(path);
  const Response response = ask(path);
  CHECK(response.status == 404);
  CHECK(*response.body ==
        "{\n  \"title\": \"Not Found\",\n  \"status\": 404,\n  \"detail\": \"There is nothing at "
        "this path.\",\n  \"instance\": \"" +
            std::string(path) + "\"\n}\n");
}

TEST_CASE("Another method than GET and HEAD is 405 with Allow") {
  const Response response = ask("/feeds/rabat.ics", Method::other);
  CHECK(response.status == 405);
  CHECK(response.headers.back() == std::pair<std::string, std::string>("Allow", "GET, HEAD"));
  CHECK(ask("/nowhere", Method::other).status == 404);
}

TEST_CASE("A malformed pattern is a mistake of ours and found at the start") {
  const auto handler = [](const Request&, const PathParameters&) { return Response{}; };
  for (const char* pattern : {"", "feeds", "/{", "/{}", "/}x{", "/{a}{b}", "/{a", "/a}"}) {
    CAPTURE(pattern);
    CHECK_THROWS_AS(Router({{pattern, handler}}), std::logic_error);
  }
}
