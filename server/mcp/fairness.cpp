#include "server/ask/fairness.hpp"

#include <utility>

#include "calendar/civil/iso.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/ask/option_names.hpp"
#include "server/ask/which_session.hpp"
#include "server/mcp/asked_programme.hpp"

namespace plenary::server::mcp {

namespace {

using scheduler::FairnessReport;

/// That there is no time at which who carries what could be told.
unexpected<Errors> no_times(std::string_view code) { return unexpected(Errors{{"", "", {code, {}}, "", ""}}); }

Checked<FairnessReport> of_planned(const AskedProgramme& asked) {
  auto planned = planned_fairness(asked.programme, *asked.dialogue, scheduler::shipped_burden_table());
  if (!planned) return unexpected(std::move(planned.error()));
  if (!*planned) return no_times("fairness.no-plan");
  return std::move(**planned);
}

Checked<FairnessReport> of_wished(const AskedProgramme& asked, const std::string& session) {
  const auto id = session_of(asked.programme, {session, ""});
  if (!id) return unexpected(Errors{id.error()});
  const auto question =
      scheduler::question_of(asked.programme, *id, *asked.dialogue, scheduler::shipped_burden_table());
  if (!question) return unexpected(question.error());
  auto wished = wished_fairness(*question);
  if (!wished) return no_times("fairness.no-slots");
  return std::move(*wished);
}

Checked<FairnessReport> report(const AskedProgramme& asked, const std::string& session,
                               std::optional<calendar::Date> before) {
  const auto subject = fairness_subject(asked.programme, *asked.dialogue, !session.empty(), false);
  if (subject == FairnessSubject::decided) {
    return decided_fairness(asked.programme, *asked.dialogue, scheduler::shipped_burden_table(), std::nullopt, before);
  }
  if (before)
    return unexpected(Errors{
        {"before", calendar::to_iso(*before), {"fairness.before-programme", {}}, {"fairness.no-before", {}}, ""}});
  return subject == FairnessSubject::planned ? of_planned(asked) : of_wished(asked, session);
}

Checked<ToolAnswer> fairness(Arguments& arguments) {
  auto source = programme_in(arguments);
  const std::string session = arguments.reader().optional_string("session").value_or("");
  const auto before = arguments.reader().optional_parsed("before", calendar::parse_date);
  if (!arguments.are_good()) return arguments.refusal();
  const auto asked = read(std::move(source), arguments.language());
  if (!asked) return unexpected(asked.error());
  const auto tzdata = tzdata_version();
  if (!tzdata) return unexpected(tzdata.error());
  const auto told = report(*asked, session, before);
  if (!told) return unexpected(without_dashes(told.error(), ""));
  return ToolAnswer{{fairness_text(*told, FairnessFormat::table, *tzdata, arguments.language())},
                    fairness_text(*told, FairnessFormat::json, *tzdata, arguments.language())};
}

}  // namespace

Tool fairness_tool() {
  auto parameters = programme_parameters();
  parameters.push_back({"session", text_schema("Id of a session or series that is wished: at its fairest time.")});
  parameters.push_back({"before", text_schema("Only decided sessions before this day: 2027-01-01.")});
  return {"fairness",
          "Who carried what",
          "What the sessions of a programme cost each delegation, before and after: those that are decided, or where "
          "none is, those that are wished, at their fairest times.",
          std::move(parameters),
          {},
          fairness};
}

}  // namespace plenary::server::mcp
