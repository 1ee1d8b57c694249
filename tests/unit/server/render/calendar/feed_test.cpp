#include "server/render/calendar/feed.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "calendar/ical/event/writer.hpp"
#include "server/render/calendar/busy.hpp"
#include "tests/unit/server/sample.hpp"

namespace {

using namespace plenary;
using namespace plenary::server;
using calendar::RelationType;
using Catch::Matchers::Contains;

calendar::Calendar feed(const FeedOptions& options = {}) {
  return to_calendar(sample::programme(), sample::dialogue(), options);
}

const calendar::Event& event(const calendar::Calendar& from, const std::string& session) {
  for (const calendar::Event& candidate : from.events) {
    if (candidate.uid == session + "@rabat.plenary") return candidate;
  }
  FAIL("no event for " << session);
  return from.events.front();
}

calendar::DateSpan days(int y, unsigned m1, unsigned d1, unsigned m2, unsigned d2) {
  using namespace std::chrono;
  return {calendar::Date{year{y}, month{m1}, day{d1}}, calendar::Date{year{y}, month{m2}, day{d2}}};
}

}  // namespace

TEST_CASE("The feed holds every session of the founding programme with its dates") {
  const auto calendar = feed();
  CHECK(calendar.events.size() == 12);
  const auto when = [&](const char* id) { return std::get<calendar::DateSpan>(event(calendar, id).when); };
  CHECK(when("paris-october-migration-development") == days(2020, 10, 19, 10, 19));
  CHECK(when("2020-10-19-paris-sequence") == days(2020, 10, 19, 10, 21));
  CHECK(when("2020-10-20-paris-som") == days(2020, 10, 20, 10, 21));
  CHECK(when("2019-11-05-abuja-remittances") == days(2019, 11, 5, 11, 6));
  CHECK(when("2019-10-24-abidjan-smuggling") == days(2019, 10, 24, 10, 24));
  CHECK(when("2019-10-24-abidjan-scenarios") == days(2019, 10, 24, 10, 24));
  CHECK(when("2019-07-01-madrid-border-management") == days(2019, 7, 1, 7, 2));
  CHECK(when("2019-02-12-ouagadougou-som") == days(2019, 2, 12, 2, 13));
  CHECK(when("2018-10-23-paris-root-causes") == days(2018, 10, 23, 10, 24));
  CHECK(when("2017-11-08-luxor-trilateral") == days(2017, 11, 8, 11, 9));
  CHECK(when("2016-05-31-brussels-return") == days(2016, 5, 31, 6, 1));
  const auto& presentation = event(calendar, "2020-09-16-anti-trafficking-assessment");
  const auto& span = std::get<calendar::TimedSpan>(presentation.when);
  CHECK(calendar::to_iso(span.start) == "2020-09-16T14:00");
  CHECK(calendar::to_iso(span.end) == "2020-09-16T15:00");
  CHECK(span.zone.id() == "Europe/Brussels");
}

TEST_CASE("Each event tells its host and co-chairs") {
  const auto calendar = feed();
  const auto tells = [&](const char* id, const char* line) {
    INFO(id);
    CHECK_THAT(event(calendar, id).description, Contains(line));
  };
  tells("2019-11-05-abuja-remittances", "Host: Nigeria\nCo-chairs: France, Belgium\n");
  tells("2019-11-05-abuja-remittances", "Working groups: 5\n");
  tells("2019-10-24-abidjan-smuggling", "Host: Côte d’Ivoire\nCo-chairs: France, Côte d’Ivoire\n");
  tells("2019-10-24-abidjan-smuggling", "Partner countries: 25 (African partners: 15, European partners: 10)\n");
  tells("2019-07-01-madrid-border-management", "Host: Spain\nCo-chairs: Spain, Morocco\n");
  tells("2019-07-01-madrid-border-management", "Guests: Lebanon");
  tells("2018-10-23-paris-root-causes", "Host: France\nCo-chairs: Senegal\n");
  tells("2017-11-08-luxor-trilateral", "Host: Egypt\nChair: Egypt\n");
  tells("2016-05-31-brussels-return", "Host: Belgium\nCo-chairs: Belgium, Côte d’Ivoire\n");
}

