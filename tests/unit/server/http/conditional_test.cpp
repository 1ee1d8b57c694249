#include "server/http/conditional.hpp"

#include <zlib.h>

#include <catch2/catch.hpp>

using namespace plenary::server;
using namespace std::chrono;

namespace {

using Fields = std::vector<std::pair<std::string_view, std::string_view>>;

std::string feed_bytes() {
  std::string bytes = "BEGIN:VCALENDAR\r\n";
  for (int i = 0; i < 50; ++i) bytes += "X-LINE:Rabat Process, Paris workshop\r\n";
  return bytes + "END:VCALENDAR\r\n";
}

Representation feed() {
  return make_representation(feed_bytes(), {"text/calendar; charset=utf-8", "rabat.ics", "public, max-age=300",
                                            sys_days{year{2020} / 9 / 16} + 12h});
}

Response get(Fields headers, const Representation& representation = feed()) {
  Request request;
  request.path = "/feeds/rabat.ics";
  request.headers = std::move(headers);
  return conditional(request, representation);
}

std::string field(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "(absent)";
}

std::string gunzip(std::string_view coded) {
  std::string plain(1 << 16, '\0');
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(coded.data()));
  stream.avail_in = static_cast<uInt>(coded.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  const int status = inflate(&stream, Z_FINISH);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  REQUIRE(status == Z_STREAM_END);
  return plain;
}

}  // namespace

TEST_CASE("A feed is served with its validators and name") {
  const Response response = get({});
  CHECK(response.status == 200);
  CHECK(field(response, "Content-Type") == "text/calendar; charset=utf-8");
  CHECK(field(response, "Last-Modified") == "Wed, 16 Sep 2020 12:00:00 GMT");
  CHECK(field(response, "Cache-Control") == "public, max-age=300");
  CHECK(field(response, "Content-Disposition") == "inline; filename=\"rabat.ics\"");
  CHECK(field(response, "Vary") == "Accept-Encoding");
  CHECK(field(response, "Content-Encoding") == "(absent)");
  CHECK(field(response, "ETag") == feed().etag);
  CHECK(*response.body == feed_bytes());
}

TEST_CASE("The gzip variant has a tag of its own and unpacks to the same bytes") {
  const Response response = get({{"Accept-Encoding", "gzip"}});
  CHECK(field(response, "Content-Encoding") == "gzip");
  CHECK(field(response, "ETag") == feed().etag_gzip);
  CHECK(feed().etag_gzip != feed().etag);
  CHECK(gunzip(*response.body) == feed_bytes());
}

TEST_CASE("Equal bytes give equal tags and equal gzip, without a time stamp") {
  CHECK(feed().etag == feed().etag);
  CHECK(*feed().gzip == *feed().gzip);
  CHECK(feed().gzip->substr(4, 4) == std::string(4, '\0'));  // MTIME of RFC 1952
  CHECK(strong_etag("") == "\"e3b0c44298fc1c149afbf4c8996fb924\"");
  CHECK(strong_etag("abc") == "\"ba7816bf8f01cfea414140de5dae2223\"");
}

TEST_CASE("Bytes that do not shrink are served plain to everyone") {
  const Representation tiny = make_representation("ok\n", {"text/plain", "", "", {}});
  CHECK(tiny.gzip == nullptr);
  const Response response = get({{"Accept-Encoding", "gzip"}}, tiny);
  CHECK(*response.body == "ok\n");
  CHECK(field(response, "Vary") == "(absent)");
  CHECK(field(response, "Cache-Control") == "(absent)");
  CHECK(field(response, "Content-Disposition") == "(absent)");
}

