#include "calendar/ical/itip/itip.hpp"

#include <algorithm>
#include <set>

#include "calendar/civil/iso.hpp"
#include "calendar/ical/event/writer.hpp"
#include "calendar/ical/itip/itip_check.hpp"
#include "calendar/ical/itip/itip_tables.hpp"
#include "calendar/ical/text/document_writer.hpp"

namespace plenary::calendar::ical {

namespace {

unexpected<Error> refuse(std::string where, std::string_view value, std::string message, std::string allowed = {},
                         std::string fix = {}) {
  return unexpected(Error{std::move(where), printable(value), std::move(message), std::move(allowed), std::move(fix)});
}

Calendar message_of(Event event, Method method, const MessageContext& context) {
  event.stamp = context.stamp;
  Calendar message;
  message.language = context.language;
  message.method = method;
  message.events.push_back(std::move(event));
  return message;
}

std::optional<Error> without_organizer(const Event& event) {
  if (event.organizer && !event.organizer->address.empty()) return std::nullopt;
  return Error{"ORGANIZER", "", "the event has no organizer", "one address such as mailto:secretariat@example.org", ""};
}

std::optional<Error> not_sendable(const Event& event) {
  if (auto error = without_organizer(event)) return error;
  if (event.summary.empty()) return Error{"SUMMARY", "", "the event has no title", "a text", ""};
  for (std::size_t i = 0; i < event.attendees.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (same_address(event.attendees[i].user.address, event.attendees[k].user.address)) {
        return Error{"ATTENDEE", event.attendees[i].user.address, "is invited twice", "each address once", ""};
      }
    }
  }
  return std::nullopt;
}

Result<Attendee> invited(const Event& event, std::string_view address) {
  std::string known;
  constexpr std::size_t shown = 12;
  for (std::size_t i = 0; i < event.attendees.size(); ++i) {
    const CalendarUser& user = event.attendees[i].user;
    if (same_address(user.address, address)) return event.attendees[i];
    if (i < shown) known += (known.empty() ? "" : ", ") + user.address;
  }
  if (event.attendees.size() > shown) known += " and " + std::to_string(event.attendees.size() - shown) + " more";
  return refuse("ATTENDEE", address, "is not invited",
                known.empty() ? "nobody is: the message names no attendees" : known);
}

/// What an attendee says about: enough to know the event by, nothing that only its organizer decides.
Event answered(const Event& request, Attendee attendee) {
  Event event;
  event.uid = request.uid;
  event.sequence = request.sequence;
  event.last_modified = request.last_modified;
  event.when = request.when;
  event.recurrence_id = request.recurrence_id;
  event.summary = request.summary;
  event.organizer = request.organizer;
  attendee.rsvp = false;
  event.attendees = {std::move(attendee)};
  return event;
}

void say(Event& event, std::string comment) {
  event.comments.clear();
  if (!comment.empty()) event.comments.push_back(std::move(comment));
}

bool ordered(const DateSpan& span) { return span.first.ok() && span.last.ok() && span.first <= span.last; }
bool ordered(const TimedSpan& span) { return span.start < span.end; }

std::optional<Error> wrong_time(const EventTime& when, const EventTime& original) {
  if (when.index() != original.index()) {
    return Error{"DTSTART", "", "the proposed time and the event's are not both days or both times", "", ""};
  }
  if (std::visit([](const auto& span) { return ordered(span); }, when)) return std::nullopt;
  return Error{"DTEND", "", "the end is not after the start", "", ""};
}

/// Properties that a message of the method leaves out beside what the tables forbid: `write` prints them for every
/// event, and an attendee must not change what the organizer said (RFC 5546 §3.2.3).
bool organizers_say(std::string_view name, Method method) {
  const bool answer = method == Method::reply || method == Method::decline_counter;
  if (name == "LAST-MODIFIED") return answer || method == Method::counter;
  return answer && (name == "STATUS" || name == "TRANSP");
}

void strip(Component& event, Method method, const PresenceTable& table) {
  const auto forbidden = [&](std::string_view name) {
    const auto row = std::ranges::find(table.within, name, &PresenceRow::name);
    return row != table.within.end() && presence_of(*row, method) == Presence::none;
  };
  std::erase_if(event.properties,
                [&](const ContentLine& line) { return forbidden(line.name) || organizers_say(line.name, method); });
  std::erase_if(event.components, [&](const Component& inner) { return forbidden(inner.name); });
  if (method != Method::reply && method != Method::counter) return;
  for (ContentLine& line : event.properties) {
    // The event's language is not the attendee's, who did not say in which they write.
    if (line.name == "COMMENT")
      std::erase_if(line.parameters, [](const auto& given) { return given.name == "LANGUAGE"; });
  }
}

/// Zone definitions that no time of the message needs any more.
void drop_unused_zones(Component& calendar) {
  std::set<std::string, std::less<>> used;
  for (const Component& component : calendar.components) {
    for (const ContentLine& line : component.properties) used.emplace(line.parameter("TZID"));
  }
  std::erase_if(calendar.components, [&](const Component& component) {
    const ContentLine* id = component.property("TZID");
    return component.name == "VTIMEZONE" && id != nullptr && !used.contains(id->value);
  });
}

std::ptrdiff_t zone_count(const Component& calendar) {
  return std::ranges::count(calendar.components, "VTIMEZONE", &Component::name);
}

}  // namespace

