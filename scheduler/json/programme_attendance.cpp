#include "scheduler/json/programme_attendance.hpp"

#include <fmt/format.h>

#include <set>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/delegation_names.hpp"
#include "scheduler/json/programme_parts.hpp"
#include "scheduler/json/programme_words.hpp"
#include "scheduler/json/zone_name.hpp"

namespace plenary::scheduler {

using calendar::Date;

namespace {

constexpr std::size_t most_busy_times = 10'000;  // of one calendar: a meeting an hour for a year is 8,760
/// Whoever writes from 18:00 to 09:00 has more likely exchanged the two.
constexpr std::chrono::hours longest_over_midnight{12};
constexpr std::size_t most_delegates = 20'000;  // of all delegations together

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
    error.allowed = {"allow.date-or-month", {}};
    return unexpected(std::move(error));
  }
  return Date{std::chrono::year_month_day_last{first->year() / first->month() / std::chrono::last}};
}

class AttendanceReader {
 public:
  AttendanceReader(ObjectReader& object, const Dialogue& dialogue) : object_(object), dialogue_(dialogue) {}

  Invitations read() {
    object_.each_element("attendance", true,
                         [this](const Json& element, std::string at) { read_entry(element, std::move(at)); });
    if (const Json* entries = object_.optional("attendance"); entries && entries->is_array() && entries->empty())
      object_.report("attendance", {"", "", {"fault.nobody", {}}, {"allow.invited", {}}, ""});
    return std::move(invitations_);
  }

 private:
  void read_entry(const Json& element, std::string at) {
    ObjectReader entry(element, std::move(at), object_.errors());
    if (!element.is_object()) return;
    const auto role = entry.required_choice<Role>("role", role_names());
    const bool by_code = entry.optional("delegation") != nullptr;
    if (by_code == (entry.optional("set") != nullptr)) {
      entry.errors().push_back(
          {entry.pointer(), "", {"fault.delegation-or-set", {}}, {"allow.delegation-or-set", {}}, ""});
      for (const char* known :
           {"as_of", "seat", "elsewhere", "joins", "hours", "busy", "around", "prefers", "delegates"})
        entry.optional(known);
      entry.finish();  // the name may be there, but misspelt
      return;
    }
    Invitation invitation;
    invitation.role = role.value_or(Role::required);
    if (by_code ? read_delegation(entry, invitation) : read_set(entry, invitation))
      invitations_.push_back(std::move(invitation));
    entry.finish();
  }

  bool read_delegation(ObjectReader& entry, Invitation& invitation) {
    const auto id = entry.required_parsed("delegation",
                                          [this](std::string_view text) { return parse_delegation(text, dialogue_); });
    if (!id) {
      for (const char* known : {"seat", "elsewhere", "joins", "hours", "busy", "around", "prefers", "delegates"})
        entry.optional(known);
      return false;
    }
    const Delegation& delegation = *dialogue_.find(id->value);
    invitation.whom = *id;
    invitation.seat = entry.optional_parsed("seat", parse_zone);
    invitation.elsewhere = read_elsewhere(entry);
    invitation.joins_online =
        entry.optional_choice<bool>("joins", {{"in_person", false}, {"online", true}}).value_or(false);
    invitation.hours = clock_span(entry, "hours");
    invitation.busy = read_busy(entry, IfNeedBe::known);
    invitation.around = read_around(entry);
    invitation.prefers = read_prefers(entry);
    read_delegates(entry, delegation, invitation);
    if (named_.insert(*id).second) return true;
    entry.report(
        "delegation",
        {"", id->value, {"fault.delegation-twice", {}}, {"allow.delegation-each", {}}, {"mend.remove-one-entry", {}}});
    return false;
  }

  bool read_set(ObjectReader& entry, Invitation& invitation) {
    auto set = read_set_name(entry, dialogue_);
    if (set) invitation.whom = std::move(*set);
    return set.has_value();
  }

