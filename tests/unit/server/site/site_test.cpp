#include "server/site/site.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "tests/unit/server/sample.hpp"

namespace {

using namespace plenary;
using namespace plenary::server;
using Catch::Matchers::Contains;

const Handler& site() {
  static const Handler handler = make_site({sample::text(), "https://calendar.example"}).value().handler;
  return handler;
}

Response get(std::string_view path, std::string_view query = {},
             std::vector<std::pair<std::string_view, std::string_view>> headers = {}) {
  return site()({Method::get, "GET", path, query, std::move(headers)});
}

std::string field(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

/// The body with folded lines joined; RFC 5545 §3.1.
std::string unfolded(const Response& response) {
  std::string text = *response.body;
  for (auto fold = text.find("\r\n "); fold != std::string::npos; fold = text.find("\r\n ")) text.erase(fold, 3);
  return text;
}

std::string detail(const Response& response) {
  REQUIRE(field(response, "Content-Type") == "application/problem+json");
  return nlohmann::json::parse(*response.body)["detail"].get<std::string>();
}

}  // namespace

TEST_CASE("The programme's feed is served as a calendar with validators") {
  const Response response = get("/feeds/rabat.ics");
  CHECK(response.status == 200);
  CHECK(field(response, "Content-Type") == "text/calendar; charset=utf-8");
  CHECK(field(response, "Content-Disposition") == "inline; filename=\"rabat.ics\"");
  CHECK(field(response, "Last-Modified") == "Mon, 23 Nov 2026 12:00:00 GMT");
  CHECK_THAT(field(response, "Cache-Control"), Contains("max-age"));
  CHECK_THAT(*response.body, Catch::StartsWith("BEGIN:VCALENDAR\r\n") && Catch::EndsWith("END:VCALENDAR\r\n"));
  const std::string etag = field(response, "ETag");
  CHECK_THAT(etag, Catch::StartsWith("\"") && Catch::EndsWith("\""));
  const Response again = get("/feeds/rabat.ics", "", {{"If-None-Match", etag}});
  CHECK(again.status == 304);
  CHECK(field(again, "ETag") == etag);
}

TEST_CASE("Two sites of the same programme answer with the same bytes and tags") {
  const Handler other = make_site({sample::text(), "https://calendar.example"}).value().handler;
  const Response first = get("/feeds/rabat/SN.ics", "lang=fr");
  const Response second = other({Method::get, "GET", "/feeds/rabat/SN.ics", "lang=fr", {}});
  CHECK(*first.body == *second.body);
  CHECK(field(first, "ETag") == field(second, "ETag"));
}

TEST_CASE("Each delegation and language has its own feed") {
  CHECK_THAT(unfolded(get("/feeds/rabat/SN.ics", "lang=fr")), Contains("Votre heure"));
  CHECK_THAT(unfolded(get("/feeds/rabat/NG.ics")), Contains("Your time: 13:00"));
  CHECK(field(get("/feeds/rabat/SN.ics", "lang=fr"), "Content-Disposition") == "inline; filename=\"rabat-SN-fr.ics\"");
}

TEST_CASE("Asked for by several threads at once, a feed is made once and shared") {
  std::array<std::shared_ptr<const std::string>, 4> bodies;
  std::vector<std::thread> threads;
  for (auto& body : bodies) threads.emplace_back([&body] { body = get("/feeds/rabat/GH.ics", "lang=pt").body; });
  for (std::thread& thread : threads) thread.join();
  for (const auto& body : bodies) CHECK(body == bodies[0]);
}

TEST_CASE("A feed that does not exist is refused with the nearest one that does") {
  CHECK(get("/feeds/rabbat.ics").status == 404);
  CHECK_THAT(detail(get("/feeds/rabbat.ics")), Contains("rabat"));
  CHECK(get("/feeds/rabat/sn.ics").status == 404);
  CHECK_THAT(detail(get("/feeds/rabat/sn.ics")), Contains("SN"));
  CHECK_THAT(detail(get("/feeds/rabat/IS.ics")), Contains("no session of this programme concerns"));
  CHECK(get("/feeds/").status == 404);
}

TEST_CASE("An unknown language, zone or delegation is refused with what is known") {
  CHECK(get("/feeds/rabat.ics", "lang=de").status == 400);
  CHECK_THAT(detail(get("/feeds/rabat.ics", "lang=de")), Contains("en, fr, pt, ar"));
  CHECK(get("/", "zone=Africa/Dakkar").status == 400);
  CHECK_THAT(detail(get("/", "zone=Africa/Dakkar")), Contains("Africa/Dakar"));
  CHECK_THAT(detail(get("/", "zone=CEST")), Contains("Europe/Brussels"));
  CHECK(get("/", "delegation=XX").status == 400);
}

TEST_CASE("The page is served with a policy that lets nothing foreign in") {
  const Response response = get("/", "zone=Africa/Lagos&lang=en");
  CHECK(response.status == 200);
  CHECK(field(response, "Content-Type") == "text/html; charset=utf-8");
  CHECK_THAT(field(response, "Content-Security-Policy"), Catch::StartsWith("default-src 'none'"));
  CHECK_THAT(*response.body, Contains("13:00–14:00"));
  CHECK(get("/", "zone=Africa/Lagos&lang=en", {{"If-None-Match", field(response, "ETag")}}).status == 304);
}

TEST_CASE("Without a base address the page takes the visitor's host and feeds name no source") {
  const Handler handler = make_site({sample::text(), ""}).value().handler;
  const Response page = handler({Method::get, "GET", "/", "", {{"Host", "127.0.0.1:8080"}}});
  CHECK_THAT(*page.body, Contains("webcal://127.0.0.1:8080/feeds/rabat.ics"));
  CHECK_THAT(*handler({Method::get, "GET", "/feeds/rabat.ics", "", {}}).body, !Contains("SOURCE"));
}

TEST_CASE("Health tells the release and the version of the time zone data") {
  const Response response = get("/healthz");
  CHECK(response.status == 200);
  CHECK(field(response, "Cache-Control") == "no-store");
  const auto report = nlohmann::json::parse(*response.body);
  CHECK(report["status"] == "ok");
  CHECK(report["programme"] == "rabat");
  CHECK(report["release"] == 1);
  CHECK_THAT(report["tzdata"].get<std::string>(), Catch::StartsWith("20"));
}

TEST_CASE("Style, script, icon and robots are served; feeds are not excluded") {
  for (const char* path : {"/style.css", "/page.js", "/favicon.svg", "/favicon.ico", "/robots.txt"}) {
    INFO(path);
    CHECK(get(path).status == 200);
  }
  CHECK(*get("/robots.txt").body == "User-agent: *\nAllow: /\n");
}

TEST_CASE("A site is not made of a programme with mistakes") {
  const auto site_of_nothing = make_site({"{}", ""});
  REQUIRE_FALSE(site_of_nothing);
  CHECK(site_of_nothing.error().size() == 4);  // format, id, dialogue, sessions
}
