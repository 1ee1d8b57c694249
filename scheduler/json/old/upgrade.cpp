#include "scheduler/json/old/upgrade.hpp"

#include <initializer_list>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/burden_table.hpp"
#include "scheduler/json/layout.hpp"
#include "scheduler/json/ledger.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/json/programme_kind.hpp"
#include "scheduler/json/reader.hpp"

namespace plenary::scheduler {

namespace {

/// Takes the members `names` of `from` over into `to`, in that order.
void move_members(Json& from, Json& to, std::initializer_list<const char*> names) {
  if (!from.is_object()) return;
  for (const char* name : names) {
    const auto found = from.find(name);
    if (found == from.end()) continue;
    to[name] = std::move(*found);
    from.erase(found);
  }
}

/// What the old form had beside: its reader would have refused it, and so does that of today.
void move_rest(Json& from, Json& to) {
  if (!from.is_object()) return;
  for (auto& [name, value] : from.items()) to[name] = std::move(value);
}

Json taken(Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return Json::object();
  Json value = std::move(*found);
  object.erase(found);
  return value;
}

Json begun(Json& old) {
  Json programme{{"format", std::string{programme_format}}};
  old.erase("format");
  old.erase("$schema");
  return programme;
}

Json from_problem(Json old) {
  Json programme = begun(old);
  Json asked = taken(old, "session");
  Json session = Json::object();
  Json wish = Json::object();
  move_members(asked, session, {"id", "title"});
  session["mode"] = "virtual";
  if (session.contains("id")) programme["id"] = session["id"];
  move_members(old, programme, {"dialogue"});
  move_members(asked, programme, {"zone", "grid"});
  move_members(old, programme, {"waivers", "burden_table", "ledger"});
  move_members(asked, wish, {"duration", "window", "windows", "same_time", "hours"});
  move_members(old, wish, {"attendance", "quorum", "floors", "compare"});
  move_rest(asked, session);
  session["wish"] = std::move(wish);
  programme["sessions"] = Json::array({std::move(session)});
  move_rest(old, programme);
  return programme;
}

/// Where the last release had the session, which thereby is decided. Its end follows from its length.
void decide(Json published, const Json& wish, Json& session) {
  if (!published.is_object() || !published.contains("start") || !published["start"].is_string()) return;
  const auto start = calendar::parse_local_time(published["start"].get<std::string>());
  const auto duration = wish.contains("duration") && wish["duration"].is_string()
                            ? calendar::parse_duration(wish["duration"].get<std::string>())
                            : Result<calendar::minutes>{calendar::minutes{60}};
  if (!start || !duration) return;
  session["status"] = "confirmed";
  session["when"] = {{"start", calendar::to_iso(*start)}, {"end", calendar::to_iso(*start + *duration)}};
  if (published.contains("room")) session["room"] = published["room"];
}

Json planned_session(Json old) {
  if (!old.is_object()) return old;
  Json session = Json::object();
  Json wish = Json::object();
  move_members(old, session, {"id", "title", "kind", "mode", "languages"});
  move_members(old, wish,
               {"duration", "window", "hours", "deadline", "attendance", "quorum", "floors", "city", "seats",
                "features", "over_lunch", "keeps_lunch", "pin"});
  decide(taken(old, "published"), wish, session);
  move_rest(old, session);
  session["wish"] = std::move(wish);
  return session;
}

Json from_programme_problem(Json old) {
  Json programme = begun(old);
  Json head = taken(old, "programme");
  move_members(head, programme, {"id"});
  move_members(old, programme, {"dialogue"});
  move_members(head, programme,
               {"title", "zone", "grid", "window", "hours", "lunch", "least_break", "online_a_day", "links"});
  Json sessions = taken(old, "sessions");
  move_rest(head, programme);
  move_rest(old, programme);
  if (sessions.is_array()) {
    for (Json& session : sessions) session = planned_session(std::move(session));
  }
  programme["sessions"] = std::move(sessions);
  return programme;
}

/// Who came was told of the Rabat Process's two halves only.
void renew_attendance(Json& session) {
  if (!session.contains("attendance") || !session["attendance"].is_object()) return;
  Json& attendance = session["attendance"];
  Json sets = Json::object();
  move_members(attendance, sets, {"african", "european"});
  const std::pair<const char*, const char*> names[] = {{"african", "africa"}, {"european", "europe"}};
  for (const auto& [old_name, set] : names) {
    if (sets.contains(old_name)) attendance["sets"][set] = sets[old_name];
  }
}

Json from_published(Json old) {
  Json programme = begun(old);
  move_rest(old, programme);
  if (!programme["sessions"].is_array()) return programme;
  for (Json& session : programme["sessions"]) {
    if (!session.is_object()) continue;
    renew_attendance(session);
    if (!session.contains("relations") || !session["relations"].is_array()) continue;
    for (Json& relation : session["relations"]) {
      if (!relation.is_object() || !relation.contains("type")) continue;
      Json renamed{{"kind", std::move(relation["type"])}};
      relation.erase("type");
      move_rest(relation, renamed);
      relation = std::move(renamed);
    }
  }
  return programme;
}

Json of_today(Json old) {
  if (!old.contains("format")) return from_published(std::move(old));
  return old["format"] == "plenary-problem/1" ? from_problem(std::move(old)) : from_programme_problem(std::move(old));
}

/// The rates stay; they add up from now on.
void renew_burden_table(Json& table) {
  if (table.is_object() && table.contains("format") && table["format"] == old_burden_table_format)
    table["format"] = burden_table_format;
}

Checked<std::string> upgraded_burden_table(Json table) {
  renew_burden_table(table);
  Errors errors;
  const OwnBurdenTable own = own_burden_table_at(table, "", errors);
  if (!errors.empty()) return unexpected(std::move(errors));
  return laid_out(to_json(own));
}

bool is_burden_table(const Json& document) {
  return document.is_object() && document.contains("format") &&
         (document["format"] == old_burden_table_format || document["format"] == burden_table_format);
}

bool is_table(std::string_view bytes) {
  const auto header = bytes.substr(0, bytes.find('\n'));
  return header.find("session") != std::string_view::npos && header.find_first_of("{[") == std::string_view::npos &&
         header.find("delegation") != std::string_view::npos;
}

}  // namespace

Checked<std::string> upgrade(std::string_view bytes, const Dialogue& dialogue, const BurdenTable& table) {
  if (is_table(bytes)) {
    const auto ledger = read_ledger_csv(bytes, dialogue, table);
    if (!ledger) return unexpected(ledger.error());
    return write_ledger_csv(*ledger);
  }
  auto document = parse_document(bytes);
  if (!document) return unexpected(std::move(document.error()));
  if (is_burden_table(*document)) return upgraded_burden_table(std::move(*document));
  Json today = is_old_form(*document) ? of_today(std::move(*document)) : std::move(*document);
  if (today.is_object() && today.contains("burden_table")) renew_burden_table(today["burden_table"]);
  const auto programme = read_programme(today.dump(), dialogue);
  if (!programme) return unexpected(programme.error());
  return write_programme(*programme);
}

}  // namespace plenary::scheduler
