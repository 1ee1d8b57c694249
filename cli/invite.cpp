#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "calendar/csv.hpp"
#include "calendar/ical/itip/itip.hpp"
#include "calendar/ical/jcal/jcal.hpp"
#include "calendar/ical/text/document_writer.hpp"
#include "cli/command.hpp"
#include "cli/dialogue.hpp"
#include "cli/programme.hpp"
#include "scheduler/json/reader.hpp"
#include "server/render/calendar/details.hpp"
#include "server/render/calendar/feed.hpp"
#include "server/render/calendar/invitation.hpp"

namespace plenary::cli {

namespace {

namespace ical = calendar::ical;

/// A calendar that names more is not an invitation any more; the dialogue has 57 countries.
constexpr std::size_t most_attendees = 20'000;

struct Options {
  std::string file;
  std::string session;
  std::string organizer;
  std::vector<std::string> attendees;
  std::string attendee_file;
  std::string method = "request";
  std::string comment;
  std::string format = "ics";
  std::string stamp;
  std::string output = "-";
};

unexpected<Errors> refuse(Error error) { return unexpected(Errors{std::move(error)}); }

const std::vector<std::pair<std::string, calendar::AttendeeRole>>& roles() {
  static const std::vector<std::pair<std::string, calendar::AttendeeRole>> table{
      {"chair", calendar::AttendeeRole::chair},
      {"required", calendar::AttendeeRole::required},
      {"optional", calendar::AttendeeRole::optional},
      {"non-participant", calendar::AttendeeRole::non_participant}};
  return table;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

/// "mailto:dakar@example.org;Senegal;required" taken apart; `where` names the option or line.
Result<calendar::Attendee> read_attendee(const std::vector<std::string>& cells, const std::string& where) {
  calendar::Attendee attendee;
  attendee.rsvp = true;
  attendee.user.address = cells.empty() ? "" : cells[0];
  if (!attendee.user.address.starts_with("mailto:") || attendee.user.address.find('@') == std::string::npos) {
    return unexpected(
        Error{where,
              printable(attendee.user.address),
              {"invite.no-address", {}},
              {"invite.address-allowed", {}},
              attendee.user.address.find('@') != std::string::npos ? Message{"invite.put-mailto", {}} : Message{}});
  }
  if (cells.size() > 1) attendee.user.name = cells[1];
  if (cells.size() < 3 || cells[2].empty()) return attendee;
  std::vector<std::string> names;
  for (const auto& [name, role] : roles()) {
    names.push_back(name);
    if (name != cells[2]) continue;
    attendee.role = role;
    return attendee;
  }
  return unexpected(Error{where,
                          printable(cells[2]),
                          {"ledger.no-role", {}},
                          scheduler::list_names(names),
                          scheduler::nearest_name(cells[2], names)});
}

Checked<std::vector<calendar::Attendee>> read_attendees(Context& context, const Options& options) {
  std::vector<calendar::Attendee> attendees;
  Errors errors;
  const auto keep = [&](Result<calendar::Attendee> attendee) {
    if (attendee) {
      attendees.push_back(std::move(*attendee));
    } else {
      errors.push_back(std::move(attendee.error()));
    }
  };
  for (const std::string& text : options.attendees) keep(read_attendee(split(text, ';'), "--attendee"));
  if (!options.attendee_file.empty()) {
    const auto bytes = read_input(context, options.attendee_file);
    if (!bytes) return refuse(bytes.error());
    std::size_t number = 0;
    for (std::string line : split(*bytes, '\n')) {
      ++number;
      if (line.ends_with('\r')) line.pop_back();
      if (line.empty() || (number == 1 && line.starts_with("address"))) continue;
      keep(read_attendee(csv::cells(line), options.attendee_file + " line " + std::to_string(number)));
    }
  }
  if (attendees.size() > most_attendees) {
    errors.push_back({"--attendees",
                      std::to_string(attendees.size()),
                      {"invite.too-many", {}},
                      {"invite.at-most", {{"most", most_attendees}}},
                      {"invite.several-messages", {}}});
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  return attendees;
}

Checked<calendar::Event> event_of(const scheduler::Release& programme, const Options& options, Language language) {
  const scheduler::PublicSession* session = programme.find(options.session);
  if (session == nullptr) {
    std::vector<std::string> ids;
    for (const auto& known : programme.sessions) ids.push_back(known.id.value);
    return refuse({"--session",
                   printable(options.session),
                   {"invite.no-session", {}},
                   scheduler::list_names(ids),
                   scheduler::nearest_name(options.session, ids)});
  }
  const auto feed = server::to_calendar(programme, dialogue_of(programme), {language, std::nullopt, ""});
  const std::string uid = server::uid_of(programme, session->id);
  const auto event = std::ranges::find(feed.events, uid, &calendar::Event::uid);
  if (event == feed.events.end()) {
    return refuse({"--session", options.session, {"invite.no-date", {}}, {"invite.with-date", {}}, ""});
  }
  return *event;
}

/// The message's errors name properties; the user gave options.
Error as_option(Error error) {
  if (error.where == "ORGANIZER") error.where = "--organizer";
  if (error.where == "ATTENDEE") {
    error.where = "--attendee";
    if (error.value.empty()) error.fix = Message{"invite.name-whom", {}};
  }
  if (error.where == "STATUS") error = {"--session", "", error.message, error.allowed, {"invite.use-cancel", {}}};
  return error;
}

Result<calendar::Calendar> message_of(calendar::Event event, const Options& options,
                                      const ical::MessageContext& context) {
  if (options.method == "publish") return ical::publish(std::move(event), context);
  if (options.method == "cancel") return ical::cancel(std::move(event), options.comment, context);
  if (!options.comment.empty()) event.comments.push_back(options.comment);
  return ical::invite(std::move(event), context);
}

std::string text_for(const calendar::Calendar& message, const scheduler::PublicSession& session,
                     const scheduler::Dialogue& dialogue, Language language) {
  std::vector<const scheduler::Seat*> seats;
  for (const auto& delegation : dialogue.delegations) {
    if (scheduler::concerns(session, dialogue, delegation.id)) seats.push_back(&delegation.seats.front());
  }
  return server::invitation_text(message, seats, language);
}

Checked<std::string> invited(Context& context, const scheduler::Release& programme, const Options& options) {
  ical::MessageContext message_context;
  message_context.language = context.language;
  auto stamp = stamp_of(options.stamp, "--stamp");
  if (!stamp) return refuse(std::move(stamp.error()));
  message_context.stamp = *stamp;

  auto event = event_of(programme, options, message_context.language);
  if (!event) return unexpected(event.error());
  auto attendees = read_attendees(context, options);
  if (!attendees) return unexpected(attendees.error());
  if (options.method == "publish" && !attendees->empty()) {
    return refuse(
        {"--attendee", attendees->front().user.address, {"invite.published-has-none", {}}, {"invite.methods", {}}, ""});
  }
  auto organizer = read_attendee(split(options.organizer, ';'), "--organizer");
  if (!organizer) return refuse(std::move(organizer.error()));
  event->organizer = std::move(organizer->user);
  event->attendees = std::move(*attendees);

  auto message = message_of(std::move(*event), options, message_context);
  if (!message) return refuse(as_option(std::move(message.error())));
  if (options.format == "text") {
    return text_for(*message, *programme.find(options.session), dialogue_of(programme), message_context.language);
  }
  auto text = ical::print_message(*message);
  if (!text) return refuse(std::move(text.error()));
  if (options.format == "jcal") return ical::to_jcal(ical::parse_document(*text).value());
  return std::move(*text);
}

}  // namespace

void add_invite(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("invite", "Print the invitation to a session: an iTIP message, or its text");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "Released programme (JSON), or - for standard input")->required();
  command->add_option("--session", options->session, "Id of the session in the programme")->required();
  command->add_option("--organizer", options->organizer, "Who invites: mailto:office@example.org;Name")->required();
  command->add_option("--attendee", options->attendees,
                      "Whom: mailto:dakar@example.org;Name;role, the role one of chair, required, optional, "
                      "non-participant; may be repeated");
  command->add_option("--attendees", options->attendee_file, "The same from a CSV file: address,name,role");
  command->add_option("--method", options->method, "request (also for changes), publish or cancel")
      ->check(CLI::IsMember({"request", "publish", "cancel"}))
      ->capture_default_str();
  command->add_option("--comment", options->comment, "What the message says beside the event");
  add_language(*command, context);
  command->add_option("--format", options->format, "ics, jcal, or text for people, with everybody's local time")
      ->check(CLI::IsMember({"ics", "jcal", "text"}))
      ->capture_default_str();
  command->add_option("--stamp", options->stamp, "When the message is made: 2026-09-01T08:00:00Z; by default now");
  command->add_option("-o,--output", options->output, "File to write, or - for standard output")->capture_default_str();
  command->footer(
      "Example: plenary invite programme.json --session 2020-09-16-webinar --organizer mailto:office@example.org "
      "--attendee \"mailto:dakar@example.org;Senegal;chair\" -o invite.ics");
  command->callback([options, &context] {
    const auto release = read_release(context, options->file);
    if (!release) return;
    const auto text = invited(context, *release, *options);
    if (!text) return report(context, source_of(options->file), text.error());
    deliver(context, options->output, *text);
  });
}

}  // namespace plenary::cli
