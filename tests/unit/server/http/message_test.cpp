#include "server/http/message.hpp"

#include <catch2/catch.hpp>

#include "server/http/access_log.hpp"
#include "server/http/endpoint.hpp"
#include "server/http/response_head.hpp"

using namespace plenary::server;
using namespace std::chrono;

TEST_CASE("Fields are found in any case, the first or all of them") {
  Request request;
  request.headers = {{"Host", "a"}, {"accept", "x"}, {"ACCEPT", "y"}};
  CHECK(request.header("Accept") == "x");
  CHECK(request.combined_header("Accept") == "x, y");
  CHECK(request.header("Range").empty());
}

TEST_CASE("A field that is no list counts only if it was sent once") {
  Request request;
  request.headers = {{"If-Modified-Since", "a"}, {"Accept", "x"}, {"accept", "y"}};
  CHECK(request.single_header("if-modified-since") == "a");
  CHECK(request.single_header("Accept").empty());
  CHECK(request.single_header("Range").empty());
}

TEST_CASE("Methods are named in capitals") {
  CHECK(method_of("DELETE") == Method::del);
  CHECK(name_of(Method::del) == "DELETE");
  CHECK(method_of("get") == Method::other);
  CHECK(method_of("TRACE") == Method::other);
}

TEST_CASE("A peer's address is told as it is meant, however the socket told it") {
  Peer v4{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 0, 2, 7}, 50'112};
  CHECK(to_text(v4) == "192.0.2.7:50112");
  CHECK_FALSE(is_loopback(v4));
  v4.address[12] = 127;
  CHECK(is_loopback(v4));
  const Peer v6{{0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 80};
  CHECK(to_text(v6) == "[2001:db8::1]:80");
  CHECK(is_loopback(Peer{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 80}));
}

TEST_CASE("Query parameters are decoded") {
  Request request;
  request.query = "zone=Europe%2FBrussels&empty=&flag&q=a+b%26&zone=second";
  CHECK(request.query_parameter("zone") == "Europe/Brussels");
  CHECK(request.query_parameter("q") == "a b&");
  CHECK(request.query_parameter("empty").empty());
  CHECK(request.query_parameter("flag").empty());
  CHECK(request.query_parameter("absent").empty());
}

TEST_CASE("A problem document stays JSON whatever the path holds") {
  const Response response = problem_response({404, "", "", "/\"\\\xff"});
  CHECK(response.content() ==
        "{\n  \"title\": \"Not Found\",\n  \"status\": 404,\n  \"instance\": \"/\\\"\\\\\xef\xbf\xbd\"\n}\n");
}

TEST_CASE("A head is written with the server's own fields") {
  Response response{200,
                    {{"Content-Type", "text/plain"}, {"content-length", "9"}, {"Connection", "upgrade"}, {"date", "x"}},
                    std::make_shared<const std::string>("ok\n")};
  std::string head;
  append_head(head, response, Framed::by_length, 3);
  CHECK(head == "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n");
  head.clear();
  append_head(head, response, Framed::in_chunks, 0);
  CHECK(head == "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n");
  head.clear();
  append_head(head, Response{304, {}, {}}, Framed::by_length, 0);
  CHECK(head == "HTTP/1.1 304 Not Modified\r\n");
  HeadEnd end;
  const std::string kept(end.text(true));
  CHECK(kept.starts_with("Date: "));
  CHECK(kept.ends_with(" GMT\r\nConnection: keep-alive\r\n\r\n"));
  CHECK(end.text(false).ends_with(" GMT\r\nConnection: close\r\n\r\n"));
}

TEST_CASE("A response that would break the message apart is not well-formed") {
  CHECK(is_well_formed({200, {{"X", "y"}}, {}}));
  CHECK_FALSE(is_well_formed({200, {{"X", "y\r\nSet-Cookie: a"}}, {}}));
  CHECK_FALSE(is_well_formed({200, {{"X\n", "y"}}, {}}));
  CHECK_FALSE(is_well_formed({200, {{"X", std::string("a\0b", 3)}}, {}}));
  CHECK_FALSE(is_well_formed({200, {{"", "y"}}, {}}));
  CHECK_FALSE(is_well_formed({100, {}, {}}));
  CHECK_FALSE(is_well_formed({999, {}, {}}));
}

TEST_CASE("An access record is one line of JSON whatever the peer sent") {
  AccessRecord record;
  record.time = sys_days{year{2020} / 9 / 16} + 12h + 5ms;
  record.peer = "127.0.0.1:50112";
  record.method = "GET";
  record.path = "/a\"b\n\xff";
  record.status = 404;
  record.bytes = 12;
  record.duration = microseconds{250};
  CHECK(to_json_line(record) ==
        "{\"time\":\"2020-09-16T12:00:00.005Z\",\"peer\":\"127.0.0.1:50112\",\"method\":\"GET\","
        "\"path\":\"/a\\\"b\\n\xef\xbf\xbd\",\"status\":404,\"bytes\":12,\"duration_us\":250}\n");
  record.failure = "no such zone";
  CHECK(to_json_line(record).find("\"failure\":\"no such zone\"}\n") != std::string::npos);
}

TEST_CASE("An endpoint is a numeric address and a port") {
  CHECK(parse_endpoint("127.0.0.1:8080") == Endpoint{"127.0.0.1", 8080});
  CHECK(parse_endpoint("[::1]:0") == Endpoint{"::1", 0});
  CHECK(to_text(Endpoint{"::1", 80}) == "[::1]:80");
  CHECK(to_text(Endpoint{"127.0.0.1", 80}) == "127.0.0.1:80");
  CHECK(is_loopback(Endpoint{"127.9.9.9", 1}));
  CHECK(is_loopback(Endpoint{"::1", 1}));
  CHECK_FALSE(is_loopback(Endpoint{"0.0.0.0", 1}));
  CHECK_FALSE(is_loopback(Endpoint{"192.0.2.1", 1}));
  for (const char* bad : {"", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:8080x",
                          "localhost:8080", "::1:8080", "[127.0.0.1]:8080", "127.0.0.999:80", ":8080", "[]:80"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_endpoint(bad));
  }
  CHECK(parse_endpoint("localhost:8080").error().fix == "127.0.0.1:8080");
  CHECK(parse_endpoint("::1:8080").error().fix == "[::1]:8080");
}
