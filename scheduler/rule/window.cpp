#include "scheduler/rule/rules.hpp"

namespace plenary::scheduler {

// Nothing loosens it here: every session's window is among what may give way in any conflict.
Constraint window_rule(const SessionView& view, const DateWindow& window) {
  Message name = window.first == window.last
                     ? Message{"rule.day", {{"date", FullDate{window.first}}}}
                     : Message{"rule.window", {{"first", FullDate{window.first}}, {"last", FullDate{window.last}}}};
  return {RuleCode::window, std::move(name),
          view.where([&](auto start, auto) { return begins_within(window, start); })};
}

bool begins_within(const DateWindow& window, calendar::LocalTime start) noexcept {
  return calendar::midnight(window.first) <= start && start < calendar::midnight(window.last) + calendar::days{1};
}

}  // namespace plenary::scheduler
