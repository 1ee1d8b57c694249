#include "calendar/ical/import/import_event.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/ical/text/address.hpp"
#include "calendar/ical/text/values.hpp"

namespace plenary::calendar::ical {

namespace {

/// Bytes of a text that is kept: enough for a line of a list, and an event of ten thousand occurrences with a
/// summary of a megabyte stays small.
constexpr std::size_t longest_text = 255;

/// Valid UTF-8 whatever the file holds, cut between characters.
std::string clean_text(std::string_view escaped) {
  const std::string text = unescape_text(escaped.substr(0, 4 * longest_text));
  std::string_view rest = text;
  std::string clean;
  while (!rest.empty() && clean.size() < longest_text) {
    const std::size_t valid = valid_utf8_prefix(rest);
    clean += rest.substr(0, valid);
    rest.remove_prefix(valid);
    if (rest.empty()) break;
    clean += "\xEF\xBF\xBD";
    rest.remove_prefix(1);
  }
  if (clean.size() > longest_text) {
    clean.resize(valid_utf8_prefix(std::string_view{clean}.substr(0, longest_text)));
  }
  return clean;
}

std::string upper_value(const Component& component, std::string_view name) {
  const ContentLine* line = component.property(name);
  return line == nullptr ? std::string{} : ascii::upper(line->value);
}

EventStatus read_status(const Component& component, Problems& problems) {
  const std::string status = upper_value(component, "STATUS");
  if (status == "TENTATIVE") return EventStatus::tentative;
  if (status == "CANCELLED") return EventStatus::cancelled;
  if (!status.empty() && status != "CONFIRMED") {
    const ContentLine& line = *component.property("STATUS");
    problems.add(line.line, line.value, "this is no STATUS of an event: it is read as CONFIRMED",
                 "TENTATIVE, CONFIRMED, CANCELLED (RFC 5545 §3.8.1.11)");
  }
  return EventStatus::confirmed;
}

/// What the owner of the calendar answered; nothing where they are not invited, or did not answer.
std::string answer_of(const Component& component, std::string_view owner) {
  if (owner.empty()) return {};
  for (const ContentLine& line : component.properties) {
    if (line.name == "ATTENDEE" && names_address(line, owner)) return ascii::upper(line.parameter("PARTSTAT"));
  }
  return {};
}

/// What the event does to its owner's time. What they declined takes none. Outlook's own word goes before TRANSP, which
/// it cannot express it in (MS-OXCICAL); working elsewhere is working.
BusyType read_busy(const Component& component, EventStatus status, std::string_view owner) {
  const std::string answer = answer_of(component, owner);
  if (status == EventStatus::cancelled || answer == "DECLINED") return BusyType::free;
  const std::string shown_as = upper_value(component, "X-MICROSOFT-CDO-BUSYSTATUS");
  if (shown_as == "FREE" || shown_as == "WORKINGELSEWHERE") return BusyType::free;
  if (shown_as == "TENTATIVE") return BusyType::tentative;
  if (shown_as == "OOF") return BusyType::unavailable;
  if (shown_as.empty() && upper_value(component, "TRANSP") == "TRANSPARENT") return BusyType::free;
  return status == EventStatus::tentative || answer == "TENTATIVE" ? BusyType::tentative : BusyType::busy;
}

std::string text_of(const Component& component, std::string_view name) {
  const ContentLine* line = component.property(name);
  return line == nullptr ? std::string{} : clean_text(line->value);
}

/// An INTEGER may have a sign (§3.3.8).
std::int64_t read_sequence(const Component& component) {
  const ContentLine* line = component.property("SEQUENCE");
  std::int64_t sequence = 0;
  if (line == nullptr) return sequence;
  std::string_view digits = line->value;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::from_chars(digits.data(), digits.data() + digits.size(), sequence);
  return sequence;
}

Instant read_stamp(const Component& component) {
  const ContentLine* line = component.property("DTSTAMP");
  const auto value = line == nullptr ? std::nullopt : parse_date_time(line->value);
  return value ? Instant{value->time.time_since_epoch()} : Instant{};
}

bool is_later(const ImportedEvent& a, const ImportedEvent& b) {
  return std::pair{a.sequence, a.stamp} > std::pair{b.sequence, b.stamp};
}

/// The later one of the same UID and RECURRENCE-ID stays in `kept`.
void keep_later(ImportedEvent& kept, ImportedEvent event, Problems& problems) {
  if (!is_later(kept, event)) std::swap(kept, event);
  problems.add(event.series.line, event.uid,
               fmt::format("the UID is given twice: what line {} says counts (SEQUENCE {} against {})",
                           kept.series.line, kept.sequence, event.sequence),
               "one event a UID, or a RECURRENCE-ID (RFC 5545 §3.8.4.7)");
}

/// Tells apart what RECURRENCE-ID names, before the event it belongs to is known.
std::string name_of(const Moment& id) {
  if (id.is_date) return basic(date_of(id.local));
  return id.clock ? basic(id.instant()) : basic(id.local);
}

std::string written(const Moment& moment) {
  return moment.is_date ? basic(date_of(moment.local)) : basic(moment.local);
}

class Expander {
 public:
  Expander(const ImportOptions& options, ImportBudget& budget, Problems& problems, std::vector<Occurrence>& out)
      : options_(options), budget_(budget), problems_(problems), out_(out) {}

