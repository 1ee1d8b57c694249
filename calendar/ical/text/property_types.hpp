#pragma once

#include <optional>
#include <span>
#include <string_view>

/// What kind of value each registered property has where no VALUE parameter says otherwise.
namespace plenary::calendar::ical {

/// RFC 5545 §3.3; `uid` and `xml_reference` are of RFC 9253 §7; `unknown` is jCal's (RFC 7265 §5.1).
enum class ValueType {
  binary,
  boolean,
  cal_address,
  date,
  date_time,
  duration,
  floating,
  integer,
  period,
  recur,
  text,
  time,
  uid,
  unknown,
  uri,
  utc_offset,
  xml_reference
};

/// How many values a property holds, and what stands between them.
enum class ValueLayout {
  single,
  list,       ///< any number, separated by commas
  structured  ///< parts of one value, separated by semicolons: GEO, REQUEST-STATUS
};

struct PropertyType {
  std::string_view name;  ///< upper case
  ValueType type;
  std::string_view section;  ///< where it is defined: "RFC 5545 §3.8.2.4"
  ValueLayout layout = ValueLayout::single;
  bool stated = false;  ///< VALUE is always written: the property has no default, or its examples show one
};

/// Every property of RFC 5545, 7808, 7953, 7986, 9073, 9074 and 9253, and what RFC 2445 and 6321 add; by name.
std::span<const PropertyType> property_types();

/// The type of the property of that name (upper case), or null where none is registered.
const PropertyType* find_property_type(std::string_view name);

/// "date-time", as jCal spells it; in a VALUE parameter it stands in upper case.
std::string_view name_of(ValueType type) noexcept;

/// The type of that name in any case; nothing for a name that is not registered.
std::optional<ValueType> find_value_type(std::string_view name);

}  // namespace plenary::calendar::ical
