#include "scheduler/rule/interpretation.hpp"

#include <algorithm>
#include <array>

#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

using std::chrono::minutes;

namespace {

void loosen(const Constraint&, std::size_t session, ProblemChanges& changes) { ease_interpretation(session, changes); }

std::vector<Message> words_for(Language language) { return within({"language." + std::string{tag(language)}, {}}); }

void hire(std::size_t session, ProgrammeProblem& changed) {
  const PlannedSession& interpreted = changed.sessions[session];
  const int team = team_size(interpreted.duration).value_or(0);
  for (const auto& booth : booths_of(interpreted)) {
    const InterpreterPool* pool = pool_for(changed, booth);
    if (pool == nullptr) {
      changed.interpreters.push_back({booth.first, booth.second, team});
    } else {
      changed.interpreters[static_cast<std::size_t>(pool - changed.interpreters.data())].people += team;
    }
  }
}

Constraint never(Message name, std::string subject, const SessionView& view) {
  Constraint rule{RuleCode::interpreters, std::move(name), SlotSet(view.grid().size()), std::move(subject)};
  rule.loosen = loosen;
  return rule;
}

}  // namespace

void ease_interpretation(std::size_t session, ProblemChanges& changes) {
  const PlannedSession& planned = changes.session(session);
  const LocalizedText title = title_or_id(planned);
  if (planned.duration > longest_interpreted_block) {
    changes.add(
        {"change.shorten", {{"session", title}, {"length", longest_interpreted_block}}}, Price::reschedule,
        [session](ProgrammeProblem& changed) { changed.sessions[session].duration = longest_interpreted_block; });
  }
  changes.add({"change.hire-interpreters", {{"session", title}}}, Price::provide,
              [session](ProgrammeProblem& changed) { hire(session, changed); });
  work_in_one_language(session, changes);
}

void work_in_one_language(std::size_t session, ProblemChanges& changes) {
  const PlannedSession& planned = changes.session(session);
  changes.add(
      {"change.one-language", {{"session", title_or_id(planned)}, {"language", words_for(planned.languages.front())}}},
      Price::give_up, [session](ProgrammeProblem& changed) { changed.sessions[session].languages.resize(1); });
}

minutes lead_of(const InterpreterPool& pool) noexcept {
  return pool.around ? pool.around->before.value_or(interpreters_lead) : interpreters_lead;
}

minutes tail_of(const InterpreterPool& pool) noexcept { return pool.around ? pool.around->tail() : minutes{0}; }

std::string name_of(const std::pair<Language, Language>& booth) {
  return std::string{tag(booth.first)} + '-' + std::string{tag(booth.second)};
}

Constraints interpretation_rules(const ProgrammeProblem& programme, const PlannedSession& session,
                                 const SessionView& view) {
  Constraints rules;
  const auto booths = booths_of(session);
  if (booths.empty()) return rules;
  if (session.duration > longest_interpreted_block) {
    rules.push_back(
        never({"rule.interpreted-block", {{"most", longest_interpreted_block}, {"length", session.duration}}}, "block",
              view));
  }
  const auto team = team_size(session.duration);
  for (const auto& booth : booths) {
    const InterpreterPool* pool = pool_for(programme, booth);
    const int people = pool == nullptr ? 0 : pool->people;
    if (team && *team <= people) continue;
    const std::vector<MessageArgument> words{{"one", words_for(booth.first)},
                                             {"other", words_for(booth.second)},
                                             {"length", session.duration},
                                             {"needed", team.value_or(0)},
                                             {"count", people}};
    rules.push_back(never({team ? "rule.interpreters" : "rule.interpreters-too-long", words}, name_of(booth), view));
  }
  return rules;
}

std::optional<int> team_size(minutes duration) noexcept {
  constexpr std::array<minutes, 4> longest{minutes{40}, minutes{240}, minutes{360}, minutes{480}};
  for (std::size_t i = 0; i < longest.size(); ++i) {
    if (duration <= longest[i]) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

std::vector<std::pair<Language, Language>> booths_of(const PlannedSession& session) {
  std::vector<std::pair<Language, Language>> booths;
  for (std::size_t i = 1; i < session.languages.size(); ++i) {
    booths.emplace_back(session.languages.front(), session.languages[i]);
  }
  return booths;
}

const InterpreterPool* pool_for(const ProgrammeProblem& programme, std::pair<Language, Language> booth) noexcept {
  const auto found = std::ranges::find_if(programme.interpreters, [&](const InterpreterPool& pool) {
    return std::minmax(pool.one, pool.other) == std::minmax(booth.first, booth.second);
  });
  return found == programme.interpreters.end() ? nullptr : &*found;
}

}  // namespace plenary::scheduler
