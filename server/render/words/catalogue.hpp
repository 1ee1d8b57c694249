#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/message.hpp"
#include "calendar/result.hpp"
#include "calendar/text.hpp"

/// From messages to what people read. The sentences stand in data/words, one catalogue a language, in the syntax of
/// ICU MessageFormat as far as FormatJS reads it alike: arguments, plural, select, selectordinal, number. Dates, times,
/// lengths of time and lists are made here by CLDR's rules and handed in as text, from the fields of local time:
/// nothing here knows a time zone. Digits are Western in every language.
///
/// In Arabic, whatever would be read from left to right (an id, a zone, a Latin name, a time) is isolated
/// (U+2068 … U+2069), so that it cannot disturb the order of the words around it.
namespace plenary::server {

/// What `message` says in `language`; its own English where it has no code. Safe to call from several threads.
/// Throws std::logic_error if the catalogue lacks the sentence or cannot form it: a fault of this program, which
/// `unit/server/render/words/catalogue_test.cpp` looks for.
std::string in_words(const Message& message, Language language);

/// Words that nothing goes into: a label, a heading. They last as long as the program.
std::string_view label(std::string_view code, Language language);

/// One line, as `to_text` writes it in English: where, what was given, what is wrong, what is allowed, how to mend it.
std::string in_words(const Error& error, Language language);

/// `in_words` for those who see no catalogue.
Wording wording(Language language);

/// "A, B and C".
std::string in_words(const std::vector<std::string>& list, Language language);

/// `text` isolated where `language` is written from right to left and `text` is not.
std::string isolated(std::string_view text, Language language);

/// `text` with a small first letter, unless a capital follows it.
std::string in_sentence(std::string_view text);

/// The codes of the catalogue of `language`, sorted.
std::vector<std::string> codes_of(Language language);

/// The sentence of a code before anything goes into it, and the names of what does, sorted, each once.
std::string pattern_of(std::string_view code, Language language);
std::vector<std::string> arguments_of(std::string_view code, Language language);

}  // namespace plenary::server
