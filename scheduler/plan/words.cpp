#include "scheduler/plan/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "calendar/civil/iso.hpp"

namespace plenary::scheduler {

using std::chrono::minutes;

std::string title_of(const PlannedSession& session) {
  return session.title.en.empty() ? session.id.value : session.title.en;
}

std::string list_in_words(const std::vector<std::string>& things, std::size_t most) {
  std::string text;
  const bool all = things.size() <= most;
  const std::size_t shown = all ? things.size() : most - 1;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += all && i + 1 == shown ? " and " : ", ";
    text += things[i];
  }
  if (!all) text += fmt::format(" and {} more", things.size() - shown);
  return text;
}

std::string titles_of(const ProgrammeProblem& programme, const std::vector<std::size_t>& sessions) {
  std::vector<std::string> titles;
  for (const std::size_t session : sessions) titles.push_back(title_of(programme.sessions[session]));
  return titles.size() > 4 ? fmt::format("the {} sessions {}", titles.size(), list_in_words(titles, 3))
                           : list_in_words(titles);
}

std::string in_words(minutes duration) {
  const auto hours = duration.count() / 60;
  const auto rest = duration.count() % 60;
  const auto plural = [](auto count, const char* thing) {
    return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
  };
  if (hours == 0) return plural(rest, "minute");
  return rest == 0 ? plural(hours, "hour") : plural(hours, "hour") + " " + plural(rest, "minute");
}

std::string in_words(calendar::Date date) {
  constexpr std::array days{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                              "July",    "August",   "September", "October", "November", "December"};
  const std::chrono::weekday weekday{calendar::sys_days{date}};
  return fmt::format("{} {} {} {}", days[weekday.c_encoding()], static_cast<unsigned>(date.day()),
                     months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()));
}

std::string in_words(calendar::LocalTime time) {
  const auto date = calendar::date_of(time);
  return fmt::format("{}, {}", in_words(date),
                     calendar::to_clock(std::chrono::floor<minutes>(time - calendar::midnight(date))));
}

std::string in_words(const ClockSpan& hours) {
  return fmt::format("{}–{}", calendar::to_clock(hours.start), calendar::to_clock(hours.end));
}

std::string in_words(Role role) {
  std::string words{name_of(role)};
  std::ranges::replace(words, '_', '-');
  return words;
}

std::string in_words(Language language) {
  constexpr std::array names{"English", "French", "Portuguese", "Arabic"};
  return names[static_cast<std::size_t>(language)];
}

}  // namespace plenary::scheduler
