#include "server/render/chart/heat_map.hpp"

#include <regex>
#include <vector>

#include "server/render/chart/svg.hpp"
#include "tests/unit/server/render/sample_problem.hpp"

namespace {

using namespace plenary;
using server::test::paris_and_dakar;
using server::test::problem;

std::string map_of(std::string_view json, std::size_t top = 2) {
  const auto asked = problem(json);
  const auto solution = scheduler::solve(asked);
  return server::heat_map(asked, solution, scheduler::explain(asked, solution, top), Language::en);
}

/// What stands between the tags that `pattern` finds, in order.
std::vector<std::string> texts(const std::string& svg, const std::string& pattern) {
  const std::regex expression(pattern + "[^>]*>([^<]*)<");
  std::vector<std::string> found;
  for (std::sregex_iterator at(svg.begin(), svg.end(), expression), end; at != end; ++at) found.push_back((*at)[1]);
  return found;
}

}  // namespace

TEST_CASE("The heat map can be read without colour: digits and letters say what shades say") {
  const auto svg = map_of(paris_and_dakar);
  const std::string row = svg.substr(svg.find("<g transform=\"translate(0,"));
  CHECK(texts(row, "<text class=\"mark") == std::vector<std::string>{"H", "2", "0", "3", "A", "H"});
  CHECK(texts(row, "<text class=\"day") == std::vector<std::string>{"Wed 16 Sept"});
}

TEST_CASE("Every cell of the heat map says why in its title") {
  const auto svg = map_of(paris_and_dakar);
  const std::string row = svg.substr(svg.find("<g transform=\"translate(0,"));
  const auto titles = texts(row, "<title");
  REQUIRE(titles.size() >= 6);
  CHECK(titles[1] == "Wed 16 Sept, 12:00–13:00: 4 points: France");
  CHECK(titles[2] == "Wed 16 Sept, 14:00: core hours for every delegation");
  CHECK(titles[4] == "Wed 16 Sept, 16:00: not possible: attendance of France (required)");
}

TEST_CASE("Proposals are numbered and what was asked for is marked") {
  const auto svg = map_of(paris_and_dakar);
  CHECK(svg.find("<title>proposal 1: 16 September 2020, 14:00</title>") != std::string::npos);
  CHECK(svg.find("<title>proposal 2: 16 September 2020, 12:00</title>") != std::string::npos);
  CHECK(svg.find("<title>asked for: 16 September 2020, 15:00</title>") != std::string::npos);
  CHECK(svg.find("proposal 3:") == std::string::npos);
}

TEST_CASE("The legend names only the kinds of rule that forbid something") {
  const auto svg = map_of(paris_and_dakar);
  CHECK(svg.find("outside the allowed hours") != std::string::npos);
  CHECK(svg.find("a delegation that must attend cannot") != std::string::npos);
  CHECK(svg.find("no quorum") == std::string::npos);
}

TEST_CASE("Titles of sessions are escaped in the drawing") {
  const auto svg = map_of(paris_and_dakar);
  CHECK(svg.find("Paris &amp; Dakar &lt;draft&gt;") != std::string::npos);
  CHECK(svg.find("<draft>") == std::string::npos);
}

TEST_CASE("The same problem gives the same drawing, byte for byte") {
  CHECK(map_of(paris_and_dakar) == map_of(paris_and_dakar));
}

TEST_CASE("Two years of quarter hours of all partners stay a file that a browser opens") {
  const auto svg = map_of(R"({
  "format": "plenary-programme/1",
  "id": "years",
  "dialogue": "rabat",
  "zone": "Europe/Brussels",
  "sessions": [
    {
      "id": "years",
      "wish": {
        "duration": "PT1H",
        "window": { "from": "2026-01-01", "to": "2027-12-31" },
        "attendance": [{ "set": "partners", "role": "preferred" }]
      }
    }
  ]
})");
  CHECK(svg.size() < (12u << 20));
}

TEST_CASE("XML text escapes markup and replaces what XML cannot carry") {
  CHECK(server::xml_text("a<b>&\"c\"") == "a&lt;b&gt;&amp;&quot;c&quot;");
  CHECK(server::xml_text("São Tomé\x01") == "São Tomé\xEF\xBF\xBD");
  CHECK(server::xml_text("\xEF\xBF\xBF!") == "\xEF\xBF\xBD!");
}

TEST_CASE("A long heading is cut between characters") {
  CHECK(server::cut_to("São Tomé", 8) == "São Tomé");
  CHECK(server::cut_to("São Tomé", 7) == "São To…");
  CHECK(server::cut_to("São Tomé", 3) == "Sã…");
}
