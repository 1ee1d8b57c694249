#include "server/http/server.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <csignal>
#include <future>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "client.hpp"
#include "options.hpp"
#include "server/http/conditional.hpp"

using namespace plenary::server;
using namespace plenary::server::test;
using namespace std::chrono_literals;

namespace {

/// Answers with the method and path, so that a test sees which request was understood.
Response echo(const Request& request) {
  if (request.path == "/throw") throw std::runtime_error("secret of the handler");
  if (request.path == "/split") return Response{200, {{"X", "a\r\nSet-Cookie: b"}}, {}};
  if (request.path == "/large") return text(std::string(4'000'000, 'x'));
  return text(std::string(request.method_name) + " " + std::string(request.path) + "\n");
}

}  // namespace

TEST_CASE("A request is answered with Date, Connection and Content-Length") {
  RunningServer server(options_with(), echo);
  const std::string response = server.exchange(get("/feeds/rabat.ics"));
  CHECK(response.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(field_of(response, "Content-Length") == "21");
  CHECK(field_of(response, "Connection") == "keep-alive");
  CHECK(field_of(response, "Date").size() == 29);
  CHECK(content_of(response) == "GET /feeds/rabat.ics\n");
}

TEST_CASE("A connection is kept for further requests") {
  RunningServer server(options_with(), echo);
  Client client = server.connect();
  for (const char* path : {"/a", "/b", "/c"}) {
    client.send(get(path));
    CHECK(content_of(client.read_response()) == "GET " + std::string(path) + "\n");
  }
  client.send(get("/last", "Connection: close\r\n"));
  const std::string last = client.read_to_end();
  CHECK(field_of(last, "Connection") == "close");
  CHECK(content_of(last) == "GET /last\n");
}

TEST_CASE("HTTP/1.0 is answered and closed, or kept when asked") {
  RunningServer server(options_with(), echo);
  Client plain = server.connect();
  plain.send("GET /a HTTP/1.0\r\n\r\n");
  CHECK(field_of(plain.read_to_end(), "Connection") == "close");
  Client keeping = server.connect();
  keeping.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  CHECK(field_of(keeping.read_response(), "Connection") == "keep-alive");
  keeping.send("GET /b HTTP/1.0\r\n\r\n");
  CHECK(content_of(keeping.read_to_end()) == "GET /b\n");
}

TEST_CASE("Pipelined requests are answered in order") {
  RunningServer server(options_with(), echo);
  std::string requests;
  std::string expected;
  for (int i = 0; i < 500; ++i) {
    requests += get("/" + std::to_string(i));
    expected += "GET /" + std::to_string(i) + "\n";
  }
  Client client = server.connect();
  client.send(requests);
  std::string answers;
  for (int i = 0; i < 500; ++i) answers += content_of(client.read_response());
  CHECK(answers == expected);
}

TEST_CASE("A malformed request after a good one is refused, and nothing after it is read") {
  RunningServer server(options_with(), echo);
  Client client = server.connect();
  client.send(get("/a") + get("/b", "Transfer-Encoding: identity\r\n") + get("/smuggled"));
  const std::string octets = client.read_to_end();
  CHECK(responses_in(octets) == 2);
  CHECK(octets.find("HTTP/1.1 501 Not Implemented\r\n") != std::string::npos);
  CHECK(octets.find("smuggled") == std::string::npos);
  CHECK_FALSE(client.was_reset());
}

TEST_CASE("An error is a problem document, closes the connection, and arrives although octets were left unread") {
  RunningServer server(options_with(), echo);
  Client client = server.connect();
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n" + std::string(300'000, 'x'));
  const std::string response = client.read_to_end();
  CHECK_FALSE(client.was_reset());
  CHECK(status_of(response) == 413);
  CHECK(field_of(response, "Content-Type") == "application/problem+json");
  CHECK(field_of(response, "Connection") == "close");
  CHECK(content_of(response) ==
        "{\n  \"title\": \"Content Too Large\",\n  \"status\": 413,\n  \"detail\": \"The content of the request is too "
        "large.\",\n  \"instance\": \"/\"\n}\n");
}

TEST_CASE("HEAD has the fields of GET and no content") {
  RunningServer server(options_with(), echo);
  Client client = server.connect();
  client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n");
  const std::string head = client.read_response(false);
  CHECK(field_of(head, "Content-Length") == "8");
  client.send(get("/a", "Connection: close\r\n"));
  CHECK(client.read_to_end().starts_with("HTTP/1.1 200 OK\r\n"));
}

TEST_CASE("A subscriber's second visit costs a 304") {
  const RepresentationPtr feed =
      make_representation(std::string(2'000, 'x'), {"text/calendar; charset=utf-8", "", "", {}});
  RunningServer server(options_with(), [feed](const Request& request) { return conditional(request, feed); });
  Client client = server.connect();
  client.send(get("/feed", "Accept-Encoding: gzip\r\n"));
  const std::string first = client.read_response();
  CHECK(content_of(first) == feed->gzip.bytes);
  client.send(get("/feed", "Accept-Encoding: gzip\r\nIf-None-Match: " + field_of(first, "ETag") + "\r\n"));
  const std::string second = client.read_response();
  CHECK(status_of(second) == 304);
  CHECK(field_of(second, "ETag") == field_of(first, "ETag"));
  CHECK(field_of(second, "Content-Length") == "(absent)");
  client.send(get("/feed", "Connection: close\r\n"));
  CHECK(content_of(client.read_to_end()) == std::string(2'000, 'x'));
}

TEST_CASE("Content that nobody wants is announced, read and dropped") {
  RunningServer server(options_with(), echo);
  Client client = server.connect();
  client.send("GET /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
  CHECK(client.read_response() == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("hello" + get("/b", "Connection: close\r\n"));
  CHECK(content_of(client.read_response()) == "GET /a\n");
  CHECK(content_of(client.read_to_end()) == "GET /b\n");
}

TEST_CASE("A request that comes with its content gets no 100") {
  RunningServer server(options_with(), echo);
  const std::string request = "GET /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello";
  CHECK(responses_in(server.exchange(request)) == 1);
}

TEST_CASE("A large answer arrives whole") {
  RunningServer server(options_with(), echo);
  CHECK(content_of(server.exchange(get("/large"))).size() == 4'000'000);
}

TEST_CASE("What a handler throws stays inside") {
  std::mutex mutex;
  std::string failure;
  ServerOptions options = options_with();
  options.access_log = [&](const AccessRecord& record) {
    const std::lock_guard lock(mutex);
    failure = record.failure;
  };
  RunningServer server(options, echo);
  for (const char* path : {"/throw", "/split"}) {
    const std::string response = server.exchange(get(path));
    CHECK(status_of(response) == 500);
    CHECK(field_of(response, "Connection") == "close");
    CHECK(response.find("secret") == std::string::npos);
    CHECK(response.find("Set-Cookie") == std::string::npos);
  }
  CHECK(content_of(server.exchange(get("/a"))) == "GET /a\n");
  server.stop();
  CHECK(failure.empty());
}

TEST_CASE("Each answer is logged once, without the query") {
  std::mutex mutex;
  std::vector<std::string> lines;
  ServerOptions options = options_with();
  options.access_log = [&](const AccessRecord& record) {
    const std::lock_guard lock(mutex);
    lines.push_back(std::string(record.method) + " " + std::string(record.path) + " " + std::to_string(record.status) +
                    " " + std::to_string(record.bytes) + " " + std::string(record.failure));
  };
  RunningServer server(options, echo);
  server.exchange(get("/a?token=secret") + "HEAD /b HTTP/1.1\r\nHost: a\r\n\r\n" + get("/throw"));
  server.exchange("GET /% HTTP/1.1\r\nHost: a\r\n\r\n");
  server.stop();
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] == "GET /a 200 7 ");
  CHECK(lines[1] == "HEAD /b 200 0 ");
  CHECK(lines[2].starts_with("GET /throw 500 "));
  CHECK(lines[2].ends_with(" secret of the handler"));
  CHECK(lines[3].starts_with("GET  400 "));
}

TEST_CASE("A half-sent request gets 408") {
  const char* half =
      GENERATE("GET / HTTP/1.1\r\nHost: a\r\n", "G", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab",
               "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab");
  RunningServer server(options_with([](Limits& limits) {
                         limits.header_time = 100ms;
                         limits.stall_time = 150ms;
                       }),
                       echo);
  Client client = server.connect();
  client.send(half);
  const std::string response = client.read_to_end();
  CHECK(status_of(response) == 408);
  CHECK(field_of(response, "Connection") == "close");
}

TEST_CASE("A peer that drips its header is cut off by the total, not by the pauses") {
  RunningServer server(options_with([](Limits& limits) { limits.header_time = 200ms; }), echo);
  Client client = server.connect();
  std::promise<void> over;
  std::thread dripping([&client, stop = over.get_future()] {
    client.send("GET / HTTP/1.1\r\nHost: a\r\n");
    while (stop.wait_for(10ms) == std::future_status::timeout) client.send("X: y\r\n");
  });
  const std::string response = client.read_to_end();
  over.set_value();
  dripping.join();
  CHECK(status_of(response) == 408);
}

TEST_CASE("An idle connection is closed without a word, before and after a request") {
  RunningServer server(options_with([](Limits& limits) { limits.idle_time = 100ms; }), echo);
  Client fresh = server.connect();
  CHECK(fresh.is_closed_silently());
  Client used = server.connect();
  used.send(get("/a"));
  CHECK(content_of(used.read_response()) == "GET /a\n");
  CHECK(used.is_closed_silently());
}

TEST_CASE("A peer that does not take its answer is cut off") {
  std::atomic<int> unanswered{0};
  ServerOptions options = options_with([](Limits& limits) { limits.stall_time = 200ms; });
  options.access_log = [&](const AccessRecord& record) { unanswered += record.status == 0; };
  RunningServer server(options, echo);
  Client client = server.connect();
  // More than the socket buffers hold, requested and never read.
  for (int i = 0; i < 20; ++i) client.send(get("/large"));
  for (int i = 0; i < 500 && unanswered == 0; ++i) std::this_thread::sleep_for(10ms);
  CHECK(unanswered == 1);
}

TEST_CASE("Far too many connections are served, refused or found idle, and the server is there for the next") {
  RunningServer server(options_with([](Limits& limits) {
                         limits.connections = 4;
                         limits.idle_time = 100ms;
                         limits.linger_time = 50ms;
                       }),
                       echo);
  std::vector<Client> clients;
  for (int i = 0; i < 150; ++i) clients.push_back(server.connect());
  for (Client& client : clients) {
    client.send(get("/a", "Connection: close\r\n"));
    const int status = status_of(client.read_to_end());
    CHECK((status == 200 || status == 503 || status == 0));
  }
  int status = 0;
  for (int i = 0; i < 100 && status != 200; ++i) {
    std::this_thread::sleep_for(20ms);
    status = status_of(server.exchange(get("/a")));
  }
  CHECK(status == 200);
}

TEST_CASE("Hundreds of connections at once are served") {
  RunningServer server(options_with(), echo);
  std::vector<Client> clients;
  for (int i = 0; i < 400; ++i) clients.push_back(server.connect());
  for (int round = 0; round < 3; ++round) {
    for (Client& client : clients) client.send(get("/a"));
    int good = 0;
    for (Client& client : clients) good += content_of(client.read_response()) == "GET /a\n";
    CHECK(good == 400);
  }
}

TEST_CASE("Stopping answers the running request, closes idle connections and takes no new ones") {
  std::promise<void> entered;
  std::promise<void> released;
  auto release = released.get_future().share();
  // A second thread, so that the idle connection is not behind the handler that blocks.
  RunningServer server(options_with(), [&entered, release](const Request& request) {
    if (request.path == "/slow") {
      entered.set_value();
      release.wait();
    }
    return echo(request);
  });
  Client running = server.connect();
  running.send(get("/a"));
  running.read_response();
  Client idle = server.connect();
  idle.send(get("/a"));
  idle.read_response();
  running.send(get("/slow"));
  entered.get_future().wait();
  server.server().stop();
  std::thread later([&released] {
    std::this_thread::sleep_for(50ms);
    released.set_value();
  });
  const std::string response = running.read_to_end();
  CHECK(content_of(response) == "GET /slow\n");
  CHECK(field_of(response, "Connection") == "close");
  CHECK(idle.is_closed_silently());
  later.join();
  server.stop();
}

TEST_CASE("Stopping answers a request that is still arriving, and does not wait for one that never does") {
  RunningServer server(options_with([](Limits& limits) { limits.shutdown_time = 500ms; }), echo);
  Client half = server.connect();
  half.send("GET /half HTTP/1.1\r\nHost: a\r\n");
  Client never = server.connect();
  never.send("GET /never HTTP/1.1\r\nHo");
  std::this_thread::sleep_for(100ms);
  server.server().stop();
  half.send("\r\n");
  CHECK(content_of(half.read_to_end()) == "GET /half\n");
  never.read_to_end();
  server.stop();
}

TEST_CASE("Stopping before and after running is harmless") {
  auto server = Server::listen(options_with(), answer_all(echo));
  REQUIRE(server);
  (*server)->stop();
  (*server)->run();
  (*server)->stop();
  CHECK(Server::listen(options_with(), answer_all(echo)));  // never run at all
}

TEST_CASE("SIGTERM stops the server when it was asked to listen to it") {
  ServerOptions options = options_with();
  options.handle_signals = true;
  RunningServer server(options, echo);
  Client client = server.connect();
  client.send(get("/a"));
  CHECK(status_of(client.read_response()) == 200);
  std::raise(SIGTERM);
  CHECK(client.is_closed_silently());
}

TEST_CASE("What cannot be listened on is one clear error") {
  RunningServer server(options_with(), echo);
  ServerOptions taken = options_with();
  taken.endpoint = server.server().local_endpoint();
  CHECK(taken.endpoint.port != 0);
  const auto second = Server::listen(taken, answer_all(echo));
  REQUIRE_FALSE(second);
  CHECK(second.error().value == to_text(taken.endpoint));
  CHECK(second.error().message == "the server cannot listen here: Address already in use");

  ServerOptions idle = options_with();
  idle.threads = 0;
  CHECK(Server::listen(idle, answer_all(echo)).error().where == "threads");
  CHECK(Server::listen(options_with([](Limits& limits) { limits.idle_time = 0ms; }), answer_all(echo)).error().where ==
        "limits");
  CHECK(Server::listen(options_with([](Limits& limits) { limits.connections = 1u << 30; }), answer_all(echo))
            .error()
            .where == "--connections");
}
