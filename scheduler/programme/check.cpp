#include "scheduler/programme/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/burden/venue.hpp"
#include "scheduler/model/pointer.hpp"
#include "scheduler/model/region_names.hpp"
#include "scheduler/model/suggestion.hpp"
#include "scheduler/programme/attendance.hpp"
#include "scheduler/programme/derivation.hpp"
#include "scheduler/programme/judging.hpp"

namespace plenary::scheduler {

using calendar::sys_days;
using std::chrono::minutes;

namespace {

std::string to_text(const DateWindow& window) {
  return calendar::to_iso(window.first) + " to " + calendar::to_iso(window.last);
}

std::string to_text(const ClockSpan& span) {
  return calendar::to_clock(span.start) + "–" + calendar::to_clock(end_on_clock(span));
}

class Check {
 public:
  Check(const Programme& programme, const Dialogue& dialogue, const Faults& known)
      : programme_(programme), dialogue_(dialogue), known_(known) {}

  Errors run() {
    const auto zone = zone_of(programme_, dialogue_);
    judging_.clock_is_known = zone.has_value() && !is_wrong_any({"/zone", "/window", "/grid", "/hours", "/lunch"});
    judging_.rooms_are_known = !is_wrong_any({"/cities", "/rooms"});
    Derivation derivation = derive(programme_, dialogue_, {}, zone.value_or(calendar::Zone::utc()), errors_);
    judging_.problem = std::move(derivation.problem);
    judging_.relations = std::move(derivation.relation_pointers);
    if (!zone && !derivation.sources.empty()) report_no_zone();
    for (std::size_t i = 0; i < derivation.sources.size(); ++i) add(derivation, i);
    check_sent();
    check_waivers(derivation);
    check_links();
    check_busy_resources();
    report_precedence_cycles(judging_, errors_);
    report_contradictions(judging_, errors_);
    report_pins_at_once(judging_, errors_);
    report_broken_by_pins(judging_, errors_);
    return std::move(errors_);
  }

 private:
  bool is_wrong_any(std::initializer_list<const char*> pointers) const {
    return std::ranges::any_of(pointers, [&](const char* pointer) { return known_.within(pointer); });
  }

  void report(const std::string& object, const char* member, std::string value, Message message, Message allowed,
              Message fix) {
    errors_.push_back(
        {child(object, member), std::move(value), std::move(message), std::move(allowed), std::move(fix)});
  }

  /// Whoever is invited by sets alone has no clock of one seat.
  void report_no_zone() {
    if (is_wrong_any({"/zone", "/attendance", "/sessions"})) return;
    errors_.push_back({"", "", {"json.missing", {{"name", "zone"}}}, "", {"mend.add-zone", {}}});
  }

  void add(const Derivation& derivation, std::size_t index) {
    PlannedSession& planned = judging_.problem.sessions[index];
    const Session& session = programme_.sessions[derivation.sources[index].wish];
    const std::string& pointer = derivation.pointers[index];
    const bool is_first = index == 0 || derivation.pointers[index - 1] != pointer;
    const std::string list = session.wish->attendance ? pointer + "/wish/attendance" : "/attendance";
    if (known_.within(list)) {
      planned.participants.clear();
      someone_is_unknown_ = true;
    }
    JudgedSession judged{child(pointer, "wish"), false, std::nullopt};
    const auto mistakes = errors_.size();
    if (is_first) check_session(session, planned, judged.pointer);
    judged.sound = judging_.clock_is_known && !known_.within(pointer) && errors_.size() == mistakes;
    judging_.sessions.push_back(std::move(judged));
    judge_pin(judging_, index, errors_);
  }

  void check_session(const Session& session, const PlannedSession& planned, const std::string& pointer) {
    const Wish& wish = *session.wish;
    check_who(wish, pointer);
    check_lunches(wish, planned, pointer);
    check_window(wish, pointer);
    check_left_out(wish, pointer);
    check_hours(wish, planned, pointer);
    if (!known_.within(child(pointer, "city")) && !known_.within(child(pointer_of_session(pointer), "mode")))
      check_place(session, planned, pointer);
    check_quorum(planned, pointer);
    check_compare(wish, planned, pointer);
  }

  static std::string pointer_of_session(const std::string& wish) { return wish.substr(0, wish.rfind('/')); }

  void check_who(const Wish& wish, const std::string& pointer) {
    if (wish.attendance || programme_.attendance || known_.within("/attendance") ||
        known_.within(child(pointer, "attendance"))) {
      return;
    }
    errors_.push_back({pointer, "", {"json.missing", {{"name", "attendance"}}}, "", {"mend.add-attendance", {}}});
  }

