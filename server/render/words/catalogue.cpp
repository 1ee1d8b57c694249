#include "server/render/words/catalogue.hpp"

#include <fmt/format.h>
#include <unicode/listformatter.h>
#include <unicode/measfmt.h>
#include <unicode/measunit.h>
#include <unicode/measure.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/uchar.h>

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "data/embedded.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/locale.hpp"

namespace plenary::server {

namespace {

using Patterns = std::map<std::string, std::string, std::less<>>;

std::string_view bytes_of(Language language) {
  switch (language) {
    case Language::en:
      return data::words_en_json();
    case Language::fr:
      return data::words_fr_json();
    case Language::pt:
      return data::words_pt_json();
    case Language::ar:
      break;
  }
  return data::words_ar_json();
}

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

void check(UErrorCode status, std::string_view what) {
  if (U_FAILURE(status)) throw std::logic_error(fmt::format("{}: {}", what, u_errorName(status)));
}

/// The sentences of one language, compiled when they are first said.
class Catalogue {
 public:
  explicit Catalogue(Language language) : language_(language), locale_(icu_locale(language)) {
    const auto document = nlohmann::json::parse(bytes_of(language));
    for (const auto& [code, pattern] : document.items()) {
      patterns_.emplace(code, pattern.get<std::string>());
    }
    UErrorCode status = U_ZERO_ERROR;
    lists_.reset(icu::ListFormatter::createInstance(locale_, status));
    check(status, "lists");
    lengths_ = std::make_unique<icu::MeasureFormat>(locale_, UMEASFMT_WIDTH_WIDE, status);
    check(status, "lengths of time");
  }

  const Patterns& patterns() const { return patterns_; }

  const std::string& pattern(std::string_view code) const {
    const auto found = patterns_.find(code);
    if (found == patterns_.end()) throw std::logic_error(fmt::format("no words in {} for {}", tag(language_), code));
    return found->second;
  }

  std::string text(const Message& message) const {
    if (message.code.empty()) return isolated(message.verbatim, language_);
    const std::string& sentence = pattern(message.code);
    // Most labels are no more than their words.
    if (sentence.find_first_of("{}'") == std::string::npos) return sentence;
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const MessageArgument& argument : message.arguments) {
      names.push_back(unicode(argument.name));
      values.push_back(std::visit([&](const auto& value) { return formattable(value); }, argument.value));
    }
    const std::lock_guard lock(mutex_);
    icu::UnicodeString out;
    UErrorCode status = U_ZERO_ERROR;
    compiled(message.code, sentence)
        .format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), out, status);
    check(status, message.code);
    return utf8(out);
  }

  std::string list(const std::vector<std::string>& words) const {
    std::vector<icu::UnicodeString> items;
    for (const std::string& word : words) items.push_back(unicode(word));
    icu::UnicodeString out;
    UErrorCode status = U_ZERO_ERROR;
    lists_->format(items.data(), static_cast<std::int32_t>(items.size()), out, status);
    check(status, "a list");
    return utf8(out);
  }

 private:
  icu::MessageFormat& compiled(const std::string& code, const std::string& pattern) const {
    auto& slot = compiled_[code];
    if (!slot) {
      UErrorCode status = U_ZERO_ERROR;
      UParseError where;
      slot = std::make_unique<icu::MessageFormat>(unicode(pattern), locale_, where, status);
      check(status, fmt::format("{} in {}, at {}", code, tag(language_), where.offset));
    }
    return *slot;
  }

  icu::Formattable as_text(std::string_view text) const { return icu::Formattable{unicode(text)}; }
  icu::Formattable isolated_text(std::string_view text) const { return as_text(isolated(text, language_)); }

  icu::Formattable formattable(const std::string& text) const { return isolated_text(text); }
  icu::Formattable formattable(std::int64_t count) const { return icu::Formattable{count}; }
  icu::Formattable formattable(double number) const { return icu::Formattable{number}; }
  icu::Formattable formattable(calendar::Date date) const { return as_text(long_date(date, language_)); }
  icu::Formattable formattable(FullDate date) const { return as_text(full_date(date.date, language_)); }
  icu::Formattable formattable(BriefDate date) const { return as_text(brief_date(date.date, language_)); }
  icu::Formattable formattable(MonthName name) const { return as_text(month_name(name.month, language_)); }
  icu::Formattable formattable(Clock clock) const { return isolated_text(calendar::to_clock(clock.time)); }
  icu::Formattable formattable(calendar::LocalTime time) const {
    return as_text(
        text({"date.and-time", {{"date", calendar::date_of(time)}, {"time", Clock{calendar::time_of_day(time)}}}}));
  }
  icu::Formattable formattable(std::chrono::minutes length) const { return as_text(length_text(length)); }
  icu::Formattable formattable(const LocalizedText& name) const { return isolated_text(name.in(language_)); }
  icu::Formattable formattable(const std::vector<std::string>& ids) const {
    std::vector<std::string> words;
    for (const std::string& id : ids) words.push_back(isolated(id, language_));
    return as_text(list(words));
  }
  icu::Formattable formattable(const std::vector<LocalizedText>& names) const {
    std::vector<std::string> words;
    for (const LocalizedText& name : names) words.push_back(isolated(name.in(language_), language_));
    return as_text(list(words));
  }
  icu::Formattable formattable(const std::vector<Message>& messages) const {
    std::vector<std::string> words;
    for (const Message& message : messages) words.push_back(text(message));
    return as_text(list(words));
  }

  std::string length_text(std::chrono::minutes length) const {
    UErrorCode status = U_ZERO_ERROR;
    std::vector<icu::Measure> parts;
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(length);
    if (hours.count() != 0) {
      parts.emplace_back(icu::Formattable{std::int64_t{hours.count()}}, icu::MeasureUnit::createHour(status), status);
    }
    if (const auto rest = length - hours; rest.count() != 0 || parts.empty()) {
      parts.emplace_back(icu::Formattable{std::int64_t{rest.count()}}, icu::MeasureUnit::createMinute(status), status);
    }
    icu::UnicodeString out;
    icu::FieldPosition nowhere;
    lengths_->formatMeasures(parts.data(), static_cast<std::int32_t>(parts.size()), out, nowhere, status);
    check(status, "a length of time");
    return utf8(out);
  }

  Language language_;
  icu::Locale locale_;
  Patterns patterns_;
  std::unique_ptr<icu::ListFormatter> lists_;
  std::unique_ptr<icu::MeasureFormat> lengths_;
  // MessageFormat makes its number formats when it first needs them, even where it is const.
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<icu::MessageFormat>, std::less<>> compiled_;
};

