#include "scheduler/json/syntax_fault.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace plenary::scheduler;

namespace {

/// The code of what is wrong with `text`, and where: "json.comma-missing at 4".
std::string fault_in(std::string_view text) {
  const auto fault = find_syntax_fault(text);
  return fault ? fault->message.code + " at " + std::to_string(fault->at) : "nothing";
}

}  // namespace

TEST_CASE("syntax: what is JSON has no fault") {
  for (const char* text :
       {"{}", "[]", " [1, -0.5e+3, 0, \"a\\u00e9\\n\", true, false, null] ", "{\"a\": {\"b\": [[]]}}", "\"\"", "-1"}) {
    INFO(text);
    CHECK(fault_in(text) == "nothing");
  }
}

TEST_CASE("syntax: signs that are missing are named where they belong") {
  CHECK(fault_in("{\"a\": 1 \"b\": 2}") == "json.comma-missing at 8");
  CHECK(fault_in("[1 2]") == "json.comma-missing at 3");
  CHECK(fault_in("{\"a\" 1}") == "json.colon-missing at 5");
  CHECK(fault_in("{\"a\": }") == "json.value-missing at 6");
  CHECK(fault_in("{\"a\": [1, 2}") == "json.wrong-bracket at 11");
  CHECK(fault_in("{\"a\": 1") == "json.ends-early at 7");
  CHECK(fault_in("{\"a\": \"b\n\"}") == "json.text-open at 6");
}

TEST_CASE("syntax: habits of other languages are recognised") {
  CHECK(fault_in("{a: 1}") == "json.bare-word at 1");
  CHECK(fault_in("{\"a\": None}") == "json.bare-word at 6");
  CHECK(fault_in("{\"a\": True}") == "json.bare-word at 6");
  CHECK(fault_in("{'a': 1}") == "json.single-quote at 1");
  CHECK(fault_in("{\n# a note\n\"a\": 1}") == "json.hash at 2");
  CHECK(fault_in("[1,,2]") == "json.comma-too-many at 3");
  CHECK(fault_in("[01]") == "json.number-form at 1");
  CHECK(fault_in("[.5]") == "json.number-form at 1");
  CHECK(fault_in("[+1]") == "json.number-form at 1");
  CHECK(fault_in("[\"\\x41\"]") == "json.escape at 2");
  CHECK(fault_in("{} {}") == "json.more-text at 3");
  CHECK(fault_in("[1; 2]") == "json.unexpected at 2");
}