  void expand_alone(const ImportedEvent& event) {
    emit(event, event.series.start, event.series.length, event.recurrence_id ? written(*event.recurrence_id) : "");
  }

  void expand_all(const ImportedEvent& master, const std::map<std::string, ImportedEvent>& overrides) {
    master_ = &master;
    recurs_ = master.series.recurs() || !overrides.empty();
    for (const auto& [name, event] : overrides) place(event);
    std::ranges::stable_sort(futures_, {}, &Future::at);

    const auto starts = needed_starts();
    const auto expansion = expand(master.series, starts, options_.limits, budget_, problems_);
    for (const auto& [at, instance] : expansion.instances) {
      if (Single* single = find_single(at, instance)) {
        single->used = true;
        single->name = written({instance.start, master.series.start.is_date, std::nullopt});
        continue;
      }
      emit_instance(at, instance);
    }
    for (const Single& single : singles_) {
      if (!single.used && expansion.complete && starts.contains(single.pointer.at)) {
        problems_.add(single.event->series.line, single.name,
                      "RECURRENCE-ID names no occurrence of the event: it is read as one more",
                      "the start of an occurrence (RFC 5545 §3.8.4.4)");
      }
      emit(*single.event, single.event->series.start, single.event->series.length, single.name);
    }
  }

 private:
  struct Single {
    Pointer pointer;
    const ImportedEvent* event;
    std::string name;
    bool used = false;
  };
  /// RANGE=THISANDFUTURE
  struct Future {
    Instant at;
    seconds shift;
    const ImportedEvent* event;
  };

  void place(const ImportedEvent& event) {
    const Series& series = master_->series;
    const Pointer pointer = series.pointer(*event.recurrence_id);
    if (is_later(*master_, event) && is_excluded(pointer)) {
      problems_.add(event.series.line, written(*event.recurrence_id),
                    "this changes an occurrence that a newer revision of the event leaves out: it is passed over",
                    "the start of an occurrence (RFC 5545 §3.8.4.4)");
      return;
    }
    const LocalTime original = series.start.is_date ? pointer.day : series.start.clock->to_local(pointer.at);
    if (event.this_and_future && !pointer.whole_day) {
      const seconds shift = shift_of(event.series.start, pointer, original);
      if (shift <= longest_length && shift >= -longest_length) {
        futures_.push_back({pointer.at, shift, &event});
        return;
      }
      problems_.add(event.series.line, "", "the occurrences are moved by more than a century: only this one is",
                    "a shorter way");
    }
    singles_.push_back({pointer, &event, written({original, series.start.is_date, std::nullopt}), false});
    if (pointer.whole_day) {
      singles_on_.emplace(pointer.day, singles_.size() - 1);
    } else {
      singles_at_.emplace(pointer.at, singles_.size() - 1);
    }
  }

  bool is_excluded(const Pointer& pointer) const {
    return std::ranges::any_of(master_->series.excluded, [&](const Pointer& excluded) {
      return excluded.whole_day || pointer.whole_day ? excluded.day == pointer.day : excluded.at == pointer.at;
    });
  }

