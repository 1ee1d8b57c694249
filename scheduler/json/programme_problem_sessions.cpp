#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/attendance.hpp"
#include "scheduler/json/problem_parts.hpp"
#include "scheduler/json/programme_fields.hpp"
#include "scheduler/json/programme_problem.hpp"
#include "scheduler/json/programme_problem_parts.hpp"
#include "scheduler/json/programme_words.hpp"

namespace plenary::scheduler {

using Limits = ProgrammeLimits;
using calendar::sys_days;
using std::chrono::minutes;

namespace {

/// Kinds of sessions that take a time of their own: a sequence is what is planned.
const Words<SessionKind>& planned_kind_words() {
  static const Words<SessionKind> words = [] {
    Words<SessionKind> planned = session_kind_words();
    std::erase_if(planned, [](const auto& word) { return word.second == SessionKind::sequence; });
    return planned;
  }();
  return words;
}

const Words<SessionMode>& planned_mode_words() {
  static const Words<SessionMode> words = [] {
    Words<SessionMode> planned = session_mode_words();
    std::erase_if(planned, [](const auto& word) { return word.second == SessionMode::unknown; });
    return planned;
  }();
  return words;
}

std::string to_text(const DateWindow& window) {
  return calendar::to_iso(window.first) + " to " + calendar::to_iso(window.last);
}

class SessionsReader {
 public:
  SessionsReader(ObjectReader& document, ProgrammeDraft& draft)
      : document_(document), draft_(draft), problem_(draft.problem) {}

  void read() {
    if (document_.optional("attendance") != nullptr) {
      default_is_stated_ = true;
      default_attendance_ = read_sound_attendance(document_);
    }
    const auto count = document_.each_element("sessions", true, [this](const Json& element, std::string at) {
      if (problem_.sessions.size() < Limits::sessions) read_session(element, std::move(at));
    });
    if (document_.optional("sessions") != nullptr && count == 0 && document_.optional("sessions")->is_array())
      document_.report("sessions", {"", "", "there is nothing to plan", "at least one session", ""});
    report_too_many(document_, "sessions", count, Limits::sessions, "split the programme");
  }

 private:
  /// Nobody where something is wrong with the list: what refers to it would be called wrong for that.
  std::vector<Participant> read_sound_attendance(ObjectReader& object) {
    const auto mistakes = object.errors().size();
    auto participants = read_attendance(object, *problem_.dialogue, problem_.zone);
    if (object.errors().size() > mistakes) participants.clear();
    return participants;
  }

  void read_participants(ObjectReader& object, PlannedSession& session) {
    if (object.optional("attendance") != nullptr || !default_is_stated_) {
      session.participants = read_sound_attendance(object);
    } else {
      session.participants = default_attendance_;
    }
    invitations_ += session.participants.size();
    for (const Participant& participant : session.participants) {
      calendars_ += participant.delegates.size();
      busy_times_ += participant.busy.parts().size();
      for (const Delegate& delegate : participant.delegates) busy_times_ += delegate.busy.parts().size();
    }
    limit(object, invitations_, Limits::invitations, "invitations");
    limit(object, calendars_, Limits::calendars, "calendars of delegates");
    limit(object, busy_times_, Limits::busy_times, "busy times");
  }

  /// Sessions beyond a limit are read without those who are invited, so that memory stays within it.
  void limit(ObjectReader& object, std::size_t& count, std::size_t most, const char* what) {
    if (count <= most) return;
    if (too_many_.insert(what).second) {
      object.errors().push_back({object.pointer(), std::to_string(count),
                                 fmt::format("too many {}, counted in each session up to this one", what),
                                 fmt::format("at most {}", most), "split the programme"});
    }
    default_attendance_.clear();
    default_is_stated_ = true;
  }

  void read_session(const Json& element, std::string at) {
    const auto mistakes = document_.errors().size();
    ObjectReader object(element, at, document_.errors());
    problem_.sessions.emplace_back();
    PlannedSession& session = problem_.sessions.back();
    SessionDraft draft;
    draft.pointer = std::move(at);
    session.id = {object.required_parsed("id", parse_slug).value_or("")};
    if (!session.id.value.empty() && !ids_.insert(session.id.value).second)
      report_twice(document_.errors(), child(object.pointer(), "id"), session.id.value);
    draft_.session_ids.push_back(session.id.value);
    session.title = object.optional_text("title").value_or(LocalizedText{});
    session.kind = object.optional_choice("kind", planned_kind_words()).value_or(SessionKind::meeting);
    const auto mode = object.required_choice("mode", planned_mode_words());
    session.mode = mode.value_or(SessionMode::virtual_only);
    read_time(object, session);
    read_place(object, session, mode.has_value());
    read_participants(object, session);
    session.quorum = read_quorum(object, session.participants);
    session.most_points = read_most_points(object);
    read_languages(object, session);
    draft.sound = draft_.clock_is_known && document_.errors().size() == mistakes;
    read_pin(object, draft_, session, draft);
    read_published(object, draft_, session);
    object.finish();
    draft_.drafts.push_back(std::move(draft));
  }

