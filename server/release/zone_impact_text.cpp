#include "server/release/zone_impact_text.hpp"

#include <nlohmann/json.hpp>

#include "calendar/civil/iso.hpp"
#include "server/release/difference_text.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server {

namespace {

using scheduler::ZoneImpact;

using Json = nlohmann::ordered_json;

Clock utc_clock(calendar::Instant instant) { return {calendar::time_of_day(calendar::Zone::utc().to_local(instant))}; }

}  // namespace

std::string zone_impact_text(const std::vector<ZoneImpact>& impacts, std::string_view tzdata, Language language) {
  if (impacts.empty()) return in_words({"impact.none", {{"tzdata", tzdata}}}, language) + '\n';
  std::string text = in_words({"impact.some", {{"count", impacts.size()}, {"tzdata", tzdata}}}, language) + '\n';
  for (const ZoneImpact& impact : impacts) {
    const auto& clock = std::get<scheduler::ClockTime>(impact.session->when);
    text += '\n' + title_or_id(impact.session->title, impact.session->id.value, language) + '\n';
    text += "  " +
            in_words({"impact.stands",
                      {{"date", FullDate{calendar::date_of(clock.start)}},
                       {"time", Clock{calendar::time_of_day(clock.start)}},
                       {"zone", clock.zone.id()}}},
                     language) +
            '\n';
    if (impact.before != impact.after) {
      text += "  " +
              in_words({"impact.instant", {{"before", utc_clock(impact.before)}, {"after", utc_clock(impact.after)}}},
                       language) +
              '\n';
    }
    for (const std::string& line : clock_lines(impact.clocks, language)) text += "  " + line + '\n';
  }
  return text;
}

std::string write_zone_impact(const std::vector<ZoneImpact>& impacts, std::string_view tzdata) {
  Json json{{"format", "plenary-zone-impact/1"}, {"tzdata", tzdata}, {"sessions", Json::array()}};
  for (const ZoneImpact& impact : impacts) {
    Json entry{{"session", impact.session->id.value},
               {"before", calendar::to_iso(impact.before)},
               {"after", calendar::to_iso(impact.after)},
               {"clocks", Json::array()}};
    for (const auto& clock : impact.clocks) {
      entry["clocks"].push_back({{"delegation", clock.delegation->id.value},
                                 {"before", calendar::to_iso(clock.before)},
                                 {"after", calendar::to_iso(clock.after)}});
    }
    json["sessions"].push_back(std::move(entry));
  }
  return json.dump(2) + "\n";
}

}  // namespace plenary::server
