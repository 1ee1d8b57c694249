#include "scheduler/json/attendance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "calendar/civil/iso.hpp"

namespace plenary::scheduler {

using calendar::Date;

namespace {

constexpr std::size_t most_busy_times = 10'000;  // of one calendar: a meeting an hour for a year is 8,760
constexpr std::size_t most_delegates = 20'000;   // of all delegations together

/// What the document says of one delegation, before it is merged.
struct Invitation {
  Participant participant;
  bool by_code = false;
};

std::vector<std::pair<std::string, Role>> role_names() {
  std::vector<std::pair<std::string, Role>> names;
  for (const Role role : all_roles) names.emplace_back(name_of(role), role);
  return names;
}

/// "2020-09-16", or "2020-09" for the end of that month.
Result<Date> parse_as_of(std::string_view text) {
  if (text.size() != 7) return calendar::parse_date(text);
  auto first = calendar::parse_date(std::string(text) + "-01");
  if (!first) {
    Error error = first.error();
    error.value = printable(text);
    error.allowed = "a date such as 2020-09-16, or a month such as 2020-09";
    return unexpected(std::move(error));
  }
  return Date{std::chrono::year_month_day_last{first->year() / first->month() / std::chrono::last}};
}

class AttendanceReader {
 public:
  AttendanceReader(ObjectReader& document, const Dialogue& dialogue, const calendar::Zone& zone)
      : document_(document), dialogue_(dialogue), zone_(zone) {}

  std::vector<Participant> read() {
    document_.each_element("attendance", true,
                           [this](const Json& element, std::string at) { read_entry(element, std::move(at)); });
    if (const Json* entries = document_.optional("attendance"); entries && entries->is_array() && entries->empty()) {
      document_.report("attendance", {"", "", "nobody is invited", "at least one delegation or set", ""});
    }
    std::vector<Participant> participants;
    for (auto& [id, invitation] : invitations_) participants.push_back(std::move(invitation.participant));
    return participants;
  }

 private:
  void read_entry(const Json& element, std::string at) {
    ObjectReader entry(element, std::move(at), document_.errors());
    if (!element.is_object()) return;
    const auto role = entry.required_choice<Role>("role", role_names());
    const bool by_code = entry.optional("delegation") != nullptr;
    if (by_code == (entry.optional("set") != nullptr)) {
      entry.errors().push_back(
          {entry.pointer(), "", "an entry names either a delegation or a set", "\"delegation\" or \"set\"", ""});
      for (const char* known : {"as_of", "seat", "hours", "busy", "delegates"}) entry.optional(known);
      entry.finish();  // the name may be there, but misspelt
      return;
    }
    if (by_code) {
      read_delegation(entry, role.value_or(Role::required));
    } else {
      read_set(entry, role.value_or(Role::required));
    }
    entry.finish();
  }

  void read_delegation(ObjectReader& entry, Role role) {
    const std::string id = entry.required_string("delegation");
    const Delegation* delegation = dialogue_.find(id);
    if (!delegation) {
      if (!id.empty()) unknown_delegation(entry, id);
      entry.optional("seat");
      entry.optional("hours");
      entry.optional("busy");
      entry.optional("delegates");
      return;
    }
    Participant participant;
    participant.delegation = delegation;
    participant.role = role;
    participant.seat = read_seat(entry, *delegation, 0);
    participant.hours = clock_span(entry, "hours");
    participant.busy = read_busy(entry);
    read_delegates(entry, participant);
    const auto [place, is_new] = invitations_.try_emplace(id);
    if (!is_new && place->second.by_code) {
      entry.report("delegation", {"", printable(id), "this delegation is named twice", "each delegation once",
                                  "remove one of the two entries"});
      return;
    }
    place->second = {std::move(participant), true};
  }

  void read_set(ObjectReader& entry, Role role) {
    const std::string id = entry.required_string("set");
    const auto as_of = entry.optional_parsed("as_of", parse_as_of);
    if (id.empty() || (entry.optional("as_of") && !as_of)) return;
    const PartnerSet* set = dialogue_.find_set(id, as_of);
    if (!set) {
      std::set<std::string> known;
      for (const auto& one : dialogue_.sets) known.insert(one.id);
      const std::vector<std::string> names(known.begin(), known.end());
      if (known.contains(id)) {
        entry.report("as_of", {"", calendar::to_iso(*as_of),
                               fmt::format("no membership of \"{}\" is known that early", id), "a later date", ""});
      } else {
        entry.report("set", {"", printable(id), "is not a partner set of the dialogue", list_names(names),
                             nearest_name(id, names)});
      }
      return;
    }
    for (const DelegationId& member : set->members) {
      const auto [place, is_new] = invitations_.try_emplace(member.value);
      Invitation& invitation = place->second;
      if (invitation.by_code) continue;
      if (is_new) invitation.participant.delegation = dialogue_.find(member.value);
      if (is_new || role < invitation.participant.role) invitation.participant.role = role;
    }
  }

