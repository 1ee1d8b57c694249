#include "server/access/token.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace plenary;
using namespace plenary::server;
using namespace std::chrono_literals;

namespace {

const calendar::Instant now{std::chrono::seconds{1'800'000'000}};

NewToken made() { return make_token({"Secretariat", Role::secretariat, "rabat", now, now + 24h}); }

}  // namespace

TEST_CASE("A token is random, and kept as a digest that does not tell it") {
  std::set<std::string> secrets;
  std::set<std::string> ids;
  for (int i = 0; i < 100; ++i) {
    const NewToken token = made();
    CHECK(token.secret.starts_with("plenary_"));
    CHECK(token.secret.size() == 8 + 43);  // 256 bits in base64url
    CHECK(token.entry.digest.size() == 32);
    CHECK(token.entry.digest == digest_of_secret(token.secret));
    CHECK(token.secret.find(token.entry.id) == std::string::npos);
    secrets.insert(token.secret);
    ids.insert(token.entry.id);
  }
  CHECK(secrets.size() == 100);
  CHECK(ids.size() == 100);
}

TEST_CASE("A token is good until it is revoked or expires, give or take what clocks differ by") {
  TokenEntry token = made().entry;
  CHECK(is_good(token, now));
  CHECK(is_good(token, now - 1h));  // a clock that was set back
  CHECK(is_good(token, now + 24h + 59s));
  CHECK_FALSE(is_good(token, now + 24h + 61s));
  token.revoked = now;
  CHECK_FALSE(is_good(token, now));
}

TEST_CASE("Bearer tokens are taken from the field that is for them") {
  CHECK(bearer_of("Bearer abc") == "abc");
  CHECK(bearer_of("bearer  abc") == "abc");
  CHECK(bearer_of("Bearer ") == "");
  CHECK_FALSE(bearer_of("Bearer"));
  CHECK_FALSE(bearer_of("Basic abc"));
  CHECK_FALSE(bearer_of(""));
}
