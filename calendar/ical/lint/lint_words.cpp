#include <algorithm>
#include <array>

#include "calendar/ascii.hpp"
#include "calendar/ical/lint/lint_tables.hpp"

namespace plenary::calendar::ical {

namespace {

struct NamedWords {
  std::string_view name;
  std::string_view component;  ///< empty: in every one
  Words words;
};

constexpr std::string_view event_status[] = {"TENTATIVE", "CONFIRMED", "CANCELLED"};
constexpr std::string_view todo_status[] = {"NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"};
constexpr std::string_view journal_status[] = {"DRAFT", "FINAL", "CANCELLED"};
constexpr std::string_view transparency[] = {"OPAQUE", "TRANSPARENT"};
constexpr std::string_view calscale[] = {"GREGORIAN"};
constexpr std::string_view busy_type[] = {"BUSY", "BUSY-UNAVAILABLE", "BUSY-TENTATIVE"};
constexpr std::string_view action[] = {"AUDIO", "DISPLAY", "EMAIL"};
constexpr std::string_view proximity[] = {"ARRIVE", "DEPART", "CONNECT", "DISCONNECT"};
constexpr std::string_view user_type[] = {"INDIVIDUAL", "GROUP", "RESOURCE", "ROOM", "UNKNOWN"};
constexpr std::string_view role[] = {"CHAIR", "REQ-PARTICIPANT", "OPT-PARTICIPANT", "NON-PARTICIPANT"};
constexpr std::string_view event_part[] = {"NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED"};
constexpr std::string_view todo_part[] = {"NEEDS-ACTION", "ACCEPTED",  "DECLINED",  "TENTATIVE",
                                          "DELEGATED",    "COMPLETED", "IN-PROCESS"};
constexpr std::string_view journal_part[] = {"NEEDS-ACTION", "ACCEPTED", "DECLINED"};
constexpr std::string_view boolean[] = {"TRUE", "FALSE"};
constexpr std::string_view free_busy_type[] = {"FREE", "BUSY", "BUSY-UNAVAILABLE", "BUSY-TENTATIVE"};
constexpr std::string_view range[] = {"THISANDFUTURE"};
constexpr std::string_view related[] = {"START", "END"};
constexpr std::string_view encoding[] = {"8BIT", "BASE64"};
constexpr std::string_view display[] = {"BADGE", "GRAPHIC", "FULLSIZE", "THUMBNAIL"};
constexpr std::string_view feature[] = {"AUDIO", "CHAT", "FEED", "MODERATOR", "PHONE", "SCREEN", "VIDEO"};
// RFC 5545 §3.2.15, RFC 9074 §7.1, RFC 9253 §5.
constexpr std::string_view relation[] = {"PARENT",         "CHILD",         "SIBLING",      "SNOOZE", "FINISHTOSTART",
                                         "FINISHTOFINISH", "STARTTOFINISH", "STARTTOSTART", "FIRST",  "NEXT",
                                         "DEPENDS-ON",     "REFID",         "CONCEPT"};
constexpr std::string_view agent[] = {"SERVER", "CLIENT", "NONE"};
constexpr std::string_view sending[] = {"REQUEST", "REPLY"};

/// Open lists hold what is registered: a word that is neither that nor begins with X- is more likely misspelt.
constexpr bool open = true;

constexpr NamedWords property_words[] = {
    {"STATUS", "VEVENT", {event_status}},
    {"STATUS", "VTODO", {todo_status}},
    {"STATUS", "VJOURNAL", {journal_status}},
    {"TRANSP", "", {transparency}},
    {"CALSCALE", "", {calscale}},
    {"BUSYTYPE", "", {busy_type, open}},
    {"ACTION", "", {action, open}},
    {"PROXIMITY", "", {proximity, open}},
};

constexpr NamedWords parameter_words[] = {
    {"CUTYPE", "", {user_type, open}},
    {"ROLE", "", {role, open}},
    {"PARTSTAT", "VTODO", {todo_part, open}},
    {"PARTSTAT", "VJOURNAL", {journal_part, open}},
    {"PARTSTAT", "", {event_part, open}},
    {"RSVP", "", {boolean}},
    {"FBTYPE", "", {free_busy_type, open}},
    {"RANGE", "", {range}},
    {"RELATED", "", {related}},
    {"ENCODING", "", {encoding}},
    {"DISPLAY", "", {display, open}},
    {"FEATURE", "", {feature, open}},
    {"DERIVED", "", {boolean}},
    {"RELTYPE", "", {relation, open}},
    {"SCHEDULE-AGENT", "", {agent, open}},
    {"SCHEDULE-FORCE-SEND", "", {sending, open}},
};

Words find_words(std::span<const NamedWords> all, std::string_view name, std::string_view component) noexcept {
  const auto found = std::ranges::find_if(all, [&](const NamedWords& words) {
    return words.name == name && (words.component.empty() || words.component == component);
  });
  return found == all.end() ? Words{} : found->words;
}

struct NamedShape {
  std::string_view name;
  ParameterShape shape;
  bool several = false;
};

using enum ParameterShape;

/// Every registered parameter.
constexpr NamedShape shapes[] = {
    {"ALTREP", uri},
    {"CN", ParameterShape::any},
    {"CUTYPE", word},
    {"DELEGATED-FROM", uri, true},
    {"DELEGATED-TO", uri, true},
    {"DERIVED", word},
    {"DIR", uri},
    {"DISPLAY", word, true},
    {"EMAIL", mail_address},
    {"ENCODING", word},
    {"FBTYPE", word},
    {"FEATURE", word, true},
    {"FILENAME", ParameterShape::any},
    {"FMTTYPE", media_type},
    {"GAP", ParameterShape::duration},
    {"LABEL", ParameterShape::any},
    {"LANGUAGE", word},
    {"LINKREL", word_or_uri},
    {"MANAGED-ID", ParameterShape::any},
    {"MEMBER", uri, true},
    {"ORDER", ordinal},
    {"PARTSTAT", word},
    {"RANGE", word},
    {"RELATED", word},
    {"RELTYPE", word},
    {"ROLE", word},
    {"RSVP", word},
    {"SCHEDULE-AGENT", word},
    {"SCHEDULE-FORCE-SEND", word},
    {"SCHEDULE-STATUS", ParameterShape::any, true},
    {"SCHEMA", uri},
    {"SENT-BY", uri},
    {"SIZE", number},
    {"TZID", name},
    {"VALUE", name},
};

const NamedShape* find_shape(std::string_view parameter) noexcept {
  const auto* found = std::ranges::find(shapes, parameter, &NamedShape::name);
  return found == std::end(shapes) ? nullptr : found;
}

/// Where a parameter belongs: at one type of value, or at the properties that are named.
struct Place {
  std::string_view parameter;
  std::optional<ValueType> type;
  std::span<const std::string_view> properties;
};

constexpr std::string_view attachments[] = {"ATTACH", "IMAGE"};
constexpr std::string_view conferences[] = {"CONFERENCE"};
constexpr std::string_view data[] = {"STRUCTURED-DATA"};
constexpr std::string_view images[] = {"IMAGE"};
constexpr std::string_view links[] = {"LINK"};
constexpr std::string_view occurrences[] = {"RECURRENCE-ID"};
constexpr std::string_view periods[] = {"FREEBUSY"};
constexpr std::string_view relations[] = {"RELATED-TO"};
constexpr std::string_view triggers[] = {"TRIGGER"};

/// RFC 5545 §3.2 ("can be specified on properties with a CAL-ADDRESS value type"), RFC 6638 §7, RFC 7986 §6, RFC 8607
/// §4, RFC 9073 §5, RFC 9253 §6.
constexpr Place places[] = {
    {"ALTREP", ValueType::text, images},
    {"CN", ValueType::cal_address, {}},
    {"CUTYPE", ValueType::cal_address, {}},
    {"DELEGATED-FROM", ValueType::cal_address, {}},
    {"DELEGATED-TO", ValueType::cal_address, {}},
    {"DIR", ValueType::cal_address, {}},
    {"DISPLAY", std::nullopt, images},
    {"EMAIL", ValueType::cal_address, {}},
    {"FBTYPE", std::nullopt, periods},
    {"FEATURE", std::nullopt, conferences},
    {"FILENAME", std::nullopt, attachments},
    {"GAP", std::nullopt, relations},
    {"LINKREL", std::nullopt, links},
    {"MANAGED-ID", std::nullopt, attachments},
    {"MEMBER", ValueType::cal_address, {}},
    {"PARTSTAT", ValueType::cal_address, {}},
    {"RANGE", std::nullopt, occurrences},
    {"RELATED", std::nullopt, triggers},
    {"RELTYPE", std::nullopt, relations},
    {"ROLE", ValueType::cal_address, {}},
    {"RSVP", ValueType::cal_address, {}},
    {"SCHEDULE-AGENT", ValueType::cal_address, {}},
    {"SCHEDULE-FORCE-SEND", ValueType::cal_address, {}},
    {"SCHEDULE-STATUS", ValueType::cal_address, {}},
    {"SCHEMA", std::nullopt, data},
    {"SENT-BY", ValueType::cal_address, {}},
    {"SIZE", std::nullopt, attachments},
};

/// The 147 names of CSS3 (§4.3 of its colour module), each with a space after it.
constexpr std::string_view colors =
    "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet "
    "brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue "
    "darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange "
    "darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise "
    "darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen "
    "fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred "
    "indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan "
    "lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen "
    "lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta "
    "maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue "
    "mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin "
    "navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen "
    "paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple red rosybrown "
    "royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray "
    "slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white "
    "whitesmoke yellow yellowgreen ";

}  // namespace

Words words_of_property(std::string_view property, std::string_view component) noexcept {
  return find_words(property_words, property, component);
}

Words words_of_parameter(std::string_view parameter, std::string_view component) noexcept {
  return find_words(parameter_words, parameter, component);
}

std::optional<ParameterShape> shape_of_parameter(std::string_view parameter) noexcept {
  const NamedShape* found = find_shape(parameter);
  return found == nullptr ? std::nullopt : std::optional{found->shape};
}

bool may_have_several_values(std::string_view parameter) noexcept {
  const NamedShape* found = find_shape(parameter);
  return found == nullptr || found->several;
}

bool may_stand_at(std::string_view parameter, const PropertyType& property) noexcept {
  const auto* place = std::ranges::find(places, parameter, &Place::parameter);
  return place == std::end(places) || place->type == property.type ||
         std::ranges::find(place->properties, property.name) != place->properties.end();
}

bool may_have_zone(std::string_view property) noexcept {
  constexpr std::array<std::string_view, 6> timed{"DTSTART", "DTEND", "DUE", "EXDATE", "RDATE", "RECURRENCE-ID"};
  return std::ranges::find(timed, property) != timed.end();
}

// A scheme, then octets that may stand in a URI, and a percent sign only before two hexadecimal digits.
bool is_uri(std::string_view text) noexcept {
  const std::size_t colon = text.find(':');
  if (colon == text.npos || colon == 0 || !ascii::is_letter(text.front())) return false;
  const auto one_of = [](char c, std::string_view more) {
    return ascii::is_letter(c) || ascii::is_digit(c) || more.find(c) != more.npos;
  };
  if (!std::ranges::all_of(text.substr(0, colon), [&](char c) { return one_of(c, "+-."); })) return false;
  for (std::size_t i = colon + 1; i < text.size(); ++i) {
    if (text[i] == '%') {
      constexpr std::string_view hexadecimal = "0123456789abcdefABCDEF";
      const std::string_view digits = text.substr(i + 1, 2);
      if (digits.size() < 2 || digits.find_first_not_of(hexadecimal) != digits.npos) return false;
    } else if (!one_of(text[i], "-._~:/?#[]@!$&'()*+,;=")) {
      return false;
    }
  }
  return true;
}

bool is_color_name(std::string_view text) {
  const bool is_word = !text.empty() && std::ranges::all_of(text, ascii::is_letter);
  const std::string word = ' ' + ascii::lower(text) + ' ';
  return is_word && (colors.starts_with(std::string_view{word}.substr(1)) || colors.find(word) != colors.npos);
}

}  // namespace plenary::calendar::ical
