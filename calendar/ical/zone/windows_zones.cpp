#include "calendar/ical/zone/windows_zones.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "calendar/ascii.hpp"
#include "calendar/ical/text/content_line.hpp"

namespace plenary::calendar::ical {

namespace {

struct Row {
  std::string_view name;
  std::string_view meaning;
};

/// CLDR 48.2.0 (npm cldr-core, supplemental/windowsZones.json, Unicode-3.0): territory 001, by name.
constexpr std::array windows_names{Row{"AUS Central Standard Time", "Australia/Darwin"},
                                   Row{"AUS Eastern Standard Time", "Australia/Sydney"},
                                   Row{"Afghanistan Standard Time", "Asia/Kabul"},
                                   Row{"Alaskan Standard Time", "America/Anchorage"},
                                   Row{"Aleutian Standard Time", "America/Adak"},
                                   Row{"Altai Standard Time", "Asia/Barnaul"},
                                   Row{"Arab Standard Time", "Asia/Riyadh"},
                                   Row{"Arabian Standard Time", "Asia/Dubai"},
                                   Row{"Arabic Standard Time", "Asia/Baghdad"},
                                   Row{"Argentina Standard Time", "America/Buenos_Aires"},
                                   Row{"Astrakhan Standard Time", "Europe/Astrakhan"},
                                   Row{"Atlantic Standard Time", "America/Halifax"},
                                   Row{"Aus Central W. Standard Time", "Australia/Eucla"},
                                   Row{"Azerbaijan Standard Time", "Asia/Baku"},
                                   Row{"Azores Standard Time", "Atlantic/Azores"},
                                   Row{"Bahia Standard Time", "America/Bahia"},
                                   Row{"Bangladesh Standard Time", "Asia/Dhaka"},
                                   Row{"Belarus Standard Time", "Europe/Minsk"},
                                   Row{"Bougainville Standard Time", "Pacific/Bougainville"},
                                   Row{"Canada Central Standard Time", "America/Regina"},
                                   Row{"Cape Verde Standard Time", "Atlantic/Cape_Verde"},
                                   Row{"Caucasus Standard Time", "Asia/Yerevan"},
                                   Row{"Cen. Australia Standard Time", "Australia/Adelaide"},
                                   Row{"Central America Standard Time", "America/Guatemala"},
                                   Row{"Central Asia Standard Time", "Asia/Bishkek"},
                                   Row{"Central Brazilian Standard Time", "America/Cuiaba"},
                                   Row{"Central Europe Standard Time", "Europe/Budapest"},
                                   Row{"Central European Standard Time", "Europe/Warsaw"},
                                   Row{"Central Pacific Standard Time", "Pacific/Guadalcanal"},
                                   Row{"Central Standard Time", "America/Chicago"},
                                   Row{"Central Standard Time (Mexico)", "America/Mexico_City"},
                                   Row{"Chatham Islands Standard Time", "Pacific/Chatham"},
                                   Row{"China Standard Time", "Asia/Shanghai"},
                                   Row{"Cuba Standard Time", "America/Havana"},
                                   Row{"Dateline Standard Time", "Etc/GMT+12"},
                                   Row{"E. Africa Standard Time", "Africa/Nairobi"},
                                   Row{"E. Australia Standard Time", "Australia/Brisbane"},
                                   Row{"E. Europe Standard Time", "Europe/Chisinau"},
                                   Row{"E. South America Standard Time", "America/Sao_Paulo"},
                                   Row{"Easter Island Standard Time", "Pacific/Easter"},
                                   Row{"Eastern Standard Time", "America/New_York"},
                                   Row{"Eastern Standard Time (Mexico)", "America/Cancun"},
                                   Row{"Egypt Standard Time", "Africa/Cairo"},
                                   Row{"Ekaterinburg Standard Time", "Asia/Yekaterinburg"},
                                   Row{"FLE Standard Time", "Europe/Kiev"},
                                   Row{"Fiji Standard Time", "Pacific/Fiji"},
                                   Row{"GMT Standard Time", "Europe/London"},
                                   Row{"GTB Standard Time", "Europe/Bucharest"},
                                   Row{"Georgian Standard Time", "Asia/Tbilisi"},
                                   Row{"Greenland Standard Time", "America/Godthab"},
                                   Row{"Greenwich Standard Time", "Atlantic/Reykjavik"},
                                   Row{"Haiti Standard Time", "America/Port-au-Prince"},
                                   Row{"Hawaiian Standard Time", "Pacific/Honolulu"},
                                   Row{"India Standard Time", "Asia/Calcutta"},
                                   Row{"Iran Standard Time", "Asia/Tehran"},
                                   Row{"Israel Standard Time", "Asia/Jerusalem"},
                                   Row{"Jordan Standard Time", "Asia/Amman"},
                                   Row{"Kaliningrad Standard Time", "Europe/Kaliningrad"},
                                   Row{"Korea Standard Time", "Asia/Seoul"},
                                   Row{"Libya Standard Time", "Africa/Tripoli"},
                                   Row{"Line Islands Standard Time", "Pacific/Kiritimati"},
                                   Row{"Lord Howe Standard Time", "Australia/Lord_Howe"},
                                   Row{"Magadan Standard Time", "Asia/Magadan"},
                                   Row{"Magallanes Standard Time", "America/Punta_Arenas"},
                                   Row{"Marquesas Standard Time", "Pacific/Marquesas"},
                                   Row{"Mauritius Standard Time", "Indian/Mauritius"},
                                   Row{"Middle East Standard Time", "Asia/Beirut"},
                                   Row{"Montevideo Standard Time", "America/Montevideo"},
                                   Row{"Morocco Standard Time", "Africa/Casablanca"},
                                   Row{"Mountain Standard Time", "America/Denver"},
                                   Row{"Mountain Standard Time (Mexico)", "America/Mazatlan"},
                                   Row{"Myanmar Standard Time", "Asia/Rangoon"},
                                   Row{"N. Central Asia Standard Time", "Asia/Novosibirsk"},
                                   Row{"Namibia Standard Time", "Africa/Windhoek"},
                                   Row{"Nepal Standard Time", "Asia/Katmandu"},
                                   Row{"New Zealand Standard Time", "Pacific/Auckland"},
                                   Row{"Newfoundland Standard Time", "America/St_Johns"},
                                   Row{"Norfolk Standard Time", "Pacific/Norfolk"},
                                   Row{"North Asia East Standard Time", "Asia/Irkutsk"},
                                   Row{"North Asia Standard Time", "Asia/Krasnoyarsk"},
                                   Row{"North Korea Standard Time", "Asia/Pyongyang"},
                                   Row{"Omsk Standard Time", "Asia/Omsk"},
                                   Row{"Pacific SA Standard Time", "America/Santiago"},
                                   Row{"Pacific Standard Time", "America/Los_Angeles"},
                                   Row{"Pacific Standard Time (Mexico)", "America/Tijuana"},
                                   Row{"Pakistan Standard Time", "Asia/Karachi"},
                                   Row{"Paraguay Standard Time", "America/Asuncion"},
                                   Row{"Qyzylorda Standard Time", "Asia/Qyzylorda"},
                                   Row{"Romance Standard Time", "Europe/Paris"},
                                   Row{"Russia Time Zone 10", "Asia/Srednekolymsk"},
                                   Row{"Russia Time Zone 11", "Asia/Kamchatka"},
                                   Row{"Russia Time Zone 3", "Europe/Samara"},
                                   Row{"Russian Standard Time", "Europe/Moscow"},
                                   Row{"SA Eastern Standard Time", "America/Cayenne"},
                                   Row{"SA Pacific Standard Time", "America/Bogota"},
                                   Row{"SA Western Standard Time", "America/La_Paz"},
                                   Row{"SE Asia Standard Time", "Asia/Bangkok"},
                                   Row{"Saint Pierre Standard Time", "America/Miquelon"},
                                   Row{"Sakhalin Standard Time", "Asia/Sakhalin"},
                                   Row{"Samoa Standard Time", "Pacific/Apia"},
                                   Row{"Sao Tome Standard Time", "Africa/Sao_Tome"},
                                   Row{"Saratov Standard Time", "Europe/Saratov"},
                                   Row{"Singapore Standard Time", "Asia/Singapore"},
                                   Row{"South Africa Standard Time", "Africa/Johannesburg"},
                                   Row{"South Sudan Standard Time", "Africa/Juba"},
                                   Row{"Sri Lanka Standard Time", "Asia/Colombo"},
                                   Row{"Sudan Standard Time", "Africa/Khartoum"},
                                   Row{"Syria Standard Time", "Asia/Damascus"},
                                   Row{"Taipei Standard Time", "Asia/Taipei"},
                                   Row{"Tasmania Standard Time", "Australia/Hobart"},
                                   Row{"Tocantins Standard Time", "America/Araguaina"},
                                   Row{"Tokyo Standard Time", "Asia/Tokyo"},
                                   Row{"Tomsk Standard Time", "Asia/Tomsk"},
                                   Row{"Tonga Standard Time", "Pacific/Tongatapu"},
                                   Row{"Transbaikal Standard Time", "Asia/Chita"},
                                   Row{"Turkey Standard Time", "Europe/Istanbul"},
                                   Row{"Turks And Caicos Standard Time", "America/Grand_Turk"},
                                   Row{"US Eastern Standard Time", "America/Indianapolis"},
                                   Row{"US Mountain Standard Time", "America/Phoenix"},
                                   Row{"UTC", "Etc/UTC"},
                                   Row{"UTC+12", "Etc/GMT-12"},
                                   Row{"UTC+13", "Etc/GMT-13"},
                                   Row{"UTC-02", "Etc/GMT+2"},
                                   Row{"UTC-08", "Etc/GMT+8"},
                                   Row{"UTC-09", "Etc/GMT+9"},
                                   Row{"UTC-11", "Etc/GMT+11"},
                                   Row{"Ulaanbaatar Standard Time", "Asia/Ulaanbaatar"},
                                   Row{"Venezuela Standard Time", "America/Caracas"},
                                   Row{"Vladivostok Standard Time", "Asia/Vladivostok"},
                                   Row{"Volgograd Standard Time", "Europe/Volgograd"},
                                   Row{"W. Australia Standard Time", "Australia/Perth"},
                                   Row{"W. Central Africa Standard Time", "Africa/Lagos"},
                                   Row{"W. Europe Standard Time", "Europe/Berlin"},
                                   Row{"W. Mongolia Standard Time", "Asia/Hovd"},
                                   Row{"West Asia Standard Time", "Asia/Tashkent"},
                                   Row{"West Bank Standard Time", "Asia/Hebron"},
                                   Row{"West Pacific Standard Time", "Pacific/Port_Moresby"},
                                   Row{"Yakutsk Standard Time", "Asia/Yakutsk"},
                                   Row{"Yukon Standard Time", "America/Whitehorse"}};

/// Display names of Windows whose first place is no city of the tz database, or has other clocks: by place,
/// with the name that CLDR knows.
constexpr std::array display_places{Row{"Alaska", "Alaskan Standard Time"},
                                    Row{"Arizona", "US Mountain Standard Time"},
                                    Row{"Astana", "Qyzylorda Standard Time"},
                                    Row{"Atlantic Time (Canada)", "Atlantic Standard Time"},
                                    Row{"Azores", "Azores Standard Time"},
                                    Row{"Baja California", "Pacific Standard Time (Mexico)"},
                                    Row{"Brasilia", "E. South America Standard Time"},
                                    Row{"Cabo Verde Is.", "Cape Verde Standard Time"},
                                    Row{"Cape Verde Is.", "Cape Verde Standard Time"},
                                    Row{"Central America", "Central America Standard Time"},
                                    Row{"Central Time (US & Canada)", "Central Standard Time"},
                                    Row{"Coordinated Universal Time", "UTC"},
                                    Row{"Coordinated Universal Time+12", "UTC+12"},
                                    Row{"Coordinated Universal Time+13", "UTC+13"},
                                    Row{"Coordinated Universal Time-02", "UTC-02"},
                                    Row{"Coordinated Universal Time-08", "UTC-08"},
                                    Row{"Coordinated Universal Time-09", "UTC-09"},
                                    Row{"Coordinated Universal Time-11", "UTC-11"},
                                    Row{"E. Europe", "E. Europe Standard Time"},
                                    Row{"Eastern Time (US & Canada)", "Eastern Standard Time"},
                                    Row{"Fiji", "Fiji Standard Time"},
                                    Row{"Greenland", "Greenland Standard Time"},
                                    Row{"Hawaii", "Hawaiian Standard Time"},
                                    Row{"Indiana (East)", "US Eastern Standard Time"},
                                    Row{"International Date Line West", "Dateline Standard Time"},
                                    Row{"Mountain Time (US & Canada)", "Mountain Standard Time"},
                                    Row{"Newfoundland", "Newfoundland Standard Time"},
                                    Row{"Nuku'alofa", "Tonga Standard Time"},
                                    Row{"Pacific Time (US & Canada)", "Pacific Standard Time"},
                                    Row{"Port Louis", "Mauritius Standard Time"},
                                    Row{"Salvador", "Bahia Standard Time"},
                                    Row{"Samoa", "Samoa Standard Time"},
                                    Row{"Saskatchewan", "Canada Central Standard Time"},
                                    Row{"Solomon Is.", "Central Pacific Standard Time"},
                                    Row{"Sri Jayawardenepura", "Sri Lanka Standard Time"},
                                    Row{"West Central Africa", "W. Central Africa Standard Time"},
                                    Row{"Yangon (Rangoon)", "Myanmar Standard Time"}};

/// Identifiers of the tz database that look like abbreviations and so are refused where a zone is stated, and names of
/// UTC: in a file each of them means one zone.
constexpr std::array other_names{Row{"CST6CDT", "America/Chicago"},
                                 Row{"Coordinated Universal Time", "Etc/UTC"},
                                 Row{"EST5EDT", "America/New_York"},
                                 Row{"GMT", "Etc/UTC"},
                                 Row{"GMT0", "Etc/UTC"},
                                 Row{"Greenwich", "Etc/UTC"},
                                 Row{"Greenwich Mean Time", "Etc/UTC"},
                                 Row{"MST7MDT", "America/Denver"},
                                 Row{"PST8PDT", "America/Los_Angeles"},
                                 Row{"UCT", "Etc/UTC"},
                                 Row{"UTC", "Etc/UTC"},
                                 Row{"Z", "Etc/UTC"},
                                 Row{"Zulu", "Etc/UTC"},
                                 Row{"tzone://Microsoft/Utc", "Etc/UTC"}};

static_assert(std::ranges::is_sorted(other_names, {}, &Row::name));
static_assert(std::ranges::is_sorted(windows_names, {}, &Row::name));
static_assert(std::ranges::is_sorted(display_places, {}, &Row::name));

template <std::size_t size>
std::optional<std::string_view> look_up(const std::array<Row, size>& rows, std::string_view name) {
  const auto found = std::ranges::lower_bound(rows, name, {}, &Row::name);
  if (found != rows.end() && found->name == name) return found->meaning;
  const auto alike =
      std::ranges::find_if(rows, [&](const Row& row) { return ascii::equal_ignoring_case(row.name, name); });
  if (alike == rows.end()) return std::nullopt;
  return alike->meaning;
}

/// What is not on either table under the name that strangers give it.
std::string usual_spelling(std::string_view name) {
  std::string usual{name};
  const auto replace = [&](std::string_view what, std::string_view with) {
    const std::size_t at = ascii::lower(usual).find(what);
    if (at != std::string::npos) usual.replace(at, what.size(), with);
  };
  replace("(us and canada)", "(US & Canada)");
  replace("(u.s. and canada)", "(US & Canada)");
  replace("(us & canada);", "(US & Canada)");
  replace(" daylight time", " Standard Time");
  replace(" summer time", " Standard Time");
  return usual;
}

/// The digits after a sign: "3", "03", "0300", "3:00", "03:00".
std::optional<UtcOffset> offset_digits(std::string_view text) {
  const std::size_t colon = text.find(':');
  std::string_view hour = text.substr(0, colon);
  std::string_view minute = colon == text.npos ? std::string_view{} : text.substr(colon + 1);
  if (colon == text.npos && hour.size() > 2) {
    minute = hour.substr(hour.size() - 2);
    hour.remove_suffix(2);
  }
  const auto number = [](std::string_view digits) -> std::optional<int> {
    if (digits.empty()) return 0;
    int value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return read.ec == std::errc{} && read.ptr == digits.data() + digits.size() ? std::optional{value} : std::nullopt;
  };
  if (hour.empty() || hour.size() > 2 || (!minute.empty() && minute.size() != 2)) return std::nullopt;
  const auto h = number(hour);
  const auto m = number(minute);
  if (!h || !m || *h > 15 || *m > 59) return std::nullopt;
  return hours{*h} + minutes{*m};
}

/// The offset of "UTC+01:00", "GMT -5", "+0530" or "UTC"; without a place.
std::optional<UtcOffset> stated_offset(std::string_view text) {
  text = trimmed(text);
  const bool named =
      ascii::equal_ignoring_case(text.substr(0, 3), "UTC") || ascii::equal_ignoring_case(text.substr(0, 3), "GMT");
  if (named) text = trimmed(text.substr(3));
  if (text.empty()) return named ? std::optional{UtcOffset{}} : std::nullopt;
  const bool west =
      text.starts_with('-') || text.starts_with("\xE2\x88\x92");  // U+2212, the sign that typographers use
  if (!west && !text.starts_with('+')) return std::nullopt;
  text.remove_prefix(text.starts_with('-') || text.starts_with('+') ? 1 : 3);
  const auto offset = offset_digits(trimmed(text));
  if (!offset) return std::nullopt;
  return west ? -*offset : *offset;
}

/// A name in parts: the offset that stands before it in brackets, and the rest.
struct DisplayName {
  std::optional<UtcOffset> offset;
  std::string_view places;
};

std::optional<DisplayName> parts_of(std::string_view name) {
  name = trimmed(name);
  if (!name.starts_with('(')) return DisplayName{std::nullopt, name};
  const auto close = name.find(')');
  if (close == name.npos) return std::nullopt;
  const auto offset = stated_offset(name.substr(1, close - 1));
  if (!offset) return std::nullopt;
  return DisplayName{offset, trimmed(name.substr(close + 1))};
}

bool ever_shows(const Zone& zone, UtcOffset offset, Instant when) {
  const year y = Date{std::chrono::floor<days>(when)}.year();
  const sys_days january = y / 1 / 15;
  const sys_days july = y / 7 / 15;
  return zone.offset_at(january) == offset || zone.offset_at(july) == offset;
}

std::optional<Zone> find_city(std::string_view place, std::optional<UtcOffset> offset, Instant when) {
  std::string city{place};
  std::ranges::replace(city, ' ', '_');
  for (const std::string_view id : zone_ids()) {
    const auto slash = id.rfind('/');
    if (slash == id.npos || !ascii::equal_ignoring_case(id.substr(slash + 1), city)) continue;
    const auto zone = Zone::find(id);
    if (zone && (!offset || ever_shows(*zone, *offset, when))) return *zone;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Zone> find_windows_zone(std::string_view name) {
  const auto id = look_up(windows_names, usual_spelling(name));
  if (!id) return std::nullopt;
  const auto zone = Zone::find(*id);
  return zone ? std::optional{*zone} : std::nullopt;
}

bool is_windows_main(std::string_view id) {
  return std::ranges::find(windows_names, id, &Row::meaning) != windows_names.end();
}

std::optional<Zone> find_display_name(std::string_view name, Instant when) {
  const auto parts = parts_of(name);
  if (!parts) return std::nullopt;
  const std::string spelled = usual_spelling(parts->places);
  std::vector<std::string_view> places;
  for (std::string_view rest = spelled; !rest.empty();) {
    const std::string_view place = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(place.size() + 1, rest.size()));
    if (!trimmed(place).empty()) places.push_back(trimmed(place));
  }
  const auto find_place = [&](std::string_view place) -> std::optional<Zone> {
    if (const auto windows = look_up(display_places, place)) return find_windows_zone(*windows);
    return find_windows_zone(place);
  };
  if (parts->offset) {
    for (const std::string_view place : places) {
      if (auto zone = find_city(place, parts->offset, when)) return zone;
      if (auto zone = find_place(place)) return zone;
    }
    return std::nullopt;
  }
  // Without an offset to confirm it a city may be anything ("Office, Tunis"); a list that begins with two is a name of
  // Windows.
  if (places.size() == 1) return find_place(places.front());
  const auto is_city = [&](std::size_t i) { return places.size() > i && find_city(places[i], std::nullopt, when); };
  return is_city(0) && is_city(1) ? find_city(places.front(), std::nullopt, when) : std::nullopt;
}

std::optional<Zone> find_other_name(std::string_view name) {
  const auto id = look_up(other_names, trimmed(name));
  if (!id) return std::nullopt;
  const auto zone = Zone::find(*id);
  return zone ? std::optional{*zone} : std::nullopt;
}

std::optional<UtcOffset> bare_offset(std::string_view name) {
  if (const auto offset = stated_offset(name)) return offset;
  const auto parts = parts_of(name);
  return parts ? parts->offset : std::nullopt;
}

}  // namespace plenary::calendar::ical
