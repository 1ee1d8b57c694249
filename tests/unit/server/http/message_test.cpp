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
  CHECK(*response.body ==
        "{\n  \"title\": \"Not Found\",\n  \"status\": 404,\n  \"instance\": \"/\\\"\\\\\xef\xbf\xbd\"\n}\n");
}

TEST_CASE("A head is written with the server's own fields") {
  Response response{200,
                    {{"Content-Type", "text/plain"}, {"content-length", "9"}, {"Connection", "upgrade"}, {"date", "x"}},
                    std::make_shared<const std::string>("ok\n")};
  std::string head;
  append_head(head, response, true, "Wed, 16 Sep 2020 12:00:00 GMT");
  CHECK(head ==
        "HTTP/1.1 200 OK\r\nDate: Wed, 16 Sep 2020 12:00:00 GMT\r\nContent-Type: text/plain\r\n"
        "Content-Length: 3\r\nConnection: keep-alive\r\n\r\n");
  head.clear();
  append_head(head, Response{304, {}, nullptr}, false, "D");
  CHECK(head == "HTTP/1.1 304 Not Modified\r\nDate: D\r\nConnection: close\r\n\r\n");
}

TEST_CASE("A response that would break the message apart is not well-formed") {
  CHECK(is_well_formed({200, {{"X", "y"}}, nullptr}));
  CHECK_FALSE(is_well_formed({200, {{"X", "y\r\nSet-Cookie: a"}}, nullptr}));
  CHECK_FALSE(is_well_formed({200, {{"X\n", "y"}}, nullptr}));
  CHECK_FALSE(is_well_formed({200, {{"X", std::string("a\0b", 3)}}, nullptr}));
  CHECK_FALSE(is_well_formed({200, {{"", "y"}}, nullptr}));
  CHECK_FALSE(is_well_formed({100, {}, nullptr}));
  CHECK_FALSE(is_well_formed({999, {}, nullptr}));
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
  CHECK(is_loopback({"127.9.9.9", 1}));
  CHECK(is_loopback({"::1", 1}));
  CHECK_FALSE(is_loopback({"0.0.0.0", 1}));
  CHECK_FALSE(is_loopback({"192.0.2.1", 1}));
  for (const char* bad : {"", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:8080x",
                          "localhost:8080", "::1:8080", "[127.0.0.1]:8080", "127.0.0.999:80", ":8080", "[]:80"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_endpoint(bad));
  }
  CHECK(parse_endpoint("localhost:8080").error().fix == "127.0.0.1:8080");
  CHECK(parse_endpoint("::1:8080").error().fix == "[::1]:8080");
}