TEST_CASE("Relations are told in both directions, in RELATED-TO and in words") {
  const auto calendar = feed();
  const auto& workshop = event(calendar, "2019-10-24-abidjan-smuggling");
  const auto& side = event(calendar, "2019-10-24-abidjan-scenarios");
  CHECK(side.relations == std::vector<calendar::Relation>{{workshop.uid, RelationType::parent}});
  CHECK(workshop.relations == std::vector<calendar::Relation>{{side.uid, RelationType::child}});
  CHECK_THAT(side.description, Contains("In the margins of: Fighting migrant smuggling\n"));
  CHECK_THAT(workshop.description, Contains("In its margins: Scenario building exercise"));

  const auto& sequence = event(calendar, "2020-10-19-paris-sequence");
  const auto& opening = event(calendar, "paris-october-migration-development");
  const auto& closing = event(calendar, "2020-10-20-paris-som");
  CHECK(opening.relations == std::vector<calendar::Relation>{{sequence.uid, RelationType::parent}});
  CHECK(sequence.relations ==
        std::vector<calendar::Relation>{{opening.uid, RelationType::child}, {closing.uid, RelationType::child}});

  const auto& presentation = event(calendar, "2020-09-16-anti-trafficking-assessment");
  const auto& som = event(calendar, "2019-02-12-ouagadougou-som");
  CHECK(presentation.relations == std::vector<calendar::Relation>{{som.uid, RelationType::sibling}});
  CHECK_THAT(presentation.description, Contains("Requested at: Senior Officials' Meeting, Ouagadougou 2019\n"));
  CHECK_THAT(som.description, Contains("Led to: Presentation of the assessment"));
}

TEST_CASE("What was postponed is cancelled, transparent and says so in its title") {
  const auto calendar = feed();
  const auto& paris = event(calendar, "paris-october-migration-development");
  CHECK(paris.status == calendar::EventStatus::cancelled);
  CHECK(paris.transparent);
  CHECK(paris.sequence == 1);
  CHECK_THAT(paris.summary, Catch::StartsWith("Postponed: International Migration and Development"));
  CHECK_THAT(paris.description, Catch::StartsWith("Postponed: Moved to April 2021 because of COVID-19"));
  CHECK(event(calendar, "2019-11-05-abuja-remittances").status == calendar::EventStatus::confirmed);
  CHECK_FALSE(event(calendar, "2019-11-05-abuja-remittances").transparent);
}

TEST_CASE("A delegation reads its own time") {
  const auto time_line = [](const char* delegation, Language language = Language::en) {
    const auto calendar = feed({language, scheduler::DelegationId{delegation}, ""});
    const std::string& text = event(calendar, "2020-09-16-anti-trafficking-assessment").description;
    const auto when = text.find('\n');
    const auto start = text.find('\n', when + 1) + 1;
    return text.substr(start, text.find('\n', start) - start);
  };
  CHECK(time_line("NG") == "Your time: 13:00–14:00 Abuja");
  CHECK(time_line("SN") == "Your time: 12:00–13:00 Dakar");
  CHECK(time_line("CV") == "Your time: 11:00–12:00 Praia");
  CHECK(time_line("MA") == "Your time: 13:00–14:00 Rabat");
  CHECK(time_line("GR") == "Your time: 15:00–16:00 Athens");
  CHECK_THAT(time_line("CD"), Contains("13:00–14:00 Kinshasa") && Contains("14:00–15:00 "));
  CHECK_THAT(time_line("SN", Language::fr), Catch::StartsWith("Votre heure\u00A0: 12:00–13:00"));
}

TEST_CASE("Egypt's feed has the meeting that it hosted and no other") {
  const auto calendar = feed({Language::en, scheduler::DelegationId{"EG"}, ""});
  REQUIRE(calendar.events.size() == 1);
  CHECK(calendar.events.front().uid == "2017-11-08-luxor-trilateral@rabat.plenary");
  CHECK(calendar.name == "Rabat Process: thematic meetings · Egypt");
}

TEST_CASE("The feed speaks the subscriber's language") {
  const auto french = feed({Language::fr, std::nullopt, "https://calendar.example"});
  CHECK(french.source == "https://calendar.example/feeds/rabat.ics?lang=fr");
  const auto& abuja = event(french, "2019-11-05-abuja-remittances");
  CHECK(abuja.summary == "Transferts de fonds de la diaspora et développement durable");
  CHECK(abuja.location == "Abuja, Nigeria");
  CHECK_THAT(abuja.description, Contains("Quand\u00A0: 5–6 novembre 2019\nPays hôte\u00A0: Nigeria\n"));
  const auto portuguese = feed({Language::pt, std::nullopt, ""});
  CHECK_THAT(event(portuguese, "2016-05-31-brussels-return").description,
             Contains("Quando: 31 de maio – 1 de junho de 2016\n"));
  const auto arabic = feed({Language::ar, std::nullopt, ""});
  CHECK(event(arabic, "2018-10-23-paris-root-causes").location == "باريس، فرنسا");
}

