#include "scheduler/json/ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/delegation_names.hpp"
#include "scheduler/json/ledger_parts.hpp"

namespace plenary::scheduler {

namespace {

std::vector<std::string> role_names() {
  std::vector<std::string> names;
  for (const Role role : all_roles) names.emplace_back(name_of(role));
  return names;
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void read_decay(ObjectReader& ledger, Decay& decay) {
  const Json* value = ledger.optional("decay");
  if (!value) return;
  ObjectReader reader(*value, child(ledger.pointer(), "decay"), ledger.errors());
  const auto keep = reader.required_integer("keep", 1, 1000);
  const auto of = reader.required_integer("of", 1, 1000);
  reader.finish();
  if (!keep || !of) return;
  if (*keep > *of) {
    reader.report("keep",
                  {"", std::to_string(*keep), {"ledger.keeps-too-much", {}}, {"ledger.one-to", {{"most", *of}}}, ""});
  } else {
    decay = {static_cast<int>(*keep), static_cast<int>(*of)};
  }
}

/// A member with points, written as a number.
std::optional<Burden> read_points(ObjectReader& reader) {
  const Json* value = reader.required("points");
  if (!value) return std::nullopt;
  if (!value->is_number()) {
    reader.report("points", {"", printable(value->dump()), {"ledger.not-a-number", {}}, {"ledger.points", {}}, ""});
    return std::nullopt;
  }
  auto points = parse_points(value->dump());
  if (points) return *points;
  reader.report("points", std::move(points.error()));
  return std::nullopt;
}

}  // namespace

Result<Role> parse_role(std::string_view text) {
  for (const Role role : all_roles) {
    if (name_of(role) == text) return role;
  }
  const auto names = role_names();
  return unexpected(Error{"", printable(text), {"ledger.no-role", {}}, list_names(names), right_word(text, names)});
}

Result<Burden> parse_points(std::string_view text) {
  const auto point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string cents{point == std::string_view::npos ? "0" : text.substr(point + 1)};
  // "4.0" is how some programs write 4.
  while (cents.size() > 1 && cents.back() == '0') cents.pop_back();
  if (!is_number(whole) || whole.size() > 6 || !is_number(cents) || cents.size() > 2 ||
      std::stoi(std::string(whole)) > Ledger::most_points_an_entry) {
    return unexpected(Error{"",
                            printable(text),
                            {"ledger.no-points", {}},
                            {"ledger.most-points", {{"most", Ledger::most_points_an_entry}}},
                            ""});
  }
  const int hundredths = std::stoi(cents) * (cents.size() == 1 ? 10 : 1);
  return Burden::of_units((std::stoll(std::string(whole)) * 100 + hundredths) * (Burden::units_per_point / 100));
}

Result<void> add_entry(Ledger& ledger, const std::string& id, std::optional<calendar::Date> date, LedgerEntry entry) {
  auto& sessions = ledger.sessions;
  if (sessions.empty() || sessions.back().id != id) {
    const bool is_known =
        std::any_of(sessions.begin(), sessions.end(), [&](const PastSession& session) { return session.id == id; });
    if (is_known)
      return unexpected(Error{"", printable(id), {"ledger.left-before", {}}, "", {"ledger.keep-together", {}}});
    if (sessions.size() == Ledger::most_sessions) {
      return unexpected(Error{"",
                              printable(id),
                              {"ledger.too-many-sessions", {}},
                              {"ledger.at-most", {{"most", Ledger::most_sessions}}},
                              {"ledger.keep-latest", {}}});
    }
    const auto last = std::find_if(sessions.rbegin(), sessions.rend(),
                                   [](const PastSession& session) { return session.date.has_value(); });
    if (date && last != sessions.rend() && *date < *last->date) {
      return unexpected(Error{"",
                              calendar::to_iso(*date),
                              {"ledger.older", {}},
                              {"ledger.or-later", {{"date", calendar::to_iso(*last->date)}}},
                              {"ledger.oldest-first", {}}});
    }
    sessions.push_back({id, date, {}});
  }
  PastSession& session = sessions.back();
  if (session.date != date) {
    return unexpected(Error{"",
                            date ? calendar::to_iso(*date) : "",
                            {"ledger.one-date", {}},
                            session.date ? Message{calendar::to_iso(*session.date)} : Message{"ledger.no-date", {}},
                            ""});
  }
  if (session.find(entry.delegation.value) != nullptr) {
    return unexpected(
        Error{"", printable(entry.delegation.value), {"ledger.delegation-twice", {}}, {"json.each-once", {}}, ""});
  }
  session.entries.push_back(std::move(entry));
  return {};
}

Ledger read_ledger(ObjectReader& document, const Dialogue& dialogue) {
  Ledger ledger;
  const Json* value = document.optional("ledger");
  if (!value) return ledger;
  ObjectReader reader(*value, child(document.pointer(), "ledger"), document.errors());
  read_decay(reader, ledger.decay);
  reader.each_element("sessions", true, [&](const Json& element, std::string at) {
    ObjectReader session(element, std::move(at), document.errors());
    const std::string id = session.required_string("session");
    const auto date = session.optional_parsed("date", calendar::parse_date);
    session.each_element("burdens", true, [&](const Json& one, std::string where) {
      ObjectReader entry(one, where, document.errors());
      const auto who =
          entry.required_parsed("delegation", [&](std::string_view text) { return parse_delegation(text, dialogue); });
      const auto role = entry.required_parsed("role", parse_role);
      const auto points = read_points(entry);
      entry.finish();
      if (!who || !role || !points || id.empty()) return;
      if (auto added = add_entry(ledger, id, date, {*who, *role, *points}); !added) {
        added.error().where = std::move(where);
        document.errors().push_back(std::move(added.error()));
      }
    });
    session.finish();
  });
  reader.finish();
  return ledger;
}

Json to_json(const Ledger& ledger) {
  Json json = Json::object();
  if (ledger.decay != Decay{}) json["decay"] = {{"keep", ledger.decay.keep}, {"of", ledger.decay.of}};
  json["sessions"] = Json::array();
  for (const PastSession& session : ledger.sessions) {
    Json one{{"session", session.id}};
    if (session.date) one["date"] = calendar::to_iso(*session.date);
    one["burdens"] = Json::array();
    for (const LedgerEntry& entry : session.entries) {
      // Entries are read with two decimals at most, so nothing is lost.
      const std::int64_t units = entry.burden.units();
      const bool is_whole = units % Burden::units_per_point == 0;
      one["burdens"].push_back(
          {{"delegation", entry.delegation.value},
           {"role", std::string{name_of(entry.role)}},
           {"points", is_whole ? Json(units / Burden::units_per_point) : Json(entry.burden.shown_points())}});
    }
    json["sessions"].push_back(std::move(one));
  }
  return json;
}

LedgerFloors read_ledger_floors(ObjectReader& floors) {
  LedgerFloors result;
  if (const auto most = floors.optional_integer("most_points_twice", 0, 1'000'000))
    result.most_twice = static_cast<int>(*most);
  if (const Json* value = floors.optional("free_of_cost")) {
    ObjectReader reader(*value, child(floors.pointer(), "free_of_cost"), floors.errors());
    const auto least = reader.required_integer("least", 1, 1000);
    const auto of = reader.required_integer("of", 1, 1000);
    reader.finish();
    if (least && of && *least > *of) {
      reader.report(
          "least",
          {"", std::to_string(*least), {"ledger.more-than-there-are", {}}, {"ledger.one-to", {{"most", *of}}}, ""});
    } else if (least && of) {
      result.free = {static_cast<int>(*least), static_cast<int>(*of)};
    }
  }
  return result;
}

}  // namespace plenary::scheduler
