#include "server/render/page/session_card.hpp"

#include "calendar/civil/iso.hpp"
#include "server/render/calendar/details.hpp"
#include "server/render/page/html.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

namespace {

using namespace scheduler;
using html::element;
using html::escape;

std::string time_element(std::string_view machine, std::string_view text, std::string_view css_class = {}) {
  return "<time" + html::attribute("datetime", machine) + html::attribute("class", css_class) + ">" + escape(text) +
         "</time>";
}

std::string in_zone(const LocalSpan& span, const calendar::Zone& zone, Language language) {
  return "<span class=\"clock\">" + escape(clock_range(span, language)) + "</span> <bdi class=\"zone\">" +
         escape(zone.id()) + "</bdi> <bdi class=\"offset\">" + escape(offset_name(span.offset)) + "</bdi>";
}

/// The date in the margin of the card, with clock times where the session has them.
std::string when_block(const PublicSession& session, const PageView& view) {
  const Language language = view.language;
  if (const auto* range = std::get_if<DateRange>(&session.when)) {
    std::string days = weekday_name(range->first, language);
    if (range->first != range->last) days += " – " + weekday_name(range->last, language);
    return time_element(calendar::to_iso(range->first), date_range(range->first, range->last, language), "date") +
           element("span", days, "weekday");
  }
  if (const auto* clock = std::get_if<ClockTime>(&session.when)) {
    const auto span = *instants(session.when);
    const calendar::Zone zone = view.zone.value_or(clock->zone);
    const LocalSpan shown = local_span(span, zone);
    const LocalSpan agreed = local_span(span, clock->zone);
    const calendar::Date date = calendar::date_of(shown.start);
    std::string block = time_element(calendar::to_iso(span.start), long_date(date, language), "date") +
                        element("span", weekday_name(date, language), "weekday") + "<span class=\"shown\">" +
                        in_zone(shown, zone, language) + "</span>";
    if (!(zone == clock->zone)) {
      block += "<span class=\"agreed\">";
      if (calendar::date_of(agreed.start) != date)
        block += escape(long_date(calendar::date_of(agreed.start), language)) + " ";
      block += in_zone(agreed, clock->zone, language) + "</span>";
    }
    return block;
  }
  return element("span", label("label.not-scheduled", language), "date");
}

std::string_view status_class(SessionStatus status) {
  switch (status) {
    case SessionStatus::postponed:
    case SessionStatus::cancelled:
      return "status off";
    case SessionStatus::held:
      return "status held";
    default:
      return "status";
  }
}

/// Kind, mode and status: what a reader scans for.
std::string tag_line(const PublicSession& session, Language language) {
  std::string line = "<p class=\"tags\">";
  for (const std::string& part : kind_and_mode(session, language)) line += element("span", part);
  line += element("span", status_name(session.status, language), status_class(session.status));
  return line + "</p>";
}

std::string detail_list(const PublicSession& session, const Release& programme, const Dialogue& dialogue,
                        Language language) {
  std::string list;
  for (const Detail& detail : details_of(session, programme, dialogue, language)) {
    list += "<div>" + element("dt", detail.label) + "<dd>" + html::link(detail.url, detail.value) + "</dd></div>";
  }
  for (const ConferenceLink& way : session.conferences) {
    list += "<div>" + element("dt", label("label.join", language)) + "<dd>" +
            html::link(way.uri, way.label.empty() ? way.uri : way.label) + "</dd></div>";
  }
  return list.empty() ? list : "<dl>" + list + "</dl>";
}

std::string source_link(const Release& programme, const std::string& id) {
  const Source* source = programme.find_source(id);
  return source == nullptr ? escape(id) : html::link(source->url, source->title);
}

/// Where the statements come from and where sources are silent or disagree; folded away.
std::string source_block(const PublicSession& session, const Release& programme, Language language) {
  std::string block = "<details><summary>" + escape(label("label.what-sources-say", language)) +
                      "</summary><div lang=\"en\" dir=\"ltr\"><p>" + source_link(programme, session.source) +
                      "</p><ul>";
  for (const auto& [field, from] : session.provenance) {
    block += "<li><code>" + escape(field) + "</code>: " + source_link(programme, from.source);
    if (from.derived) block += ", derived";
    if (!from.note.empty()) block += "; " + escape(from.note);
    block += "</li>";
  }
  for (const Fact& fact : session.facts) {
    block += "<li>" + escape(fact.text) + " (" + source_link(programme, fact.source) + ")</li>";
  }
  block += "</ul>";
  if (!session.issues.empty()) {
    block += element("p", label("label.open-questions", Language::en), "issues") + "<ul>";
    for (const std::string& issue : session.issues) block += element("li", issue);
    block += "</ul>";
  }
  return block + "</div></details>";
}

}  // namespace

std::string session_card(const PublicSession& session, const Release& programme, const Dialogue& dialogue,
                         const PageView& view) {
  const Language language = view.language;
  std::string card = "<li" + html::attribute("id", session.id.value) +
                     (is_called_off(session) ? " class=\"called-off\"" : "") + "><article><div class=\"when\">" +
                     when_block(session, view) + "</div><div class=\"what\"><h3>" +
                     html::link(session.url, session.title.in(language)) + "</h3>" + tag_line(session, language);
  card += element("p", place_name(session, programme, dialogue, language), "place");
  card += element("p", session.status_note.in(language), "note");
  card += element("p", session.description.in(language));
  card += detail_list(session, programme, dialogue, language);
  card += source_block(session, programme, language);
  return card + "</div></article></li>\n";
}

}  // namespace plenary::server
