#include "scheduler/json/rewrite.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace {

using namespace plenary::scheduler;

Json parsed(const std::string& text) { return parse_document(text).value(); }

/// `text` with the change that `change` makes to what it says.
template <class Change>
std::string changed(const std::string& text, Change change) {
  const Json before = parsed(text);
  Json after = before;
  change(after);
  const std::string result = rewritten(text, before, after);
  CHECK(parsed(result) == after);
  return result;
}

TEST_CASE("A document that says the same keeps its bytes", "[rewrite]") {
  const std::string text = "\xEF\xBB\xBF{ // one\r\n \"a\" : 1 , /* two */ }\r\n";
  CHECK(changed(text, [](Json&) {}) == text);
}

TEST_CASE("Only the value that changed is another, comments stay", "[rewrite]") {
  CHECK(changed("{\n  \"a\": 1, // first\n  \"b\": [1, 2] // second\n}\n", [](Json& json) { json["a"] = "x"; }) ==
        "{\n  \"a\": \"x\", // first\n  \"b\": [1, 2] // second\n}\n");
}

TEST_CASE("What is new comes on a line of its own behind what it follows, and behind that line's comment",
          "[rewrite]") {
  CHECK(changed("{\n  \"a\": 1 // first\n}\n", [](Json& json) {
          json["b"] = {{"c", true}};
        }) == "{\n  \"a\": 1, // first\n  \"b\": { \"c\": true }\n}\n");
  CHECK(changed("{\n  \"a\": 1, // first\n  \"c\": 3\n}\n", [](Json& json) {
          json = {{"a", 1}, {"b", 2}, {"c", 3}};
        }) == "{\n  \"a\": 1, // first\n  \"b\": 2,\n  \"c\": 3\n}\n");
  CHECK(changed("{\n  \"b\": 2\n}\n", [](Json& json) {
          json = {{"a", 1}, {"b", 2}};
        }) == "{\n  \"a\": 1,\n  \"b\": 2\n}\n");
}

TEST_CASE("On one line, what is new stays on it", "[rewrite]") {
  CHECK(changed("{ \"a\": 1 }", [](Json& json) { json["b"] = 2; }) == "{ \"a\": 1, \"b\": 2 }");
  CHECK(changed("[{ \"id\": \"x\" }]", [](Json& json) {
          json.push_back({{"id", "y"}});
        }) == "[{ \"id\": \"x\" }, { \"id\": \"y\" }]");
}

TEST_CASE("Line ends, tabs and a comma too many are as the document has them", "[rewrite]") {
  CHECK(changed("{\r\n\t\"a\": 1,\r\n}\r\n", [](Json& json) {
          json["b"] = {1, 2};
        }) == "{\r\n\t\"a\": 1,\r\n\t\"b\": [1, 2],\r\n}\r\n");
}

TEST_CASE("What goes takes its comma and its empty line with it", "[rewrite]") {
  const std::string text = "{\n  \"a\": 1,\n  \"b\": 2, // said by phone\n  \"c\": 3\n}\n";
  CHECK(changed(text, [](Json& json) { json.erase("a"); }) == "{\n  \"b\": 2, // said by phone\n  \"c\": 3\n}\n");
  CHECK(changed(text, [](Json& json) { json.erase("b"); }) == "{\n  \"a\": 1,\n  // said by phone\n  \"c\": 3\n}\n");
  CHECK(changed(text, [](Json& json) { json.erase("c"); }) == "{\n  \"a\": 1,\n  \"b\": 2 // said by phone\n}\n");
}

TEST_CASE("What comes in place of what goes at the end", "[rewrite]") {
  CHECK(changed("{\n  \"a\": 1,\n  \"b\": 2\n}\n", [](Json& json) {
          json.erase("b");
          json["c"] = 3;
        }) == "{\n  \"a\": 1,\n  \"c\": 3\n}\n");
}

TEST_CASE("Elements are known by their ids", "[rewrite]") {
  const std::string text = "{\"sessions\": [\n  {\"id\": \"x\", \"n\": 1}, // the first\n  {\"id\": \"y\"}\n]}";
  CHECK(changed(text, [](Json& json) { json["sessions"][0]["n"] = 2; }) ==
        "{\"sessions\": [\n  {\"id\": \"x\", \"n\": 2}, // the first\n  {\"id\": \"y\"}\n]}");
  CHECK(changed(text, [](Json& json) { json["sessions"].erase(0); }) ==
        "{\"sessions\": [\n  // the first\n  {\"id\": \"y\"}\n]}");
}