  /// How far the override moves its occurrence on the clock of the event; from midnight to midnight, or to the
  /// override's own clock, where one of the two is a whole day.
  seconds shift_of(const Moment& moved, const Pointer& pointer, LocalTime original) const {
    const Moment& start = master_->series.start;
    if (start.is_date || moved.is_date) return moved.local - pointer.day;
    return start.clock->to_local(moved.instant()) - original;
  }

  /// Where the originals of all that may overlap the window start.
  Interval<Instant> needed_starts() const {
    seconds longest{};
    seconds earliest{};
    seconds latest{};
    const auto lasts = [&](const Length& length) { longest = std::max(longest, length.nominal + length.exact); };
    lasts(master_->series.length);
    for (const Instance& added : master_->series.added) lasts(added.length);
    for (const Future& future : futures_) {
      lasts(future.event->series.length);
      earliest = std::min(earliest, future.shift);
      latest = std::max(latest, future.shift);
    }
    constexpr days slack{2};  // clocks differ by a day at most, and a day by some hours
    return {options_.window.start - longest - latest - slack, options_.window.end - earliest + slack};
  }

  Single* find_single(Instant at, const Instance& instance) {
    if (const auto exact = singles_at_.find(at); exact != singles_at_.end()) return &singles_[exact->second];
    const auto found = singles_on_.find(midnight(date_of(instance.start)));
    return found == singles_on_.end() ? nullptr : &singles_[found->second];
  }

  void emit_instance(Instant at, const Instance& instance) {
    const Series& series = master_->series;
    const std::string id = recurs_ ? written({instance.start, series.start.is_date, std::nullopt}) : std::string{};
    const auto after = std::ranges::upper_bound(futures_, at, {}, &Future::at);
    if (after == futures_.begin()) {
      return emit(*master_, {instance.start, series.start.is_date, series.start.clock}, instance.length, id);
    }
    const Future& future = *std::prev(after);
    const Moment& model = future.event->series.start;
    Moment moved{instance.start + future.shift, model.is_date, model.clock};
    if (model.is_date || series.start.is_date) {
      moved.local = midnight(date_of(instance.start)) + future.shift;
    } else {
      moved.local = model.clock->to_local(series.start.clock->to_instant(moved.local));
    }
    emit(*future.event, moved, future.event->series.length, id);
  }

  void emit(const ImportedEvent& event, const Moment& start, const Length& length, std::string recurrence_id) {
    const auto span = span_of(start, length);
    const bool takes_place = span.empty() ? options_.window.contains(span.start) : span.overlaps(options_.window);
    if (!takes_place) return;
    if (budget_.occurrences == 0) {
      budget_.exceeded = true;
      return;
    }
    --budget_.occurrences;
    out_.push_back({event.series.line, event.uid, std::move(recurrence_id), event.summary, event.location, event.status,
                    event.sequence, event.stamp, when_of(start, length), span, event.busy});
  }