  /// In order of time, no two sharing a day.
  std::vector<Elsewhere> read_elsewhere(ObjectReader& entry) {
    std::vector<Elsewhere> stays;
    entry.each_element("elsewhere", false, [&](const Json& element, std::string at) {
      ObjectReader reader(element, std::move(at), object_.errors());
      const auto zone = reader.required_parsed("zone", parse_zone);
      const auto first = reader.required_parsed("from", calendar::parse_date);
      const auto last = reader.required_parsed("to", calendar::parse_date);
      reader.finish();
      if (!zone || !first || !last) return;
      if (*last < *first) {
        reader.report("to", {"",
                             calendar::to_iso(*last),
                             {"fault.window-empty", {}},
                             {"allow.or-later", {{"what", calendar::to_iso(*first)}}},
                             {"mend.exchange-or-correct", {}}});
      } else if (!stays.empty() && *first <= stays.back().days.last) {
        reader.report("from", {"",
                               calendar::to_iso(*first),
                               {"fault.window-before", {}},
                               {"allow.after", {{"what", calendar::to_iso(stays.back().days.last)}}},
                               ""});
      } else {
        stays.push_back({*zone, {*first, *last}});
      }
    });
    return stays;
  }

  std::optional<calendar::Zone> read_seat(ObjectReader& entry, const Delegation& delegation) {
    const auto zone = entry.optional_parsed("seat", parse_zone);
    if (!zone) return std::nullopt;
    std::vector<std::string> zones;
    for (const Seat& seat : delegation.seats) {
      if (seat.zone == *zone) return zone;
      zones.emplace_back(seat.zone.id());
    }
    entry.report("seat", {"",
                          std::string(zone->id()),
                          {"fault.seat", {{"delegation", delegation.name}}},
                          list_names(zones),
                          zones.front()});
    return std::nullopt;
  }

  void read_delegates(ObjectReader& entry, const Delegation& delegation, Invitation& invitation) {
    std::set<std::string> ids;
    entry.each_element("delegates", false, [&](const Json& element, std::string at) {
      if (++delegates_ == most_delegates + 1) {
        object_.errors().push_back(
            {at, "", {"fault.delegates-many", {}}, {"allow.at-most-in-list", {{"most", most_delegates}}}, ""});
      }
      if (delegates_ > most_delegates) return;
      ObjectReader reader(element, std::move(at), object_.errors());
      InvitedDelegate delegate;
      delegate.id = reader.required_string("id");
      if (!delegate.id.empty() && !ids.insert(delegate.id).second) {
        reader.report("id",
                      {"", printable(delegate.id), {"fault.delegate-id-twice", {}}, {"allow.delegate-ids", {}}, ""});
      }
      delegate.seat = read_seat(reader, delegation);
      delegate.busy = read_busy(reader);
      delegate.around = read_around(reader);
      reader.finish();
      invitation.delegates.push_back(std::move(delegate));
    });
  }

  ObjectReader& object_;
  const Dialogue& dialogue_;
  Invitations invitations_;
  std::set<DelegationId> named_;
  std::size_t delegates_ = 0;
};

}  // namespace

std::optional<SetName> read_set_name(ObjectReader& entry, const Dialogue& dialogue) {
  const std::string id = entry.required_string("set");
  const auto as_of = entry.optional_parsed("as_of", parse_as_of);
  if (id.empty() || (entry.optional("as_of") && !as_of)) return std::nullopt;
  if (dialogue.find_set(id, as_of) != nullptr) return SetName{id, as_of};
  std::set<std::string> known;
  for (const auto& one : dialogue.sets) known.insert(one.id);
  const std::vector<std::string> names(known.begin(), known.end());
  if (known.contains(id)) {
    entry.report(
        "as_of",
        {"", calendar::to_iso(*as_of), {"fault.membership-early", {{"set", id}}}, {"allow.date-later", {}}, ""});
  } else {
    entry.report("set", {"", printable(id), {"fault.set", {}}, list_names(names), set_meant(id, dialogue)});
  }
  return std::nullopt;
}

