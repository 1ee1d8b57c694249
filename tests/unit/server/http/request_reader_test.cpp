#include "server/http/request_reader.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>

using namespace plenary::server;

namespace {

using State = RequestReader::State;

Limits small_limits() {
  Limits limits;
  limits.target_bytes = 100;
  limits.header_bytes = 500;
  limits.header_fields = 10;
  return limits;
}

/// What a reader makes of `octets` that arrive in pieces of `piece`: "GET /a", "GET /b; 400 reason" and so on.
std::string read_all(std::string_view octets, std::size_t piece) {
  RequestReader reader(small_limits());
  std::string result;
  while (true) {
    while (reader.state() == State::admission || reader.state() == State::complete) {
      if (reader.state() == State::admission) {
        reader.expect_content(50, RequestReader::Content::kept);
        continue;
      }
      const Request& request = reader.request();
      result += std::string(request.method_name) + " " + std::string(request.path);
      if (!request.query.empty()) result += "?" + std::string(request.query);
      if (!request.content.empty()) result += " with " + std::string(request.content);
      result += reader.framing().keep_alive ? "; " : " and close; ";
      reader.next();
    }
    if (reader.state() == State::failed) {
      return result + std::to_string(reader.rejection().status) + " " + reader.rejection().detail;
    }
    if (octets.empty()) return result + (reader.is_empty() ? "end" : "unfinished");
    const auto space = reader.space();
    REQUIRE_FALSE(space.empty());
    const std::size_t count = std::min({piece, octets.size(), space.size()});
    std::memcpy(space.data(), octets.data(), count);
    octets.remove_prefix(count);
    reader.received(count);
  }
}

/// The answer, which must not depend on how the octets were cut.
std::string read(std::string_view octets) {
  const std::string whole = read_all(octets, octets.size() + 1);
  for (const std::size_t piece : {1, 2, 3, 5, 7, 16, 64, 333}) CHECK(read_all(octets, piece) == whole);
  return whole;
}

std::string with_fields(std::string_view fields, std::string_view rest = "") {
  return "GET / HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n" + std::string(rest);
}

int status_of(std::string_view octets) {
  const std::string result = read(octets);
  return result.size() > 3 && std::isdigit(static_cast<unsigned char>(result[0])) ? std::stoi(result.substr(0, 3))
                                                                                  : 200;
}

}  // namespace

TEST_CASE("Requests are read one after the other") {
  CHECK(read("GET /feeds/rabat.ics HTTP/1.1\r\nHost: plenary.example\r\n\r\n") == "GET /feeds/rabat.ics; end");
  CHECK(read("GET /a?x=1 HTTP/1.1\r\nHost: a\r\n\r\nHEAD /b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") ==
        "GET /a?x=1; HEAD /b and close; end");
  CHECK(read("\r\n\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n") ==
        "GET /a; GET /b; end");
  CHECK(read("GET / HTTP/1.1\r\nHost: a\r\n") == "unfinished");
  CHECK(read("\r\n\r") == "end");
}

TEST_CASE("HTTP/1.0 closes unless asked to keep the connection") {
  CHECK(read("GET / HTTP/1.0\r\n\r\n") == "GET / and close; end");
  CHECK(read("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n") == "GET /; end");
  CHECK(read("GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n") == "GET / and close; end");
}

TEST_CASE("Content is read by its length or in chunks, without extensions and trailers") {
  CHECK(read("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhelloGET /b HTTP/1.1\r\nHost: a\r\n\r\n") ==
        "POST /a with hello; GET /b; end");
  CHECK(read(with_fields("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n3;x=y\r\nabc\r\n0\r\n\r\n") +
             with_fields("")) == "GET / with helloabc; GET /; end");
  CHECK(read(with_fields("Transfer-Encoding: Chunked\r\n", "0\r\nContent-Type: a\r\nHost: b\r\n\r\n")) == "GET /; end");
  CHECK(read(with_fields("Content-Length: 5\r\n", "hell")) == "unfinished");
  CHECK(read(with_fields("Content-Length: 00\r\n") + with_fields("")) == "GET /; GET /; end");
}

TEST_CASE("The host of an absolute-form target replaces the Host field") {
  RequestReader reader(small_limits());
  const std::string_view octets = "GET http://real.example/x HTTP/1.1\r\nHost: other.example\r\n\r\n";
  std::memcpy(reader.space().data(), octets.data(), octets.size());
  reader.received(octets.size());
  REQUIRE(reader.state() == State::admission);
  CHECK(reader.request().path == "/x");
  CHECK(reader.request().header("host") == "real.example");
}

