#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "calendar/ical/event/reader.hpp"
#include "calendar/ical/event/value_names.hpp"
#include "calendar/ical/itip/itip.hpp"
#include "calendar/ical/itip/itip_answer.hpp"
#include "calendar/ical/itip/itip_check.hpp"
#include "calendar/ical/jcal/jcal.hpp"
#include "calendar/ical/text/document_writer.hpp"
#include "cli/command.hpp"

namespace plenary::cli {

namespace {

namespace ical = calendar::ical;
using calendar::Method;
using calendar::ParticipationStatus;

struct Options {
  std::string file;
  std::string address;
  std::string status;
  std::string comment;
  std::string proposed;
  std::string stamp;
  std::string format = "ics";
  std::string output = "-";
};

unexpected<Errors> refuse(Error error) { return unexpected(Errors{std::move(error)}); }

Checked<ical::Document> read_either(std::string_view bytes) {
  if (ical::looks_like_jcal(bytes)) return ical::from_jcal(bytes);
  auto document = ical::parse_document(bytes);
  if (!document) return refuse(std::move(document.error()));
  return std::move(*document);
}

/// The message as its lines, which an acceptance repeats.
struct Invitation {
  ical::Document document;
  const ical::Component* calendar = nullptr;  ///< of the document
};

Checked<Invitation> read_invitation(Context& context, const Options& options) {
  const auto bytes = read_input(context, options.file);
  if (!bytes) return refuse(bytes.error());
  auto read = read_either(*bytes);
  if (!read) return unexpected(read.error());
  Invitation invitation{std::move(*read), nullptr};
  const auto calendar = std::ranges::find(invitation.document.components, "VCALENDAR", &ical::Component::name);
  if (calendar == invitation.document.components.end()) {
    return refuse({"line 1", "", "there is no calendar in the file", "BEGIN:VCALENDAR (RFC 5545 §3.4)", ""});
  }
  invitation.calendar = &*calendar;
  const calendar::ical::ContentLine* line = calendar->property("METHOD");
  const auto method = line == nullptr ? std::nullopt : ical::value_in(ical::methods, line->value);
  if (method == Method::cancel) {
    return refuse({"METHOD", "CANCEL", "the event was cancelled: there is nothing to answer", "an invitation", ""});
  }
  if (method != Method::request && method != Method::add) {
    return refuse(
        {"METHOD", line != nullptr ? printable(line->value) : "",
         line != nullptr ? "this is no invitation" : "this is a calendar, not an invitation: it has no METHOD",
         "METHOD:REQUEST (RFC 5546 §3.2.2)", ""});
  }
  if (std::ranges::find(calendar->components, "VEVENT", &ical::Component::name) == calendar->components.end()) {
    return refuse({"line 1", "", "the message has no event", "VEVENT", ""});
  }
  for (const ical::Fault& fault : invitation.document.faults) {
    if (ical::cost_of(fault.kind) == ical::FaultCost::nothing) continue;
    context.err << options.file << ": note: line " << fault.line << ": " << ical::message_of(fault.kind) << '\n';
  }
  return invitation;
}

/// The same as events, which a proposal changes, after what could not be read of it was told.
Checked<calendar::Calendar> events_of(Context& context, const Options& options, const Invitation& invitation) {
  auto read = ical::read(invitation.document);
  if (!read) return unexpected(read.error());
  if (read->calendar.events.empty()) return unexpected(std::move(read->problems));
  for (const Error& problem : read->problems) context.err << options.file << ": note: " << to_text(problem) << '\n';
  return std::move(read->calendar);
}

/// The proposed start with the length that the event has.
Result<ical::EventTime> proposed_time(const calendar::Event& event, const std::string& text) {
  const auto fail = [](Error error) {
    error.where = "--propose";
    return unexpected(std::move(error));
  };
  if (const auto* dates = std::get_if<calendar::DateSpan>(&event.when)) {
    const auto first = calendar::parse_date(text);
    if (!first) return fail(first.error());
    const auto length = calendar::sys_days{dates->last} - calendar::sys_days{dates->first};
    return calendar::DateSpan{*first, calendar::Date{calendar::sys_days{*first} + length}};
  }
  const auto& timed = std::get<calendar::TimedSpan>(event.when);
  const auto start = calendar::parse_zoned_time(text);
  if (!start) return fail(start.error());
  const auto begins = calendar::to_instant(start->zone, start->local, calendar::ResolvePolicy::reject);
  if (!begins) return fail(begins.error());
  const auto instant = [&](calendar::LocalTime local) {
    return calendar::to_instant(timed.zone, local, calendar::ResolvePolicy::compatible).value();
  };
  const auto ends = *begins + (instant(timed.end) - instant(timed.start));
  return calendar::TimedSpan{start->local, start->zone.to_local(ends), start->zone};
}

Result<calendar::Calendar> propose(const calendar::Calendar& invitation, const Options& options,
                                   const ical::MessageContext& context) {
  if (invitation.events.size() != 1) {
    return unexpected(Error{"--propose", "",
                            "another time can be proposed for one event only, and the message has " +
                                std::to_string(invitation.events.size()),
                            "an invitation to one event", "tell the organizer with --comment"});
  }
  const calendar::Event& event = invitation.events.front();
  const auto when = proposed_time(event, options.proposed);
  if (!when) return unexpected(when.error());
  return ical::counter(event, options.address, *when, options.comment, context);
}

/// The message's errors name properties; the user gave options.
Error as_option(Error error) {
  if (error.where == "ATTENDEE") error.where = "--as";
  if (error.where == "DTSTART" || error.where == "DTEND" || error.where == "RRULE") error.where = "--propose";
  return error;
}

Checked<std::string> replied(Context& context, const Options& options) {
  auto stamp = stamp_of(options.stamp, "--stamp");
  if (!stamp) return refuse(std::move(stamp.error()));
  if (options.status.empty() == options.proposed.empty()) {
    return refuse({"--status", "", "an answer is either a status or a proposal",
                   "--status accepted, declined or tentative; or --propose \"2026-10-06 14:00 Europe/Paris\"", ""});
  }
  const auto invitation = read_invitation(context, options);
  if (!invitation) return unexpected(invitation.error());
  std::optional<ical::Document> message;
  if (options.proposed.empty()) {
    const auto status = ical::value_in(ical::participation_statuses, options.status);
    auto answer =
        ical::answer(*invitation->calendar, options.address, status.value_or(ParticipationStatus::needs_action),
                     options.comment, {*stamp, Language::en});
    if (!answer) return refuse(as_option(std::move(answer.error())));
    message = std::move(*answer);
  } else {
    const auto events = events_of(context, options, *invitation);
    if (!events) return unexpected(events.error());
    const auto counter = propose(*events, options, {*stamp, events->language});
    if (!counter) return refuse(as_option(counter.error()));
    const auto text = ical::print_message(*counter);
    if (!text) return refuse(text.error());
    message = ical::parse_document(*text).value();
  }
  if (options.format == "jcal") return ical::to_jcal(*message);
  return ical::to_text(*message);
}

}  // namespace

void add_reply(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("reply", "Answer an invitation: an iTIP REPLY, or COUNTER with another time");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "The invitation: an .ics or jCal file, or - for standard input")
      ->required();
  command->add_option("--as", options->address, "Who answers: mailto:dakar@example.org, as invited")->required();
  command->add_option("--status", options->status, "accepted, declined or tentative")
      ->check(CLI::IsMember({"accepted", "declined", "tentative"}));
  command->add_option("--propose", options->proposed,
                      "Another start, with the length of the event: \"2026-10-06 14:00 Europe/Paris\"; a date for "
                      "whole days");
  command->add_option("--comment", options->comment, "A word to the organizer");
  command->add_option("--format", options->format, "ics or jcal")
      ->check(CLI::IsMember({"ics", "jcal"}))
      ->capture_default_str();
  command->add_option("--stamp", options->stamp, "When the answer is given: 2026-09-01T08:00:00Z; by default now");
  command->add_option("-o,--output", options->output, "File to write, or - for standard output")->capture_default_str();
  command->footer("Example: plenary reply invite.ics --as mailto:dakar@example.org --status accepted -o reply.ics");
  command->callback([options, &context] {
    const auto text = replied(context, *options);
    if (!text) return report(context, source_of(options->file), text.error());
    deliver(context, options->output, *text);
  });
}

}  // namespace plenary::cli