PreferredTimes read_prefers(ObjectReader& parent) {
  PreferredTimes prefers;
  const Json* value = parent.optional("prefers");
  if (value == nullptr) return prefers;
  ObjectReader reader(*value, child(parent.pointer(), "prefers"), parent.errors());
  prefers.hours = clock_span(reader, "hours");
  reader.each_element("weekdays", false, [&](const Json& element, std::string at) {
    const auto day = reader.choice(element, at, weekday_words());
    if (!day || prefers.weekdays.insert(*day).second) return;
    reader.errors().push_back({std::move(at),
                               word_for(weekday_words(), *day),
                               {"fault.weekday-twice", {}},
                               {"json.each-once", {}},
                               {"json.remove-one", {}}});
  });
  if (value->is_object() && reader.optional("hours") == nullptr && prefers.weekdays.empty() &&
      (reader.optional("weekdays") == nullptr || reader.optional("weekdays")->empty())) {
    reader.errors().push_back({reader.pointer(), "", {"fault.prefers-empty", {}}, {"allow.hours-or-weekdays", {}}, ""});
  }
  reader.finish();
  return prefers;
}

std::vector<BusyTime> read_busy(ObjectReader& entry, IfNeedBe if_need_be) {
  std::vector<BusyTime> times;
  const auto count = entry.each_element("busy", false, [&](const Json& element, std::string at) {
    if (times.size() >= most_busy_times) return;
    ObjectReader reader(element, std::move(at), entry.errors());
    BusyTime time;
    time.zone = reader.optional_parsed("zone", parse_zone);
    const auto from = reader.required_parsed("from", calendar::parse_local_time);
    const auto to = reader.required_parsed("to", calendar::parse_local_time);
    time.reason = reader.optional_string("reason").value_or("");
    if (if_need_be == IfNeedBe::known) time.if_need_be = reader.optional_boolean("if_need_be").value_or(false);
    reader.finish();
    if (!from || !to || (reader.optional("zone") && !time.zone)) return;
    time.from = *from;
    time.to = *to;
    times.push_back(std::move(time));
  });
  if (count > most_busy_times) {
    entry.report("busy", {"",
                          std::to_string(count),
                          {"fault.busy-many", {}},
                          {"allow.at-most", {{"most", most_busy_times}}},
                          {"mend.leave-outside-window", {}}});
  }
  return times;
}

std::optional<TimeAround> read_around(ObjectReader& parent) {
  const Json* value = parent.optional("around");
  if (value == nullptr) return std::nullopt;
  ObjectReader reader(*value, child(parent.pointer(), "around"), parent.errors());
  TimeAround around;
  around.before = read_span(reader, "before", ProgrammeLimits::day);
  around.after = read_span(reader, "after", ProgrammeLimits::day);
  if (value->is_object() && reader.optional("before") == nullptr && reader.optional("after") == nullptr)
    reader.errors().push_back({reader.pointer(), "", {"fault.around-empty", {}}, {"allow.before-or-after", {}}, ""});
  reader.finish();
  return around;
}

Invitations read_attendance(ObjectReader& object, const Dialogue& dialogue) {
  return AttendanceReader(object, dialogue).read();
}

std::optional<ClockSpan> clock_span(ObjectReader& parent, const char* name, Midnight midnight) {
  const Json* value = parent.optional(name);
  if (!value) return std::nullopt;
  ObjectReader reader(*value, child(parent.pointer(), name), parent.errors());
  const auto from = reader.required_parsed("from", calendar::parse_time_of_day);
  const auto to = reader.required_parsed("to", calendar::parse_time_of_day);
  reader.finish();
  if (!from || !to) return std::nullopt;
  const ClockSpan over_midnight{*from, *to + midnight_after};
  if (*to < *from && midnight == Midnight::is_passed && over_midnight.length() <= longest_over_midnight)
    return over_midnight;
  if (*to <= *from) {
    reader.report("to", {"",
                         calendar::to_clock(*to),
                         {"fault.hours-order", {}},
                         {"allow.after", {{"what", calendar::to_clock(*from)}}},
                         {"mend.exchange-hours", {}}});
    return std::nullopt;
  }
  return ClockSpan{*from, *to};
}

}  // namespace plenary::scheduler