TEST_CASE("Places have coordinates only where a source gives them") {
  const auto calendar = feed();
  CHECK(event(calendar, "2019-10-24-abidjan-smuggling").geo == calendar::GeoPosition{5.3167, -4.0333});
  CHECK(event(calendar, "2019-11-05-abuja-remittances").geo == std::nullopt);
  CHECK(event(calendar, "2020-09-16-anti-trafficking-assessment").location.empty());
}

TEST_CASE("A virtual session's links are in CONFERENCE and, for clients that hide it, in the description") {
  const auto programme = sample::with_session(R"("mode": "virtual", "status": "tentative", "kind": "webinar",
      "when": {"start": "2027-03-02T10:00", "end": "2027-03-02T11:30", "zone": "Africa/Dakar"},
      "conferences": [{"uri": "https://meet.example/r", "features": ["audio", "video"], "label": "Français", "language": "fr"}])");
  const auto calendar = to_calendar(programme, sample::dialogue(), {});
  REQUIRE(calendar.events.size() == 1);
  const auto& webinar = calendar.events.front();
  CHECK(webinar.conferences ==
        std::vector<calendar::Conference>{{"https://meet.example/r", {"AUDIO", "VIDEO"}, "Français", Language::fr}});
  CHECK(webinar.description ==
        "Webinar\nWhen: Tuesday 2 March 2027 10:00–11:30 Africa/Dakar (10:00–11:30 UTC)\n"
        "Join (Français): https://meet.example/r");
  CHECK(webinar.categories == std::vector<std::string>{"virtual", "Webinar"});
  CHECK(webinar.status == calendar::EventStatus::tentative);
}

TEST_CASE("Drafts and sessions without a date stay out of the feed") {
  const char* when = R"("when": {"first": "2027-03-02", "zone": "Africa/Dakar"})";
  CHECK(to_calendar(sample::with_session(std::string(R"("mode": "virtual", "status": "draft", )") + when),
                    sample::dialogue(), {})
            .events.empty());
  CHECK(to_calendar(sample::with_session(R"("mode": "virtual", "status": "confirmed")"), sample::dialogue(), {})
            .events.empty());
}

TEST_CASE("What was called off is kept for ninety days after its revision, whatever the day today") {
  const auto events = [](const char* stamp) {
    // The release is of 1 January 2026.
    auto programme = sample::with_session(R"("mode": "virtual", "status": "cancelled",
      "when": {"start": "2026-03-02T10:00", "end": "2026-03-02T11:30", "zone": "Africa/Dakar"})");
    programme.sessions.at(0).revision.stamp = programme.sessions.at(0).revision.last_modified =
        calendar::parse_instant(stamp).value();
    return to_calendar(programme, sample::dialogue(), {}).events.size();
  };
  CHECK(events("2025-10-03T00:00:00Z") == 1);
  CHECK(events("2025-10-02T23:59:59Z") == 0);
}

TEST_CASE("An observer's time is blocked only by what names or invites it") {
  const std::string when = R"("mode": "hybrid", "status": "confirmed",
      "when": {"start": "2027-03-02T10:00", "end": "2027-03-02T11:30", "zone": "Africa/Dakar"})";
  const auto transparent = [&](const std::string& more, const char* delegation) {
    const auto programme = sample::with_session(when + more);
    return to_calendar(programme, sample::dialogue(), {Language::en, scheduler::DelegationId{delegation}, ""})
        .events.at(0)
        .transparent;
  };
  CHECK_FALSE(transparent("", "SN"));
  CHECK(transparent("", "DZ"));
  CHECK_FALSE(transparent(R"(, "invited": ["DZ", "SN"])", "DZ"));
  CHECK_FALSE(transparent(R"(, "hosts": ["LY"])", "LY"));
  CHECK_FALSE(to_calendar(sample::with_session(when), sample::dialogue(), {}).events.at(0).transparent);
}