  void check_window(const Wish& wish, const std::string& pointer) {
    if (!wish.window && !wish.is_series() && !programme_.window && judging_.clock_is_known &&
        !known_.within(child(pointer, "window")) && !known_.within(child(pointer, "windows"))) {
      errors_.push_back({pointer, "", {"json.missing", {{"name", "window"}}}, "", {"mend.add-window", {}}});
    }
    if (!judging_.clock_is_known) return;
    if (programme_.window) {
      const DateWindow& whole = *programme_.window;
      const auto is_outside = [&](const DateWindow& one) { return one.first < whole.first || whole.last < one.last; };
      const auto refuse = [&](std::string where, const DateWindow& one) {
        errors_.push_back({std::move(where),
                           to_text(one),
                           {"fault.outside-programme", {}},
                           to_text(whole),
                           {"mend.widen-window", {}}});
      };
      if (wish.window && is_outside(*wish.window)) refuse(child(pointer, "window"), *wish.window);
      for (std::size_t k = 0; k < wish.windows.size(); ++k) {
        if (is_outside(wish.windows[k])) refuse(child(child(pointer, "windows"), k), wish.windows[k]);
      }
    }
    const auto& window = wish.window ? wish.window : programme_.window;
    if (wish.deadline && window && !wish.is_series() && *wish.deadline < window->first) {
      report(pointer, "deadline", calendar::to_iso(*wish.deadline), {"fault.before-window", {}},
             {"allow.or-later", {{"what", calendar::to_iso(window->first)}}}, "");
    }
  }

  /// A date that is left out of no window was meant for another. A session that begins on the last day may touch the
  /// next.
  void check_left_out(const Wish& wish, const std::string& pointer) {
    std::vector<DateWindow> windows = wish.windows;
    if (const auto& window = wish.window ? wish.window : programme_.window; windows.empty() && window)
      windows.push_back(*window);
    if (!wish.not_on || windows.empty() || known_.within(child(pointer, "windows"))) return;
    for (const calendar::Date date : *wish.not_on) {
      const auto is_near = [date](const DateWindow& window) {
        return window.first <= date && calendar::sys_days{date} <= calendar::sys_days{window.last} + calendar::days{1};
      };
      if (std::ranges::any_of(windows, is_near)) continue;
      report(pointer, "not_on", calendar::to_iso(date), {"fault.left-out-outside", {}},
             {"allow.from-to",
              {{"first", calendar::to_iso(windows.front().first)}, {"last", calendar::to_iso(windows.back().last)}}},
             {"mend.remove-or-correct", {}});
    }
  }

  void check_hours(const Wish& wish, const PlannedSession& planned, const std::string& pointer) {
    if (!wish.duration || !planned.hours || !judging_.clock_is_known) return;
    if (planned.hours->length() >= *wish.duration) return;
    report(pointer, "duration", calendar::to_iso_duration(*wish.duration),
           {wish.hours ? "fault.hours-own" : "fault.hours-programme", {{"hours", to_text(*planned.hours)}}},
           {"allow.at-most", {{"most", calendar::to_iso_duration(planned.hours->length())}}}, {"mend.shorten", {}});
  }

  void check_lunches(const Wish& wish, const PlannedSession& planned, const std::string& pointer) {
    if (wish.keeps_lunch && wish.over_lunch) {
      report(pointer, "keeps_lunch", "true", {"fault.lunch-both", {}}, {"allow.keeps-or-over", {}},
             {"json.remove-one", {}});
    } else if (wish.keeps_lunch && planned.mode == SessionMode::virtual_only && judging_.clock_is_known &&
               !programme_.lunch) {
      report(pointer, "keeps_lunch", "true", {"fault.lunch-unknown", {}}, "", {"mend.state-lunch", {}});
    }
  }

  void check_place(const Session& session, const PlannedSession& planned, const std::string& pointer) {
    const Wish& wish = *session.wish;
    if (!planned.in_person()) {
      const auto refuse = [&](const char* name) {
        report(pointer, name, "", {"fault.virtual-room", {}}, "", {"mend.change-mode", {}});
      };
      if (wish.city) refuse("city");
      if (wish.seats > 0) refuse("seats");
      if (!wish.features.empty()) refuse("features");
    } else if (!wish.city) {
      std::vector<std::string> names;
      for (const City& one : programme_.cities) names.push_back(one.id.value);
      errors_.push_back({pointer,
                         "",
                         {"fault.city-needed", {}},
                         list_names(names),
                         names.empty() ? Message{"mend.add-cities", {}} : Message{"json.add", {{"name", "city"}}}});
    } else if (judging_.rooms_are_known) {
      const bool has_room =
          std::ranges::any_of(programme_.rooms, [&](const ConferenceRoom& room) { return room.city == *wish.city; });
      if (!has_room) {
        report(pointer, "city", wish.city->value, {"fault.city-roomless", {}}, {"allow.city-with-room", {}},
               {"mend.add-room", {}});
      } else {
        check_room_left_by_lunch(planned, pointer);
      }
    }
  }

