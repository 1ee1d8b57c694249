#pragma once

#include <span>
#include <string_view>
#include <variant>

#include "calendar/civil/interval.hpp"
#include "calendar/civil/time.hpp"
#include "calendar/result.hpp"

namespace plenary::calendar {

/// A change of a zone's offset or abbreviation: `before` applies up to and excluding `at`, `after` from it on.
/// The two are equal where only the abbreviation changes.
struct Transition {
  Instant at;
  UtcOffset before;
  UtcOffset after;
  std::string_view abbreviation;  ///< of the time after; lives as long as the process

  friend bool operator==(const Transition&, const Transition&) = default;
};

/// The local time names exactly one instant.
struct Unique {
  Instant instant;
  friend bool operator==(const Unique&, const Unique&) = default;
};

/// Clocks were put forward over the local time: it does not exist.
struct Gap {
  Instant with_offset_before;  ///< read with the offset before the change; later than the change
  Instant with_offset_after;   ///< read with the offset after it; earlier than the change
  Instant transition;
  friend bool operator==(const Gap&, const Gap&) = default;
};

/// Clocks were put back over the local time: it happens twice.
struct Fold {
  Instant first;
  Instant second;
  Instant transition;
  friend bool operator==(const Fold&, const Fold&) = default;
};

/// Where changes follow each other so closely that they overlap, a gap or fold tells of the earliest one.
using Resolution = std::variant<Unique, Gap, Fold>;

/// How to read a local time that is not unique.
enum class ResolvePolicy {
  compatible,  ///< gap: offset before it; fold: first (RFC 5545 §3.3.5)
  earlier,     ///< the earlier of the two instants
  later,       ///< the later of the two instants
  reject       ///< an error that names both
};

/// The rules behind a zone; complete only inside calendar/civil.
struct ZoneRules;

/// A time zone of the system's tz database: a cheap handle to shared, immutable rules.
/// Offsets hold for 1900–2199; after the zone's table they follow the TZif footer rule (RFC 9636 §3.3).
/// Instants before 1900 read with the offset of its first second, later ones with that of 2199's last.
///
/// Laws: `resolve(to_local(t))` contains t; `to_local` is strictly monotone between transitions;
/// two zones are equal exactly if their identifiers are. Safe to use from any thread.
class Zone {
 public:
  /// Looks up an IANA identifier, exact in case. Fails with the nearest identifiers, and with the
  /// zones that may be meant where `id` is an abbreviation such as "CEST" — also where the tz database
  /// keeps a zone of that name for compatibility ("CET", "EST5EDT"). Throws only if the database is unreadable.
  static Result<Zone> find(std::string_view id);

  /// The zone that the bytes of a TZif file (RFC 9636) describe, under the id of a zone of the system's database: what
  /// another version of the database has for it. It equals no other zone. Lives as long as the process; for comparing
  /// databases only.
  static Result<Zone> from_tzif(const Zone& named, std::string_view bytes);

  /// Coordinated Universal Time, "Etc/UTC".
  static Zone utc();

  std::string_view id() const noexcept;
  UtcOffset offset_at(Instant instant) const noexcept;
  /// Abbreviation such as "CEST" or "+01", for display only: never accepted as input.
  std::string_view abbreviation_at(Instant instant) const noexcept;
  LocalTime to_local(Instant instant) const noexcept;
  Resolution resolve(LocalTime local) const noexcept;

  /// All changes of offset or abbreviation within `span`, in order.
  std::span<const Transition> transitions(Interval<Instant> span) const noexcept;

  friend bool operator==(const Zone&, const Zone&) = default;

 private:
  explicit Zone(const ZoneRules* rules) noexcept : rules_(rules) {}
  const ZoneRules* rules_;  ///< lives as long as the process
};

/// The instant that `local` names in `zone` under `policy`; fails only under `reject`.
Result<Instant> to_instant(const Zone& zone, LocalTime local, ResolvePolicy policy);

/// Every identifier that `Zone::find` accepts, sorted.
std::span<const std::string_view> zone_ids();

}  // namespace plenary::calendar