  void read_time(ObjectReader& object, PlannedSession& session) {
    const auto duration = read_session_length(object);
    session.duration = duration.value_or(session.duration);
    if (duration && *duration % draft_.problem.grid != minutes{0}) {
      object.report("duration",
                    {"", calendar::to_iso_duration(*duration),
                     fmt::format("is no multiple of the grid, {}", calendar::to_iso_duration(draft_.problem.grid)),
                     "whole steps of the grid", "make the grid finer, or the session longer"});
    }
    const auto window = read_window(object);
    session.window = window.value_or(problem_.window);
    session.hours = clock_span(object, "hours");
    const bool own_hours = session.hours.has_value();
    if (!own_hours) session.hours = problem_.hours;
    session.over_lunch = object.optional_boolean("over_lunch").value_or(false);
    session.keeps_lunch = object.optional_boolean("keeps_lunch").value_or(false);
    if (session.keeps_lunch && session.over_lunch) {
      object.report("keeps_lunch", {"", "true", "it cannot be held over lunch and keep it free",
                                    "one of \"keeps_lunch\" and \"over_lunch\"", "remove one of the two"});
    } else if (session.keeps_lunch && draft_.clock_is_known && !problem_.lunch) {
      object.report("keeps_lunch",
                    {"", "true", "the programme does not say when lunch is", "", "state \"lunch\" in \"programme\""});
    }
    session.deadline = object.optional_parsed("deadline", calendar::parse_date);
    if (!draft_.clock_is_known) return;
    const DateWindow& whole = problem_.window;
    if (window && (window->first < whole.first || whole.last < window->last)) {
      object.report("window", {"", to_text(*window), "lies partly outside the programme's window", to_text(whole),
                               "widen the programme's window or narrow this one"});
    }
    if (session.deadline && *session.deadline < session.window.first) {
      object.report("deadline", {"", calendar::to_iso(*session.deadline), "lies before the first day of the window",
                                 calendar::to_iso(session.window.first) + " or later", ""});
    }
    if (duration && session.hours && session.hours->length() < *duration) {
      object.report(
          "duration",
          {"", calendar::to_iso_duration(*duration),
           fmt::format("the session is longer than {} hours, {}–{}", own_hours ? "its" : "the programme's",
                       calendar::to_clock(session.hours->start), calendar::to_clock(session.hours->end)),
           "at most " + calendar::to_iso_duration(session.hours->length()), "widen the hours or shorten the session"});
    }
  }

  void read_place(ObjectReader& object, PlannedSession& session, bool mode_is_known) {
    const auto city = [&](std::string_view id) { return parse_known<CityId>(id, problem_.cities, "a city"); };
    session.city = object.optional_parsed("city", city);
    session.seats = static_cast<int>(object.optional_integer("seats", 0, Limits::seats).value_or(0));
    session.features = read_features(object);
    if (!mode_is_known) return;
    if (!session.in_person()) {
      for (const char* name : {"city", "seats", "features"}) {
        if (object.has(name) && object.optional(name) != nullptr)
          object.report(name, {"", "", "a virtual session has no room", "", "leave it out or change \"mode\""});
      }
    } else if (object.optional("city") == nullptr) {
      std::vector<std::string> names;
      for (const City& one : problem_.cities) names.push_back(one.id.value);
      object.errors().push_back({object.pointer(), "", "a session in person or hybrid needs a \"city\"",
                                 list_names(names), names.empty() ? "add the city to \"cities\"" : "add \"city\""});
    } else if (session.city && draft_.rooms_are_known) {
      const bool has_room =
          std::ranges::any_of(problem_.rooms, [&](const ConferenceRoom& room) { return room.city == *session.city; });
      if (!has_room) {
        object.report("city", {"", session.city->value, "has no room, and the session is not held online only",
                               "a city with at least one of \"rooms\"", "add a room in this city"});
      } else {
        check_lunch(object, session);
      }
    }
  }

  /// Longer than what lunch leaves of the hours. Where clocks of the city and of the programme differ, the two move
  /// against each other, and the planner has the last word.
  void check_lunch(ObjectReader& object, const PlannedSession& session) {
    const auto& lunch = problem_.lunch;
    const bool one_clock = draft_.clock_is_known && problem_.find_city(*session.city)->zone == problem_.zone;
    if (!one_clock || !lunch || session.over_lunch) return;
    const ClockSpan day = session.hours.value_or(ClockSpan{minutes{0}, minutes{24 * 60}});
    if (!session.hours || day.length() < session.duration || !day.overlaps(*lunch)) return;
    const minutes longest = std::max(lunch->start - day.start, day.end - lunch->end);
    if (session.duration <= longest) return;
    object.report("duration", {"", calendar::to_iso_duration(session.duration),
                               fmt::format("the session fits neither before nor after lunch, {}–{}",
                                           calendar::to_clock(lunch->start), calendar::to_clock(lunch->end)),
                               longest > minutes{0} ? "at most " + calendar::to_iso_duration(longest) : "",
                               "shorten the session or state \"over_lunch\": true"});
  }

  void read_languages(ObjectReader& object, PlannedSession& session) {
    object.each_element("languages", false, [&](const Json& element, std::string at) {
      const auto language = object.choice(element, at, language_words());
      if (!language) return;
      if (std::ranges::find(session.languages, *language) != session.languages.end()) {
        object.errors().push_back({std::move(at), std::string{tag(*language)}, "this language is named twice",
                                   "each language once", "remove one of the two"});
        return;
      }
      session.languages.push_back(*language);
    });
  }

  ObjectReader& document_;
  ProgrammeDraft& draft_;
  ProgrammeProblem& problem_;
  bool default_is_stated_ = false;
  std::vector<Participant> default_attendance_;
  std::set<std::string> ids_;
  std::set<std::string> too_many_;
  std::size_t invitations_ = 0;
  std::size_t calendars_ = 0;
  std::size_t busy_times_ = 0;
};

}  // namespace

void read_planned_sessions(ObjectReader& document, ProgrammeDraft& draft) { SessionsReader(document, draft).read(); }

}  // namespace plenary::scheduler
