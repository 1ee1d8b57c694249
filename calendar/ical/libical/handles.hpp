#pragma once

#include <libical/ical.h>

#include <memory>

/// Owning handles for libical's objects. Ownership passes only inside the function that adopts.
/// Private to `calendar/ical`: no public header shows libical.
namespace plenary::calendar::ical::libical {

struct FreeComponent {
  void operator()(icalcomponent* component) const noexcept { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

struct FreeTimezone {
  void operator()(icaltimezone* zone) const noexcept { icaltimezone_free(zone, 1); }
};
using Timezone = std::unique_ptr<icaltimezone, FreeTimezone>;

/// A time zone over `definition`; null where libical finds no TZID in it.
inline Timezone adopt_timezone(Component definition) {
  Timezone zone{icaltimezone_new()};
  // On success the zone owns the component; on failure nobody does, so it stays with `definition`.
  if (icaltimezone_set_component(zone.get(), definition.get()) == 0) return nullptr;
  static_cast<void>(definition.release());
  return zone;
}

}  // namespace plenary::calendar::ical::libical
