#include "server/http/uri.hpp"

#include <catch2/catch.hpp>

using namespace plenary::server;

namespace {

std::string path_of(std::string_view target) {
  const auto parsed = parse_target(target);
  return parsed ? parsed->path : "refused: " + plenary::to_text(parsed.error().message);
}

}  // namespace

TEST_CASE("A request target becomes a decoded, normalised path") {
  CHECK(path_of("/feeds/rabat.ics") == "/feeds/rabat.ics");
  CHECK(path_of("/") == "/");
  CHECK(path_of("/caf%C3%A9") == "/caf\xc3\xa9");
  CHECK(path_of("/a/./b/../c") == "/a/c");
  CHECK(path_of("/a/%2e%2E/c") == "/c");
  CHECK(path_of("/a/..") == "/");
  CHECK(path_of("/a/b/.") == "/a/b/");
  CHECK(path_of("/a//b") == "/a//b");
  CHECK(path_of("/a/") == "/a/");
  CHECK(path_of("/...") == "/...");
  CHECK(path_of("http://plenary.example/feeds/x.ics") == "/feeds/x.ics");
  CHECK(path_of("HTTPS://plenary.example:8443") == "/");
}

TEST_CASE("A request target keeps its query apart and raw") {
  const auto target = parse_target("/when?at=2020-09-16%2014:00&for=rabat?");
  REQUIRE(target);
  CHECK(target->path == "/when");
  CHECK(target->query == "at=2020-09-16%2014:00&for=rabat?");
  CHECK(target->authority.empty());
  CHECK(parse_target("http://plenary.example:80?x=1")->authority == "plenary.example:80");
  CHECK(parse_target("http://plenary.example:80?x=1")->query == "x=1");
}

TEST_CASE("A request target that could mean two things is refused") {
  const char* target = GENERATE("*", "example.org:443", "feeds", "", "ftp://host/", "http:///x", "http://u@host/x",
                                "http://host:99999/", "/%", "/%4", "/%zz", "/a%00b", "/a%0d%0ab", "/a\x7f", "/a%2Fb",
                                "/..", "/a/../../b", "/%2e%2e/etc/passwd", "/x#y", "/x?q=%", "/x?q=%00");
  CAPTURE(target);
  CHECK_FALSE(parse_target(target));
}

TEST_CASE("Host is a host with an optional port") {
  for (const char* good : {"plenary.example", "127.0.0.1:8080", "[::1]", "[2001:db8::1]:8080", "a", "host:", "h%41"}) {
    CAPTURE(good);
    CHECK(is_valid_authority(good));
  }
  for (const char* bad : {"", ":80", "a b", "a/b", "a:b", "a:80:80", "a:65536", "a:123456", "[::1", "[]", "[::1]x",
                          "[zz]", "u@h", "a?b", "h%4", "a,b c"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_valid_authority(bad));
  }
}