TEST_CASE("A current copy gets 304 with the validators and nothing else") {
  const std::string etag = feed().etag;
  const Response response = get({{"If-None-Match", etag}});
  CHECK(response.status == 304);
  CHECK(response.body == nullptr);
  CHECK(field(response, "ETag") == etag);
  CHECK(field(response, "Last-Modified") == "Wed, 16 Sep 2020 12:00:00 GMT");
  CHECK(field(response, "Cache-Control") == "public, max-age=300");
  CHECK(field(response, "Vary") == "Accept-Encoding");
  CHECK(field(response, "Content-Type") == "(absent)");
  const std::string coded = feed().etag_gzip;
  CHECK(get({{"If-None-Match", coded}, {"Accept-Encoding", "gzip"}}).status == 304);
  CHECK(get({{"If-None-Match", coded}}).status == 200);
}

TEST_CASE("If-None-Match is a list, compared weakly") {
  CHECK(none_match_hits("\"a\"", "\"a\""));
  CHECK(none_match_hits("W/\"a\"", "\"a\""));
  CHECK(none_match_hits("\"x\", W/\"y\",\"a\"", "\"a\""));
  CHECK(none_match_hits(" * ", "\"a\""));
  CHECK(none_match_hits("\"x,y\", \"a\"", "\"a\""));
  CHECK(none_match_hits("\"a,b\"", "\"a,b\""));
  CHECK_FALSE(none_match_hits("\"A\"", "\"a\""));
  CHECK_FALSE(none_match_hits("a", "\"a\""));
  CHECK_FALSE(none_match_hits("\"a", "\"a\""));
  CHECK_FALSE(none_match_hits("\"x\"a\"", "\"a\""));
  CHECK_FALSE(none_match_hits("", "\"a\""));
}

TEST_CASE("If-None-Match decides before If-Modified-Since") {
  const std::string etag = feed().etag;
  CHECK(get({{"If-None-Match", "\"old\""}, {"If-Modified-Since", "Wed, 16 Sep 2020 12:00:00 GMT"}}).status == 200);
  CHECK(get({{"If-None-Match", etag}, {"If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"}}).status == 304);
  CHECK(get({{"If-None-Match", "\"old\""}, {"If-None-Match", etag}}).status == 304);
}

TEST_CASE("If-Modified-Since is a date in any of the three forms; what is not a date is ignored") {
  CHECK(get({{"If-Modified-Since", "Wed, 16 Sep 2020 12:00:00 GMT"}}).status == 304);
  CHECK(get({{"If-Modified-Since", "Wednesday, 16-Sep-20 12:00:01 GMT"}}).status == 304);
  CHECK(get({{"If-Modified-Since", "Wed Sep 16 12:00:00 2020"}}).status == 304);
  CHECK(get({{"If-Modified-Since", "Wed, 16 Sep 2020 11:59:59 GMT"}}).status == 200);
  CHECK(get({{"If-Modified-Since", "recently"}}).status == 200);
}

TEST_CASE("Range is ignored") { CHECK(get({{"Range", "bytes=0-3"}}).status == 200); }

TEST_CASE("Accept-Encoding is weighed") {
  for (const char* yes : {"gzip", "GZIP", "x-gzip", "deflate, gzip;q=1.0, *;q=0.5", "*", "gzip;q=0.001", "br , gzip ",
                          "gzip; q=0.5", "identity;q=0.5, gzip;q=0.5", "gzip;q=0, gzip;q=1"}) {
    CAPTURE(yes);
    CHECK(prefers_gzip(yes));
  }
  for (const char* no : {"", "identity", "br", "gzip;q=0", "gzip;q=0.000", "*;q=0", "gzip;q=0, *",
                         "gzip;q=0.2, identity", "gzipped", "gzip;q=0, identity;q=0"}) {
    CAPTURE(no);
    CHECK_FALSE(prefers_gzip(no));
  }
}

TEST_CASE("A file name is quoted, and encoded beyond ASCII") {
  CHECK(inline_disposition("a\"b.ics") == "inline; filename=\"a\\\"b.ics\"");
  CHECK(inline_disposition("r\xc3\xa9union.ics") ==
        "inline; filename=\"r__union.ics\"; filename*=UTF-8''r%C3%A9union.ics");
  CHECK(inline_disposition("a\r\nb") == "inline; filename=\"a__b\"; filename*=UTF-8''a%0D%0Ab");
}