  /// Longer than what lunch leaves of the hours. Where clocks of the city and of the programme differ, the two move
  /// against each other, and the planner has the last word.
  void check_room_left_by_lunch(const PlannedSession& planned, const std::string& pointer) {
    const auto& lunch = programme_.lunch;
    const City* city = judging_.problem.find_city(*planned.city);
    const bool one_clock = judging_.clock_is_known && city != nullptr && city->zone == judging_.problem.zone;
    if (!one_clock || !lunch || planned.over_lunch || !planned.hours) return;
    const ClockSpan day = *planned.hours;
    if (day.length() < planned.duration || !day.overlaps(*lunch)) return;
    const minutes longest = std::max(lunch->start - day.start, day.end - lunch->end);
    if (planned.duration <= longest) return;
    report(pointer, "duration", calendar::to_iso_duration(planned.duration),
           {"fault.lunch-fits", {{"lunch", to_text(*lunch)}}},
           longest > minutes{0} ? Message{"allow.at-most", {{"most", calendar::to_iso_duration(longest)}}} : Message{},
           {"mend.shorten-or-lunch", {}});
  }

  void check_quorum(const PlannedSession& planned, const std::string& pointer) {
    if (planned.participants.empty()) return;
    const std::string quorum = child(pointer, "quorum");
    const auto refuse = [&](std::string where, int least, std::size_t available, std::string_view code) {
      const auto delegations = within({"count.delegations", {{"count", available}}});
      errors_.push_back({std::move(where),
                         std::to_string(least),
                         {code, {{"delegations", delegations}}},
                         {"allow.from-to", {{"first", "0"}, {"last", std::to_string(available)}}},
                         ""});
    };
    const std::size_t invited = planned.participants.size();
    if (planned.quorum.overall > static_cast<int>(invited)) {
      refuse(child(quorum, "overall"), planned.quorum.overall, invited, "fault.quorum");
    }
    std::map<std::string, std::size_t> by_region;
    for (const Participant& participant : planned.participants) {
      for (const std::string_view region : region_names(*participant.delegation)) ++by_region[std::string{region}];
    }
    std::vector<std::string> names;
    for (const auto& [name, count] : by_region) names.push_back(name);
    for (const auto& [name, least] : planned.quorum.regions) {
      const std::string where = child(child(quorum, "regions"), name);
      if (!by_region.contains(name)) {
        errors_.push_back(
            {where, printable(name), {"fault.quorum-region", {}}, list_names(names), nearest_name(name, names)});
      } else if (least > static_cast<int>(by_region[name])) {
        refuse(where, least, by_region[name], "fault.quorum-region-most");
      }
    }
    for (std::size_t k = 0; k < planned.quorum.groups.size(); ++k) {
      const QuorumPart part{planned.quorum.groups[k].least, {}, &planned.quorum.groups[k]};
      const auto there = std::ranges::count_if(planned.participants,
                                               [&](const Participant& one) { return part.counts(*one.delegation); });
      const std::string where = child(child(child(quorum, "groups"), k), "least");
      if (part.least > there) refuse(where, part.least, static_cast<std::size_t>(there), "fault.quorum-group-most");
    }
  }

  void check_compare(const Wish& wish, const PlannedSession& planned, const std::string& pointer) {
    if (wish.is_series() && !wish.compare.empty()) {
      report(pointer, "compare", std::to_string(wish.compare.size()), {"fault.series-compare", {}},
             {"allow.one-window", {}}, "");
      return;
    }
    if (!judging_.clock_is_known || known_.within(child(pointer, "window")) || !planned.window.first.ok()) return;
    const calendar::Zone& zone = judging_.problem.zone;
    for (std::size_t k = 0; k < wish.compare.size(); ++k) {
      const auto local = wish.compare[k];
      const auto date = calendar::date_of(local);
      const std::string where = child(child(pointer, "compare"), k);
      if (date < planned.window.first || planned.window.last < date) {
        errors_.push_back(
            {where, calendar::to_iso(local), {"fault.outside-window-slot", {}}, to_text(planned.window), ""});
      } else if (std::holds_alternative<calendar::Gap>(zone.resolve(local))) {
        errors_.push_back(
            {where, calendar::to_iso(local), {"fault.gap", {{"zone", zone.id()}}}, {"allow.clock-shown", {}}, ""});
      }
    }
  }

