#include "server/render/page/page.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "server/render/calendar/details.hpp"
#include "server/render/calendar/feed.hpp"
#include "server/render/page/html.hpp"
#include "server/render/page/session_card.hpp"
#include "server/render/page/session_pages.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

namespace {

using namespace scheduler;
using html::element;
using html::escape;
using html::option;

std::string year_of(const PublicSession& session) {
  const auto year = [](calendar::Date date) { return std::to_string(static_cast<int>(date.year())); };
  if (const auto* range = std::get_if<DateRange>(&session.when)) return year(range->first);
  if (const auto* clock = std::get_if<ClockTime>(&session.when)) return year(calendar::date_of(clock->start));
  return {};
}

/// Delegations with a feed of their own, by name in the visitor's language, countries before organisations.
/// Octets decide, which puts Á after Z: lists are searched by typing, and a collation table would outweigh the page.
std::vector<const Delegation*> listed_delegations(const Release& programme, const Dialogue& dialogue,
                                                  Language language) {
  std::vector<const Delegation*> listed;
  for (const Delegation& delegation : dialogue.delegations) {
    if (has_feed(programme, dialogue, delegation.id)) listed.push_back(&delegation);
  }
  std::sort(listed.begin(), listed.end(), [&](const Delegation* a, const Delegation* b) {
    return std::tuple(a->kind, a->name.in(language)) < std::tuple(b->kind, b->name.in(language));
  });
  return listed;
}

std::string zone_options(const std::vector<const Delegation*>& delegations, const PageView& view) {
  std::set<std::string_view> ids;
  for (const Delegation* delegation : delegations) {
    for (const Seat& seat : delegation->seats) ids.insert(seat.zone.id());
  }
  if (view.zone) ids.insert(view.zone->id());
  std::string options = option("", label("label.as-agreed", view.language), !view.zone);
  for (const std::string_view id : ids) options += option(id, id, view.zone && view.zone->id() == id);
  return options;
}

std::string delegation_options(const std::vector<const Delegation*>& delegations, const PageView& view) {
  std::string options = option("", label("label.whole-programme", view.language), !view.delegation);
  for (const Delegation* delegation : delegations) {
    options += option(delegation->id.value, delegation->name.in(view.language), view.delegation == delegation->id);
  }
  return options;
}

std::string select(std::string_view name, std::string_view label, const std::string& options) {
  return "<label>" + element("span", label) + "<select" + html::attribute("name", name) + ">" + options +
         "</select></label>";
}

std::string choices(const Release& programme, const Dialogue& dialogue, const PageView& view) {
  const auto delegations = listed_delegations(programme, dialogue, view.language);
  std::string languages;
  for (const Language language : all_languages) {
    languages += option(tag(language), own_name(language), language == view.language);
  }
  return "<form" + html::attribute("action", view.path) + " method=\"get\">" +
         select("zone", label("label.zone", view.language), zone_options(delegations, view)) +
         select("delegation", label("label.delegation", view.language), delegation_options(delegations, view)) +
         select("lang", label("label.language", view.language), languages) + "<button>" +
         escape(label("label.show", view.language)) + "</button></form>\n<p id=\"own-zone\" hidden>" +
         escape(label("label.use-your-zone", view.language)) + " <a" + html::attribute("href", view.path) +
         "></a></p>\n";
}

/// The address with which calendar applications subscribe: webcal in place of http or https.
std::string webcal(const std::string& address) {
  const auto scheme_end = address.find("://");
  return scheme_end == std::string::npos ? address : "webcal" + address.substr(scheme_end);
}

/// Whose feed is offered: "Nigeria", or the whole programme.
std::string_view subscriber(const Release& programme, const Dialogue& dialogue, const PageView& view) {
  const LocalizedText* name = view.delegation ? party_name(programme, dialogue, *view.delegation) : nullptr;
  return name != nullptr ? std::string_view{name->in(view.language)} : label("label.whole-programme", view.language);
}

std::string subscribe(const Release& programme, const Dialogue& dialogue, const PageView& view) {
  const FeedOptions feed{view.language, view.delegation, view.base_url};
  const std::string address = view.base_url + feed_path(programme, feed);
  const std::string_view whose = subscriber(programme, dialogue, view);
  return "<section class=\"subscribe\" aria-labelledby=\"subscribe\"><h2 id=\"subscribe\">" +
         escape(labelled(label("label.subscribe", view.language), whose, view.language)) +
         "</h2><p><a class=\"button\"" + html::attribute("href", webcal(address)) + ">" +
         escape(label("label.open-in-calendar", view.language)) + "</a></p><p class=\"address\">" +
         escape(label("label.address", view.language)) + "<br><a dir=\"ltr\"" + html::attribute("href", address) +
         "><code>" + escape(address) + "</code></a></p>" +
         element("p", label("label.refresh-note", view.language), "small") + "</section>\n";
}

std::string session_list(const Release& programme, const Dialogue& dialogue, const PageView& view,
                         const SessionPages& pages) {
  std::string list;
  std::string year = "none";
  for (const PublicSession* session : pages.on(view.page)) {
    if (const std::string own = year_of(*session); own != year) {
      if (year != "none") list += "</ol>\n";
      year = own;
      list += element("h2", year, "year") + "<ol class=\"sessions\">\n";
    }
    list += session_card(*session, programme, dialogue, view, pages);
  }
  return year == "none" ? list : list + "</ol>\n";
}

/// The way to the sessions before and after these; nothing where all are on one page.
std::string page_links(const PageView& view, const SessionPages& pages) {
  if (pages.count() == 1) return {};
  const Language language = view.language;
  const std::string where = in_words({"page.of", {{"page", view.page}, {"pages", pages.count()}}}, language);
  std::string links = "<nav class=\"pages\"" + html::attribute("aria-label", where) + ">";
  if (view.page > 1) {
    links += "<a rel=\"prev\"" + html::attribute("href", page_address(view, view.page - 1)) + ">" +
             escape(label("label.later-sessions", language)) + "</a> ";
  }
  links += element("span", where);
  if (view.page < pages.count()) {
    links += " <a rel=\"next\"" + html::attribute("href", page_address(view, view.page + 1)) + ">" +
             escape(label("label.earlier-sessions", language)) + "</a>";
  }
  return links + "</nav>\n";
}

std::string footer(const Release& programme, const PageView& view) {
  const Language language = view.language;
  std::string text = "<footer>";
  if (!programme.notes.empty()) {
    text += "<details><summary>" + escape(label("label.notes", language)) + "</summary><ul lang=\"en\" dir=\"ltr\">";
    for (const std::string& note : programme.notes) text += element("li", note);
    text += "</ul></details>";
  }
  const calendar::Date published{std::chrono::floor<calendar::days>(programme.edition.published)};
  text += "<p>" + escape(label("label.release", language)) + " " + std::to_string(programme.edition.number) + ", " +
          escape(label("label.published", language)) + " " + escape(long_date(published, language)) + " · " +
          escape(label("label.tzdata", language)) + " <bdi>" + escape(view.tzdata) + "</bdi></p>";
  if (view.tzdata_warning) text += element("p", *view.tzdata_warning, "warning");
  return text + "</footer>\n";
}

/// `text` for the value of a query parameter: ids and names of zones need no more than this.
std::string encoded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '%':
        result += "%25";
        break;
      case '+':
        result += "%2B";
        break;
      case '&':
        result += "%26";
        break;
      case '#':
        result += "%23";
        break;
      case ' ':
        result += "%20";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace

std::string page_address(const PageView& view, std::size_t page) {
  std::string address = view.path + "?page=" + std::to_string(page);
  if (view.zone) address += "&zone=" + encoded(view.zone->id());
  if (view.delegation) address += "&delegation=" + encoded(view.delegation->value);
  if (view.language != Language::en) address.append("&lang=").append(tag(view.language));
  return address;
}

std::string render_page(const Release& programme, const Dialogue& dialogue, const PageView& view) {
  const Language language = view.language;
  std::string page =
      html::head(programme.title.in(language), language) + "<link rel=\"alternate\" type=\"text/calendar\"" +
      html::attribute("href", feed_path(programme, {language, view.delegation, {}})) +
      ">\n<script src=\"/page.js\" defer></script>\n</head>\n<body>\n<a class=\"skip\" href=\"#sessions\">" +
      escape(label("label.skip", language)) + "</a>\n<header>\n" + element("h1", programme.title.in(language)) + "\n" +
      element("p", programme.description.in(language), "lead") + "\n" + choices(programme, dialogue, view) +
      "<p class=\"jump\"><a href=\"#subscribe\">" +
      escape(labelled(label("label.subscribe", language), subscriber(programme, dialogue, view), language)) +
      "</a></p>\n</header>\n<main id=\"sessions\">\n";
  if (view.zone) {
    page += "<p class=\"zone-note\">" + escape(label("label.all-times", language)) + " <bdi>" +
            escape(view.zone->id()) + "</bdi></p>\n";
  }
  const SessionPages pages(programme);
  const std::string links = page_links(view, pages);
  page += links + session_list(programme, dialogue, view, pages) + links + "</main>\n" +
          subscribe(programme, dialogue, view) + footer(programme, view) + "</body>\n</html>\n";
  return page;
}

}  // namespace plenary::server
