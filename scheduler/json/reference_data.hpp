#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "calendar/civil/hijri.hpp"
#include "calendar/result.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/country.hpp"
#include "scheduler/model/dialogue.hpp"

/// Countries and dialogues, read from the documents in data/. Every reader reports every error at once.
namespace plenary::scheduler {

/// A document and the name by which errors call it: {"countries/SN.json", "{…}"}.
struct NamedText {
  std::string_view name;
  std::string_view text;
};

/// What all countries share.
struct Almanac {
  calendar::HijriCalendar hijri;  ///< data/umm_al_qura.json: the calendar, from which holidays follow
  calendar::RamadanTable ramadan;
  std::map<std::string, LocalizedText, std::less<>> holidays;  ///< names by concept, data/holidays/concepts.json
  std::map<std::string, LocalizedText, std::less<>> regions;   ///< names by M49 code, data/regions.json
};

struct AlmanacDocuments {
  NamedText hijri;
  NamedText ramadan;
  NamedText holidays;
  NamedText regions;
};

/// Ramadan is as `ramadan` says, where it says something of a year (days were announced), and else as the calendar.
Checked<Almanac> read_almanac(const AlmanacDocuments& documents);

/// Reads a country (data/schema/country.schema.json), with its holidays expanded for 2015–2035.
Checked<Country> read_country(const NamedText& document, const Almanac& almanac);

/// The country with an alpha-2 code, or null if there is none. It stays as long as the world does.
using CountrySource = std::function<const Country*(std::string_view code)>;

inline constexpr std::string_view dialogue_format = "plenary-dialogue/1";

/// Reads a dialogue (data/schema/dialogue.schema.json).
Checked<Dialogue> read_dialogue(const NamedText& document, const CountrySource& countries, const Almanac& almanac);

/// Reads a burden table (data/schema/burden.schema.json).
Checked<BurdenTable> read_burden_table(std::string_view json);

}  // namespace plenary::scheduler
