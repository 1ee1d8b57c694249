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

const Website& site() {
  static const Website website = Website::open({sample::text(), "https://calendar.example"}).value();
  return website;
}

Response get(std::string_view path, std::string_view query = {},
             std::vector<std::pair<std::string_view, std::string_view>> headers = {}) {
  return answer(*site().service(), {Method::get, "GET", path, query, std::move(headers)});
}

std::string field(const Response& response, std::string_view name) { return std::string(response.header(name)); }

std::string body(const Response& response) { return std::string(response.content()); }

/// The body with folded lines joined; RFC 5545 §3.1.
std::string unfolded(const Response& response) {
  std::string text = body(response);
  for (auto fold = text.find("\r\n "); fold != std::string::npos; fold = text.find("\r\n ")) text.erase(fold, 3);
  return text;
}

std::string detail(const Response& response) {
  REQUIRE(field(response, "Content-Type") == "application/problem+json");
  return nlohmann::json::parse(response.content())["detail"].get<std::string>();
}

}  // namespace

TEST_CASE("The programme's feed is served as a calendar with validators") {
  const Response response = get("/feeds/rabat.ics");
  CHECK(response.status == 200);
  CHECK(field(response, "Content-Type") == "text/calendar; charset=utf-8");
  CHECK(field(response, "Content-Disposition") == "inline; filename=\"rabat.ics\"");
  CHECK(field(response, "Last-Modified") == "Mon, 23 Nov 2026 12:00:00 GMT");
  CHECK_THAT(field(response, "Cache-Control"), Contains("max-age"));
  CHECK_THAT(body(response), Catch::StartsWith("BEGIN:VCALENDAR\r\n") && Catch::EndsWith("END:VCALENDAR\r\n"));
  const std::string etag = field(response, "ETag");
  CHECK_THAT(etag, Catch::StartsWith("\"") && Catch::EndsWith("\""));
  const Response again = get("/feeds/rabat.ics", "", {{"If-None-Match", etag}});
  CHECK(again.status == 304);
  CHECK(field(again, "ETag") == etag);
}

TEST_CASE("Two sites of the same programme answer with the same bytes and tags") {
  const Website other = Website::open({sample::text(), "https://calendar.example"}).value();
  const Response first = get("/feeds/rabat/SN.ics", "lang=fr");
  const Response second = answer(*other.service(), {Method::get, "GET", "/feeds/rabat/SN.ics", "lang=fr"});
  CHECK(first.content() == second.content());
  CHECK(field(first, "ETag") == field(second, "ETag"));
}

TEST_CASE("Each delegation and language has its own feed") {
  CHECK_THAT(unfolded(get("/feeds/rabat/SN.ics", "lang=fr")), Contains("Votre heure"));
  CHECK_THAT(unfolded(get("/feeds/rabat/NG.ics")), Contains("Your time: 13:00"));
  CHECK(field(get("/feeds/rabat/SN.ics", "lang=fr"), "Content-Disposition") == "inline; filename=\"rabat-SN-fr.ics\"");
}

