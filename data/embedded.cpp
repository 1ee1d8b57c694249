#include "data/embedded.hpp"

// The assembler copies a file into read-only memory; two labels give its bounds.
#define PLENARY_EMBED(name, path)                                                               \
  __asm__(                                                                                      \
      ".section .rodata\n"                                                                      \
      ".global plenary_embedded_" #name                                                         \
      "\n"                                                                                      \
      ".global plenary_embedded_" #name                                                         \
      "_end\n"                                                                                  \
      "plenary_embedded_" #name ":\n.incbin \"" PLENARY_DATA_DIR "/" path                       \
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

PLENARY_EMBED(partners_json, "partners.json")
PLENARY_EMBED(holiday_rules_json, "holidays/rules.json")
PLENARY_EMBED(holiday_concepts_json, "holidays/concepts.json")
PLENARY_EMBED(ramadan_json, "ramadan.json")
PLENARY_EMBED(burden_table_json, "burden/table.json")
PLENARY_EMBED(words_en_json, "words/en.json")
PLENARY_EMBED(words_fr_json, "words/fr.json")
PLENARY_EMBED(words_pt_json, "words/pt.json")
PLENARY_EMBED(words_ar_json, "words/ar.json")
PLENARY_EMBED(sqlite_0001_sql, "store/sqlite/0001.sql")
