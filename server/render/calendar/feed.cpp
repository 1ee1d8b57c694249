#include "server/render/calendar/feed.hpp"

#include <algorithm>

#include "server/render/calendar/busy.hpp"
#include "server/render/calendar/details.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

namespace {

using namespace scheduler;
using calendar::RelationType;

/// How often clients are asked to look; those that do not listen are named on the page.
constexpr calendar::minutes refresh_interval = calendar::hours{6};

/// A CSS3 colour name (RFC 7986 §5.9); none where it is not known how one takes part.
std::string color_of(const PublicSession& session) {
  if (is_called_off(session)) return "gray";
  switch (session.mode) {
    case SessionMode::virtual_only:
      return "steelblue";
    case SessionMode::in_person:
      return "seagreen";
    case SessionMode::hybrid:
      return "mediumpurple";
    case SessionMode::unknown:
      break;
  }
  return {};
}

/// Turns the sessions of one feed into events.
class EventMaker {
 public:
  EventMaker(const Release& programme, const Dialogue& dialogue, const FeedOptions& options)
      : programme_(programme),
        dialogue_(dialogue),
        options_(options),
        delegation_(options.delegation ? dialogue.find(options.delegation->value) : nullptr) {}

  std::optional<calendar::Event> make(const PublicSession& session) const {
    if (!is_shown(session)) return std::nullopt;
    if (options_.delegation && !concerns(session, dialogue_, *options_.delegation)) return std::nullopt;
    calendar::Event event;
    if (const auto* range = std::get_if<DateRange>(&session.when)) {
      event.when = calendar::DateSpan{range->first, range->last};
    } else if (const auto* clock = std::get_if<ClockTime>(&session.when)) {
      event.when = calendar::TimedSpan{clock->start, clock->end, clock->zone};
    } else {
      return std::nullopt;
    }
    fill(session, event);
    return event;
  }

 private:
  Language language() const { return options_.language; }

  bool is_shown(const PublicSession& session) const {
    const auto revised = std::max(session.revision.stamp, session.revision.last_modified);
    return !is_called_off(session) || programme_.edition.published - revised <= called_off_shown;
  }

  void fill(const PublicSession& session, calendar::Event& event) const {
    event.uid = uid_of(programme_, session.id);
    event.sequence = session.revision.sequence;
    event.stamp = session.revision.stamp;
    event.last_modified = session.revision.last_modified;
    event.summary = session.title.in(language());
    if (is_called_off(session)) {
      event.status = calendar::EventStatus::cancelled;
      event.summary = labelled(status_name(session.status, language()), event.summary, language());
    } else if (session.status == SessionStatus::tentative) {
      event.status = calendar::EventStatus::tentative;
    }
    event.transparent = !blocks_time(session, dialogue_, options_.delegation);
    event.color = color_of(session);
    event.location = place_name(session, programme_, dialogue_, language());
    if (session.place && session.place->coordinates) {
      event.geo = calendar::GeoPosition{session.place->coordinates->latitude, session.place->coordinates->longitude};
    }
    event.url = session.url;
    event.description = description(session);
    for (const ConferenceLink& link : session.conferences) {
      event.conferences.push_back({link.uri, link.features, link.label, link.language});
    }
    if (const auto mode = mode_name(session.mode, language()); !mode.empty()) event.categories.emplace_back(mode);
    if (session.kind) event.categories.emplace_back(kind_name(*session.kind, language()));
    add_relations(session, event);
    add_links(session, event);
    if (options_.alarm && !is_called_off(session)) event.alarms = {{*options_.alarm, event.summary}};
  }

  void add_relation(calendar::Event& event, const SessionId& id, RelationType type) const {
    const PublicSession* other = programme_.find(id.value);
    if (other == nullptr || !is_shown(*other)) return;
    const calendar::Relation relation{uid_of(programme_, id), type};
    const auto& known = event.relations;
    if (std::find(known.begin(), known.end(), relation) == known.end()) event.relations.push_back(relation);
  }

  void add_relations(const PublicSession& session, calendar::Event& event) const {
    for (const RelationTo& relation : session.relations) {
      const auto* own = std::get_if<OwnTarget>(&relation.target);
      if (own != nullptr) {
        add_relation(event, own->id, is_within(relation.kind) ? RelationType::parent : RelationType::sibling);
      }
    }
    for (const PublicSession& other : programme_.sessions) {
      for (const RelationTo& relation : other.relations) {
        const auto* own = std::get_if<OwnTarget>(&relation.target);
        if (own == nullptr || own->id != session.id) continue;
        add_relation(event, other.id, is_within(relation.kind) ? RelationType::child : RelationType::sibling);
      }
    }
  }