Result<Calendar> publish(Event event, const MessageContext& context) {
  event.attendees.clear();
  if (auto error = not_sendable(event)) return unexpected(std::move(*error));
  return message_of(std::move(event), Method::publish, context);
}

Result<Calendar> invite(Event event, const MessageContext& context) {
  if (auto error = not_sendable(event)) return unexpected(std::move(*error));
  if (event.attendees.empty()) return refuse("ATTENDEE", "", "nobody is invited", "at least one (RFC 5546 §3.2.2)");
  if (event.status == EventStatus::cancelled) {
    return refuse("STATUS", "CANCELLED", "the event does not take place", "a tentative or confirmed one",
                  "send a cancellation");
  }
  return message_of(std::move(event), Method::request, context);
}

Result<Calendar> add(Event series, const EventTime& when, const MessageContext& context) {
  if (auto error = not_sendable(series)) return unexpected(std::move(*error));
  if (series.status == EventStatus::cancelled) {
    return refuse("STATUS", "CANCELLED", "the series does not take place", "a tentative or confirmed one");
  }
  if (auto error = wrong_time(when, series.when)) return unexpected(std::move(*error));
  ++series.sequence;
  series.when = when;
  series.recurrence.reset();
  series.recurrence_id.reset();
  return message_of(std::move(series), Method::add, context);
}

Result<Calendar> cancel(Event event, std::string comment, const MessageContext& context) {
  if (auto error = not_sendable(event)) return unexpected(std::move(*error));
  if (event.status != EventStatus::cancelled) ++event.sequence;
  event.status = EventStatus::cancelled;
  event.transparent = true;
  event.alarms.clear();
  say(event, std::move(comment));
  return message_of(std::move(event), Method::cancel, context);
}

Result<Calendar> cancel_occurrence(Event series, LocalTime start, bool this_and_future, std::string comment,
                                   const MessageContext& context) {
  if (!series.recurrence) return refuse("RRULE", "", "the event happens once: it has no occurrences to cancel");
  if (auto* timed = std::get_if<TimedSpan>(&series.when)) {
    series.recurrence_id = RecurrenceId{start, timed->zone, this_and_future};
    timed->end = start + (timed->end - timed->start);
    timed->start = start;
  } else {
    auto& dates = std::get<DateSpan>(series.when);
    const auto length = sys_days{dates.last} - sys_days{dates.first};
    series.recurrence_id = RecurrenceId{start, std::nullopt, this_and_future};
    dates.first = date_of(start);
    dates.last = Date{sys_days{dates.first} + length};
  }
  series.recurrence.reset();
  return cancel(std::move(series), std::move(comment), context);
}

