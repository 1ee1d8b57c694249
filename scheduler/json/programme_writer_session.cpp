#include "calendar/civil/iso.hpp"
#include "scheduler/json/programme_words.hpp"
#include "scheduler/json/programme_writer.hpp"
#include "scheduler/json/text.hpp"

namespace plenary::scheduler {

namespace {

Json ids_of(const std::vector<DelegationId>& delegations) {
  Json ids = Json::array();
  for (const DelegationId& id : delegations) ids.push_back(id.value);
  return ids;
}

void write_ids(const char* name, const std::vector<DelegationId>& delegations, ObjectWriter& out) {
  if (!delegations.empty()) out.set(name, ids_of(delegations));
}

Json to_json(const SetName& set) {
  Json json{{"set", set.set}};
  if (set.as_of) json["as_of"] = calendar::to_iso(*set.as_of);
  return json;
}

struct WhenWriter {
  const std::optional<calendar::Zone>& zone;

  Json operator()(const Unscheduled&) const { return {}; }
  Json operator()(const DateRange& range) const {
    Json json{{"first", calendar::to_iso(range.first)}};
    if (range.last != range.first) json["last"] = calendar::to_iso(range.last);
    return in_zone(std::move(json), range.zone);
  }
  Json operator()(const ClockTime& clock) const {
    return in_zone({{"start", calendar::to_iso(clock.start)}, {"end", calendar::to_iso(clock.end)}}, clock.zone);
  }
  Json in_zone(Json json, const calendar::Zone& own) const {
    if (!zone || own != *zone) json["zone"] = std::string{own.id()};
    return json;
  }
};

Json to_json(const Place& place) {
  Json json{{"city", text_to_json(place.city)}};
  if (!place.country.value.empty()) json["country"] = place.country.value;
  if (!place.venue.empty()) json["venue"] = place.venue;
  if (place.coordinates) {
    json["geo"] = {{"latitude", place.coordinates->latitude},
                   {"longitude", place.coordinates->longitude},
                   {"source", place.coordinates_source}};
  }
  return json;
}

Json to_json(const Attendance& attendance) {
  ObjectWriter out;
  if (attendance.participants) out.set("participants", *attendance.participants);
  if (attendance.countries) out.set("countries", *attendance.countries);
  if (!attendance.sets.empty()) {
    Json sets = Json::object();
    for (const SetCount& part : attendance.sets) sets[part.set] = part.countries;
    out.set("sets", std::move(sets));
  }
  write_ids("organisations", attendance.organisations, out);
  write_ids("guests", attendance.guests, out);
  return out.take();
}

Json to_json(const ConferenceLink& link) {
  ObjectWriter out;
  out.set("uri", link.uri);
  out.list("features", link.features, [](const std::string& feature) {
    std::string word = feature;
    for (char& c : word) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return Json(word);
  });
  out.string("label", link.label);
  if (link.language) out.set("language", std::string{tag(*link.language)});
  return out.take();
}

Json to_json(const RelationTo& relation) {
  ObjectWriter out;
  out.set("kind", std::string{name_of(relation.kind)});
  if (const auto* own = std::get_if<OwnTarget>(&relation.target)) {
    out.set("target", own->id.value);
  } else {
    const auto& outside = std::get<OutsideTarget>(relation.target);
    Json named{{"name", text_to_json(outside.name)}};
    if (!outside.url.empty()) named["url"] = outside.url;
    out.set("outside", std::move(named));
  }
  return out.take();
}

Json to_json(const Revision& revision) {
  Json json{{"sequence", revision.sequence}, {"stamp", calendar::to_iso(revision.stamp)}};
  if (revision.last_modified != revision.stamp) json["last_modified"] = calendar::to_iso(revision.last_modified);
  return json;
}

void write_provenance(const PublicSession& told, ObjectWriter& out) {
  if (told.provenance.empty()) return;
  Json all = Json::object();
  for (const std::string& field : provenance_fields()) {
    const auto found = told.provenance.find(field);
    if (found == told.provenance.end()) continue;
    const Provenance& from = found->second;
    Json one{{"source", from.source}};
    if (from.derived) one["derived"] = true;
    if (!from.note.empty()) one["note"] = from.note;
    all[field] = std::move(one);
  }
  out.set("provenance", std::move(all));
}

void write_told(const Session& session, const std::optional<calendar::Zone>& zone, ObjectWriter& out) {
  const PublicSession& told = session.told;
  if (told.kind) out.set("kind", word_for(session_kind_words(), *told.kind));
  if (told.mode != SessionMode::unknown) out.set("mode", word_for(session_mode_words(), told.mode));
  if (told.status != SessionStatus::draft) out.set("status", word_for(session_status_words(), told.status));
  out.text("status_note", told.status_note);
  if (told.is_decided()) out.set("when", std::visit(WhenWriter{zone}, told.when));
  if (told.place) out.set("place", to_json(*told.place));
  write_ids("hosts", told.hosts, out);
  write_ids("chairs", told.chairs, out);
  write_ids("co_chairs", told.co_chairs, out);
  write_ids("organisers", told.organisers, out);
  out.text("opened_by", told.opened_by);
  out.text("description", told.description);
  out.text("outcome", told.outcome);
  if (told.working_groups) out.set("working_groups", *told.working_groups);
  if (told.attendance != Attendance{}) out.set("attendance", to_json(told.attendance));
  if (!told.online.empty()) out.set("online", ids_of(told.online));
  if (told.invited) out.set("invited", told.invited_set ? to_json(*told.invited_set) : ids_of(*told.invited));
  out.list("languages", told.languages, [](Language language) { return Json(std::string{tag(language)}); });
  out.list("conferences", told.conferences, [](const ConferenceLink& link) { return to_json(link); });
  out.string("url", told.url);
  out.list("links", told.links, [](const DocumentLink& link) {
    return Json{{"uri", link.uri}, {"relation", link.relation}, {"label", link.label}};
  });
  out.list("relations", told.relations, [](const RelationTo& relation) { return to_json(relation); });
  if (session.is_stamped) out.set("revision", to_json(told.revision));
  out.string("source", told.source);
  write_provenance(told, out);
  out.list("facts", told.facts, [](const Fact& fact) { return Json{{"text", fact.text}, {"source", fact.source}}; });
  if (!told.issues.empty()) out.set("issues", Json(told.issues));
}

}  // namespace

Json to_json(const std::vector<BusyTime>& times) {
  Json list = Json::array();
  for (const BusyTime& time : times) {
    Json json{{"from", calendar::to_iso(time.from)}, {"to", calendar::to_iso(time.to)}};
    if (time.zone) json["zone"] = std::string{time.zone->id()};
    if (!time.reason.empty()) json["reason"] = time.reason;
    if (time.if_need_be) json["if_need_be"] = true;
    list.push_back(std::move(json));
  }
  return list;
}

Json to_json(const Invitations& invitations) {
  Json list = Json::array();
  for (const Invitation& one : invitations) {
    const auto* set = std::get_if<SetName>(&one.whom);
    Json json = set != nullptr ? to_json(*set) : Json{{"delegation", std::get<DelegationId>(one.whom).value}};
    json["role"] = std::string{name_of(one.role)};
    if (one.seat) json["seat"] = std::string{one.seat->id()};
    for (const Elsewhere& stay : one.elsewhere) {
      json["elsewhere"].push_back({{"zone", std::string{stay.zone.id()}},
                                   {"from", calendar::to_iso(stay.days.first)},
                                   {"to", calendar::to_iso(stay.days.last)}});
    }
    if (one.joins_online) json["joins"] = "online";
    if (one.hours) json["hours"] = to_json(*one.hours);
    if (!one.busy.empty()) json["busy"] = to_json(one.busy);
    if (one.around) json["around"] = to_json(*one.around);
    if (!one.prefers.empty()) json["prefers"] = to_json(one.prefers);
    for (const InvitedDelegate& delegate : one.delegates) {
      Json person{{"id", delegate.id}};
      if (delegate.seat) person["seat"] = std::string{delegate.seat->id()};
      if (!delegate.busy.empty()) person["busy"] = to_json(delegate.busy);
      if (delegate.around) person["around"] = to_json(*delegate.around);
      json["delegates"].push_back(std::move(person));
    }
    list.push_back(std::move(json));
  }
  return list;
}

namespace {

Json to_json(const Quorum& quorum) {
  Json json = Json::object();
  if (quorum.overall > 0) json["overall"] = quorum.overall;
  for (const auto& [region, least] : quorum.regions) json["regions"][region] = least;
  for (const QuorumGroup& group : quorum.groups) {
    const auto* set = std::get_if<SetName>(&group.whom);
    Json part =
        set != nullptr ? to_json(*set) : Json{{"delegations", ids_of(std::get<std::vector<DelegationId>>(group.whom))}};
    part["least"] = group.least;
    json["groups"].push_back(std::move(part));
  }
  return json;
}

}  // namespace

Json to_json(const Wish& wish) {
  ObjectWriter out;
  if (wish.duration) out.set("duration", calendar::to_iso_duration(*wish.duration));
  if (wish.window) out.set("window", to_json(*wish.window));
  out.list("windows", wish.windows, [](const DateWindow& window) { return to_json(window); });
  if (wish.same_time > 0) out.set("same_time", wish.same_time);
  if (wish.hours) out.set("hours", to_json(*wish.hours));
  write_days(wish.weekdays, wish.not_on, out);
  if (wish.deadline) out.set("deadline", calendar::to_iso(*wish.deadline));
  if (wish.attendance) out.set("attendance", to_json(*wish.attendance));
  if (const Json quorum = to_json(wish.quorum); !quorum.empty()) out.set("quorum", quorum);
  if (wish.floors) out.set("floors", to_json(*wish.floors));
  if (wish.city) out.set("city", wish.city->value);
  if (wish.seats > 0) out.set("seats", wish.seats);
  if (!wish.features.empty()) out.set("features", Json(wish.features));
  if (wish.over_lunch) out.set("over_lunch", true);
  if (wish.keeps_lunch) out.set("keeps_lunch", true);
  if (wish.pin.start || wish.pin.room) {
    Json pin = Json::object();
    if (wish.pin.start) pin["start"] = calendar::to_iso(*wish.pin.start);
    if (wish.pin.room) pin["room"] = wish.pin.room->value;
    out.set("pin", std::move(pin));
  }
  if (!wish.prefers.empty()) out.set("prefers", to_json(wish.prefers));
  out.list("compare", wish.compare, [](calendar::LocalTime slot) { return Json(calendar::to_iso(slot)); });
  return out.take();
}

Json to_json(const Session& session, const std::optional<calendar::Zone>& zone) {
  ObjectWriter out;
  out.set("id", session.id().value);
  out.text("title", session.told.title);
  if (session.series) out.set("series", session.series->value);
  write_told(session, zone, out);
  if (session.room) out.set("room", session.room->value);
  if (session.wish) out.set("wish", to_json(*session.wish));
  out.list("although", session.although, [](const RuleException& exception) {
    return Json{{"rule", exception.rule}, {"reason", exception.reason}};
  });
  if (!session.remarks.empty()) out.set("remarks", Json(session.remarks));
  return out.take();
}

}  // namespace plenary::scheduler
