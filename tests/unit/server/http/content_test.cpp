#include <atomic>
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "client.hpp"
#include "options.hpp"
#include "server/http/router.hpp"

// What requests carry, and answers that are made while they are sent.

using namespace plenary::server;
using namespace plenary::server::test;
using namespace std::chrono_literals;

namespace {

std::string post(std::string_view path, std::string_view fields, std::string_view content = "") {
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n" + std::string(content);
}

/// "/echo" sends back up to 100,000 octets from the pool; "/who" says who asks.
std::shared_ptr<const Service> echoing() {
  return std::make_shared<const Router>(std::vector<Route>{
      {Method::post,
       "/echo",
       {},
       [](const Request& request, const PathParameters&) { return text(std::string(request.content)); },
       100'000},
      {Method::get, "/who", [](const Request& request, const PathParameters&) {
         return text(address_text(request.peer) + (request.scheme == Scheme::http ? " http" : " https"));
       }}});
}

/// Counts to three, each time when somebody has woken it.
class Counting final : public Stream {
 public:
  ~Counting() override {
    if (waker_.joinable()) waker_.join();
  }
  Part next(const std::function<void()>& wake) override {
    if (!std::exchange(ready_, false)) {
      if (waker_.joinable()) waker_.join();
      ready_ = true;
      waker_ = std::thread([wake] { wake(); });
      return {State::later, ""};
    }
    ++count_;
    return {count_ == 3 ? State::end : State::more, std::to_string(count_)};
  }

 private:
  std::thread waker_;
  bool ready_ = false;
  int count_ = 0;
};

/// Has nothing to say, ever.
class Silent final : public Stream {
 public:
  Part next(const std::function<void()>&) override { return {State::later, ""}; }
  std::string heartbeat() const override { return ":\n"; }
};

/// Never ends, and can be sent as fast as anybody takes it.
class Endless final : public Stream {
 public:
  Part next(const std::function<void()>&) override { return {State::more, std::string(50'000, 'x')}; }
};

Response streaming(const Request& request) {
  if (request.path == "/silent") return Response{200, {}, std::make_shared<Silent>()};
  if (request.path == "/endless") return Response{200, {}, std::make_shared<Endless>()};
  if (request.path == "/count") return Response{200, {{"Content-Length", "9"}}, std::make_shared<Counting>()};
  return text("x");
}

}  // namespace

TEST_CASE("A handler gets the whole content, by length or in chunks") {
  RunningServer server(options_with(), echoing());
  CHECK(content_of(server.exchange(post("/echo", "Content-Length: 5\r\n", "hello"))) == "hello");
  CHECK(content_of(server.exchange(
            post("/echo", "Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n1\r\n!\r\n0\r\nX: y\r\n\r\n"))) == "hello!");
  const std::string large(100'000, 'x');
  CHECK(content_of(server.exchange(post("/echo", "Content-Length: 100000\r\n", large))) == large);
  CHECK(content_of(server.exchange(post("/echo", ""))).empty());
}

TEST_CASE("Too much content is refused before any of it is asked for") {
  RunningServer server(options_with(), echoing());
  Client client = server.connect();
  client.send(post("/echo", "Expect: 100-continue\r\nContent-Length: 100001\r\n"));
  const std::string response = client.read_to_end();
  CHECK(responses_in(response) == 1);
  CHECK(status_of(response) == 413);
  // In chunks it is known only when it has come.
  Client chunked = server.connect();
  chunked.send(post("/echo", "Transfer-Encoding: chunked\r\n", "186a1\r\n" + std::string(100'001, 'x')));
  CHECK(status_of(chunked.read_to_end()) == 413);
}

TEST_CASE("What is refused is refused before its content is asked for") {
  RunningServer server(options_with(), echoing());
  for (const char* path : {"/nowhere", "/who"}) {
    Client client = server.connect();
    client.send(post(path, "Expect: 100-continue\r\nContent-Length: 100\r\n"));
    const std::string response = client.read_to_end();
    CHECK(responses_in(response) == 1);
    CHECK(status_of(response) >= 404);
    CHECK(field_of(response, "Connection") == "close");
    CHECK_FALSE(client.was_reset());
  }
}

TEST_CASE("Content may come slowly as long as it comes") {
  RunningServer server(options_with([](Limits& limits) {
                         limits.header_time = 100ms;
                         limits.stall_time = 200ms;
                         limits.least_rate = 100;
                       }),
                       echoing());
  Client client = server.connect();
  client.send(post("/echo", "Content-Length: 5000\r\n"));
  for (int i = 0; i < 50; ++i) {
    client.send(std::string(100, 'x'));
    std::this_thread::sleep_for(20ms);
  }
  CHECK(content_of(client.read_response()) == std::string(5'000, 'x'));
}

TEST_CASE("More content at once than the server has memory for is put off") {
  RunningServer server(options_with([](Limits& limits) { limits.content_bytes = 150'000; }), echoing());
  Client first = server.connect();
  first.send(post("/echo", "Expect: 100-continue\r\nContent-Length: 100000\r\n"));
  CHECK(first.read_response().starts_with("HTTP/1.1 100"));
  const std::string refusal = server.exchange(post("/echo", "Content-Length: 60000\r\n"));
  CHECK(status_of(refusal) == 503);
  CHECK(field_of(refusal, "Retry-After") == "5");
  first.send(std::string(100'000, 'x'));
  CHECK(content_of(first.read_response()).size() == 100'000);
  CHECK(status_of(server.exchange(post("/echo", "Content-Length: 60000\r\n", std::string(60'000, 'y')))) == 200);
}

TEST_CASE("A handler learns who is at the other end") {
  RunningServer server(options_with(), echoing());
  CHECK(content_of(server.exchange(get("/who"))) == "127.0.0.1 http");
}

TEST_CASE("A stream is sent in chunks, woken by another thread, and the connection goes on") {
  RunningServer server(options_with(), streaming);
  Client client = server.connect();
  client.send(get("/count"));
  const std::string head = client.read_response();
  CHECK(field_of(head, "Transfer-Encoding") == "chunked");
  CHECK(field_of(head, "Content-Length") == "(absent)");
  for (const char* part : {"1", "2", "3", ""}) CHECK(client.read_chunk() == part);
  client.send(get("/x"));
  CHECK(content_of(client.read_response()) == "x");
}

TEST_CASE("HTTP/1.0 gets a stream up to the end of the connection, and HEAD gets none of it") {
  RunningServer server(options_with(), streaming);
  Client old = server.connect();
  old.send("GET /count HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  const std::string response = old.read_to_end();
  CHECK(field_of(response, "Connection") == "close");
  CHECK(content_of(response) == "123");
  Client head = server.connect();
  head.send("HEAD /count HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  CHECK(content_of(head.read_to_end()).empty());
}

TEST_CASE("A silent stream beats, and ends whole when the server stops") {
  RunningServer server(options_with([](Limits& limits) { limits.heartbeat_time = 20ms; }), streaming);
  Client client = server.connect();
  client.send(get("/silent"));
  client.read_response();
  CHECK(client.read_chunk() == ":\n");
  CHECK(client.read_chunk() == ":\n");
  server.server().stop();
  CHECK(client.read_to_end().ends_with("0\r\n\r\n"));
  server.stop();
}

TEST_CASE("An endless stream leaves room for others, and is cut when its reader stops") {
  std::atomic<int> cut{0};
  ServerOptions options = options_with([](Limits& limits) { limits.stall_time = 200ms; }, 1);
  options.access_log = [&](const AccessRecord& record) { cut += record.path == "/endless" && record.status == 0; };
  RunningServer server(options, streaming);
  Client endless = server.connect();
  endless.send(get("/endless"));
  for (int i = 0; i < 20; ++i) {
    endless.read_some(50'000);
    CHECK(content_of(server.exchange(get("/x"))) == "x");
  }
  for (int i = 0; i < 500 && cut == 0; ++i) std::this_thread::sleep_for(10ms);
  CHECK(cut == 1);
}
