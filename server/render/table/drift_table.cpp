#include "server/render/table/drift_table.hpp"

#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server {

std::string drift_table(const std::vector<scheduler::Drift>& drifts, Language language) {
  std::string text;
  for (const auto& drift : drifts) {
    text += in_words({"drift.delegation",
                      {{"name", drift.delegation->name},
                       {"sessions", within({"count.sessions", {{"count", drift.sessions.size()}}})},
                       {"points", points(drift.total)}}},
                     language) +
            '\n';
    for (const auto& shift : drift.shifts) {
      text += "    " +
              in_words({"drift.shift",
                        {{"date", shift.date},
                         {"before", Clock{calendar::time_of_day(shift.before)}},
                         {"after", Clock{calendar::time_of_day(shift.after)}},
                         {"points_before", shift.last_before.shown_points()},
                         {"points_after", shift.first_after.shown_points()}}},
                       language) +
              '\n';
    }
    for (const auto& session : drift.sessions) {
      if (session.day.empty()) continue;
      text +=
          "    " +
          in_words({"drift.day",
                    {{"date", session.date}, {"day", within(session.day)}, {"points", session.of_day.shown_points()}}},
                   language) +
          '\n';
    }
  }
  return text;
}

}  // namespace plenary::server
