#include "server/http/conditional.hpp"

#include <catch2/catch.hpp>

#include "server/http/http_date.hpp"

using namespace plenary::server;
using namespace std::chrono;

namespace {

using Fields = std::vector<std::pair<std::string_view, std::string_view>>;

std::string feed_bytes() {
  std::string bytes = "BEGIN:VCALENDAR\r\n";
  for (int i = 0; i < 1'000; ++i) bytes += "X-LINE:Rabat Process, Paris workshop\r\n";
  return bytes + "END:VCALENDAR\r\n";
}

RepresentationPtr feed(Keep keep = Keep::both) {
  return make_representation(
      feed_bytes(),
      {"text/calendar; charset=utf-8", "rabat.ics", "public, max-age=300", sys_days{year{2020} / 9 / 16} + 12h}, keep);
}

Response get(Fields headers, const RepresentationPtr& representation = feed()) {
  Request request;
  request.path = "/feeds/rabat.ics";
  request.headers = std::move(headers);
  return conditional(request, representation);
}

std::string field(const Response& response, std::string_view name) {
  const std::string_view value = response.header(name);
  return value.empty() ? "(absent)" : std::string(value);
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
  CHECK(field(response, "ETag") == feed()->identity.etag);
  CHECK(response.content() == feed_bytes());
}

TEST_CASE("The gzip variant has a tag of its own and unpacks to the same bytes") {
  const Response response = get({{"Accept-Encoding", "gzip"}});
  CHECK(field(response, "Content-Encoding") == "gzip");
  CHECK(field(response, "ETag") == feed()->gzip.etag);
  CHECK(feed()->gzip.etag != feed()->identity.etag);
  CHECK(gunzip(response.content()) == feed_bytes());
}

TEST_CASE("Equal bytes give equal tags and equal gzip, without a time stamp") {
  CHECK(feed()->identity.etag == feed()->identity.etag);
  CHECK(feed()->gzip.bytes == feed()->gzip.bytes);
  CHECK(feed()->gzip.bytes.substr(4, 4) == std::string(4, '\0'));  // MTIME of RFC 1952
  CHECK(strong_etag("") == "\"e3b0c44298fc1c149afbf4c8996fb924\"");
  CHECK(strong_etag("abc") == "\"ba7816bf8f01cfea414140de5dae2223\"");
}

TEST_CASE("Bytes that do not shrink are served plain to everyone") {
  const RepresentationPtr tiny = make_representation("ok\n", {"text/plain", "", "", {}});
  CHECK(!tiny->has_gzip());
  const Response response = get({{"Accept-Encoding", "gzip"}}, tiny);
  CHECK(response.content() == "ok\n");
  CHECK(field(response, "Vary") == "(absent)");
  CHECK(field(response, "Cache-Control") == "(absent)");
  CHECK(field(response, "Content-Disposition") == "(absent)");
}

TEST_CASE("A current copy gets 304 with the validators and nothing else") {
  const std::string etag = feed()->identity.etag;
  const Response response = get({{"If-None-Match", etag}});
  CHECK(response.status == 304);
  CHECK(response.content().empty());
  CHECK(field(response, "ETag") == etag);
  CHECK(field(response, "Last-Modified") == "Wed, 16 Sep 2020 12:00:00 GMT");
  CHECK(field(response, "Cache-Control") == "public, max-age=300");
  CHECK(field(response, "Vary") == "Accept-Encoding");
  CHECK(field(response, "Content-Type") == "(absent)");
  const std::string coded = feed()->gzip.etag;
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
  const std::string etag = feed()->identity.etag;
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
  for (const char* gzip : {"gzip", "GZIP", "x-gzip", "deflate, gzip;q=1.0, *;q=0.5", "*", "gzip;q=0.001", "br , gzip ",
                           "gzip; q=0.5", "identity;q=0.5, gzip;q=0.5", "gzip;q=0, gzip;q=1", "identity;q=0",
                           "gzip;q=0.1, identity;q=0", "br, identity;q=0", "gzip, *;q=0"}) {
    CAPTURE(gzip);
    CHECK(preferred_coding(gzip) == Coding::gzip);
  }
  for (const char* plain : {"", "identity", "br", "gzip;q=0", "gzip;q=0.000", "gzip;q=0, *", "gzip;q=0.2, identity",
                            "gzipped", "*;q=0, identity", "br;q=0"}) {
    CAPTURE(plain);
    CHECK(preferred_coding(plain) == Coding::identity);
  }
  for (const char* nothing : {"*;q=0", "gzip;q=0, identity;q=0", "gzip;q=0, *;q=0"}) {
    CAPTURE(nothing);
    CHECK(preferred_coding(nothing) == Coding::none);
  }
}

TEST_CASE("Whoever refuses plain bytes gets none") {
  CHECK(field(get({{"Accept-Encoding", "identity;q=0"}}), "Content-Encoding") == "gzip");
  CHECK(get({{"Accept-Encoding", "*;q=0"}}).status == 406);
  const RepresentationPtr tiny = make_representation("ok\n", {"text/plain", "", "", {}});
  CHECK(get({{"Accept-Encoding", "identity;q=0"}}, tiny).status == 406);
}

TEST_CASE("If-Match and If-Unmodified-Since are met or answered with 412") {
  const std::string etag = feed()->identity.etag;
  CHECK(get({{"If-Match", etag}}).status == 200);
  CHECK(get({{"If-Match", "*"}}).status == 200);
  CHECK(get({{"If-Match", "\"old\", " + etag}}).status == 200);
  CHECK(get({{"If-Match", "\"old\""}}).status == 412);
  CHECK(get({{"If-Match", "W/" + etag}}).status == 412);
  CHECK(get({{"If-Unmodified-Since", "Wed, 16 Sep 2020 12:00:00 GMT"}}).status == 200);
  CHECK(get({{"If-Unmodified-Since", "Wed, 16 Sep 2020 11:59:59 GMT"}}).status == 412);
  CHECK(get({{"If-Unmodified-Since", "yesterday"}}).status == 200);
  // The tag decides, and 412 goes before 304.
  CHECK(get({{"If-Match", etag}, {"If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"}}).status == 200);
  CHECK(get({{"If-Match", "\"old\""}, {"If-None-Match", etag}}).status == 412);
}

TEST_CASE("A request that changes something is refused where its If-None-Match is met") {
  Request request;
  request.method = Method::put;
  const std::string etag = feed()->identity.etag;
  request.headers = {{"If-None-Match", "*"}};
  CHECK(check_preconditions(request, etag, {}) == Precondition::failed);
  request.headers = {{"If-None-Match", "\"other\""}};
  CHECK(check_preconditions(request, etag, {}) == Precondition::holds);
  request.headers = {{"If-Modified-Since", "Thu, 01 Jan 2099 00:00:00 GMT"}};
  CHECK(check_preconditions(request, etag, {}) == Precondition::holds);
}

TEST_CASE("A date that is sent twice is ignored") {
  const char* const today = "Wed, 16 Sep 2020 12:00:00 GMT";
  CHECK(get({{"If-Modified-Since", today}, {"If-Modified-Since", today}}).status == 200);
  CHECK(get({{"If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"}, {"If-Unmodified-Since", today}}).status == 200);
}

TEST_CASE("A tag that a compressing proxy has marked still hits") {
  CHECK(none_match_hits("W/\"a\"", "\"a\""));
  CHECK(none_match_hits("\"a-gzip\"", "\"a\""));
  CHECK(none_match_hits("W/\"a;gzip\"", "\"a\""));
  CHECK(match_hits("\"a-gzip\"", "\"a\""));
  CHECK_FALSE(none_match_hits("\"ab-gzip\"", "\"a\""));
  CHECK_FALSE(none_match_hits("\"a-br\"", "\"a\""));
}

TEST_CASE("Last-Modified is never later than Date: what is dated in the future was modified now") {
  const RepresentationPtr early = make_representation(
      feed_bytes(), {"text/calendar; charset=utf-8", "rabat.ics", "", sys_days{year{2098} / 1 / 1} + 0h});
  const auto shown = [&](Fields fields) {
    const Response response = get(std::move(fields), early);
    const auto date = parse_http_date(field(response, "Last-Modified"), {});
    REQUIRE(date);
    CHECK(*date <= system_clock::now());
    CHECK(field(response, "ETag") == early->identity.etag);
    return response.status;
  };
  CHECK(shown({}) == 200);
  CHECK(shown({{"If-None-Match", early->identity.etag}}) == 304);
  CHECK(get({}, early).content() == feed_bytes());
}

TEST_CASE("A packed representation answers like another, and keeps only the coded bytes") {
  const RepresentationPtr packed = feed(Keep::packed);
  CHECK(packed->memory() < feed()->memory() / 2);
  for (const Fields& fields : {Fields{}, Fields{{"Accept-Encoding", "gzip"}}, Fields{{"If-None-Match", "*"}}}) {
    const Response from_packed = get(fields, packed);
    const Response from_both = get(fields);
    CHECK(from_packed.status == from_both.status);
    CHECK(from_packed.content() == from_both.content());
    CHECK(field(from_packed, "Content-Length") == field(from_both, "Content-Length"));
    CHECK(field(from_packed, "ETag") == field(from_both, "ETag"));
  }
  // Unpacking is work, so it is not done on a network thread.
  Request request;
  CHECK_FALSE(conditional_at_once(request, packed));
  request.method = Method::head;
  CHECK(conditional_at_once(request, packed));
}

TEST_CASE("Small bytes are not packed: they are there at once for everybody") {
  const RepresentationPtr small =
      make_representation(std::string(10'000, 'x'), {"text/plain", "", "", {}}, Keep::packed);
  CHECK(small->has_gzip());
  CHECK(conditional_at_once(Request{}, small));
}

TEST_CASE("Compressed bytes take no more memory than they need") {
  const std::string coded = gzip(std::string(1'000'000, 'x'));
  CHECK(coded.capacity() < 2'000);
  CHECK(gunzip(coded) == std::string(1'000'000, 'x'));
  CHECK_THROWS(gunzip("x"));
  CHECK_THROWS(gunzip(coded.substr(0, coded.size() - 9) + coded.substr(coded.size() - 8)));
}

TEST_CASE("A file name is quoted, and encoded beyond ASCII") {
  CHECK(inline_disposition("a\"b.ics") == "inline; filename=\"a\\\"b.ics\"");
  CHECK(inline_disposition("r\xc3\xa9union.ics") ==
        "inline; filename=\"r__union.ics\"; filename*=UTF-8''r%C3%A9union.ics");
  CHECK(inline_disposition("a\r\nb") == "inline; filename=\"a__b\"; filename*=UTF-8''a%0D%0Ab");
}