TEST_CASE("A request whose end two readers could see in different places is refused") {
  struct Attempt {
    const char* what;
    std::string octets;
    int status;
  };
  const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
  const Attempt attempt = GENERATE_COPY(values<Attempt>({
      {"both lengths", with_fields("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {"both, the other way round", with_fields("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"),
       400},
      {"two equal lengths", with_fields("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400},
      {"two lengths", with_fields("Content-Length: 0\r\nContent-Length: 38\r\n", smuggled), 400},
      {"a list of lengths", with_fields("Content-Length: 3, 3\r\n", "abc"), 400},
      {"a signed length", with_fields("Content-Length: +3\r\n", "abc"), 400},
      {"a negative length", with_fields("Content-Length: -3\r\n", "abc"), 400},
      {"a hexadecimal length", with_fields("Content-Length: 0x3\r\n", "abc"), 400},
      {"an empty length", with_fields("Content-Length: \r\n"), 400},
      {"a length beyond 64 bits", with_fields("Content-Length: 18446744073709551617\r\n", "a"), 400},
      {"identity", with_fields("Transfer-Encoding: identity\r\n", smuggled), 501},
      {"gzip, chunked", with_fields("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 501},
      {"chunked, identity", with_fields("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"), 501},
      {"chunked twice", with_fields("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), 501},
      {"two codings", with_fields("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", smuggled), 400},
      {"two codings, hidden", with_fields("Transfer-Encoding: xchunked\r\nTransfer-Encoding: chunked\r\n", smuggled),
       400},
      {"a quoted coding", with_fields("Transfer-Encoding: \"chunked\"\r\n", smuggled), 501},
      {"a parameter", with_fields("Transfer-Encoding: chunked;q=1\r\n", smuggled), 501},
      {"an empty coding", with_fields("Transfer-Encoding: \r\n", smuggled), 501},
      {"a vertical tab", with_fields("Transfer-Encoding: \x0b chunked\r\n", smuggled), 400},
      {"chunked in HTTP/1.0", "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"a space before the colon", with_fields("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), 400},
      {"a continued field", with_fields("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"), 400},
      {"a continued field with a tab", with_fields("X: y\r\n\tContent-Length: 3\r\n"), 400},
      {"a bare line feed", "GET / HTTP/1.1\nHost: a\n\n\r\n\r\n", 400},
      {"a bare line feed in a field", with_fields("X: y\nContent-Length: 3\r\n"), 400},
      {"a bare carriage return", with_fields("X: y\rContent-Length: 3\r\n"), 400},
      {"a NUL in a field", with_fields("X: a" + std::string(1, '\0') + "b\r\n"), 400},
      {"a field before the first", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
      {"no field name", with_fields(": x\r\n"), 400},
      {"a chunk size with a sign", with_fields("Transfer-Encoding: chunked\r\n", "+5\r\nhello\r\n0\r\n\r\n"), 400},
      {"a chunk size with 0x", with_fields("Transfer-Encoding: chunked\r\n", "0x5\r\nhello\r\n0\r\n\r\n"), 400},
      {"a chunk size beyond 64 bits", with_fields("Transfer-Encoding: chunked\r\n", "10000000000000005\r\nhello"), 400},
      {"a chunk without its line end", with_fields("Transfer-Encoding: chunked\r\n", "5\r\nhelloXX0\r\n\r\n"), 400},
      {"a chunk line that ends in LF", with_fields("Transfer-Encoding: chunked\r\n", "5\nhello\r\n0\r\n\r\n"), 400},
      {"a chunk extension with LF", with_fields("Transfer-Encoding: chunked\r\n", "5;\nxx\r\nhello\r\n0\r\n\r\n"), 400},
      {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two Hosts", with_fields("Host: b\r\n"), 400},
      {"an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"a Host that is none", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
      {"a Host with a space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
  }));
  CAPTURE(attempt.what);
  const std::string result = read(attempt.octets);
  CAPTURE(result);
  CHECK(status_of(attempt.octets) == attempt.status);
  CHECK(result.find("smuggled") == std::string::npos);
}

TEST_CASE("A request line is judged") {
  CHECK(status_of("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("GET  / HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("GET / HTTP/1.1 \r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("GET /\r\n\r\n") == 400);
  CHECK(status_of("GET / HTTP/2.0\r\nHost: a\r\n\r\n") == 505);
  CHECK(status_of("GET / HTTP/0.9\r\nHost: a\r\n\r\n") == 505);
  CHECK(status_of("GET / HTTP/1.10\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("GET / http/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("BREW / HTTP/1.1\r\nHost: a\r\n\r\n") == 501);
  CHECK(status_of("get / HTTP/1.1\r\nHost: a\r\n\r\n") == 501);
  CHECK(status_of("GET * HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("GET /../x HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(status_of("\x16\x03\x01\x02\x00\x01") == 400);  // TLS to a plain port
}

TEST_CASE("OPTIONS may ask about the server as a whole") {
  CHECK(read("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n") == "OPTIONS *; end");
}

TEST_CASE("Another minor version of HTTP/1 is read as HTTP/1.1") {
  CHECK(read("GET /a HTTP/1.9\r\nHost: a\r\n\r\nGET /b HTTP/1.2\r\nHost: a\r\n\r\n") == "GET /a; GET /b; end");
  CHECK(read("POST /a HTTP/1.3\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n") ==
        "POST /a with x; end");
  CHECK(read("GET / HTTP/1.9\r\n\r\n") == "400 A request needs a Host field.");
}

TEST_CASE("A target of 8,000 octets is read, a longer one is 414, beside fields of 8 KiB") {
  const auto status = [](std::size_t size) {
    RequestReader reader{Limits{}};
    const std::string octets = "GET /" + std::string(size - 1, 'a') +
                               " HTTP/1.1\r\nHost: a\r\nCookie: " + std::string(8'192, 'c') + "\r\n\r\n";
    const auto space = reader.space();
    REQUIRE(space.size() >= octets.size());
    std::memcpy(space.data(), octets.data(), octets.size());
    reader.received(octets.size());
    return reader.state() == State::failed ? reader.rejection().status : 200;
  };
  CHECK(status(8'000) == 200);
  CHECK(status(8'001) == 414);
}

TEST_CASE("Content is kept only where it is wanted, and nothing of it is read before") {
  RequestReader reader{small_limits()};
  const std::string_view octets = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
  std::memcpy(reader.space().data(), octets.data(), octets.size());
  reader.received(octets.size());
  CHECK(reader.state() == State::admission);
  CHECK(reader.request().content.empty());
  reader.expect_content(5, RequestReader::Content::dropped);
  CHECK(reader.state() == State::complete);
  CHECK(reader.request().content.empty());
  reader.next();
  std::memcpy(reader.space().data(), octets.data(), octets.size());
  reader.received(octets.size());
  reader.expect_content(4, RequestReader::Content::kept);
  CHECK(reader.state() == State::failed);
  CHECK(reader.rejection().status == 413);
}

TEST_CASE("Only 100-continue can be expected") {
  CHECK(status_of(with_fields("Expect: 100-Continue\r\nContent-Length: 1\r\n", "a")) == 200);
  CHECK(status_of(with_fields("Expect: tea\r\n")) == 417);
  CHECK(status_of("GET / HTTP/1.0\r\nExpect: tea\r\n\r\n") == 200);
}

TEST_CASE("Each size limit is met at its value and refused beyond") {
  const auto target = [](std::size_t size) {
    return "GET /" + std::string(size - 1, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n";
  };
  CHECK(status_of(target(100)) == 200);
  CHECK(status_of(target(101)) == 414);
  CHECK(status_of(target(5000)) == 414);

  const auto header = [](std::size_t size) {
    const std::size_t fixed = with_fields("X: \r\n").size();
    return with_fields("X: " + std::string(size - fixed, 'a') + "\r\n");
  };
  CHECK(status_of(header(500)) == 200);
  CHECK(status_of(header(501)) == 431);
  CHECK(status_of(header(20'000)) == 431);
  CHECK(status_of(std::string(20'000, 'A')) == 400);

  const auto fields = [](int count) {
    std::string text;
    for (int i = 1; i < count; ++i) text += "X: y\r\n";
    return with_fields(text);
  };
  CHECK(status_of(fields(10)) == 200);
  CHECK(status_of(fields(11)) == 431);

  const auto content = [](std::size_t size) {
    return with_fields("Content-Length: " + std::to_string(size) + "\r\n", std::string(size, 'x'));
  };
  CHECK(status_of(content(50)) == 200);
  CHECK(status_of(content(51)) == 413);
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  CHECK(status_of(with_fields(
            chunked, "19\r\n" + std::string(25, 'x') + "\r\n19\r\n" + std::string(25, 'x') + "\r\n0\r\n\r\n")) == 200);
  CHECK(status_of(with_fields(
            chunked, "19\r\n" + std::string(25, 'x') + "\r\n1a\r\n" + std::string(26, 'x') + "\r\n0\r\n\r\n")) == 413);
}

TEST_CASE("Endless chunk extensions and trailers are cut off") {
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  CHECK(status_of(with_fields(chunked, "1;" + std::string(100'000, 'x'))) == 400);
  CHECK(status_of(with_fields(chunked, "0\r\nX: " + std::string(100'000, 'x'))) == 400);
  std::string many;
  for (int i = 0; i < 49; ++i) many += "1;x=" + std::string(3'000, 'y') + "\r\na\r\n";
  CHECK(status_of(with_fields(chunked, many + "0\r\n\r\n")) == 413);
}
