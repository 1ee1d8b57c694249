#include "calendar/csv.hpp"

#include <catch2/catch.hpp>

using Cells = std::vector<std::string>;

TEST_CASE("Cells are quoted only where they must be, and read back as they were", "[calendar][csv]") {
  const Cells cells{"spring", "Rabat, Morocco", "\"late\"", "", "São Tomé"};
  const auto line = plenary::csv::line(cells);
  CHECK(line == "spring,\"Rabat, Morocco\",\"\"\"late\"\"\",,São Tomé\r\n");
  CHECK(plenary::csv::cells(line.substr(0, line.size() - 2)) == cells);
}

TEST_CASE("An empty line is one empty cell, and another separator may stand between", "[calendar][csv]") {
  CHECK(plenary::csv::cells("") == Cells{""});
  CHECK(plenary::csv::cells("a;b,c;", ';') == Cells{"a", "b,c", ""});
}