TEST_CASE("Colours tell how one takes part") {
  const auto calendar = feed();
  CHECK(event(calendar, "2020-09-16-anti-trafficking-assessment").color == "steelblue");
  CHECK(event(calendar, "2019-11-05-abuja-remittances").color == "seagreen");
  CHECK(event(calendar, "paris-october-migration-development").color == "gray");
}

TEST_CASE("Reminders stand only in a file that was asked to have them, and not for what was called off") {
  FeedOptions options;
  options.alarm = calendar::minutes{30};
  const auto calendar = feed(options);
  CHECK(event(calendar, "2020-09-16-anti-trafficking-assessment").alarms ==
        std::vector<calendar::Alarm>{
            {calendar::minutes{30}, event(calendar, "2020-09-16-anti-trafficking-assessment").summary}});
  CHECK(event(calendar, "paris-october-migration-development").alarms.empty());
}

TEST_CASE("A delegation's busy times say when and not what") {
  const FeedOptions egypt{Language::en, scheduler::DelegationId{"EG"}, ""};
  const auto calendar = to_busy_times(sample::programme(), sample::dialogue(), egypt, std::nullopt);
  CHECK(calendar.events.empty());
  CHECK_FALSE(calendar.method);
  REQUIRE(calendar.free_busy.size() == 1);
  const auto& busy = calendar.free_busy.front();
  CHECK(busy.uid == "EG@busy.rabat.plenary");
  CHECK(busy.stamp == sample::programme().edition.published);
  // Luxor, 8 and 9 November 2017, UTC+2.
  REQUIRE(busy.periods.size() == 1);
  CHECK(calendar::to_iso(busy.periods[0].span.start) == "2017-11-07T22:00:00Z");
  CHECK(calendar::to_iso(busy.periods[0].span.end) == "2017-11-09T22:00:00Z");
  CHECK(busy.periods[0].type == calendar::BusyType::busy);
  CHECK(calendar::ical::write(calendar));

  const auto published =
      to_busy_times(sample::programme(), sample::dialogue(), egypt, calendar::CalendarUser{"mailto:a@b.example", ""});
  CHECK(published.method == calendar::Method::publish);
  CHECK(calendar::ical::write(published));
}

TEST_CASE("Two sessions on one day in Abidjan are one busy time; what was called off is none") {
  const FeedOptions france{Language::en, scheduler::DelegationId{"FR"}, ""};
  const auto calendar = to_busy_times(sample::programme(), sample::dialogue(), france, std::nullopt);
  std::vector<std::string> starts;
  for (const auto& period : calendar.free_busy.at(0).periods) starts.push_back(calendar::to_iso(period.span.start));
  CHECK(std::count(starts.begin(), starts.end(), "2019-10-24T00:00:00Z") == 1);
  CHECK(std::none_of(starts.begin(), starts.end(), [](const std::string& start) { return start > "2020-10-01"; }));
}

TEST_CASE("The written feed has what clients need and does not change while the programme does not") {
  const auto first = calendar::ical::write(feed());
  REQUIRE(first);
  CHECK(*first == *calendar::ical::write(feed()));
  std::string unfolded = *first;
  for (auto fold = unfolded.find("\r\n "); fold != std::string::npos; fold = unfolded.find("\r\n "))
    unfolded.erase(fold, 3);
  for (const char* line :
       {"DTSTART;TZID=Europe/Brussels:20200916T140000\r\n", "DTEND;TZID=Europe/Brussels:20200916T150000\r\n",
        "DTSTART;VALUE=DATE:20160531\r\n", "DTEND;VALUE=DATE:20160602\r\n", "DTSTAMP:20261123T120000Z\r\n",
        "UID:2019-10-24-abidjan-scenarios@rabat.plenary\r\n", "STATUS:CANCELLED\r\n", "TRANSP:TRANSPARENT\r\n",
        "TZID:Europe/Brussels\r\n", "GEO:5.316700;-4.033300\r\n"}) {
    CHECK_THAT(unfolded, Contains(line));
  }
  CHECK_THAT(unfolded, Contains("RELATED-TO") && Contains(":2019-10-24-abidjan-smuggling@rabat.plenary\r\n"));
  CHECK_THAT(unfolded, !Contains("METHOD") && !Contains("VALARM") && !Contains("ATTENDEE"));
}
