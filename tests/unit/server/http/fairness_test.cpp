#include <algorithm>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <future>
#include <mutex>
#include <numeric>
#include <thread>
#include <vector>

#include "client.hpp"
#include "options.hpp"
#include "server/http/router.hpp"

// One peer, however greedy, slow or silent, does not keep the others from being served.

using namespace plenary::server;
using namespace plenary::server::test;
using namespace std::chrono_literals;

namespace {

/// A gate at which handlers wait until the test opens it.
class Gate {
 public:
  void pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  /// Until so many handlers stand at the gate.
  void await(int handlers) {
    std::unique_lock lock(mutex_);
    REQUIRE(changed_.wait_for(lock, 10s, [&] { return waiting_ >= handlers; }));
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

/// "/page" is made in the pool, behind the gate; "/feed" is there at once.
std::shared_ptr<const Service> pages_and_feeds(Gate& gate) {
  return std::make_shared<const Router>(
      std::vector<Route>{{Method::get,
                          "/page",
                          {},
                          [&gate](const Request&, const PathParameters&) {
                            gate.pass();
                            return text("page");
                          }},
                         {Method::get, "/feed", [](const Request&, const PathParameters&) { return text("feed"); }}});
}

}  // namespace

TEST_CASE("Whatever takes its time keeps nobody else waiting, not even on the only network thread") {
  Gate gate;
  RunningServer server(options_with(nullptr, 1), pages_and_feeds(gate));
  Client busy = server.connect();
  std::string pages;
  for (int i = 0; i < 300; ++i) pages += get("/page");
  busy.send(pages);
  gate.await(1);
  for (int i = 0; i < 3; ++i) CHECK(content_of(server.exchange(get("/feed"))) == "feed");
  gate.open();
  for (int i = 0; i < 300; ++i) CHECK(content_of(busy.read_response()) == "page");
}

TEST_CASE("Requests that come in one segment take turns with everybody else's") {
  std::mutex mutex;
  std::vector<std::string> order;
  Gate gate;
  RunningServer server(options_with(nullptr, 1), [&](const Request& request) {
    {
      const std::lock_guard lock(mutex);
      order.emplace_back(request.path);
    }
    if (request.path == "/first") gate.pass();
    return text("x");
  });
  Client greedy = server.connect();
  std::string requests = get("/first");
  for (int i = 0; i < 300; ++i) requests += get("/greedy");
  greedy.send(requests);
  gate.await(1);
  Client modest = server.connect();
  modest.send(get("/modest"));
  gate.open();
  CHECK(status_of(modest.read_response()) == 200);
  for (int i = 0; i < 301; ++i) CHECK(status_of(greedy.read_response()) == 200);
  const auto modest_turn = std::find(order.begin(), order.end(), "/modest");
  CHECK(modest_turn - order.begin() < 150);
}

TEST_CASE("A full pool answers 503 with Retry-After, and what is in memory is still served") {
  Gate gate;
  ServerOptions options = options_with([](Limits& limits) { limits.waiting_requests = 1; }, 1);
  options.pool_threads = 1;
  RunningServer server(options, pages_and_feeds(gate));
  Client first = server.connect();
  first.send(get("/page"));
  gate.await(1);
  Client second = server.connect();
  second.send(get("/page"));
  // The second is on its way to the queue; further ones are refused as soon as it is there.
  std::string refusal;
  for (int i = 0; i < 500 && refusal.empty(); ++i) {
    Client third = server.connect();
    third.send(get("/page", "Connection: close\r\n"));
    third.finish_sending();
    refusal = third.read_to_end();
  }
  CHECK(status_of(refusal) == 503);
  CHECK(field_of(refusal, "Retry-After") == "5");
  CHECK(content_of(server.exchange(get("/feed"))) == "feed");
  gate.open();
  CHECK(content_of(first.read_response()) == "page");
  CHECK(content_of(second.read_response()) == "page");
}

TEST_CASE("Connections that say nothing give way to whoever has something to ask, the oldest first") {
  Gate gate;
  RunningServer server(options_with([](Limits& limits) { limits.connections = 4; }), pages_and_feeds(gate));
  std::vector<Client> silent;
  for (int i = 0; i < 2; ++i) silent.push_back(server.connect());
  for (int i = 0; i < 2; ++i) {
    silent.push_back(server.connect());
    silent.back().send(get("/feed"));
    CHECK(status_of(silent.back().read_response()) == 200);
  }
  for (int i = 0; i < 20; ++i) CHECK(content_of(server.exchange(get("/feed"))) == "feed");
  CHECK(silent.front().read_to_end().empty());
  silent.back().send(get("/feed"));
  CHECK(content_of(silent.back().read_response()) == "feed");
}

TEST_CASE("A header that never ends gives way as well") {
  Gate gate;
  RunningServer server(options_with([](Limits& limits) { limits.connections = 4; }), pages_and_feeds(gate));
  std::vector<Client> slow;
  for (int i = 0; i < 4; ++i) {
    slow.push_back(server.connect());
    slow.back().send("GET /feed HTTP/1.1\r\nHost: a\r\n");
  }
  for (int i = 0; i < 20; ++i) CHECK(content_of(server.exchange(get("/feed"))) == "feed");
}

TEST_CASE("Where all connections are being answered, one too many gets 503 until a place is free") {
  Gate gate;
  RunningServer server(options_with([](Limits& limits) { limits.connections = 2; }), pages_and_feeds(gate));
  std::vector<Client> busy;
  for (int i = 0; i < 2; ++i) {
    busy.push_back(server.connect());
    busy.back().send(get("/page"));
  }
  gate.await(2);
  Client third = server.connect();
  third.send(get("/feed"));
  const std::string refusal = third.read_to_end();
  CHECK(status_of(refusal) == 503);
  CHECK(field_of(refusal, "Retry-After") == "5");
  CHECK_FALSE(third.was_reset());
  gate.open();
  for (Client& client : busy) CHECK(content_of(client.read_response()) == "page");
  int status = 0;
  for (int i = 0; i < 100 && status != 200; ++i) status = status_of(server.exchange(get("/feed")));
  CHECK(status == 200);
}

TEST_CASE("A slow reader gets all of a long answer as long as it reads; one that stops is cut off") {
  ServerOptions options = options_with([](Limits& limits) {
    limits.stall_time = 200ms;
    limits.least_rate = 100'000;
    limits.header_time = 100ms;
  });
  RunningServer server(options, [](const Request&) { return text(std::string(4'000'000, 'x')); });
  Client slow = server.connect(65'536);
  slow.send(get("/large", "Connection: close\r\n"));
  std::size_t taken = 0;
  // 1.5 s in all, several times what any pause may take.
  for (int i = 0; i < 150; ++i) {
    taken += slow.read_some(20'000).size();
    std::this_thread::sleep_for(10ms);
  }
  CHECK(taken < 4'000'000);
  taken += slow.read_to_end().size();
  CHECK(taken > 4'000'000);

  Client stalled = server.connect(65'536);
  stalled.send(get("/large", "Connection: close\r\n"));
  stalled.read_some(1'000);
  std::this_thread::sleep_for(1s);
  CHECK(stalled.read_to_end().size() < 4'000'000);
}
