#include <utility>

#include "scheduler/programme/derive.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/ask/option_names.hpp"
#include "server/ask/proposal.hpp"
#include "server/ask/which_session.hpp"
#include "server/mcp/asked_programme.hpp"

namespace plenary::server::mcp {

namespace {

const std::int64_t most_work = static_cast<std::int64_t>(scheduler::SeriesLimits{}.most_work);

Checked<ToolAnswer> answer(const AskedProgramme& asked, const std::string& session, const ProposalOrder& order) {
  const auto id = session_of(asked.programme, {session, ""});
  if (!id) return unexpected(Errors{id.error()});
  const auto question =
      scheduler::question_of(asked.programme, *id, *asked.dialogue, scheduler::shipped_burden_table());
  if (!question) return unexpected(question.error());
  const auto tzdata = tzdata_version();
  if (!tzdata) return unexpected(tzdata.error());
  const AskedDocument document = asked.document();
  auto proposals = server::propose(*question, document, order, basis_of(document, *id, *tzdata));
  if (!proposals) return unexpected(Errors{proposals.error()});
  ToolAnswer told{{std::move(proposals->text)}, std::move(proposals->json)};
  // Whoever verifies a certificate needs the bytes that it names.
  if (order.certificate) told.texts.insert(told.texts.end(), {std::move(proposals->certificate), asked.text});
  return told;
}

Checked<ToolAnswer> propose(Arguments& arguments) {
  auto& reader = arguments.reader();
  auto source = programme_in(arguments);
  const std::string session = reader.optional_string("session").value_or("");
  ProposalOrder order;
  order.format = ProposalFormat::table;
  order.json_too = true;
  order.language = arguments.language();
  order.top = static_cast<std::size_t>(
      reader.optional_integer("top", 1, std::int64_t{most_proposals}).value_or(static_cast<std::int64_t>(order.top)));
  order.work = static_cast<std::size_t>(reader.optional_integer("work", 1, most_work).value_or(most_work));
  order.certificate = reader.optional_boolean("certificate").value_or(false);
  if (!arguments.are_good()) return arguments.refusal();
  const auto asked = read(std::move(source), order.language);
  if (!asked) return unexpected(asked.error());
  auto told = answer(*asked, session, order);
  if (!told) return unexpected(without_dashes(std::move(told.error()), ""));
  return told;
}

}  // namespace

Tool propose_tool() {
  auto parameters = programme_parameters();
  parameters.push_back({"session", text_schema("Id of a session or series; needed where several have a wish.")});
  parameters.push_back({"top", whole_number_schema("How many proposals; 5 unless stated.", 1, most_proposals)});
  parameters.push_back(
      {"work", whole_number_schema("For a series: how many candidates the proof may look at.", 1, most_work)});
  parameters.push_back(
      {"certificate", flag_schema("Also answer, as two more texts, with the certificate that `plenary verify` checks, "
                                  "and with the document that it is about.")});
  return {"propose",
          "Propose meeting times",
          "When can they meet? Ranks every start of a session, or chooses those of a series, by what it costs each "
          "delegation, with reasons and proof; where nothing fits, says why and what would help. Give a programme "
          "document, or days and whom to invite.",
          std::move(parameters),
          {},
          propose};
}

}  // namespace plenary::server::mcp
