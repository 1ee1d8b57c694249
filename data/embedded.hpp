#pragma once

#include <string_view>

/// The reference data that the binary carries, byte for byte as in `data/`; sources in `data/SOURCES.md`.
namespace plenary::data {

std::string_view partners_json() noexcept;          ///< data/partners.json
std::string_view holiday_rules_json() noexcept;     ///< data/holidays/rules.json
std::string_view holiday_concepts_json() noexcept;  ///< data/holidays/concepts.json
std::string_view ramadan_json() noexcept;           ///< data/ramadan.json
std::string_view burden_table_json() noexcept;      ///< data/burden/table.json
std::string_view words_en_json() noexcept;          ///< data/words/en.json
std::string_view words_fr_json() noexcept;          ///< data/words/fr.json
std::string_view words_pt_json() noexcept;          ///< data/words/pt.json
std::string_view words_ar_json() noexcept;          ///< data/words/ar.json
std::string_view sqlite_0001_sql() noexcept;        ///< data/store/sqlite/0001.sql

}  // namespace plenary::data
