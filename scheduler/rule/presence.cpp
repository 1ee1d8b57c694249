#include "scheduler/rule/presence.hpp"

#include <string>
#include <utility>

#include "scheduler/rule/interpretation.hpp"
#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

namespace {

using calendar::Instant;
using calendar::Interval;
using std::chrono::minutes;

/// So many busy times of a resource are named, the rest are counted.
constexpr std::size_t most_named = 3;

constexpr std::string_view of_links = "links";

void have_links_at_any_time(const Constraint&, std::size_t, ProblemChanges& changes) {
  changes.add({"change.links-anytime", {}}, Price::arrange,
              [](ProgrammeProblem& changed) { changed.links->presence = {}; });
}

std::vector<Message> words_for(Language language) { return within({"language." + std::string{tag(language)}, {}}); }

/// Those of the rule's booth come at other times too, or the session does without interpretation.
void have_interpreters_at_any_time(const Constraint& rule, std::size_t session, ProblemChanges& changes) {
  for (const auto& booth : booths_of(changes.session(session))) {
    if (name_of(booth) != rule.subject) continue;
    changes.add({"change.interpreters-anytime", {{"one", words_for(booth.first)}, {"other", words_for(booth.second)}}},
                Price::provide, [booth](ProgrammeProblem& changed) {
                  const auto pool = pool_for(changed, booth) - changed.interpreters.data();
                  changed.interpreters[static_cast<std::size_t>(pool)].presence = {};
                });
  }
  work_in_one_language(session, changes);
}

SlotSet slots_covered(const TimesThere& there, minutes lead, minutes tail, const TimeGrid& grid) {
  SlotSet allowed(grid.size());
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const auto slot = static_cast<Slot>(i);
    const auto when = grid.span(slot);
    if (there.covers({when.start - lead, when.end + tail})) allowed.insert(slot);
  }
  return allowed;
}

}  // namespace

TimesThere::TimesThere(const Presence& presence, const calendar::Zone& zone)
    : window_(presence.window), hours_(presence.hours), zone_(zone) {
  std::vector<Interval<Instant>> spans;
  for (const BusyTime& time : presence.busy) {
    const Interval<Instant> span = instants_of(time, zone);
    if (!span.empty()) spans.push_back(span);
  }
  busy_ = BusyTimes{std::move(spans)};
}

bool TimesThere::covers(const Interval<Instant>& when) const {
  if (busy_.overlaps(when)) return false;
  if (!window_ && !hours_) return true;
  const calendar::LocalTime start = zone_.to_local(when.start);
  const calendar::LocalTime end = zone_.to_local(when.end);
  if (hours_ && !lies_within(*hours_, start, end)) return false;
  if (!window_) return true;
  // Hours that pass midnight belong to the day on which they begin.
  const bool one_day = hours_ && hours_->end > midnight_after;
  const auto first = calendar::date_of(one_day ? start - hours_->start : start);
  const auto last = one_day ? first : calendar::date_of(end - minutes{1});
  return window_->first <= first && last <= window_->last;
}

std::vector<Message> words_for(const Presence& presence) {
  std::vector<Message> words;
  if (presence.hours)
    words.push_back(
        {"presence.hours", {{"from", Clock{presence.hours->start}}, {"to", Clock{end_on_clock(*presence.hours)}}}});
  if (presence.window) {
    const DateWindow& days = *presence.window;
    if (days.first == days.last) {
      words.push_back({"presence.day", {{"day", FullDate{days.first}}}});
    } else {
      words.push_back({"presence.days", {{"first", FullDate{days.first}}, {"last", FullDate{days.last}}}});
    }
  }
  for (std::size_t i = 0; i < presence.busy.size() && i < most_named; ++i) {
    words.push_back({"presence.busy", {{"from", presence.busy[i].from}, {"to", presence.busy[i].to}}});
  }
  if (presence.busy.size() > most_named)
    words.push_back({"presence.busy-more", {{"count", presence.busy.size() - most_named}}});
  return words;
}

Constraints presence_rules(const ProgrammeProblem& programme, const PlannedSession& session, const SessionView& view) {
  Constraints rules;
  if (programme.links && session.online() && !programme.links->presence.is_always()) {
    const Links& links = *programme.links;
    const TimeAround around = links.around.value_or(TimeAround{});
    rules.push_back({RuleCode::presence,
                     {"rule.links-there", {{"times", words_for(links.presence)}}},
                     slots_covered({links.presence, view.zone()}, around.lead(), around.tail(), view.grid()),
                     std::string{of_links}});
    rules.back().loosen = have_links_at_any_time;
  }
  for (const auto& booth : booths_of(session)) {
    const InterpreterPool* pool = pool_for(programme, booth);
    if (pool == nullptr || pool->presence.is_always()) continue;
    rules.push_back({RuleCode::presence,
                     {"rule.interpreters-there",
                      {{"one", words_for(booth.first)},
                       {"other", words_for(booth.second)},
                       {"time", lead_of(*pool)},
                       {"times", words_for(pool->presence)}}},
                     slots_covered({pool->presence, view.zone()}, lead_of(*pool), tail_of(*pool), view.grid()),
                     name_of(booth)});
    rules.back().loosen = have_interpreters_at_any_time;
  }
  return rules;
}

}  // namespace plenary::scheduler
