#include "server/render/calendar/invitation.hpp"

#include <fmt/format.h>

#include <string_view>

#include "calendar/civil/iso.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/local_times.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

namespace {

constexpr std::size_t width = 78;

std::string_view title_of(calendar::Method method) {
  if (method == calendar::Method::cancel) return "invitation.cancelled";
  return method == calendar::Method::publish ? "invitation.announcement" : "invitation.request";
}

/// "12:00  UTC        Abidjan, Accra", with the date where it is another one than on the event's own clock.
std::string clocks(const std::vector<const scheduler::Seat*>& seats, const calendar::TimedSpan& when,
                   Language language) {
  const auto start = calendar::to_instant(when.zone, when.start, calendar::ResolvePolicy::compatible).value();
  std::string text;
  for (const LocalTimeGroup& group : local_times(seats, start, language)) {
    const calendar::Date date = calendar::date_of(group.local);
    std::string head = isolated(calendar::to_clock(calendar::time_of_day(group.local)), language);
    if (date != calendar::date_of(when.start)) head += " (" + long_date(date, language) + ")";
    head += "  " + padded(isolated(offset_name(group.offset), language), 9) + "  ";
    std::vector<std::string> places;
    for (const std::string& place : group.places) places.push_back(isolated(place, language));
    text += head + wrapped(places, columns(head), width, language) + '\n';
  }
  return text;
}

/// "Secretariat (secretariat@example.org)".
std::string written(const calendar::CalendarUser& user) {
  std::string_view address = user.address;
  if (address.starts_with("mailto:")) address.remove_prefix(7);
  return user.name.empty() ? std::string{address} : fmt::format("{} ({})", user.name, address);
}

}  // namespace

std::string invitation_text(const calendar::Calendar& message, const std::vector<const scheduler::Seat*>& seats,
                            Language language) {
  const calendar::Event& event = message.events.front();
  const calendar::Method method = message.method.value_or(calendar::Method::publish);
  std::string text = labelled(label(title_of(method), language), event.summary, language) + "\n\n";
  for (const std::string& comment : event.comments) text += comment + "\n\n";
  if (!event.description.empty()) text += event.description + '\n';
  if (!event.location.empty() && event.description.find(event.location) == std::string::npos) {
    text += event.location + '\n';
  }
  const auto* timed = std::get_if<calendar::TimedSpan>(&event.when);
  if (timed != nullptr && method != calendar::Method::cancel && !seats.empty()) {
    text += fmt::format("\n{}\n{}", label("invitation.local-times", language), clocks(seats, *timed, language));
  }
  if (event.organizer)
    text += '\n' + labelled(label("invitation.organizer", language), written(*event.organizer), language) + '\n';
  if (method == calendar::Method::request) text += std::string{label("invitation.please-answer", language)} + '\n';
  return text;
}

}  // namespace plenary::server
