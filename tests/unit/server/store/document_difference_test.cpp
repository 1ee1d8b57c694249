#include "server/store/document_difference.hpp"

#include <catch2/catch.hpp>

using plenary::server::document_difference;

TEST_CASE("Nothing differs where only layout, comments and commas do") {
  CHECK(document_difference(R"({"a": 1, "b": [1, 2]})", "{\"a\": 1, // one\n \"b\": [1, 2,]}") == "[]");
}

TEST_CASE("Members that changed, came or went are told with both values") {
  CHECK(document_difference(R"({"title": "A", "zone": "UTC"})", R"({"title": "B", "grid": 15})") ==
        R"([{"at":"/title","before":"A","after":"B"},{"at":"/zone","before":"UTC"},{"at":"/grid","after":15}])");
}

TEST_CASE("Sessions are known by their ids, wherever they stand") {
  const char* before = R"({"sessions": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]})";
  CHECK(document_difference(before, R"({"sessions": [{"id": "new"}, {"id": "a", "title": "A"},
                                                     {"id": "b", "title": "C"}]})") ==
        R"([{"at":"/sessions/b/title","before":"B","after":"C"},{"at":"/sessions/new","after":{"id":"new"}}])");
  CHECK(document_difference(before, R"({"sessions": [{"id": "b", "title": "B"}, {"id": "a", "title": "A"}]})") ==
        R"([{"at":"/sessions","before":["a","b"],"after":["b","a"]}])");
}

TEST_CASE("Lists without ids are told whole") {
  CHECK(document_difference(R"({"notes": ["a", "b"]})", R"({"notes": ["b"]})") ==
        R"([{"at":"/notes","before":["a","b"],"after":["b"]}])");
}