  void unknown_delegation(ObjectReader& entry, const std::string& id) {
    std::vector<std::string> codes;
    std::string fix;
    std::vector<std::string> names;
    for (const auto& delegation : dialogue_.delegations) {
      codes.push_back(delegation.id.value);
      names.push_back(delegation.name.en);
    }
    if (const auto name = nearest_name(id, names); !name.empty()) {
      fix = codes[static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin())] + " (" + name +
            ")";
    } else if (const auto code = nearest_name(id, codes); !code.empty()) {
      fix = code + " (" + dialogue_.find(code)->name.en + ")";
    }
    entry.report("delegation",
                 {"", printable(id), "is not a delegation of the dialogue", list_names(codes), std::move(fix)});
  }

  std::size_t read_seat(ObjectReader& entry, const Delegation& delegation, std::size_t otherwise) {
    const auto zone = entry.optional_parsed("seat", calendar::Zone::find);
    if (!zone) return otherwise;
    std::vector<std::string> zones;
    for (std::size_t i = 0; i < delegation.seats.size(); ++i) {
      if (delegation.seats[i].zone == *zone) return i;
      zones.emplace_back(delegation.seats[i].zone.id());
    }
    entry.report("seat", {"", std::string(zone->id()), fmt::format("{} has no seat in this zone", delegation.name.en),
                          list_names(zones), zones.front()});
    return otherwise;
  }

  BusyTimes read_busy(ObjectReader& entry) {
    std::vector<calendar::Interval<calendar::Instant>> spans;
    const auto count = entry.each_element("busy", false, [&](const Json& element, std::string at) {
      if (spans.size() >= most_busy_times) return;
      ObjectReader reader(element, std::move(at), document_.errors());
      const auto zone = reader.optional_parsed("zone", calendar::Zone::find);
      const auto from = reader.required_parsed("from", calendar::parse_local_time);
      const auto to = reader.required_parsed("to", calendar::parse_local_time);
      reader.optional_string("reason");
      reader.finish();
      if (!from || !to || (reader.optional("zone") && !zone)) return;
      // Whoever is busy from a repeated hour on is busy from its first occurrence to its last.
      const auto& where = zone ? *zone : zone_;
      const auto start = *calendar::to_instant(where, *from, calendar::ResolvePolicy::earlier);
      const auto end = *calendar::to_instant(where, *to, calendar::ResolvePolicy::later);
      if (end <= start) {
        reader.report("to", {"", calendar::to_iso(*to), "this ends before it begins",
                             fmt::format("after {}", calendar::to_iso(*from)), ""});
        return;
      }
      spans.push_back({start, end});
    });
    if (count > most_busy_times) {
      entry.report("busy", {"", std::to_string(count), "too many busy times for one calendar",
                            fmt::format("at most {}", most_busy_times), "leave out what lies outside the window"});
    }
    return BusyTimes{std::move(spans)};
  }

  void read_delegates(ObjectReader& entry, Participant& participant) {
    std::set<std::string> ids;
    entry.each_element("delegates", false, [&](const Json& element, std::string at) {
      if (++delegates_ == most_delegates + 1) {
        document_.errors().push_back(
            {at, "", "too many delegates", fmt::format("at most {} in one document", most_delegates), ""});
      }
      if (delegates_ > most_delegates) return;
      ObjectReader reader(element, std::move(at), document_.errors());
      Delegate delegate;
      delegate.id = reader.required_string("id");
      if (!delegate.id.empty() && !ids.insert(delegate.id).second) {
        reader.report("id", {"", printable(delegate.id), "two delegates share this id",
                             "an id of its own for each delegate", ""});
      }
      delegate.seat = read_seat(reader, *participant.delegation, participant.seat);
      delegate.busy = read_busy(reader);
      reader.finish();
      participant.delegates.push_back(std::move(delegate));
    });
  }

  ObjectReader& document_;
  const Dialogue& dialogue_;
  const calendar::Zone& zone_;
  std::map<std::string, Invitation> invitations_;
  std::size_t delegates_ = 0;
};

}  // namespace

std::vector<Participant> read_attendance(ObjectReader& document, const Dialogue& dialogue, const calendar::Zone& zone) {
  return AttendanceReader(document, dialogue, zone).read();
}

std::optional<ClockSpan> clock_span(ObjectReader& parent, const char* name) {
  const Json* value = parent.optional(name);
  if (!value) return std::nullopt;
  ObjectReader reader(*value, child(parent.pointer(), name), parent.errors());
  const auto from = reader.required_parsed("from", calendar::parse_time_of_day);
  const auto to = reader.required_parsed("to", calendar::parse_time_of_day);
  reader.finish();
  if (!from || !to) return std::nullopt;
  if (*to <= *from) {
    reader.report("to", {"", calendar::to_clock(*to), "these hours end before they begin",
                         fmt::format("after {}", calendar::to_clock(*from)), ""});
    return std::nullopt;
  }
  return ClockSpan{*from, *to};
}

}  // namespace plenary::scheduler
