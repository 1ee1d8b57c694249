#include "scheduler/json/programme_problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/attendance.hpp"
#include "scheduler/json/burden_table.hpp"
#include "scheduler/json/problem_parts.hpp"
#include "scheduler/json/programme_fields.hpp"
#include "scheduler/json/programme_problem_parts.hpp"
#include "scheduler/json/programme_words.hpp"

namespace plenary::scheduler {

using Limits = ProgrammeLimits;
using std::chrono::minutes;

namespace {

void read_head(ObjectReader& document, ProgrammeDraft& draft) {
  const Json* value = document.required("programme");
  if (value == nullptr) return;
  const auto mistakes = document.errors().size();
  ProgrammeProblem& problem = draft.problem;
  ObjectReader reader(*value, child(document.pointer(), "programme"), document.errors());
  problem.id = reader.required_parsed("id", parse_slug).value_or("");
  problem.title = reader.optional_text("title").value_or(LocalizedText{});
  if (const auto zone = reader.required_parsed("zone", calendar::Zone::find)) problem.zone = *zone;
  problem.grid = read_grid(reader).value_or(problem.grid);
  reader.required("window");
  problem.window = read_window(reader).value_or(DateWindow{});
  problem.hours = clock_span(reader, "hours");
  problem.lunch = clock_span(reader, "lunch");
  draft.clock_is_known = value->is_object() && document.errors().size() == mistakes;
  problem.least_break = read_span(reader, "least_break", Limits::day).value_or(problem.least_break);
  problem.online_a_day = read_span(reader, "online_a_day", Limits::day);
  if (const auto links = reader.optional_integer("links", 0, Limits::links)) problem.links = static_cast<int>(*links);
  reader.finish();
}

void read_people(ObjectReader& document, ProgrammeProblem& problem) {
  std::int64_t all = 0;
  document.each_element("delegations", false, [&](const Json& element, std::string at) {
    ObjectReader reader(element, std::move(at), document.errors());
    const DelegationId id{reader.required_string("delegation")};
    const auto waives_lunch = reader.optional_boolean("waives_lunch");
    const auto people = waives_lunch ? reader.optional_integer("people", 1, Limits::people)
                                     : reader.required_integer("people", 1, Limits::people);
    reader.finish();
    if (id.value.empty()) return;
    if (waives_lunch.value_or(false)) problem.waive_lunch.insert(id);
    if (problem.dialogue->find(id.value) == nullptr) {
      std::vector<std::string> codes;
      for (const Delegation& delegation : problem.dialogue->delegations) codes.push_back(delegation.id.value);
      reader.report("delegation", {"", printable(id.value), "is not a delegation of the dialogue", list_names(codes),
                                   nearest_name(id.value, codes)});
    } else if (!problem.people.emplace(id, static_cast<int>(people.value_or(1))).second) {
      reader.report("delegation", {"", id.value, "this delegation is named twice", "each delegation once",
                                   "remove one of the two entries"});
    } else {
      all += people.value_or(0);
    }
  });
  if (all > Limits::people) {
    document.report("delegations", {"", std::to_string(all), "too many people are sent",
                                    fmt::format("at most {} in all", Limits::people), ""});
  }
}

/// Whoever sends people to a programme is invited to some session of it.
void report_uninvited(const ProgrammeProblem& problem, const std::set<DelegationId>& invited, const Json& document,
                      Errors& errors) {
  if (invited.empty() || !document.contains("delegations") || !document["delegations"].is_array()) return;
  const Json& delegations = document["delegations"];
  for (std::size_t i = 0; i < delegations.size(); ++i) {
    if (!delegations[i].is_object() || !delegations[i].contains("delegation")) continue;
    const Json& code = delegations[i]["delegation"];
    if (!code.is_string()) continue;
    const DelegationId id{code.get<std::string>()};
    if (!problem.people.contains(id) || invited.contains(id)) continue;
    errors.push_back({child(child(child("", "delegations"), i), "delegation"), id.value,
                      "this delegation is not invited to any session", "a delegation of an \"attendance\"", ""});
  }
}

Policy read_policy(ObjectReader& document) {
  if (document.optional("policy") == nullptr) return default_policy();
  Policy policy;
  Words<Term> terms;
  for (const Term term : all_terms) terms.emplace_back(name_of(term), term);
  document.each_element("policy", false, [&](const Json& element, std::string at) {
    ObjectReader reader(element, std::move(at), document.errors());
    const auto term = reader.required_choice("term", terms);
    const auto level =
        reader.required_choice<PolicyLevel>("level", {{"medium", PolicyLevel::medium}, {"soft", PolicyLevel::soft}});
    const auto weight = reader.required_integer("weight", 1, Limits::weight);
    reader.finish();
    if (!term) return;
    if (std::ranges::find(policy, *term, &PolicyTerm::term) != policy.end()) {
      reader.report("term", {"", std::string{name_of(*term)}, "this term is listed twice", "each term once",
                             "remove one of the two"});
      return;
    }
    policy.push_back({*term, level.value_or(PolicyLevel::soft), static_cast<int>(weight.value_or(1))});
  });
  return policy;
}

void report_missing_links(const ProgrammeProblem& problem, Errors& errors) {
  if (problem.links != 0) return;
  const auto online = std::ranges::count_if(problem.sessions, &PlannedSession::online);
  if (online == 0) return;
  errors.push_back({"/programme/links", "0",
                    fmt::format("without a link {} cannot be held",
                                online == 1 ? "the session online" : fmt::format("the {} sessions online", online)),
                    "1 or more", "leave it out if links are no limit"});
}

}  // namespace

Checked<ProgrammeProblem> read_programme_problem(std::string_view bytes, const Dialogue& dialogue,
                                                 const BurdenTable& shipped) {
  const auto document = parse_document(bytes);
  if (!document) return unexpected(document.error());
  Errors errors;
  ObjectReader reader(*document, "", errors);
  ProgrammeDraft draft;
  ProgrammeProblem& problem = draft.problem;
  problem.dialogue = &dialogue;
  problem.table = shipped;
  reader.optional_string("$schema");
  reader.required_choice<bool>("format", {{"plenary-programme-problem/1", true}});
  if (const auto name = reader.required_string("dialogue"); !name.empty() && name != dialogue.id) {
    reader.report("dialogue",
                  {"", printable(name), "is not a dialogue that this program knows", dialogue.id, dialogue.id});
  }
  read_head(reader, draft);
  read_people(reader, problem);
  read_programme_resources(reader, draft);
  const auto mistakes = errors.size();
  read_planned_sessions(reader, draft);
  std::set<DelegationId> invited;
  for (const PlannedSession& session : problem.sessions) {
    for (const Participant& who : session.participants) invited.insert(who.delegation->id);
  }
  // What refers to lists with holes would be called wrong for the holes' sake.
  if (errors.size() > mistakes) invited.clear();
  report_uninvited(problem, invited, *document, errors);
  problem.waivers = read_waivers(reader, draft.clock_is_known ? std::optional{problem.window} : std::nullopt, invited);
  problem.policy = read_policy(reader);
  if (const Json* own = reader.optional("burden_table")) problem.table = burden_table_at(*own, "/burden_table", errors);
  read_plan_relations(reader, draft);
  reader.finish();
  report_missing_links(problem, errors);
  report_precedence_cycles(draft, errors);
  report_contradictions(draft, errors);
  report_pins_at_once(draft, errors);
  report_broken_by_pins(draft, errors);
  add_control_characters(*document, errors);
  if (!errors.empty()) return unexpected(std::move(errors));
  return std::move(problem);
}

}  // namespace plenary::scheduler
