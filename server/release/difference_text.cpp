#include "server/release/difference_text.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "scheduler/model/release.hpp"
#include "server/render/calendar/details.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

namespace {

using scheduler::ClockTime;
using scheduler::DateRange;
using scheduler::Difference;
using scheduler::MovedClock;
using scheduler::PublicSession;
using scheduler::Release;
using scheduler::SessionDifference;
using scheduler::SessionField;
using scheduler::SessionStatus;

using Json = nlohmann::ordered_json;

constexpr std::array field_names{"when",    "status",    "place", "mode",  "invited",  "title",
                                 "leaders", "languages", "links", "texts", "relations"};

const char* name_of(SessionField field) { return field_names[static_cast<std::size_t>(field)]; }

/// "Wednesday 16 September 2020, 14:00–15:00 (Europe/Brussels)"; empty where no time is known.
std::string when_text(const PublicSession& session, Language language) {
  if (const auto* range = std::get_if<DateRange>(&session.when)) return date_range(range->first, range->last, language);
  const auto* clock = std::get_if<ClockTime>(&session.when);
  if (clock == nullptr) return {};
  const LocalSpan span = local_span(*instants(session.when), clock->zone);
  return in_words({"difference.time",
                   {{"date", FullDate{calendar::date_of(clock->start)}},
                    {"span", clock_range(span, language)},
                    {"zone", clock->zone.id()}}},
                  language);
}

class Lines {
 public:
  Lines(const SessionDifference& difference, const Release& before, const Release& after,
        const scheduler::Dialogue& dialogue, Language language)
      : one_(difference), before_(before), after_(after), dialogue_(dialogue), language_(language) {}

  std::vector<std::string> write() {
    if (one_.before == nullptr) {
      add({"difference.new", {}}, when_text(*one_.after, language_));
      add_place_of_new();
      return std::move(lines_);
    }
    if (one_.after == nullptr) {
      add({"difference.gone", {}}, when_text(*one_.before, language_));
      return std::move(lines_);
    }
    for (const SessionField field : one_.fields) add_field(field);
    if (!others_.empty()) say({"difference.others", {{"fields", others_}}});
    return std::move(lines_);
  }

 private:
  void say(const Message& message) { lines_.push_back(in_words(message, language_)); }

  void add(const Message& message, const std::string& detail) {
    const std::string what = in_words(message, language_);
    lines_.push_back(detail.empty() ? what : labelled(what, detail, language_));
  }

  void add_place_of_new() {
    const std::string place = place_name(*one_.after, after_, dialogue_, language_);
    if (!place.empty()) lines_.push_back(place);
  }

  void from_to(std::string_view code, std::string_view code_of_new, std::string_view code_of_none,
               const std::string& was, const std::string& is) {
    if (was.empty()) return say({code_of_new, {{"after", is}}});
    if (is.empty()) return say({code_of_none, {{"before", was}}});
    say({code, {{"before", was}, {"after", is}}});
  }

  void add_field(SessionField field) {
    const PublicSession& was = *one_.before;
    const PublicSession& is = *one_.after;
    switch (field) {
      case SessionField::status:
        return add_status();
      case SessionField::when:
        from_to("difference.moved", "difference.dated", "difference.undated", when_text(was, language_),
                when_text(is, language_));
        for (std::string& line : clock_lines(one_.clocks, language_)) lines_.push_back(std::move(line));
        return;
      case SessionField::place:
        return from_to("difference.place", "difference.place-known", "difference.place-unknown",
                       place_name(was, before_, dialogue_, language_), place_name(is, after_, dialogue_, language_));
      case SessionField::invited:
        if (!one_.joined.empty()) say({"difference.joined", {{"names", names(one_.joined)}}});
        if (!one_.left.empty()) say({"difference.left", {{"names", names(one_.left)}}});
        if (one_.joined.empty() && one_.left.empty()) others_.push_back(field_word(field));
        return;
      case SessionField::title:
        return from_to("difference.title", "difference.title-known", "difference.title-known", was.title.in(language_),
                       is.title.in(language_));
      case SessionField::mode:
      case SessionField::leaders:
      case SessionField::languages:
      case SessionField::links:
      case SessionField::texts:
      case SessionField::relations:
        others_.push_back(field_word(field));
        return;
    }
  }

  static Message field_word(SessionField field) {
    switch (field) {
      case SessionField::mode:
        return {"difference.field-mode", {}};
      case SessionField::invited:
        return {"difference.field-invited", {}};
      case SessionField::leaders:
        return {"difference.field-leaders", {}};
      case SessionField::languages:
        return {"difference.field-languages", {}};
      case SessionField::links:
        return {"difference.field-links", {}};
      case SessionField::texts:
        return {"difference.field-texts", {}};
      case SessionField::relations:
        return {"difference.field-relations", {}};
      case SessionField::when:
      case SessionField::status:
      case SessionField::place:
      case SessionField::title:
        break;  // these have sentences of their own
    }
    return {};
  }

  void add_status() {
    const PublicSession& is = *one_.after;
    const std::string note = is.status_note.in(language_);
    const bool same_status = one_.before->status == is.status;
    add(same_status ? Message{"difference.status-note", {}} : Message{status_code(is.status), {}}, note);
  }

