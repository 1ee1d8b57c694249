#include "calendar/ical/itip/itip_answer.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/itip/itip_check.hpp"
#include "calendar/ical/text/document_writer.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

unexpected<Error> refuse(std::string where, std::string_view value, std::string message, std::string allowed = {}) {
  return unexpected(Error{std::move(where), printable(value), std::move(message), std::move(allowed), ""});
}

/// What names the event in an answer; anything else only its organizer decides.
constexpr std::array kept{std::string_view{"UID"},     std::string_view{"SEQUENCE"}, std::string_view{"DTSTART"},
                          std::string_view{"DTEND"},   std::string_view{"DURATION"}, std::string_view{"RECURRENCE-ID"},
                          std::string_view{"SUMMARY"}, std::string_view{"ORGANIZER"}};

ContentLine line_of(std::string name, std::string value) {
  ContentLine line;
  line.name = std::move(name);
  line.value = std::move(value);
  return line;
}

std::string invited_addresses(const Component& request) {
  constexpr std::size_t shown = 12;
  std::size_t count = 0;
  std::string known;
  for (const Component& event : request.components) {
    if (event.name != "VEVENT") continue;
    for (const ContentLine& line : event.properties) {
      if (line.name != "ATTENDEE") continue;
      const std::string_view email = line.parameter("EMAIL");
      if (count++ < shown) known.append(known.empty() ? "" : ", ").append(email.empty() ? line.value : email);
    }
  }
  if (count > shown) known += " and " + std::to_string(count - shown) + " more";
  return known.empty() ? "nobody is: the message names no attendees" : known;
}

const ContentLine* attendee_of(const Component& event, std::string_view address) {
  const auto found = std::ranges::find_if(event.properties, [&](const ContentLine& line) {
    return line.name == "ATTENDEE" && names_address(line, address);
  });
  return found == event.properties.end() ? nullptr : &*found;
}

ContentLine with_answer(ContentLine attendee, ParticipationStatus status) {
  std::erase_if(attendee.parameters,
                [](const Parameter& given) { return given.name == "PARTSTAT" || given.name == "RSVP"; });
  attendee.parameters.push_back({"PARTSTAT", {std::string{name_in(participation_statuses, status)}}});
  return attendee;
}

Component answer_event(const Component& event, const ContentLine& attendee, ParticipationStatus status,
                       std::string_view comment, const MessageContext& context) {
  Component reply{0, "VEVENT", {}, {}};
  for (const std::string_view name : kept) {
    if (const ContentLine* line = event.property(name)) reply.properties.push_back(*line);
    if (name == "SEQUENCE") reply.properties.push_back(line_of("DTSTAMP", basic(context.stamp)));
  }
  reply.properties.push_back(with_answer(attendee, status));
  if (!comment.empty()) reply.properties.push_back(line_of("COMMENT", escape_text(comment)));
  return reply;
}

/// The definitions of the zones that `events` name; TZID is TEXT (§3.8.3.1).
std::vector<Component> zones_for(const Component& request, const std::vector<Component>& events) {
  std::set<std::string, std::less<>> used;
  for (const Component& event : events) {
    for (const ContentLine& line : event.properties) {
      if (line.has_parameter("TZID")) used.emplace(line.parameter("TZID"));
    }
  }
  std::vector<Component> zones;
  for (const Component& component : request.components) {
    const ContentLine* id = component.property("TZID");
    if (component.name == "VTIMEZONE" && id != nullptr && used.contains(unescape_text(id->value))) {
      zones.push_back(component);
    }
  }
  return zones;
}

}  // namespace

Result<Document> answer(const Component& request, std::string_view address, ParticipationStatus status,
                        std::string_view comment, const MessageContext& context) {
  if (status == ParticipationStatus::needs_action || status == ParticipationStatus::delegated) {
    return refuse("PARTSTAT", name_in(participation_statuses, status), "this is no answer that can be given here",
                  "ACCEPTED, DECLINED, TENTATIVE");
  }
  std::vector<Component> events;
  for (const Component& event : request.components) {
    if (event.name != "VEVENT") continue;
    const ContentLine* attendee = attendee_of(event, address);
    if (attendee == nullptr) continue;
    const ContentLine* organizer = event.property("ORGANIZER");
    if (organizer == nullptr || organizer->value.empty()) {
      return refuse("ORGANIZER", "", "the event has no organizer",
                    "one address such as mailto:secretariat@example.org");
    }
    const ContentLine* state = event.property("STATUS");
    if (state != nullptr && ascii::equal_ignoring_case(state->value, "CANCELLED")) {
      return refuse("STATUS", "CANCELLED", "the event was cancelled: there is nothing to answer");
    }
    events.push_back(answer_event(event, *attendee, status, comment, context));
  }
  if (events.empty()) return refuse("ATTENDEE", address, "is not invited", invited_addresses(request));

  auto zones = zones_for(request, events);
  if (zones.size() > 1) {
    // §3.2.3 has room for one VTIMEZONE: an answer about occurrences in several zones names them by RECURRENCE-ID
    // alone.
    for (Component& event : events) {
      std::erase_if(event.properties, [](const ContentLine& line) {
        return line.name == "DTSTART" || line.name == "DTEND" || line.name == "DURATION";
      });
    }
    zones = zones_for(request, events);
  }
  Component calendar{0, "VCALENDAR", {}, std::move(zones)};
  calendar.properties = {line_of("VERSION", "2.0"), line_of("PRODID", "-//Plenary//Plenary//EN"),
                         line_of("METHOD", "REPLY")};
  for (Component& event : events) calendar.components.push_back(std::move(event));
  // Lines are numbered by printing and reading again, so that what `check_message` says can be found.
  auto document = parse_document(to_text(calendar));
  if (!document) return document;
  if (auto errors = check_message(document->components.front()); !errors.empty()) {
    return unexpected(std::move(errors.front()));
  }
  return document;
}

}  // namespace plenary::calendar::ical
