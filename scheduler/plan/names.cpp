#include "scheduler/plan/names.hpp"

#include <string_view>

namespace plenary::scheduler {

namespace {

struct Named {
  std::vector<LocalizedText> names;
  std::vector<std::string> ids;
};

Named of(const ProgrammeProblem& programme, const std::vector<std::size_t>& sessions) {
  Named named;
  for (const std::size_t session : sessions) {
    named.names.push_back(title_or_id(programme.sessions[session]));
    named.ids.push_back(programme.sessions[session].id.value);
  }
  return named;
}

Message listed(Named named, std::size_t most, std::string_view shortened) {
  if (named.names.size() <= most) return {"list.names", {{"names", std::move(named.names)}}};
  const std::size_t all = named.names.size();
  std::vector<Message> list;
  for (std::size_t i = 0; i + 1 < most; ++i) list.push_back({"list.name", {{"name", named.names[i]}}});
  list.push_back({"list.more", {{"count", all - list.size()}}});
  return {shortened, {{"names", std::move(list)}, {"count", all}, {"ids", std::move(named.ids)}}};
}

}  // namespace

Message names_of(const std::vector<const Delegation*>& delegations, std::size_t most) {
  Named named;
  for (const Delegation* delegation : delegations) {
    named.names.push_back(delegation->name);
    named.ids.push_back(delegation->id.value);
  }
  return listed(std::move(named), most, "list.names");
}

Message names_of(const ProgrammeProblem& programme, const std::vector<std::size_t>& sessions, std::size_t most) {
  return listed(of(programme, sessions), most, "list.names");
}

Message titles_of(const ProgrammeProblem& programme, const std::vector<std::size_t>& sessions) {
  constexpr std::size_t all_named = 4;
  constexpr std::size_t named_of_more = 2;
  return listed(of(programme, sessions), sessions.size() > all_named ? named_of_more + 1 : all_named, "list.sessions");
}

Message of_session(Message rule, const PlannedSession& session) {
  return {"rule.of-session", {{"rule", within(std::move(rule))}, {"session", title_or_id(session)}}};
}

Message full_time(calendar::LocalTime time) {
  return {"date.and-time", {{"date", FullDate{calendar::date_of(time)}}, {"time", Clock{calendar::time_of_day(time)}}}};
}

}  // namespace plenary::scheduler
