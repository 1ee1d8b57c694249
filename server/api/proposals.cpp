#include <optional>
#include <string>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "calendar/civil/tzdata.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/api/draft_edit.hpp"
#include "server/api/json.hpp"
#include "server/api/resources.hpp"
#include "server/ask/explanation.hpp"
#include "server/ask/option_names.hpp"
#include "server/ask/proposal.hpp"
#include "server/ask/verification.hpp"
#include "server/http/representation.hpp"
#include "server/records/draft.hpp"

namespace plenary::server::api {

namespace {

constexpr std::string_view plain_text = "text/plain; charset=utf-8";

/// What is asked of one session of a draft, and what the answer rests on.
struct Asked {
  scheduler::Programme programme;
  Question question;
  ProposalBasis basis;
};

Checked<Asked> asked_of(const Call& call, const scheduler::Programme& programme, const std::string& text) {
  const auto tzdata = calendar::system_tzdata_version();
  if (!tzdata) return unexpected(Errors{tzdata.error()});
  const scheduler::Dialogue& dialogue = scheduler::shipped_dialogue(programme.dialogue);
  auto question = scheduler::question_of(programme, call.path["session"], dialogue, call.api.table);
  if (!question) return unexpected(std::move(question.error()));
  return Asked{programme, std::move(*question),
               basis_of({text, programme, dialogue, call.api.table}, call.path["session"], tzdata->text())};
}

/// The question of the path, or why there is none.
tl::expected<std::pair<Asked, Draft>, Response> question_of(const Call& call) {
  auto draft = draft_of(call);
  if (!draft || session_in(draft->text, call.path["session"]).empty()) return unexpected(not_found(call));
  const auto programme = scheduler::read_programme(draft->text, scheduler::dialogue_for(draft->text));
  if (!programme) return unexpected(problem(call, 409, programme.error()));
  auto asked = asked_of(call, *programme, draft->text);
  if (!asked) return unexpected(problem(call, 422, asked.error()));
  return std::pair{std::move(*asked), std::move(*draft)};
}

Result<Proposals> proposals_for(const Call& call, const std::pair<Asked, Draft>& asked, const ProposalOrder& order) {
  const AskedDocument document{asked.second.text, asked.first.programme,
                               scheduler::shipped_dialogue(asked.first.programme.dialogue), call.api.table};
  return server::propose(asked.first.question, document, order, asked.first.basis);
}

/// "name" of the query, from 1 to `most`.
tl::expected<std::size_t, Response> count_of(const Call& call, std::string_view name, std::size_t usual,
                                             std::size_t most) {
  const std::string text = call.request.query_parameter(name);
  if (text.empty()) return usual;
  const auto number = whole_number(text);
  if (number && *number >= 1 && static_cast<std::size_t>(*number) <= most) return static_cast<std::size_t>(*number);
  return unexpected(
      problem(call, 400,
              Errors{{std::string{name}, printable(text), {"api.whole-number", {}}, "1–" + std::to_string(most), ""}}));
}

const std::size_t most_work = scheduler::SeriesLimits{}.most_work;

std::string_view type_of(ProposalFormat format) {
  switch (format) {
    case ProposalFormat::json:
      return "application/json";
    case ProposalFormat::ics:
      return "text/calendar; charset=utf-8";
    case ProposalFormat::svg:
      return "image/svg+xml";
    case ProposalFormat::table:
      break;
  }
  return plain_text;
}

/// What a request says that is to be decided.
struct Choice {
  std::size_t proposal = 0;  ///< 0: `start` says when
  std::string of;
  std::optional<calendar::LocalTime> start;
  std::optional<scheduler::RoomId> room;
  scheduler::SessionStatus status = scheduler::SessionStatus::confirmed;
};

Checked<Choice> choice_in(std::string_view content) {
  const auto json = scheduler::parse_document(content);
  if (!json) return unexpected(json.error());
  Errors errors;
  scheduler::ObjectReader reader(*json, "", errors);
  Choice choice;
  if (const auto number = reader.optional_integer("proposal", 1, static_cast<std::int64_t>(most_proposals)))
    choice.proposal = static_cast<std::size_t>(*number);
  // Whoever chooses a proposal says of which list: another question has others.
  if (choice.proposal > 0) choice.of = reader.required_string("of");
  choice.start = reader.optional_parsed("start", calendar::parse_local_time);
  if (const auto room = reader.optional_string("room")) choice.room = scheduler::RoomId{*room};
  choice.status =
      reader
          .optional_choice<scheduler::SessionStatus>("status", {{"confirmed", scheduler::SessionStatus::confirmed},
                                                                {"tentative", scheduler::SessionStatus::tentative}})
          .value_or(scheduler::SessionStatus::confirmed);
  reader.finish();
  if (errors.empty() && (choice.proposal > 0) == choice.start.has_value())
    errors.push_back({"/proposal", "", {"choose.which", {}}, "", {"choose.proposal-or-start", {}}});
  if (!errors.empty()) return unexpected(std::move(errors));
  return choice;
}

Checked<std::vector<scheduler::Decision>> decisions_of_choice(const Call& call, const scheduler::Programme& programme,
                                                              const std::string& text, const Choice& choice) {
  if (choice.start) {
    const scheduler::SessionId id{std::string(call.path["session"])};
    return std::vector<scheduler::Decision>{{id, *choice.start, choice.room}};
  }
  const auto asked = asked_of(call, programme, text);
  if (!asked) return unexpected(asked.error());
  if (choice.of != asked->basis.digest) {
    return unexpected(Errors{{"/of",
                              printable(choice.of),
                              {"choose.changed-since", {}},
                              asked->basis.digest,
                              {"choose.propose-again", {}}}});
  }
  auto decisions = server::decisions_of(asked->question, choice.proposal, most_work);
  if (!decisions) return unexpected(without_dashes(std::move(decisions.error()), "/"));
  for (scheduler::Decision& decision : *decisions) decision.room = choice.room;
  return decisions;
}

Checked<std::string> chosen(const Call& call, const std::string& text, const Choice& choice) {
  const auto programme = scheduler::read_programme(text, scheduler::dialogue_for(text));
  if (!programme) return unexpected(programme.error());
  const auto decisions = decisions_of_choice(call, *programme, text, choice);
  if (!decisions) return unexpected(decisions.error());
  const auto decided =
      scheduler::decide(*programme, scheduler::shipped_dialogue(programme->dialogue), *decisions, choice.status);
  if (!decided) return unexpected(without_dashes(decided.error(), "/"));
  std::string changed = scheduler::rewrite_programme(text, *programme, *decided);
  // What is kept is what is read next.
  if (const auto again = scheduler::read_programme(changed, scheduler::dialogue_for(changed)); !again)
    return unexpected(again.error());
  return changed;
}

}  // namespace

Response get_proposals(const Call& call) {
  const auto format = choice_of<ProposalFormat>(call, "format",
                                                {{"json", ProposalFormat::json},
                                                 {"table", ProposalFormat::table},
                                                 {"ics", ProposalFormat::ics},
                                                 {"svg", ProposalFormat::svg}});
  if (!format) return format.error();
  ProposalOrder order;
  order.format = *format;
  order.language = call.language;
  const auto top = count_of(call, "top", order.top, most_proposals);
  if (!top) return top.error();
  const auto work = count_of(call, "work", most_work, most_work);
  if (!work) return work.error();
  order.top = *top;
  order.work = *work;
  const auto asked = question_of(call);
  if (!asked) return asked.error();
  const auto proposals = proposals_for(call, *asked, order);
  if (!proposals) return problem(call, 422, without_dashes(Errors{proposals.error()}, ""));
  return document(call, proposals->text, type_of(order.format));
}

Response get_certificate(const Call& call) {
  ProposalOrder order;
  const auto work = count_of(call, "work", most_work, most_work);
  if (!work) return work.error();
  order.work = *work;
  order.certificate = true;
  const auto asked = question_of(call);
  if (!asked) return asked.error();
  const auto proposals = proposals_for(call, *asked, order);
  if (!proposals) return problem(call, 422, without_dashes(Errors{proposals.error()}, ""));
  return document(call, proposals->certificate, plain_text);
}

Response get_explanation(const Call& call) {
  const auto format = choice_of<ExplanationFormat>(
      call, "format", {{"json", ExplanationFormat::json}, {"table", ExplanationFormat::table}});
  if (!format) return format.error();
  auto start = calendar::parse_local_time(call.request.query_parameter("start"));
  if (!start) {
    start.error().where = "start";
    return problem(call, 400, Errors{std::move(start.error())});
  }
  const auto draft = draft_of(call);
  if (!draft) return not_found(call);
  const scheduler::Dialogue& dialogue = scheduler::dialogue_for(draft->text);
  const auto programme = scheduler::read_programme(draft->text, dialogue);
  if (!programme) return problem(call, 409, programme.error());
  const auto tzdata = calendar::system_tzdata_version();
  if (!tzdata) return problem(call, 503, Errors{tzdata.error()});
  const auto told = explain_time({draft->text, *programme, dialogue, call.api.table},
                                 {std::string(call.path["session"]), *start, *format, call.language, tzdata->text()});
  if (!told) {
    const bool is_unknown = told.error().front().where == "--session";
    return is_unknown ? not_found(call) : problem(call, 422, without_dashes(told.error(), ""));
  }
  return document(call, told->text, *format == ExplanationFormat::json ? "application/json" : plain_text);
}

Response verify_certificate(const Call& call) {
  const auto asked = question_of(call);
  if (!asked) return asked.error();
  const verify::Basis basis{asked->second.text, std::nullopt, scheduler::shipped_basis(asked->first.programme.dialogue),
                            asked->first.basis.tzdata};
  const auto told = server::verified(asked->first.question, call.request.content, basis);
  if (!told) return problem(call, 422, Errors{told.error()});
  return changed(200, text_of({{"verified", true}, {"says", *told}}), {});
}

Response choose(const Call& call) {
  const auto choice = choice_in(call.request.content);
  if (!choice) return problem(call, status_of(choice.error()), choice.error());
  const std::string id{call.path["session"]};
  const auto answer = [&](const Draft& draft) {
    // Of a series, the sessions that were decided stand behind it: the whole draft is told.
    const bool is_series = choice->proposal > 0 && session_in(draft.text, id).find("\"windows\"") != std::string::npos;
    const std::string text = is_series ? draft.text : session_in(draft.text, id);
    return changed(200, text, is_series ? etag_of(draft) : strong_etag(text));
  };
  const DraftTag tag_of = [&](const Draft& draft) {
    const std::string text = session_in(draft.text, id);
    return text.empty() ? std::string{} : strong_etag(text);
  };
  return edit_draft(
      call, tag_of, [&](const std::string& text) { return chosen(call, text, *choice); }, answer,
      choice->start ? Match::needed : Match::not_needed);
}

}  // namespace plenary::server::api
