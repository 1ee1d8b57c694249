#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/civil/zone.hpp"
#include "calendar/ical/text/document.hpp"
#include "calendar/ical/zone/file_timezone.hpp"
#include "calendar/result.hpp"

/// What the time zone names of a stranger's file mean. RFC 5545 §3.2.19, §3.6.5; RFC 7808 §5.
namespace plenary::calendar::ical {

/// `Zone::find` without its search for what may be meant, which takes a millisecond.
std::optional<Zone> find_exact(std::string_view id);

/// A zone as a file uses it: one of the tz database, or, where none fits, what the file's own
/// VTIMEZONE says. A cheap handle.
class FileZone {
 public:
  explicit FileZone(Zone zone) noexcept : zone_(zone) {}
  explicit FileZone(std::shared_ptr<const OffsetSteps> steps) noexcept : steps_(std::move(steps)) {}

  /// Absent where only the offsets of the file's VTIMEZONE are known.
  const std::optional<Zone>& zone() const noexcept { return zone_; }
  UtcOffset offset_at(Instant instant) const noexcept;
  LocalTime to_local(Instant instant) const noexcept;
  /// In a gap the offset before it, in a fold the first time. RFC 5545 §3.3.5.
  Instant to_instant(LocalTime local) const noexcept;
  /// Whether clocks were put forward over `local`, so that no clock ever showed it.
  bool skips(LocalTime local) const noexcept { return to_local(to_instant(local)) != local; }

 private:
  std::optional<Zone> zone_;
  std::shared_ptr<const OffsetSteps> steps_;
};

/// How a TZID was understood where it is no plain identifier, or what its VTIMEZONE gets wrong.
struct ZoneNote {
  std::size_t line = 0;  ///< of the VTIMEZONE; 0 where the file has none
  std::string tzid;      ///< printable
  std::string message;   ///< one sentence without a full stop, reading on from the TZID
  friend bool operator==(const ZoneNote&, const ZoneNote&) = default;
};

/// What the zone names of one file may cost, over all its VCALENDARs.
struct ZoneBudget {
  std::size_t work = 1'000'000;  ///< onsets and years of definitions looked at, zones compared: 50 ms
  std::size_t suggestions = 20;  ///< refused names that get a slow search for what may be meant
};

/// Resolves the TZIDs of one VCALENDAR, each once. In this order: an identifier of the tz database,
/// X-LIC-LOCATION, a Windows name (CLDR) or display name, the end of a globally unique name
/// ("/mozilla.org/20070129_1/Europe/Paris"), a zone whose offsets are those of the VTIMEZONE at every instant that
/// the file's events can touch, the VTIMEZONE's offsets, and at last an offset that is the whole name ("UTC+03:00").
/// For a name the tz database wins over the VTIMEZONE; a note says so where they differ within the window, as for
/// everything but a plain identifier. TZID is TEXT (§3.8.3.1): "Desk\\, upstairs" defines what a parameter calls
/// "Desk, upstairs".
class FileZones {
 public:
  /// `calendar` must outlive this. `window` is where times matter, cut to 1900–2199; `preferred` comes first
  /// where several zones fit a definition. `budget`, if given, is shared and must outlive this too.
  FileZones(const Component& calendar, Interval<Instant> window, std::optional<Zone> preferred = std::nullopt,
            ZoneBudget* budget = nullptr);
  FileZones(const FileZones&) = delete;
  FileZones& operator=(const FileZones&) = delete;

  /// Fails, with the zones that may be meant, where neither the name nor the file says what it means.
  /// `Error::where` is left to the caller.
  Result<FileZone> find(std::string_view tzid);
  /// Whether the file has a VTIMEZONE of that name.
  bool defines(std::string_view tzid) const { return definitions_.find(tzid) != definitions_.end(); }
  /// The same for those who need a zone of the tz database.
  Result<Zone> find_zone(std::string_view tzid);

  /// One to a zone at most that was asked for, in the order of asking.
  const std::vector<ZoneNote>& notes() const noexcept { return notes_; }

 private:
  /// What a VTIMEZONE says, and from when on it does.
  struct Evaluated {
    Instant first_onset;
    OffsetSteps steps;
  };
  struct KnownSteps {
    Zone zone;
    OffsetSteps steps;
  };

  Result<FileZone> resolve(std::string_view tzid);
  std::optional<FileZone> by_definition(std::string_view tzid, const Component& definition);
  std::optional<Evaluated> evaluate(const Component& definition);
  std::optional<Zone> best_match(std::string_view tzid, const Evaluated& evaluated, Interval<Instant> span);
  /// The offsets of all zones that have a place, within `span`; made once for a span.
  const std::vector<KnownSteps>& known_steps(Interval<Instant> span);
  /// Notes how a name was read, if `reading` says so, and where its definition contradicts the zone.
  void compare(std::string_view tzid, const Zone& zone, std::string message, const Component* definition);
  bool spend(std::size_t work) noexcept;
  void note(std::string_view tzid, const Component* definition, std::string message);

  std::map<std::string, const Component*, std::less<>> definitions_;  ///< the first of each TZID
  std::map<std::string, Result<FileZone>, std::less<>> known_;
  Interval<Instant> window_;
  Interval<Instant> touched_;  ///< by the file's events, as far as the window lets them recur
  std::vector<std::pair<Interval<Instant>, std::vector<KnownSteps>>> known_steps_;
  std::optional<Zone> preferred_;
  std::vector<ZoneNote> notes_;
  ZoneBudget own_budget_;
  ZoneBudget& budget_;
};

/// From the first to the last date or time that a property of `calendar`'s components states, a day on
/// either side; VTIMEZONEs do not count. Empty where there is none.
Interval<Instant> stated_window(const Component& calendar);

}  // namespace plenary::calendar::ical