Result<Calendar> reply(const Event& request, std::string_view address, ParticipationStatus status, std::string comment,
                       const MessageContext& context) {
  if (auto error = without_organizer(request)) return unexpected(std::move(*error));
  if (request.status == EventStatus::cancelled) {
    return refuse("STATUS", "CANCELLED", "the event was cancelled: there is nothing to answer");
  }
  if (status == ParticipationStatus::needs_action || status == ParticipationStatus::delegated) {
    return refuse("PARTSTAT", status == ParticipationStatus::delegated ? "DELEGATED" : "NEEDS-ACTION",
                  "this is no answer that can be given here", "ACCEPTED, DECLINED, TENTATIVE");
  }
  auto attendee = invited(request, address);
  if (!attendee) return unexpected(std::move(attendee.error()));
  attendee->status = status;
  Event event = answered(request, std::move(*attendee));
  say(event, std::move(comment));
  return message_of(std::move(event), Method::reply, context);
}

Result<Calendar> refresh(const Event& request, std::string_view address, const MessageContext& context) {
  if (auto error = without_organizer(request)) return unexpected(std::move(*error));
  auto attendee = invited(request, address);
  if (!attendee) return unexpected(std::move(attendee.error()));
  return message_of(answered(request, std::move(*attendee)), Method::refresh, context);
}

Result<Calendar> counter(const Event& request, std::string_view address, const EventTime& proposed, std::string comment,
                         const MessageContext& context) {
  if (auto error = not_sendable(request)) return unexpected(std::move(*error));
  if (request.status == EventStatus::cancelled) {
    return refuse("STATUS", "CANCELLED", "the event was cancelled: there is nothing to propose");
  }
  if (request.recurrence) {
    return refuse("RRULE", "", "another time cannot be proposed for a whole series", "an event that happens once",
                  "tell the organizer in a comment");
  }
  if (auto error = wrong_time(proposed, request.when)) return unexpected(std::move(*error));
  if (proposed == request.when) {
    return refuse("DTSTART", "", "the proposed time is that of the invitation", "another time", "accept it");
  }
  auto attendee = invited(request, address);
  if (!attendee) return unexpected(std::move(attendee.error()));
  attendee->status = ParticipationStatus::tentative;
  attendee->rsvp = false;
  Event event = request;
  event.attendees = {std::move(*attendee)};
  event.alarms.clear();
  event.description.clear();  // the organizer's words about the time that is to be changed
  event.when = proposed;
  say(event, std::move(comment));
  return message_of(std::move(event), Method::counter, context);
}

Result<Calendar> decline_counter(const Event& proposal, std::string comment, const MessageContext& context) {
  if (auto error = without_organizer(proposal)) return unexpected(std::move(*error));
  if (proposal.attendees.empty()) {
    return refuse("ATTENDEE", "", "the proposal does not say whose it is", "at least one (RFC 5546 §3.2.8)");
  }
  Event event = answered(proposal, proposal.attendees.front());
  event.attendees = proposal.attendees;
  say(event, std::move(comment));
  return message_of(std::move(event), Method::decline_counter, context);
}

Result<std::string> print_message(const Calendar& message) {
  if (!message.method) return refuse("METHOD", "", "a message needs a method", "RFC 5546 §3");
  const auto text = write(message);
  if (!text) return unexpected(text.error());
  auto document = parse_document(*text);
  if (!document) return unexpected(document.error());
  Component& calendar = document->components.front();
  for (const PresenceTable& table : presence_tables()) {
    for (Component& component : calendar.components) {
      if (component.name == table.component) strip(component, *message.method, table);
    }
  }
  drop_unused_zones(calendar);
  if (message.method == Method::reply && zone_count(calendar) > 1) {
    // §3.2.3 has room for one VTIMEZONE: an answer about occurrences in several zones names them by RECURRENCE-ID
    // alone.
    for (Component& component : calendar.components) {
      if (component.name != "VEVENT") continue;
      std::erase_if(component.properties,
                    [](const ContentLine& line) { return line.name == "DTSTART" || line.name == "DTEND"; });
    }
    drop_unused_zones(calendar);
  }
  std::string printed = to_text(*document);
  const auto again = parse_document(printed);
  if (!again) return unexpected(again.error());
  if (auto errors = check_message(again->components.front()); !errors.empty()) {
    return unexpected(std::move(errors.front()));
  }
  return printed;
}

}  // namespace plenary::calendar::ical
