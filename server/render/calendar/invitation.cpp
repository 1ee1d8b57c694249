#include "server/render/calendar/invitation.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "calendar/civil/iso.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/local_times.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

namespace {

constexpr std::size_t width = 78;

/// In the order of all_languages. Translations are unreviewed.
using Phrase = std::array<std::string_view, 4>;

constexpr Phrase invitation{"Invitation", "Invitation", "Convite", "دعوة"};
constexpr Phrase announcement{"Announcement", "Annonce", "Anúncio", "إعلان"};
constexpr Phrase cancellation{"Cancelled", "Annulation", "Cancelamento", "إلغاء"};
constexpr Phrase local_times_title{"Local times", "Heures locales", "Horas locais", "التوقيتات المحلية"};
constexpr Phrase organizer{"Organizer", "Organisateur", "Organizador", "المنظِّم"};
constexpr Phrase please_answer{"Please accept or decline in your calendar, or write to the organizer.",
                               "Merci de répondre dans votre agenda ou d'écrire à l'organisateur.",
                               "Responda no seu calendário ou escreva ao organizador.",
                               "يرجى الرد من تقويمكم أو الكتابة إلى المنظِّم."};

std::string_view in(const Phrase& phrase, Language language) { return phrase[static_cast<std::size_t>(language)]; }

const Phrase& title_of(calendar::Method method) {
  if (method == calendar::Method::cancel) return cancellation;
  return method == calendar::Method::publish ? announcement : invitation;
}

/// "12:00  UTC        Abidjan, Accra", with the date where it is another one than on the event's own clock.
std::string clocks(const std::vector<const scheduler::Seat*>& seats, const calendar::TimedSpan& when,
                   Language language) {
  const auto start = calendar::to_instant(when.zone, when.start, calendar::ResolvePolicy::compatible).value();
  std::string text;
  for (const LocalTimeGroup& group : local_times(seats, start)) {
    const calendar::Date date = calendar::date_of(group.local);
    std::string label = calendar::to_clock(calendar::time_of_day(group.local));
    if (date != calendar::date_of(when.start)) label += " (" + long_date(date, language) + ")";
    label += fmt::format("  {:<9}  ", offset_name(group.offset));
    text += label + wrapped(group.places, label.size(), width) + '\n';
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
  std::string text = labelled(in(title_of(method), language), event.summary, language) + "\n\n";
  for (const std::string& comment : event.comments) text += comment + "\n\n";
  if (!event.description.empty()) text += event.description + '\n';
  if (!event.location.empty() && event.description.find(event.location) == std::string::npos) {
    text += event.location + '\n';
  }
  const auto* timed = std::get_if<calendar::TimedSpan>(&event.when);
  if (timed != nullptr && method != calendar::Method::cancel && !seats.empty()) {
    text += fmt::format("\n{}\n{}", in(local_times_title, language), clocks(seats, *timed, language));
  }
  if (event.organizer) text += '\n' + labelled(in(organizer, language), written(*event.organizer), language) + '\n';
  if (method == calendar::Method::request) text += std::string{in(please_answer, language)} + '\n';
  return text;
}

}  // namespace plenary::server