  const ImportOptions& options_;
  ImportBudget& budget_;
  Problems& problems_;
  std::vector<Occurrence>& out_;
  const ImportedEvent* master_ = nullptr;
  bool recurs_ = false;
  std::vector<Single> singles_;
  std::map<Instant, std::size_t> singles_at_;
  std::map<LocalTime, std::size_t> singles_on_;  ///< those that name a whole day
  std::vector<Future> futures_;                  ///< by what they name
};

}  // namespace

std::optional<ImportedEvent> read_event(const Component& component, TimeReader& times, std::string_view owner,
                                        bool cancelled) {
  auto series = read_series(component, times);
  if (!series) return std::nullopt;
  ImportedEvent event;
  event.series = std::move(*series);
  if (const ContentLine* id = component.property("RECURRENCE-ID")) {
    event.recurrence_id = times.read(*id, id->value);
    if (!event.recurrence_id) return std::nullopt;
    event.this_and_future = ascii::upper(id->parameter("RANGE")) == "THISANDFUTURE";
  }
  event.uid = trimmed(text_of(component, "UID"));
  event.summary = text_of(component, "SUMMARY");
  event.location = text_of(component, "LOCATION");
  event.status = cancelled ? EventStatus::cancelled : read_status(component, times.problems());
  event.busy = read_busy(component, event.status, owner);
  event.sequence = read_sequence(component);
  event.stamp = read_stamp(component);
  return event;
}

std::string group_name(const Component& component) {
  const ContentLine* line = component.property("UID");
  // No UID that is given begins with a line break.
  const std::string_view uid = line == nullptr ? std::string_view{} : trimmed(line->value);
  return uid.empty() ? '\n' + std::to_string(component.line) : std::string{uid};
}

namespace {

bool starts_alike(const ImportedEvent& a, const ImportedEvent& b) {
  return a.series.start.is_date == b.series.start.is_date && a.series.start.instant() == b.series.start.instant();
}

/// Which of several events with one UID an override belongs to: the one that begins there, else one that recurs.
const ImportedEvent& owner_of(const ImportedEvent& change, const std::vector<ImportedEvent>& masters) {
  const auto begins_there = std::ranges::find_if(masters, [&](const ImportedEvent& master) {
    return master.series.pointer(*change.recurrence_id).at == master.series.start.instant();
  });
  if (begins_there != masters.end()) return *begins_there;
  const auto recurring =
      std::ranges::find_if(masters, [](const ImportedEvent& master) { return master.series.recurs(); });
  return recurring == masters.end() ? masters.front() : *recurring;
}

void add_master(std::vector<ImportedEvent>& masters, ImportedEvent event, Problems& problems) {
  if (masters.empty()) {
    masters.push_back(std::move(event));
    return;
  }
  if (event.sequence != masters.front().sequence) {
    // Another revision: the later one counts, whatever the other said.
    keep_later(masters.front(), std::move(event), problems);
    const bool replaced = masters.size() > 1 && masters.front().sequence > masters.back().sequence;
    if (replaced) masters.resize(1, masters.front());
    return;
  }
  const auto same =
      std::ranges::find_if(masters, [&](const ImportedEvent& master) { return starts_alike(master, event); });
  if (same != masters.end()) return keep_later(*same, std::move(event), problems);
  if (masters.size() == 1) {
    problems.add(event.series.line, event.uid,
                 fmt::format("the UID is that of line {} too, and nothing says which is newer: all are read",
                             masters.front().series.line),
                 "a UID of its own for each event (RFC 5545 §3.8.4.7)");
  }
  masters.push_back(std::move(event));
}

}  // namespace

void add_to(ImportedGroup& group, ImportedEvent event, Problems& problems) {
  if (!event.recurrence_id) return add_master(group.masters, std::move(event), problems);
  const auto [place, is_new] = group.overrides.try_emplace(name_of(*event.recurrence_id));
  if (is_new) {
    place->second = std::move(event);
  } else {
    keep_later(place->second, std::move(event), problems);
  }
}

std::optional<Cancellation> read_cancellation(const Component& component, bool cancelled) {
  // One of a single occurrence has a time, which is its name: it is read as any other change.
  if (component.property("DTSTART") != nullptr || component.property("RECURRENCE-ID") != nullptr) return std::nullopt;
  if (!cancelled && upper_value(component, "STATUS") != "CANCELLED") return std::nullopt;
  if (component.property("UID") == nullptr) return std::nullopt;
  return Cancellation{component.line, group_name(component), read_sequence(component)};
}

bool apply(const Cancellation& cancellation, ImportedGroup& group) {
  bool applied = false;
  const auto cancel = [&](ImportedEvent& event) {
    if (event.sequence > cancellation.sequence) return;
    event.status = EventStatus::cancelled;
    event.busy = BusyType::free;
    applied = true;
  };
  for (ImportedEvent& master : group.masters) cancel(master);
  for (auto& [name, event] : group.overrides) cancel(event);
  return applied;
}

void expand_group(const ImportedGroup& group, const ImportOptions& options, ImportBudget& budget, Problems& problems,
                  std::vector<Occurrence>& occurrences) {
  if (group.masters.empty()) {
    for (const auto& [name, event] : group.overrides) {
      Expander{options, budget, problems, occurrences}.expand_alone(event);
    }
    return;
  }
  for (const ImportedEvent& master : group.masters) {
    std::map<std::string, ImportedEvent> own;
    for (const auto& [name, event] : group.overrides) {
      if (&owner_of(event, group.masters) == &master) own.emplace(name, event);
    }
    Expander{options, budget, problems, occurrences}.expand_all(master, own);
  }
}

}  // namespace plenary::calendar::ical