  void add_links(const PublicSession& session, calendar::Event& event) const {
    const auto add = [&](calendar::Link link) {
      const bool known = std::any_of(event.links.begin(), event.links.end(),
                                     [&](const calendar::Link& other) { return other.uri == link.uri; });
      if (!link.uri.empty() && !known) event.links.push_back(std::move(link));
    };
    for (const DocumentLink& link : session.links) add({link.uri, link.relation, link.label});
    for (const RelationTo& relation : session.relations) {
      if (const auto* outside = std::get_if<OutsideTarget>(&relation.target)) {
        add({outside->url, "related", outside->name.in(language())});
      }
    }
  }

  /// What every client shows: some hide conference links, relations and categories.
  std::string description(const PublicSession& session) const {
    std::string text;
    const auto line = [&](std::string_view content) { text.append(text.empty() ? "" : "\n").append(content); };
    const auto labelled_line = [&](std::string_view label, std::string_view value) {
      line(labelled(label, value, language()));
    };
    if (is_called_off(session)) {
      const std::string& note = session.status_note.in(language());
      const std::string status(status_name(session.status, language()));
      line(note.empty() ? status : labelled(status, note, language()));
    }
    std::string what;
    for (const std::string& part : kind_and_mode(session, language())) what += (what.empty() ? "" : " · ") + part;
    if (!what.empty()) line(what);
    add_times(session, labelled_line);
    for (const Detail& detail : details_of(session, programme_, dialogue_, language())) {
      labelled_line(detail.label, detail.value);
    }
    for (const ConferenceLink& link : session.conferences) {
      const std::string join(label("label.join", language()));
      labelled_line(link.label.empty() ? join : join + " (" + link.label + ")", link.uri);
    }
    if (const std::string& about = session.description.in(language()); !about.empty()) line("\n" + about);
    if (!session.url.empty()) labelled_line(label("label.more", language()), session.url);
    return text;
  }

  template <class Line>
  void add_times(const PublicSession& session, const Line& line) const {
    const auto* clock = std::get_if<ClockTime>(&session.when);
    if (clock == nullptr) {
      const auto& range = std::get<DateRange>(session.when);
      return line(label("label.when", language()), date_range(range.first, range.last, language()));
    }
    const auto span = *instants(session.when);
    const LocalSpan agreed = local_span(span, clock->zone);
    const calendar::Date date = calendar::date_of(agreed.start);
    const LocalSpan utc = local_span(span, calendar::Zone::utc());
    line(label("label.when", language()),
         weekday_name(date, language()) + " " + long_date(date, language()) + " " + clock_range(agreed, language()) +
             " " + isolated(clock->zone.id(), language()) + " (" + clock_range(utc, language()) + " UTC)");
    if (delegation_ == nullptr) return;
    std::string here;
    for (const Seat& seat : delegation_->seats) {
      const LocalSpan local = local_span(span, seat.zone);
      here.append(here.empty() ? "" : list_separator(language())).append(clock_range(local, language()));
      if (calendar::date_of(local.start) != date)
        here += " (" + long_date(calendar::date_of(local.start), language()) + ")";
      here += " " + isolated(seat.city_in(language()), language());
    }
    line(label("label.your-time", language()), here);
  }

  const Release& programme_;
  const Dialogue& dialogue_;
  const FeedOptions& options_;
  const Delegation* delegation_;
};

}  // namespace

calendar::Calendar to_calendar(const Release& programme, const Dialogue& dialogue, const FeedOptions& options) {
  calendar::Calendar feed;
  feed.name = feed_name(programme, dialogue, options);
  feed.description = programme.description.in(options.language);
  if (!options.base_url.empty()) feed.source = options.base_url + feed_path(programme, options);
  feed.url = programme.url;
  feed.color = "steelblue";
  feed.language = options.language;
  feed.refresh_interval = refresh_interval;
  const EventMaker maker(programme, dialogue, options);
  for (const PublicSession& session : programme.sessions) {
    if (auto event = maker.make(session)) feed.events.push_back(std::move(*event));
  }
  return feed;
}

std::string feed_name(const Release& programme, const Dialogue& dialogue, const FeedOptions& options) {
  std::string name = programme.title.in(options.language);
  if (options.delegation) {
    if (const LocalizedText* party = party_name(programme, dialogue, *options.delegation)) {
      name += " · " + party->in(options.language);
    }
  }
  return name;
}

bool has_feed(const Release& programme, const Dialogue& dialogue, const DelegationId& delegation) {
  return std::any_of(programme.sessions.begin(), programme.sessions.end(),
                     [&](const PublicSession& session) { return concerns(session, dialogue, delegation); });
}

std::string uid_of(const Release& programme, const SessionId& session) {
  return session.value + "@" + programme.id + ".plenary";
}

std::string feed_path(const Release& programme, const FeedOptions& options) {
  std::string path = "/feeds/" + programme.id;
  if (options.delegation) path += "/" + options.delegation->value;
  path += ".ics";
  if (options.language != Language::en) path.append("?lang=").append(tag(options.language));
  return path;
}

}  // namespace plenary::server
