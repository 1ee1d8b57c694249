#include "server/ask/holidays.hpp"

#include "calendar/civil/holiday.hpp"
#include "data/embedded.hpp"
#include "scheduler/json/holidays.hpp"
#include "server/ask/option_names.hpp"
#include "server/mcp/tool.hpp"
#include "server/render/table/holidays_table.hpp"

namespace plenary::server::mcp {

namespace {

constexpr std::int64_t first_year = static_cast<int>(calendar::holiday_years.first);
constexpr std::int64_t last_year = static_cast<int>(calendar::holiday_years.last);

Checked<ToolAnswer> holidays(Arguments& arguments) {
  const std::string country = arguments.reader().required_string("country");
  const auto year = arguments.reader().required_integer("year", first_year, last_year);
  if (!arguments.are_good()) return arguments.refusal();
  const auto asked = holidays_of(country, *year);
  if (!asked) return unexpected(without_dashes(asked.error(), ""));
  return ToolAnswer{{holidays_table(*asked, arguments.language())}, scheduler::write_holidays(*asked)};
}

}  // namespace

Tool holidays_tool() {
  return {"holidays",
          "Public holidays",
          "The public holidays of a country in one year, with what is not certain yet.",
          {{"country", text_schema("A code such as SN or SEN, or a name such as Senegal."), true},
           {"year", whole_number_schema("The year.", first_year, last_year), true}},
          data::holidays_schema_json(),
          holidays};
}

}  // namespace plenary::server::mcp