const Catalogue& catalogue(Language language) {
  static const std::array<Catalogue, 4> all{Catalogue{Language::en}, Catalogue{Language::fr}, Catalogue{Language::pt},
                                            Catalogue{Language::ar}};
  return all.at(static_cast<std::size_t>(language));
}

/// Something to be read from left to right and nothing that says otherwise, or is isolated already.
bool reads_left_to_right(std::string_view text) {
  const icu::UnicodeString characters = unicode(text);
  bool found = false;
  for (std::int32_t i = 0; i < characters.length(); i = characters.moveIndex32(i, 1)) {
    const auto direction = u_charDirection(characters.char32At(i));
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_FIRST_STRONG_ISOLATE) {
      return false;
    }
    found = found || direction == U_LEFT_TO_RIGHT || direction == U_EUROPEAN_NUMBER;
  }
  return found;
}

}  // namespace

std::string in_words(const Message& message, Language language) { return catalogue(language).text(message); }

std::string_view label(std::string_view code, Language language) { return catalogue(language).pattern(code); }

std::string in_words(const Error& error, Language language) {
  Message line = error.message;
  if (!error.value.empty()) line = {"error.value", {{"value", printable(error.value)}, {"message", within(line)}}};
  if (!error.where.empty())
    line = {"error.where", {{"where", printable(error.where, longest_where)}, {"message", within(line)}}};
  if (!error.allowed.empty()) line = {"error.allowed", {{"message", within(line)}, {"allowed", within(error.allowed)}}};
  if (!error.fix.empty()) line = {"error.fix", {{"message", within(line)}, {"fix", within(error.fix)}}};
  return in_words(line, language);
}

Wording wording(Language language) {
  return [language](const Message& message) { return in_words(message, language); };
}

std::string in_words(const std::vector<std::string>& list, Language language) { return catalogue(language).list(list); }

std::string isolated(std::string_view text, Language language) {
  if (language != Language::ar || !reads_left_to_right(text)) return std::string{text};
  return "\u2068" + std::string{text} + "\u2069";
}

std::string in_sentence(std::string_view text) {
  icu::UnicodeString characters = unicode(text);
  const std::int32_t second = characters.moveIndex32(0, 1);
  if (characters.isEmpty() || u_isupper(characters.char32At(second))) return std::string{text};
  characters.replace(0, second, u_tolower(characters.char32At(0)));
  return utf8(characters);
}

std::vector<std::string> codes_of(Language language) {
  std::vector<std::string> codes;
  for (const auto& [code, pattern] : catalogue(language).patterns()) codes.push_back(code);
  return codes;
}

std::string pattern_of(std::string_view code, Language language) { return catalogue(language).pattern(code); }

std::vector<std::string> arguments_of(std::string_view code, Language language) {
  const icu::UnicodeString text = unicode(pattern_of(code, language));
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessagePattern pattern(text, nullptr, status);
  check(status, code);
  std::set<std::string> names;
  for (std::int32_t i = 0; i < pattern.countParts(); ++i) {
    const auto& part = pattern.getPart(i);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME) names.insert(utf8(pattern.getSubstring(part)));
  }
  return {names.begin(), names.end()};
}

}  // namespace plenary::server
