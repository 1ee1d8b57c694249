#include "scheduler/json/programme_writer.hpp"

#include <algorithm>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/burden_table.hpp"
#include "scheduler/json/layout.hpp"
#include "scheduler/json/ledger_parts.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/json/programme_words.hpp"
#include "scheduler/json/rewrite.hpp"
#include "scheduler/json/text.hpp"
#include "scheduler/model/joined_dialogue.hpp"

namespace plenary::scheduler {

namespace {

Json named(const LocalizedText& name) { return text_to_json(name); }

Json strings(const std::vector<std::string>& texts) { return Json(texts); }

/// When a resource is there, and the time around its use.
void write_times(const Presence& presence, const std::optional<TimeAround>& around, Json& json) {
  if (presence.window) json["window"] = to_json(*presence.window);
  if (presence.hours) json["hours"] = to_json(*presence.hours);
  if (!presence.busy.empty()) json["busy"] = to_json(presence.busy);
  if (around) json["around"] = to_json(*around);
}

/// A number, where nothing else is said of them.
Json links_json(const Links& links) {
  if (links.presence.is_always() && !links.around) return links.count;
  Json json{{"count", links.count}};
  write_times(links.presence, links.around, json);
  return json;
}

void write_frame(const Programme& programme, ObjectWriter& out) {
  if (programme.zone) out.set("zone", std::string{programme.zone->id()});
  const bool is_planned =
      std::ranges::any_of(programme.sessions, [](const Session& one) { return one.wish.has_value(); });
  if (is_planned) out.set("grid", calendar::to_iso_duration(programme.grid));
  if (programme.window) out.set("window", to_json(*programme.window));
  if (programme.hours) out.set("hours", to_json(*programme.hours));
  write_days(programme.weekdays, programme.not_on, out);
  if (programme.lunch) out.set("lunch", to_json(*programme.lunch));
  if (programme.least_break) out.set("least_break", calendar::to_iso_duration(*programme.least_break));
  if (programme.online_a_day) out.set("online_a_day", calendar::to_iso_duration(*programme.online_a_day));
  if (programme.links) out.set("links", links_json(*programme.links));
}

void write_resources(const Programme& programme, ObjectWriter& out) {
  out.list("cities", programme.cities, [](const City& city) {
    Json json{{"id", city.id.value}, {"name", named(city.name)}, {"zone", std::string{city.zone.id()}}};
    if (!city.country.value.empty()) json["country"] = city.country.value;
    return json;
  });
  out.list("journeys", programme.journeys, [](const Journey& journey) {
    return Json{
        {"from", journey.from.value}, {"to", journey.to.value}, {"time", calendar::to_iso_duration(journey.time)}};
  });
  out.list("rooms", programme.rooms, [](const ConferenceRoom& room) {
    Json json{{"id", room.id.value}, {"name", named(room.name)}, {"city", room.city.value}, {"seats", room.seats}};
    if (!room.features.empty()) json["features"] = strings(room.features);
    write_times(room.presence, room.around, json);
    return json;
  });
  out.list("interpreters", programme.interpreters, [](const InterpreterPool& pool) {
    Json languages = Json::array({std::string{tag(pool.one)}, std::string{tag(pool.other)}});
    Json json{{"languages", std::move(languages)}, {"people", pool.people}};
    write_times(pool.presence, pool.around, json);
    return json;
  });
}

void write_who(const Programme& programme, ObjectWriter& out) {
  out.list("delegations", programme.delegations, [](const SentDelegation& sent) {
    Json json{{"delegation", sent.id.value}};
    if (sent.people) json["people"] = *sent.people;
    if (sent.waives_lunch || !(sent.people || sent.counts)) json["waives_lunch"] = sent.waives_lunch;
    if (sent.counts) json["counts"] = word_for(counts_words(), *sent.counts);
    return json;
  });
  if (programme.attendance) out.set("attendance", to_json(*programme.attendance));
}

void write_rules(const Programme& programme, ObjectWriter& out) {
  if (programme.policy) {
    Json policy = Json::array();
    for (const PolicyTerm& term : *programme.policy) {
      policy.push_back({{"term", std::string{name_of(term.term)}},
                        {"level", term.level == PolicyLevel::medium ? "medium" : "soft"},
                        {"weight", term.weight}});
    }
    out.set("policy", std::move(policy));
  }
  out.list("waivers", programme.waivers, [](const Waiver& waiver) {
    Json json{{"delegation", waiver.delegation.value}, {"what", word_for(waiver_words(), waiver.what)}};
    if (waiver.on) json["on"] = calendar::to_iso(*waiver.on);
    return json;
  });
  if (programme.floors) out.set("floors", to_json(*programme.floors));
  if (programme.burden_table) out.set("burden_table", to_json(*programme.burden_table));
  if (!programme.ledger.empty() || programme.ledger.decay != Decay{}) out.set("ledger", to_json(programme.ledger));
  out.list("relations", programme.relations, [](const SessionsRelation& relation) {
    Json ids = Json::array();
    for (const SessionId& id : relation.sessions) ids.push_back(id.value);
    Json json{{"kind", std::string{name_of(relation.kind)}}, {"sessions", std::move(ids)}};
    if (relation.least) json["least"] = calendar::to_iso_duration(*relation.least);
    if (relation.most) json["most"] = calendar::to_iso_duration(*relation.most);
    return json;
  });
}

void write_sources(const Programme& programme, ObjectWriter& out) {
  out.list("sources", programme.sources, [](const Source& source) {
    Json json{{"id", source.id}, {"title", source.title}};
    if (!source.url.empty()) json["url"] = source.url;
    if (source.founding) json["founding"] = true;
    return json;
  });
  out.list("parties", programme.parties, [](const Party& party) {
    return Json{
        {"id", party.id.value}, {"name", named(party.name)}, {"kind", word_for(party_kind_words(), party.kind)}};
  });
  if (!programme.notes.empty()) out.set("notes", strings(programme.notes));
  if (!programme.remarks.empty()) out.set("remarks", strings(programme.remarks));
}

}  // namespace

void ObjectWriter::text(const char* name, const LocalizedText& text) {
  if (text != LocalizedText{}) json_[name] = text_to_json(text);
}

Json to_json(const DateWindow& window) {
  return {{"from", calendar::to_iso(window.first)}, {"to", calendar::to_iso(window.last)}};
}

Json to_json(const ClockSpan& span) {
  return {{"from", calendar::to_clock(span.start)}, {"to", calendar::to_clock(end_on_clock(span))}};
}

Json to_json(const PreferredTimes& prefers) {
  Json json = Json::object();
  if (prefers.hours) json["hours"] = to_json(*prefers.hours);
  for (const auto& [word, day] : weekday_words()) {
    if (prefers.weekdays.contains(day)) json["weekdays"].push_back(word);
  }
  return json;
}

Json to_json(const TimeAround& around) {
  Json json = Json::object();
  if (around.before) json["before"] = calendar::to_iso_duration(*around.before);
  if (around.after) json["after"] = calendar::to_iso_duration(*around.after);
  return json;
}

Json to_json(const Floors& floors) {
  Json json = Json::object();
  if (floors.most_points) json["most_points"] = *floors.most_points;
  if (floors.ledger.most_twice) json["most_points_twice"] = *floors.ledger.most_twice;
  if (floors.ledger.free) json["free_of_cost"] = {{"least", floors.ledger.free->least}, {"of", floors.ledger.free->of}};
  return json;
}

Json to_json(const Programme& programme) {
  ObjectWriter out;
  out.set("format", std::string{programme_format});
  out.set("id", programme.id);
  const DialogueChoice choice = DialogueChoice::of(programme.dialogue);
  out.set("dialogue", choice.dialogues.size() == 1 ? Json(choice.dialogues.front()) : Json(choice.dialogues));
  if (!choice.guests.empty()) out.set("guests", choice.guests);
  out.text("title", programme.title);
  out.text("description", programme.description);
  if (programme.edition) {
    out.set("release",
            {{"number", programme.edition->number}, {"published", calendar::to_iso(programme.edition->published)}});
  }
  out.string("url", programme.url);
  write_frame(programme, out);
  write_resources(programme, out);
  write_who(programme, out);
  write_rules(programme, out);
  write_sources(programme, out);
  Json sessions = Json::array();
  for (const Session& session : programme.sessions) sessions.push_back(to_json(session, programme.zone));
  out.set("sessions", std::move(sessions));
  return out.take();
}

std::string write_programme(const Programme& programme) { return laid_out(to_json(programme)); }

std::string rewrite_programme(std::string_view text, const Programme& before, const Programme& after) {
  return rewritten(text, to_json(before), to_json(after));
}

}  // namespace plenary::scheduler