TEST_CASE("Asked for by several threads at once, a feed is made once and shared") {
  std::array<Response, 4> responses;
  std::vector<std::thread> threads;
  for (Response& response : responses) {
    threads.emplace_back([&response] {
      response = get("/feeds/rabat/GH.ics", "lang=pt", {{"Accept-Encoding", "gzip"}});
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Response& response : responses) CHECK(response.content().data() == responses[0].content().data());
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
  CHECK_THAT(body(response), Contains("13:00–14:00"));
  CHECK(get("/", "zone=Africa/Lagos&lang=en", {{"If-None-Match", field(response, "ETag")}}).status == 304);
}

TEST_CASE("Without a base address the page takes the visitor's host and feeds name no source") {
  const Website website = Website::open({sample::text(), ""}).value();
  const auto ask = [&](std::string_view path) {
    return body(answer(*website.service(), {Method::get, "GET", path, "", {{"Host", "127.0.0.1:8080"}}}));
  };
  CHECK_THAT(ask("/"), Contains("webcal://127.0.0.1:8080/feeds/rabat.ics"));
  CHECK_THAT(ask("/feeds/rabat.ics"), !Contains("SOURCE"));
}

TEST_CASE("Health tells the release and the version of the time zone data") {
  const Response response = get("/healthz");
  CHECK(response.status == 200);
  CHECK(field(response, "Cache-Control") == "no-store");
  const auto report = nlohmann::json::parse(response.content());
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
  CHECK(get("/robots.txt").content() == "User-agent: *\nAllow: /\n");
}

TEST_CASE("A language is understood in any case and with its region") {
  const std::string french = field(get("/feeds/rabat.ics", "lang=fr"), "ETag");
  for (const char* tag : {"FR", "fr-FR", "Fr-ch", "fr-Latn-CA"}) {
    CAPTURE(tag);
    CHECK(field(get("/feeds/rabat.ics", std::string("lang=") + tag), "ETag") == french);
  }
  CHECK_THAT(body(get("/", "lang=AR-eg")), Contains("<html lang=\"ar\" dir=\"rtl\">"));
  CHECK(get("/feeds/rabat.ics", "lang=french").status == 400);
  CHECK(get("/feeds/rabat.ics", "lang=-fr").status == 400);
}

TEST_CASE("What was rendered is answered at once afterwards, for each view of its own") {
  const Website website = Website::open({sample::text(), "https://calendar.example"}).value();
  const auto is_at_once = [&](std::string_view path, std::string_view query) {
    Request request{Method::get, "GET", path, query, {{"Accept-Encoding", "gzip"}}};
    const auto service = website.service();
    const Admission admission = service->admit(request);
    REQUIRE(admission.at_once != nullptr);
    return (*admission.at_once)(request, admission.path).has_value();
  };
  CHECK(is_at_once("/feeds/rabat.ics", "lang=ar"));
  for (const char* path : {"/", "/feeds/rabat/SN.ics"}) {
    CHECK_FALSE(is_at_once(path, ""));
    CHECK(answer(*website.service(), {Method::get, "GET", path}).status == 200);
    CHECK(is_at_once(path, ""));
    CHECK_FALSE(is_at_once(path, "lang=fr"));
  }
  CHECK_FALSE(is_at_once("/", "zone=Africa/Dakar"));
  CHECK_FALSE(is_at_once("/", "delegation=SN"));
}

TEST_CASE("Other documents are served from the next request on; those with mistakes are not") {
  Website website = Website::open({sample::text(), "https://calendar.example"}).value();
  const auto ask = [&](std::string_view path) { return answer(*website.service(), {Method::get, "GET", path}); };
  const Response before = ask("/feeds/rabat.ics");
  const Response page_before = ask("/");
  CHECK_FALSE(website.publish({"{}", ""}));
  CHECK(ask("/feeds/rabat.ics").content().data() == before.content().data());

  const std::string title = "Rabat Process: thematic meetings";
  std::string changed = sample::text();
  for (auto at = changed.find(title); at != std::string::npos; at = changed.find(title)) {
    changed.replace(at, title.size(), "Meetings of the Rabat Process");
  }
  REQUIRE(changed != sample::text());
  REQUIRE(website.publish({changed, "https://calendar.example"}));
  const Response after = ask("/feeds/rabat.ics");
  CHECK(after.header("ETag") != before.header("ETag"));
  CHECK_THAT(body(after), Contains("Meetings of the Rabat Process"));
  CHECK_THAT(body(ask("/")), Contains("Meetings of the Rabat Process"));
  // What was answered before stays whole.
  CHECK_THAT(body(before), Contains(title));
  CHECK_THAT(body(page_before), Contains(title));
}

TEST_CASE("A site of several programmes leads to each, and shows releases as they come") {
  Website website("https://calendar.example");
  const auto service = website.service();
  const auto ask = [&](std::string_view path) { return answer(*service, {Method::get, "GET", path}); };
  CHECK(ask("/").status == 200);
  CHECK(ask("/feeds/rabat.ics").status == 404);

  std::string other = sample::text();
  other.replace(other.find(R"("id": "rabat")"), 13, R"("id": "other")");
  int read = 0;
  const auto document_of = [&](const std::string& id) {
    ++read;
    return id == "rabat" ? sample::text() : id == "other" ? other : "{}";
  };
  CHECK(website.show({{"rabat", "1"}}, document_of).empty());
  CHECK(body(ask("/feeds/rabat.ics")) == body(get("/feeds/rabat.ics")));
  CHECK(field(ask("/feeds/rabat.ics"), "ETag") == field(get("/feeds/rabat.ics"), "ETag"));
  CHECK_THAT(body(ask("/")), Contains("<ol class=\"sessions\">"));  // the only one

  CHECK(website.show({{"other", "1"}, {"rabat", "1"}}, document_of).empty());
  CHECK(read == 2);  // what stays is not read again
  CHECK_THAT(body(ask("/")), Contains("href=\"/programmes/rabat\"") && Contains("href=\"/programmes/other\""));
  CHECK_THAT(body(ask("/programmes/other")), Contains("action=\"/programmes/other\"") && Contains("/feeds/other.ics"));
  CHECK(ask("/feeds/other/SN.ics").status == 200);
  CHECK(ask("/programmes/third").status == 404);

  // What cannot be read is told, and leaves what was there.
  CHECK_FALSE(website.show({{"rabat", "1"}, {"third", "1"}}, document_of).empty());
  CHECK(ask("/feeds/rabat.ics").status == 200);
  CHECK(ask("/feeds/other.ics").status == 404);
}

TEST_CASE("A site is not made of a programme with mistakes") {
  const auto site_of_nothing = Website::open({"{}", ""});
  REQUIRE_FALSE(site_of_nothing);
  CHECK(site_of_nothing.error().size() == 4);  // format, id, dialogue, sessions
}
