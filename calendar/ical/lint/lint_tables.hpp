#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "calendar/ical/text/property_types.hpp"

/// What may stand where, as data: RFC 5545 §3.2, §3.6–3.8, RFC 7953 §3.1, RFC 7986 §4–5, RFC 9073 §4, RFC 9074 §3, RFC
/// 9253. Private to the rules of `lint`.
namespace plenary::calendar::ical {

/// How often a property may stand in a component.
enum class Times { required, once, any };

struct AllowedProperty {
  std::string_view name;
  Times times = Times::once;
};

struct ComponentTable {
  std::string_view name;
  std::string_view section;
  std::span<const AllowedProperty> properties;
  std::span<const std::string_view> parents;  ///< in which it may stand
};

/// The table of that component, or null where none of the RFCs above defines it.
const ComponentTable* find_component_table(std::string_view name) noexcept;

/// How often a registered property may stand in the component; nothing where it must not.
std::optional<Times> times_in(const ComponentTable& table, std::string_view property) noexcept;

/// Whether the property may state that type of value; its default may always be stated.
bool may_have_type(const PropertyType& property, ValueType type) noexcept;

/// The words that a property or parameter may have, in upper case.
struct Words {
  std::span<const std::string_view> words;  ///< empty where any word may stand
  bool open = false;                        ///< those that begin with X- too
};

/// STATUS depends on the component, PARTSTAT too.
Words words_of_property(std::string_view property, std::string_view component) noexcept;
Words words_of_parameter(std::string_view parameter, std::string_view component) noexcept;

/// What the value of a parameter looks like.
enum class ParameterShape {
  any,           ///< people's words
  word,          ///< one of a list, or a language tag
  name,          ///< not empty
  uri,           ///< in quotes
  word_or_uri,   ///< a registered word, or a URI in quotes
  media_type,    ///< "text/html"
  number,        ///< from 0 on
  ordinal,       ///< from 1 on
  duration,      ///< "P1D"
  mail_address,  ///< "name@example.org"
};

/// Nothing for a parameter that is not registered.
std::optional<ParameterShape> shape_of_parameter(std::string_view parameter) noexcept;
/// Whether commas may part several values of it; of unregistered ones they may.
bool may_have_several_values(std::string_view parameter) noexcept;

/// Whether a registered parameter means something at that property; where the RFCs leave it open, it does.
bool may_stand_at(std::string_view parameter, const PropertyType& property) noexcept;

/// Whether TZID may stand at that property. RFC 5545 §3.2.19.
bool may_have_zone(std::string_view property) noexcept;

/// Whether it is written as a URI with a scheme (RFC 3986 §3), not whether it leads anywhere.
bool is_uri(std::string_view text) noexcept;

/// Whether it is a colour name of CSS3 (RFC 7986 §5.9), in any case.
bool is_color_name(std::string_view text);

}  // namespace plenary::calendar::ical
