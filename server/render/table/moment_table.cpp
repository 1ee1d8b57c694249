#include "server/render/table/moment_table.hpp"

#include <vector>

#include "server/render/words/catalogue.hpp"
#include "server/render/words/local_times.hpp"

namespace plenary::server {

namespace {

constexpr std::size_t table_width = 100;

}  // namespace

std::string moment_table(const scheduler::MomentFor& moment, std::string_view tzdata, Language language) {
  // The capital speaks for a delegation; other zones of a country are in the document.
  std::vector<const scheduler::Seat*> seats;
  for (const auto* delegation : moment.delegations) seats.push_back(&delegation->seats.front());
  const auto date = calendar::date_of(moment.asked.local);
  return in_words({"when.heading",
                   {{"date", FullDate{date}},
                    {"time", Clock{calendar::time_of_day(moment.asked.local)}},
                    {"zone", moment.asked.zone.id()},
                    {"utc", calendar::to_iso(moment.instant)},
                    {"tzdata", std::string{tzdata}}}},
                  language) +
         '\n' + local_times_table(local_times(seats, moment.instant, language), date, table_width, language);
}

}  // namespace plenary::server
