#include <cstddef>
#include <cstdint>
#include <string_view>

#include "calendar/ical/event/reader.hpp"
#include "calendar/ical/itip/itip.hpp"
#include "calendar/ical/itip/itip_check.hpp"
#include "tests/fuzz/law.hpp"

// Laws: every file is checked as a message with reasons; every message that is made of an event that was read is
// printed, or cannot be written for a reason, and what is printed passes the tables of RFC 5546. An answer that we
// print belongs to the message that it answers.

namespace {

using namespace plenary;
using namespace plenary::calendar;

const ical::MessageContext context{sys_days{year{2026} / 9 / 1}, Language::pt};

std::optional<ical::Component> printed(const Result<Calendar>& message) {
  if (!message) {
    fuzz::explains_itself(message.error());
    return std::nullopt;
  }
  const auto text = ical::print_message(*message);
  if (!text) {
    fuzz::explains_itself(text.error());
    // `write` names the event, `check_message` a line: the tables must have nothing to say of what we make.
    fuzz::law(!text.error().where.starts_with("line "), to_text(text.error()).c_str());
    return std::nullopt;
  }
  auto document = ical::parse_document(*text);
  fuzz::law(document && document->faults.empty() && document->components.size() == 1, "our message has a fault");
  fuzz::law(ical::check_message(document->components[0]).empty(), "our message breaks a rule of RFC 5546");
  return std::move(document->components[0]);
}

const ical::Component* event_of(const ical::Component& calendar) {
  for (const ical::Component& component : calendar.components) {
    if (component.name == "VEVENT") return &component;
  }
  return nullptr;
}

ical::EventTime a_day_later(const ical::EventTime& when) {
  if (const auto* timed = std::get_if<TimedSpan>(&when)) {
    return TimedSpan{timed->start + days{1}, timed->end + days{1}, timed->zone};
  }
  const auto& dates = std::get<DateSpan>(when);
  return DateSpan{Date{sys_days{dates.first} + days{1}}, Date{sys_days{dates.last} + days{1}}};
}

void answer(const Event& event, const ical::Component& sent) {
  for (const Attendee& attendee : event.attendees) {
    const std::string& address = attendee.user.address;
    const auto reply = printed(ical::reply(event, address, ParticipationStatus::declined, "não\nobrigado", context));
    if (reply) {
      const auto match = ical::match_reply(*event_of(sent), *event_of(*reply));
      fuzz::law(match && match->invited && match->status == ParticipationStatus::declined,
                match ? "the answer is another" : to_text(match.error()).c_str());
    }
    printed(ical::refresh(event, address, context));
    const auto counter = ical::counter(event, address, a_day_later(event.when), "", context);
    printed(counter);
    if (counter) printed(ical::decline_counter(counter->events.front(), "não", context));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto document = ical::parse_document(text);
  if (!document) return 0;
  for (const ical::Component& component : document->components) {
    for (const Error& error : ical::check_message(component)) fuzz::explains_itself(error);
  }
  const auto read = ical::read(text);
  if (!read) return 0;
  for (const Event& event : read->calendar.events) {
    if (const auto sent = printed(ical::invite(event, context))) answer(event, *sent);
    printed(ical::publish(event, context));
    printed(ical::cancel(event, "adiado", context));
    printed(ical::cancel_occurrence(event, sys_days{year{2026} / 9 / 1}.time_since_epoch() + LocalTime{}, true, "",
                                    context));
    printed(ical::add(event, a_day_later(event.when), context));
  }
  return 0;
}