  static std::string_view status_code(SessionStatus status) {
    switch (status) {
      case SessionStatus::cancelled:
        return "difference.cancelled";
      case SessionStatus::postponed:
        return "difference.postponed";
      case SessionStatus::held:
        return "difference.held";
      case SessionStatus::tentative:
        return "difference.tentative";
      case SessionStatus::draft:
      case SessionStatus::confirmed:
        break;
    }
    return "difference.confirmed";
  }

  std::vector<LocalizedText> names(const std::vector<scheduler::DelegationId>& ids) const {
    std::vector<LocalizedText> list;
    for (const auto& id : ids) {
      const LocalizedText* name = party_name(after_, dialogue_, id);
      list.push_back(name != nullptr ? *name : LocalizedText{id.value, {}, {}, {}});
    }
    return list;
  }

  const SessionDifference& one_;
  const Release& before_;
  const Release& after_;
  const scheduler::Dialogue& dialogue_;
  Language language_;
  std::vector<std::string> lines_;
  std::vector<Message> others_;
};

const PublicSession& shown(const SessionDifference& one) { return one.after != nullptr ? *one.after : *one.before; }

Json when_json(const PublicSession* session) {
  if (session == nullptr) return nullptr;
  if (const auto* range = std::get_if<DateRange>(&session->when))
    return {{"first", calendar::to_iso(range->first)}, {"last", calendar::to_iso(range->last)}};
  const auto* clock = std::get_if<ClockTime>(&session->when);
  if (clock == nullptr) return nullptr;
  return {{"start", calendar::to_iso(clock->start)}, {"end", calendar::to_iso(clock->end)}, {"zone", clock->zone.id()}};
}

Json ids_of(const std::vector<scheduler::DelegationId>& delegations) {
  Json ids = Json::array();
  for (const auto& id : delegations) ids.push_back(id.value);
  return ids;
}

std::string_view kind_of(const SessionDifference& one) {
  if (one.before == nullptr) return "new";
  return one.after == nullptr ? "gone" : "changed";
}

}  // namespace

std::vector<std::string> clock_lines(const std::vector<MovedClock>& clocks, Language language) {
  std::vector<std::pair<std::pair<calendar::LocalTime, calendar::LocalTime>, std::vector<LocalizedText>>> groups;
  for (const MovedClock& clock : clocks) {
    const std::pair times{clock.before, clock.after};
    auto group = std::ranges::find(groups, times, [](const auto& known) { return known.first; });
    if (group == groups.end()) group = groups.insert(groups.end(), {times, {}});
    group->second.push_back(clock.delegation->name);
  }
  std::ranges::sort(groups, {}, [](const auto& group) { return group.first; });
  std::vector<std::string> lines;
  std::vector<LocalizedText> same;
  for (const auto& [times, who] : groups) {
    const auto [was, is] = times;
    const Clock clock_was{calendar::time_of_day(was)};
    const Clock clock_is{calendar::time_of_day(is)};
    if (calendar::date_of(was) == calendar::date_of(is)) {
      lines.push_back(
          in_words({"difference.clock", {{"before", clock_was}, {"after", clock_is}, {"names", who}}}, language));
    } else if (clock_was != clock_is) {
      lines.push_back(
          in_words({"difference.clock-of-day", {{"before", was}, {"after", is}, {"names", who}}}, language));
    } else {
      same.insert(same.end(), who.begin(), who.end());
    }
  }
  if (!same.empty()) lines.push_back(in_words({"difference.clock-same", {{"names", same}}}, language));
  return lines;
}

std::vector<std::string> difference_lines(const SessionDifference& difference, const Release& before,
                                          const Release& after, const scheduler::Dialogue& dialogue,
                                          Language language) {
  return Lines{difference, before, after, dialogue, language}.write();
}

std::string difference_text(const Difference& difference, const Release& before, const Release& after,
                            const scheduler::Dialogue& dialogue, Language language) {
  if (difference.empty()) return std::string{label("difference.none", language)} + '\n';
  std::string text;
  if (difference.title_changed) text += std::string{label("difference.programme", language)} + '\n';
  for (const SessionDifference& one : difference.sessions) {
    text += (text.empty() ? "" : "\n") + title_or_id(shown(one).title, shown(one).id.value, language) + '\n';
    for (const std::string& line : difference_lines(one, before, after, dialogue, language)) text += "  " + line + '\n';
  }
  return text;
}

std::string write_difference(const Difference& difference, const Release& before, const Release& after,
                             const scheduler::Dialogue& dialogue, Language language) {
  Json json{{"format", "plenary-difference/1"},
            {"before", before.edition.number},
            {"after", after.edition.number},
            {"programme_changed", difference.title_changed},
            {"sessions", Json::array()}};
  for (const SessionDifference& one : difference.sessions) {
    Json entry{{"session", shown(one).id.value}, {"is", kind_of(one)}};
    entry["before"] = when_json(one.before);
    entry["after"] = when_json(one.after);
    entry["changed"] = Json::array();
    for (const SessionField field : one.fields) entry["changed"].push_back(name_of(field));
    entry["clocks"] = Json::array();
    for (const MovedClock& clock : one.clocks) {
      entry["clocks"].push_back({{"delegation", clock.delegation->id.value},
                                 {"before", calendar::to_iso(clock.before)},
                                 {"after", calendar::to_iso(clock.after)}});
    }
    entry["joined"] = ids_of(one.joined);
    entry["left"] = ids_of(one.left);
    entry["text"] = difference_lines(one, before, after, dialogue, language);
    json["sessions"].push_back(std::move(entry));
  }
  return json.dump(2) + "\n";
}

}  // namespace plenary::server
