#include "data/embedded.hpp"

// The assembler copies a file into read-only memory; two labels give its bounds.
#define PLENARY_EMBED(name, path)                                                               \
  __asm__(                                                                                      \
      ".section .rodata\n"                                                                      \
      ".global plenary_embedded_" #name                                                         \
      "\n"                                                                                      \
      ".global plenary_embedded_" #name                                                         \
      "_end\n"                                                                                  \
      "plenary_embedded_" #name ":\n.incbin \"" path                                            \
      "\"\n"                                                                                    \
      "plenary_embedded_" #name "_end:\n.byte 0\n.previous\n");                                 \
  extern "C" const char plenary_embedded_##name[];                                              \
  extern "C" const char plenary_embedded_##name##_end[];                                        \
  namespace plenary::data {                                                                     \
  std::string_view name() noexcept {                                                            \
    return {plenary_embedded_##name,                                                            \
            static_cast<std::size_t>(plenary_embedded_##name##_end - plenary_embedded_##name)}; \
  }                                                                                             \
  }

PLENARY_EMBED(reference_archive, PLENARY_REFERENCE_ARCHIVE)
PLENARY_EMBED(reference_names, PLENARY_REFERENCE_NAMES)
PLENARY_EMBED(burden_table_json, PLENARY_DATA_DIR "/burden/table.json")
PLENARY_EMBED(words_en_json, PLENARY_DATA_DIR "/words/en.json")
PLENARY_EMBED(words_fr_json, PLENARY_DATA_DIR "/words/fr.json")
PLENARY_EMBED(words_pt_json, PLENARY_DATA_DIR "/words/pt.json")
PLENARY_EMBED(words_ar_json, PLENARY_DATA_DIR "/words/ar.json")
PLENARY_EMBED(holidays_schema_json, PLENARY_DATA_DIR "/schema/holidays.schema.json")
PLENARY_EMBED(local_times_schema_json, PLENARY_DATA_DIR "/schema/local-times.schema.json")
PLENARY_EMBED(review_schema_json, PLENARY_DATA_DIR "/schema/review.schema.json")
PLENARY_EMBED(postgres_0001_sql, PLENARY_DATA_DIR "/store/postgres/0001.sql")
PLENARY_EMBED(sqlite_0001_sql, PLENARY_DATA_DIR "/store/sqlite/0001.sql")
