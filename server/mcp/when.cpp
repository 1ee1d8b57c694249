#include "data/embedded.hpp"
#include "scheduler/json/local_times.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/ask/moment.hpp"
#include "server/ask/option_names.hpp"
#include "server/mcp/asked_programme.hpp"
#include "server/render/table/moment_table.hpp"

namespace plenary::server::mcp {

namespace {

Checked<ToolAnswer> when(Arguments& arguments) {
  const std::string time = arguments.reader().required_string("time");
  const std::string whom = arguments.reader().optional_string("for").value_or(std::string{usual_dialogue});
  if (!arguments.are_good()) return arguments.refusal();
  const auto moment = moment_for(scheduler::shipped_dialogue(usual_dialogue), time, whom, "time");
  if (!moment) return unexpected(without_dashes(moment.error(), ""));
  const auto tzdata = tzdata_version();
  if (!tzdata) return unexpected(tzdata.error());
  return ToolAnswer{{moment_table(*moment, *tzdata, arguments.language())},
                    scheduler::write_local_times(*moment, *tzdata)};
}

}  // namespace

Tool when_tool() {
  return {"when",
          "Local times",
          "What the clocks of a dialogue or of countries show at one time.",
          {{"time", text_schema("A clock reading in a named zone: 2027-03-16 14:00 Europe/Brussels."), true},
           {"for", text_schema("Dialogues, partner sets, countries by code or name, separated by commas; rabat unless "
                               "stated.")}},
          data::local_times_schema_json(),
          when};
}

}  // namespace plenary::server::mcp
