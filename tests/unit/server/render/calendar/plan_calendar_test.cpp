#include "server/render/calendar/plan_calendar.hpp"

#include "calendar/ical/event/writer.hpp"
#include "calendar/ical/lint/lint.hpp"
#include "tests/unit/server/render/sample_plan.hpp"

namespace {

using namespace plenary;
using namespace server::test;

std::string ics_of(const scheduler::ProgrammeAnswer& answer) {
  const auto written = calendar::ical::write(server::plan_calendar(programme(two_days_in_dakar), answer, Language::en));
  REQUIRE(written.has_value());
  return *written;
}

/// The lines of each event, without CR.
std::vector<std::string> events_of(const std::string& ics) {
  std::vector<std::string> events;
  for (auto at = ics.find("BEGIN:VEVENT"); at != std::string::npos; at = ics.find("BEGIN:VEVENT", at + 1)) {
    auto event = ics.substr(at, ics.find("END:VEVENT", at) - at);
    std::erase(event, '\r');
    events.push_back(std::move(event));
  }
  return events;
}

}  // namespace

TEST_CASE("A plan as a calendar: tentative, on the city's clock, with the room, related sessions and a stable UID") {
  const auto events = events_of(ics_of(plan_of_dakar()));
  REQUIRE(events.size() == 3);
  CHECK(events[0] == R"(BEGIN:VEVENT
UID:opening@dakar-2027.plenary
SEQUENCE:0
DTSTAMP:20270919T220000Z
LAST-MODIFIED:20270919T220000Z
DTSTART;TZID=Africa/Dakar:20270920T090000
DTEND;TZID=Africa/Dakar:20270920T110000
SUMMARY;LANGUAGE=en:Opening plenary
DESCRIPTION;LANGUAGE=en:plenary\, in person\nMust attend: co-chairs France 
 and Senegal\; 4 required delegations\nInterpretation: English–French (2 
 interpreters)
LOCATION;LANGUAGE=en:Great hall\, Dakar
STATUS:TENTATIVE
TRANSP:TRANSPARENT
CATEGORIES;LANGUAGE=en:in person,Plenary
RELATED-TO;RELTYPE=CHILD:data@dakar-2027.plenary
RELATED-TO;RELTYPE=SIBLING:follow-up@dakar-2027.plenary
)");
  CHECK(events[1] == R"(BEGIN:VEVENT
UID:data@dakar-2027.plenary
SEQUENCE:0
DTSTAMP:20270919T220000Z
LAST-MODIFIED:20270919T220000Z
DTSTART;TZID=Africa/Dakar:20270920T140000
DTEND;TZID=Africa/Dakar:20270920T150000
SUMMARY;LANGUAGE=en:Migration data
DESCRIPTION;LANGUAGE=en:side event\, in person\nMust attend: host Senegal
LOCATION;LANGUAGE=en:Annex\, Dakar
STATUS:TENTATIVE
TRANSP:TRANSPARENT
CATEGORIES;LANGUAGE=en:in person,Side event
RELATED-TO;RELTYPE=PARENT:opening@dakar-2027.plenary
)");
  CHECK(events[2] == R"(BEGIN:VEVENT
UID:follow-up@dakar-2027.plenary
SEQUENCE:0
DTSTAMP:20270919T220000Z
LAST-MODIFIED:20270919T220000Z
DTSTART;TZID=Africa/Dakar:20270921T083000
DTEND;TZID=Africa/Dakar:20270921T100000
SUMMARY;LANGUAGE=en:Follow-up
DESCRIPTION;LANGUAGE=en:technical meeting\, hybrid\nMust attend: Senegal\n\
 n08:30  UTC+00:00  Dakar
LOCATION;LANGUAGE=en:Annex\, Dakar and online
STATUS:TENTATIVE
TRANSP:TRANSPARENT
CATEGORIES;LANGUAGE=en:hybrid,Technical meeting
RELATED-TO;RELTYPE=SIBLING:opening@dakar-2027.plenary
)");
}

TEST_CASE("A partial plan says so in its name and relates to nothing that is left out") {
  const auto ics = ics_of(no_plan_of_dakar());
  CHECK(ics.find("X-WR-CALNAME:Partial plan: Dakar <draft> & more\r\n") != std::string::npos);
  CHECK(events_of(ics).size() == 2);
  CHECK(ics.find("data@dakar-2027") == std::string::npos);
  CHECK(ics.find("RELATED-TO;RELTYPE=SIBLING:follow-up@dakar-2027.plenary") != std::string::npos);
}

TEST_CASE("The checker finds no more in a plan than that a file has no refresh interval") {
  for (const auto& answer : {plan_of_dakar(), no_plan_of_dakar()}) {
    for (const auto& finding : calendar::ical::lint(ics_of(answer))) {
      CHECK(finding.rule == "missing-refresh-interval");
    }
  }
}

TEST_CASE("The same plan gives the same bytes") { CHECK(ics_of(plan_of_dakar()) == ics_of(plan_of_dakar())); }