TEST_CASE("An object with comments only keeps them", "[rewrite]") {
  CHECK(changed("{\n  \"a\": {\n    // nothing yet\n  }\n}\n", [](Json& json) { json["a"]["b"] = 1; }) ==
        "{\n  \"a\": {\n    \"b\": 1\n    // nothing yet\n  }\n}\n");
}

/// Writes a value as somebody with little care for layout would.
class Scribe {
 public:
  explicit Scribe(unsigned seed) : random_(seed) {}

  int upto(int most) { return std::uniform_int_distribution{0, most}(random_); }

  Json value(int depth) {
    const int kind = upto(depth > 0 ? 5 : 3);
    if (kind == 0) return upto(9);
    if (kind == 1) return "t/*x*/ \\\" " + std::to_string(upto(9));
    if (kind == 2) return nullptr;
    if (kind == 3) return upto(1) == 0;
    Json json = kind == 4 ? Json::object() : Json::array();
    for (int i = upto(4); i > 0; --i) {
      if (kind == 4)
        json[std::string(1, static_cast<char>('a' + upto(6)))] = value(depth - 1);
      else
        json.push_back(upto(1) == 0 ? Json{{"id", std::to_string(upto(9))}, {"v", upto(3)}} : value(depth - 1));
    }
    return json;
  }

  void mutate(Json& json) {
    if (json.is_object() && upto(3) > 0) {
      if (!json.empty() && upto(3) > 0) {
        auto at = json.begin();
        std::advance(at, upto(static_cast<int>(json.size()) - 1));
        if (upto(3) == 0)
          json.erase(at.key());
        else
          mutate(at.value());
        return;
      }
      json[std::string(1, static_cast<char>('a' + upto(9)))] = value(1);
    } else if (json.is_array() && upto(4) > 0) {
      const int at = json.empty() ? 0 : upto(static_cast<int>(json.size()) - 1);
      if (json.empty() || upto(2) == 0)
        json.insert(json.begin() + at, value(1));
      else if (upto(2) == 0)
        json.erase(static_cast<std::size_t>(at));
      else
        mutate(json[static_cast<std::size_t>(at)]);
    } else {
      json = value(1);
    }
  }

  std::string gap() {
    static const char* const gaps[] = {"", " ", "\n", "\n  ", "\t", " // said, \"by\" phone\n", "/* ] } , */", "\r\n"};
    return gaps[upto(7)];
  }

  std::string text(const Json& json) {
    if (json.is_primitive()) return json.dump();
    const bool is_object = json.is_object();
    std::string result{is_object ? "{" : "["};
    std::size_t left = json.size();
    for (const auto& [name, member] : json.items()) {
      result += gap();
      if (is_object) result += Json(name).dump() + gap() + ":" + gap();
      result += text(member) + gap();
      if (--left > 0 || upto(3) == 0) result += ",";
    }
    return result + gap() + (is_object ? "}" : "]");
  }

 private:
  std::mt19937 random_;
};

/// What a document says: the order of members is none of it.
nlohmann::json unordered(const Json& json) { return nlohmann::json::parse(json.dump()); }

TEST_CASE("Whatever changes in whatever layout, the document says it, and what did not change keeps its bytes",
          "[rewrite]") {
  for (unsigned seed = 0; seed < 4000; ++seed) {
    Scribe scribe{seed};
    Json before = Json::object();
    for (const char* name : {"a", "b", "c", "d"}) before[name] = scribe.value(3);
    const std::string text = scribe.text(before);
    INFO("seed " << seed << "\n" << text);
    REQUIRE(parsed(text) == before);
    CHECK(rewritten(text, before, before) == text);
    Json after = before;
    for (int k = scribe.upto(3); k >= 0; --k) scribe.mutate(after);
    const std::string result = rewritten(text, before, after);
    INFO(after.dump() << "\n" << result);
    const auto again = parse_document(result);
    REQUIRE(again);
    REQUIRE(unordered(*again) == unordered(after));
  }
}

}  // namespace