  /// Whose waivers mean something: of those invited, and of the countries where they meet.
  std::set<DelegationId> waiving() const {
    auto ids = invited();
    if (ids.empty()) return ids;
    for (const City& city : programme_.cities) {
      if (const Delegation* country = country_of(city, dialogue_)) ids.insert(country->id);
    }
    return ids;
  }

  std::set<DelegationId> invited() const {
    std::set<DelegationId> ids;
    if (someone_is_unknown_) return ids;
    for (const PlannedSession& session : judging_.problem.sessions) {
      for (const Participant& who : session.participants) ids.insert(who.delegation->id);
    }
    return ids;
  }

  /// Whoever sends people to a programme is invited to some session of it.
  void check_sent() {
    const auto ids = invited();
    if (ids.empty()) return;
    for (std::size_t i = 0; i < programme_.delegations.size(); ++i) {
      const DelegationId& id = programme_.delegations[i].id;
      const std::string pointer = child("/delegations", i);
      if (ids.contains(id) || known_.within(pointer)) continue;
      report(pointer, "delegation", id.value, {"fault.not-invited-any", {}}, {"allow.invited-delegation", {}}, "");
    }
  }

  /// A day that no session of the window can touch is a slip of the pen. On the local clock of a delegation and at the
  /// end of a long session, the days before and after the window count.
  void check_waivers(const Derivation& derivation) {
    const auto ids = waiving();
    const DateWindow& window = judging_.problem.window;
    const bool window_is_known = judging_.clock_is_known && window.first.ok() && !derivation.sources.empty();
    for (std::size_t i = 0; i < programme_.waivers.size(); ++i) {
      const Waiver& waiver = programme_.waivers[i];
      const std::string pointer = child("/waivers", i);
      if (!ids.empty() && !ids.contains(waiver.delegation) && !known_.within(child(pointer, "delegation"))) {
        report(pointer, "delegation", printable(waiver.delegation.value), {"fault.not-invited", {}},
               {"allow.invited-delegation", {}}, "");
      }
      if (!window_is_known || !waiver.on) continue;
      const sys_days day{*waiver.on};
      if (sys_days{window.first} - calendar::days{1} <= day && day <= sys_days{window.last} + calendar::days{2})
        continue;
      report(pointer, "on", calendar::to_iso(*waiver.on), {"fault.outside-window-day", {}}, to_text(window), "");
    }
  }

  void check_links() {
    if (!programme_.links || programme_.links->count != 0) return;
    const auto online = std::ranges::count_if(judging_.problem.sessions, &PlannedSession::online);
    if (online == 0) return;
    errors_.push_back({"/links",
                       "0",
                       {"fault.links", {{"sessions", within({"count.sessions", {{"count", online}}})}}},
                       {"allow.one-or-more", {}},
                       {"mend.leave-out-links", {}}});
  }

  /// Busy times of rooms, interpreters and links that end before they begin.
  void check_busy_resources() {
    const ProgrammeProblem& problem = judging_.problem;
    for (std::size_t i = 0; i < problem.rooms.size(); ++i) {
      const ConferenceRoom& room = problem.rooms[i];
      report_reversed(room.presence.busy, problem.zone_of(room), child("/rooms", i), errors_);
    }
    for (std::size_t i = 0; i < problem.interpreters.size(); ++i) {
      report_reversed(problem.interpreters[i].presence.busy, problem.zone, child("/interpreters", i), errors_);
    }
    if (problem.links) report_reversed(problem.links->presence.busy, problem.zone, "/links", errors_);
  }

  const Programme& programme_;
  const Dialogue& dialogue_;
  const Faults& known_;
  Errors errors_;
  Judging judging_;
  bool someone_is_unknown_ = false;
};

}  // namespace

Faults::Faults(const Errors& errors) {
  for (const Error& error : errors) pointers_.push_back(error.where);
  std::ranges::sort(pointers_);
}

bool Faults::within(std::string_view pointer) const {
  const auto at = std::ranges::lower_bound(pointers_, pointer);
  if (at != pointers_.end() && *at == pointer) return true;
  const std::string below = std::string{pointer} + '/';
  const auto part = std::ranges::lower_bound(pointers_, below);
  return part != pointers_.end() && part->starts_with(below);
}

Errors check_programme(const Programme& programme, const Dialogue& dialogue, const Faults& known) {
  return Check(programme, dialogue, known).run();
}

}  // namespace plenary::scheduler
