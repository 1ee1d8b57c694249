#include <utility>

#include "calendar/civil/iso.hpp"
#include "server/ask/explanation.hpp"
#include "server/ask/option_names.hpp"
#include "server/ask/which_session.hpp"
#include "server/mcp/asked_programme.hpp"

namespace plenary::server::mcp {

namespace {

Checked<ToolAnswer> answer(const AskedProgramme& asked, const std::string& session, ExplanationOrder order) {
  const auto id = session_of(asked.programme, {session, ""});
  if (!id) return unexpected(Errors{id.error()});
  const auto tzdata = tzdata_version();
  if (!tzdata) return unexpected(tzdata.error());
  order.session = *id;
  order.tzdata = *tzdata;
  order.json_too = true;
  auto told = explain_time(asked.document(), order);
  if (!told) return unexpected(told.error());
  return ToolAnswer{{std::move(told->text)}, std::move(told->json)};
}

Checked<ToolAnswer> explain(Arguments& arguments) {
  auto source = programme_in(arguments);
  const std::string session = arguments.reader().optional_string("session").value_or("");
  const auto start = arguments.reader().required_parsed("start", calendar::parse_local_time);
  if (!arguments.are_good()) return arguments.refusal();
  const auto asked = read(std::move(source), arguments.language());
  if (!asked) return unexpected(asked.error());
  auto told = answer(*asked, session, {{}, *start, ExplanationFormat::table, arguments.language(), {}});
  if (!told) return unexpected(without_dashes(std::move(told.error()), ""));
  return told;
}

}  // namespace

Tool explain_tool() {
  auto parameters = programme_parameters();
  parameters.push_back({"session", text_schema("Id of the session; needed where several have a wish.")});
  parameters.push_back(
      {"start", text_schema("The time that is asked about, on the programme's clock: 2027-03-04T14:00."), true});
  return {"explain",
          "Explain another time",
          "Why not then? What another time of a session would break and who would pay, against the time that is "
          "decided or else the best one.",
          std::move(parameters),
          {},
          explain};
}

}  // namespace plenary::server::mcp
