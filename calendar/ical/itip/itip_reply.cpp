#include <algorithm>
#include <charconv>

#include "calendar/civil/zone.hpp"
#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/itip/itip_check.hpp"
#include "calendar/ical/text/address.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

unexpected<Error> refuse(std::size_t line, std::string_view value, std::string message, std::string allowed = {}) {
  return unexpected(
      Error{"line " + std::to_string(line), printable(value), std::move(message), std::move(allowed), ""});
}

/// What the order of messages rests on. RFC 5546 §2.1.5.
struct Revision {
  int sequence = 0;
  Instant stamp;
};

Result<Revision> revision_of(const Component& component) {
  Revision revision;
  if (const ContentLine* line = component.property("SEQUENCE")) {
    const char* end = line->value.data() + line->value.size();
    const auto parsed = std::from_chars(line->value.data(), end, revision.sequence);
    if (parsed.ec != std::errc{} || parsed.ptr != end) return refuse(line->line, line->value, "SEQUENCE is no number");
  }
  const ContentLine* line = component.property("DTSTAMP");
  const auto stamp = line != nullptr ? parse_date_time(line->value) : std::nullopt;
  if (!stamp || !stamp->is_utc) {
    return refuse(line != nullptr ? line->line : component.line, line != nullptr ? line->value : "",
                  "the answer does not say in UTC when it was given", "DTSTAMP (RFC 5545 §3.8.7.2)");
  }
  revision.stamp = Instant{stamp->time.time_since_epoch()};
  return revision;
}

/// The occurrence as an instant where it can be said as one, else as written.
std::string occurrence_of(const Component& component) {
  const ContentLine* line = component.property("RECURRENCE-ID");
  if (line == nullptr) return {};
  const auto value = parse_date_time(line->value);
  if (!value || value->is_date) return line->value;
  const auto zone = value->is_utc ? Result<Zone>{Zone::utc()} : Zone::find(line->parameter("TZID"));
  const auto instant =
      zone ? to_instant(*zone, value->time, ResolvePolicy::compatible) : Result<Instant>{unexpected(zone.error())};
  return instant ? basic(*instant) : line->value;
}

std::string value_of(const Component& component, std::string_view name) {
  const ContentLine* line = component.property(name);
  return line != nullptr ? line->value : std::string{};
}

std::size_t line_of(const Component& component, std::string_view name) {
  const ContentLine* line = component.property(name);
  return line != nullptr ? line->line : component.line;
}

}  // namespace

Result<Answer> match_reply(const Component& event, const Component& reply, const std::optional<Answer>& earlier) {
  const std::string uid = value_of(event, "UID");
  if (value_of(reply, "UID") != uid) {
    return refuse(line_of(reply, "UID"), value_of(reply, "UID"), "this answers another event", uid);
  }
  if (occurrence_of(event) != occurrence_of(reply)) {
    return refuse(line_of(reply, "RECURRENCE-ID"), value_of(reply, "RECURRENCE-ID"),
                  "this answers another occurrence of the event",
                  occurrence_of(event).empty() ? "the whole event, without RECURRENCE-ID" : occurrence_of(event));
  }
  const auto sent = revision_of(event);
  if (!sent) return unexpected(sent.error());
  const auto answered = revision_of(reply);
  if (!answered) return unexpected(answered.error());
  const std::string sequence = std::to_string(answered->sequence);
  const std::string current = "SEQUENCE " + std::to_string(sent->sequence) + " (RFC 5546 §2.1.5)";
  if (answered->sequence < sent->sequence) {
    return refuse(line_of(reply, "SEQUENCE"), sequence, "this answers an invitation that was changed since", current);
  }
  if (answered->sequence > sent->sequence) {
    return refuse(line_of(reply, "SEQUENCE"), sequence, "this answers a revision that was not sent", current);
  }

  const ContentLine* attendee = reply.property("ATTENDEE");
  if (attendee == nullptr) return refuse(reply.line, "", "nobody answers", "one ATTENDEE (RFC 5546 §3.2.3)");
  Answer answer{attendee->value, ParticipationStatus::needs_action, answered->sequence, answered->stamp, {}, false};
  if (const std::string_view word = attendee->parameter("PARTSTAT"); !word.empty()) {
    const auto status = value_in(participation_statuses, word);
    if (!status) {
      return refuse(attendee->line, word, "PARTSTAT is unknown",
                    "ACCEPTED, DECLINED, TENTATIVE, DELEGATED, NEEDS-ACTION (RFC 5545 §3.2.12)");
    }
    answer.status = *status;
  }
  if (earlier && same_address(earlier->attendee, answer.attendee)) {
    const bool older =
        answer.sequence < earlier->sequence || (answer.sequence == earlier->sequence && answer.stamp <= earlier->stamp);
    if (older) {
      return refuse(line_of(reply, "DTSTAMP"), value_of(reply, "DTSTAMP"),
                    "this is not newer than the last answer of the same person",
                    "after " + basic(earlier->stamp) + " (RFC 5546 §2.1.5)");
    }
  }
  for (const ContentLine& line : reply.properties) {
    if (line.name == "COMMENT") answer.comments.push_back(unescape_text(line.value));
  }
  answer.invited = std::ranges::any_of(event.properties, [&](const ContentLine& line) {
    return line.name == "ATTENDEE" && names_address(line, answer.attendee);
  });
  return answer;
}

}  // namespace plenary::calendar::ical
