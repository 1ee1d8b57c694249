#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/ical/import/import.hpp"
#include "calendar/ical/import/import_series.hpp"

/// VEVENTs of one UID and what they say together; or AVAILABLEs (RFC 7953). RFC 5545 §3.6.1, §3.8.4.4. Private to the
/// import.
namespace plenary::calendar::ical {

/// One VEVENT: the event itself, or an override of one of its occurrences.
struct ImportedEvent {
  std::string uid;
  std::string summary;
  std::string location;
  EventStatus status = EventStatus::confirmed;
  BusyType busy = BusyType::busy;
  std::int64_t sequence = 0;
  Instant stamp;  ///< DTSTAMP, or the epoch
  Series series;
  std::optional<Moment> recurrence_id;  ///< as written
  bool this_and_future = false;
};

/// Reads one VEVENT or AVAILABLE; nothing where it cannot be placed in time, which is told. `cancelled`: the METHOD
/// says so. `owner`: whose answer decides; may be empty.
std::optional<ImportedEvent> read_event(const Component& component, TimeReader& times, std::string_view owner,
                                        bool cancelled);

/// The UID of `component`; without one it is of its own.
std::string group_name(const Component& component);

/// The VEVENTs of one UID: of equal ones the latest stays, which is told.
struct ImportedGroup {
  std::vector<ImportedEvent> masters;              ///< more than one where a file gives one UID to several events
  std::map<std::string, ImportedEvent> overrides;  ///< by what they name
};

/// Adds `event` to those of its UID.
void add_to(ImportedGroup& group, ImportedEvent event, Problems& problems);

/// A cancellation that names its event and says no time. RFC 5546 §3.2.5.
struct Cancellation {
  std::size_t line = 0;  ///< of its BEGIN
  std::string group;     ///< of the event that it names
  std::int64_t sequence = 0;
};

/// What `component` cancels, if it has no DTSTART and says that the whole event is cancelled.
std::optional<Cancellation> read_cancellation(const Component& component, bool cancelled);

/// Cancels what `cancellation` names in `group`; false if it names nothing there, or something newer.
bool apply(const Cancellation& cancellation, ImportedGroup& group);

/// Appends what of `group` overlaps the window.
void expand_group(const ImportedGroup& group, const ImportOptions& options, ImportBudget& budget, Problems& problems,
                  std::vector<Occurrence>& occurrences);

}  // namespace plenary::calendar::ical
