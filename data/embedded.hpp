#pragma once

#include <string_view>

/// The data that the binary carries; sources in `data/SOURCES.md`.
namespace plenary::data {

/// Countries, dialogues and what they share, packed by data/pack.cpp; scheduler/world/archive.hpp unpacks them.
std::string_view reference_archive() noexcept;
/// What countries and dialogues are called, a line each, listed by data/pack.cpp; scheduler/json/known_names.hpp.
std::string_view reference_names() noexcept;
std::string_view burden_table_json() noexcept;  ///< data/burden/table.json
std::string_view words_en_json() noexcept;      ///< data/words/en.json
std::string_view words_fr_json() noexcept;      ///< data/words/fr.json
std::string_view words_pt_json() noexcept;      ///< data/words/pt.json
std::string_view words_ar_json() noexcept;      ///< data/words/ar.json
// What answers look like, for whoever asks by a protocol that says so.
std::string_view holidays_schema_json() noexcept;     ///< data/schema/holidays.schema.json
std::string_view local_times_schema_json() noexcept;  ///< data/schema/local-times.schema.json
std::string_view review_schema_json() noexcept;       ///< data/schema/review.schema.json
std::string_view postgres_0001_sql() noexcept;        ///< data/store/postgres/0001.sql
std::string_view sqlite_0001_sql() noexcept;          ///< data/store/sqlite/0001.sql

}  // namespace plenary::data
