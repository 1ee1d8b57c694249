#include "scheduler/json/reader.hpp"

#include <catch2/catch.hpp>

#include "tests/english.hpp"

using namespace plenary;
using namespace plenary::scheduler;

namespace {

Errors errors_of(std::string_view text, const DocumentLimits& limits = {}) {
  const auto document = parse_document(text, limits);
  return document ? Errors{} : test::english(document.error());
}

}  // namespace

TEST_CASE("A missing comma is told by line and column") {
  const auto errors = errors_of("{\n  \"a\": 1\n  \"b\": 2\n}");
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].where.find("line 3") == 0);
}

TEST_CASE("A hundred thousand levels are refused before they are parsed") {
  const auto errors = errors_of(std::string(100'000, '['));
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].where == "line 1, column 33");
  CHECK(errors[0].allowed == "at most 32 levels");
}

TEST_CASE("Brackets within strings are no levels") {
  CHECK(errors_of("\"" + std::string(1000, '[') + "\"").empty());
  CHECK(errors_of("[\"\\\"[[[[\", []]", {1000, 2}).empty());
}

TEST_CASE("A document over the size limit is refused whole") {
  const auto errors = errors_of("[1, 2, 3]", {8, 32});
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].message == "the document is too large: 9 bytes");
  CHECK(errors[0].allowed == "at most 8 bytes");
}

TEST_CASE("Bytes that are no UTF-8 are found: overlong, surrogate, cut short, Latin-1") {
  CHECK(errors_of("\"\xC0\xAF\"")[0].where == "line 1, column 2");
  CHECK(errors_of("\"\xED\xA0\x80\"")[0].value == "0xED");
  CHECK(errors_of("\"\xE2\x82")[0].value == "0xE2");
  CHECK(errors_of("\"C\xF4te\"")[0].value == "0xF4");
  CHECK(errors_of("\"C\xC3\xB4te d'Ivoire\"").empty());
}

TEST_CASE("A member that is given twice is named by its pointer") {
  const auto errors = errors_of(R"({"sessions": [{"id": 1}, {"id": 1, "id": 2}]})");
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].where == "/sessions/1/id");
}

TEST_CASE("All mistakes of an object are reported at once, each with its pointer") {
  const auto document = parse_document(R"({"name": 7, "lenght": "PT1H", "size": 11})");
  REQUIRE(document);
  Errors errors;
  ObjectReader reader(*document, "/thing", errors);
  reader.required_string("name");
  reader.required_string("length");
  reader.optional_integer("size", 0, 10);
  reader.finish();
  REQUIRE(errors.size() == 4);
  errors = test::english(errors);
  CHECK(errors[0].where == "/thing/name");
  CHECK(errors[0].allowed == "a string");
  CHECK(errors[1].where == "/thing");
  CHECK(errors[1].fix == "add \"length\"");
  CHECK(errors[2].where == "/thing/size");
  CHECK(errors[2].allowed == "a whole number from 0 to 10");
  CHECK(errors[3].where == "/thing/lenght");
  CHECK(errors[3].fix == "length");
}

TEST_CASE("Pointers escape what RFC 6901 reserves") { CHECK(child("/a", "b/c~d") == "/a/b~1c~0d"); }

TEST_CASE("The nearest name is a likely slip, not just any name") {
  const std::vector<std::string> names{"required", "preferred", "observer"};
  CHECK(nearest_name("requierd", names) == "required");
  CHECK(nearest_name("OBSERVER", names) == "observer");
  CHECK(nearest_name("chair", names).empty());
}
