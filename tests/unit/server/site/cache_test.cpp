#include "server/site/cache.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace plenary::server;

namespace {

RepresentationPtr made_of(std::size_t octets, char letter = 'x') {
  // Random enough not to shrink: what counts is what is kept.
  std::string bytes(octets, letter);
  unsigned state = 12'345;
  for (char& c : bytes) c = static_cast<char>((state = state * 1'103'515'245u + 12'345u) >> 16);
  return make_representation(std::move(bytes), {"text/plain", "", "", {}});
}

}  // namespace

TEST_CASE("What is kept is found, and made once") {
  RepresentationCache cache(100'000);
  int made = 0;
  const auto make = [&] {
    ++made;
    return made_of(1'000);
  };
  CHECK(cache.find("a") == nullptr);
  const RepresentationPtr first = cache.get("a", make);
  CHECK(cache.get("a", make) == first);
  CHECK(cache.find("a") == first);
  CHECK(made == 1);
}

TEST_CASE("The cache stays within its octets: what nobody has asked for longest goes first") {
  RepresentationCache cache(50'000);
  for (const char* key : {"a", "b", "c"}) cache.get(key, [] { return made_of(12'000); });
  CHECK(cache.find("a") != nullptr);
  for (const char* key : {"d", "e"}) cache.get(key, [] { return made_of(12'000); });
  CHECK(cache.bytes() <= 50'000);
  CHECK(cache.find("a") != nullptr);
  CHECK(cache.find("b") == nullptr);
  CHECK(cache.find("c") == nullptr);
  CHECK(cache.find("e") != nullptr);
}

TEST_CASE("What would push everything else out is answered and not kept") {
  RepresentationCache cache(50'000);
  cache.get("small", [] { return made_of(1'000); });
  CHECK(cache.get("large", [] { return made_of(40'000); })->identity.bytes.size() == 40'000);
  CHECK(cache.find("large") == nullptr);
  CHECK(cache.find("small") != nullptr);
}

TEST_CASE("Whoever comes while something is being made waits for it") {
  RepresentationCache cache(100'000);
  std::atomic<int> made{0};
  std::vector<RepresentationPtr> got(8);
  std::vector<std::thread> threads;
  for (RepresentationPtr& each : got) {
    threads.emplace_back([&] {
      each = cache.get("a", [&] {
        ++made;
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
        return made_of(1'000);
      });
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(made == 1);
  for (const RepresentationPtr& each : got) CHECK(each == got[0]);
}

TEST_CASE("What could not be made is tried again") {
  RepresentationCache cache(100'000);
  CHECK_THROWS_AS(cache.get("a", []() -> RepresentationPtr { throw std::runtime_error("no"); }), std::runtime_error);
  CHECK(cache.get("a", [] { return made_of(1'000); }) != nullptr);
}
