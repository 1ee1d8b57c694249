#include "scheduler/json/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "calendar/ascii.hpp"
#include "scheduler/json/comments.hpp"
#include "scheduler/json/syntax_fault.hpp"

namespace plenary::scheduler {

namespace {

struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

Position position_of(std::string_view text, std::size_t byte) {
  Position position;
  for (const char c : text.substr(0, std::min(byte, text.size()))) {
    if (c == '\n') {
      ++position.line;
      position.column = 1;
    } else {
      ++position.column;
    }
  }
  return position;
}

/// Where in a text, as errors name it in every language.
std::string to_text(Position position) { return fmt::format("line {}, column {}", position.line, position.column); }

/// Offset of the first byte that is not valid UTF-8 (RFC 3629), or npos.
std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t i = 0;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  while (i < text.size()) {
    const unsigned char lead = byte(i);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) return i;
    const unsigned char second = byte(i + 1);
    const unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) return i;
    for (std::size_t k = 2; k < length; ++k) {
      if ((byte(i + k) & 0xC0) != 0x80) return i;
    }
    i += length;
  }
  return std::string_view::npos;
}

/// Offset of the bracket that opens one level too many, or npos.
std::size_t first_too_deep(std::string_view text, int most) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > most) return i;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return std::string_view::npos;
}

/// What a text is that is no JSON, where it shows; nothing where it does not.
std::optional<Error> other_format(std::string_view text) {
  const auto named = [](std::string_view is, std::string_view fix) {
    return Error{"", "", {is, {}}, {"json.one-value", {}}, {fix, {}}};
  };
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
      (text.size() >= 4 && (text[0] == '\0') != (text[1] == '\0'))) {
    return named("json.is-utf-16", "json.save-as-utf-8");
  }
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return named("json.is-empty", "json.write-or-choose");
  text.remove_prefix(first);
  if (text.starts_with("BEGIN:V")) return named("json.is-icalendar", "json.import-it");
  if (text.front() == '<') return named("json.is-web-page", "json.save-document");
  const std::string_view line = text.substr(0, text.find('\n'));
  const bool is_word = ascii::is_letter(text.front());
  const auto colon = line.find(':');
  if (line.starts_with("---") || line.starts_with("- ") || line.front() == '#' ||
      (is_word && colon != std::string_view::npos && line.find_first_of(",;\t{") >= colon)) {
    return named("json.is-yaml", "json.write-as-json");
  }
  const bool has_cells = line.find_first_of(",;\t") != std::string_view::npos;
  if (has_cells && (is_word || line.front() == '"')) return named("json.is-table", "json.no-table");
  return std::nullopt;
}

/// Watches a parse and notes the pointers of members that an object names twice.
class DuplicateWatch {
 public:
  bool operator()(Json::parse_event_t event, Json& value) {
    using Event = Json::parse_event_t;
    switch (event) {
      case Event::object_start:
      case Event::array_start:
        next_element();
        frames_.push_back({event == Event::array_start, {}, {}, 0});
        break;
      case Event::object_end:
      case Event::array_end:
        frames_.pop_back();
        break;
      case Event::key: {
        Frame& frame = frames_.back();
        frame.token = value.get_ref<const std::string&>();
        if (!frame.names.insert(frame.token).second) duplicates_.push_back(here());
        break;
      }
      case Event::value:
        next_element();
        break;
    }
    return true;
  }

  const std::vector<std::string>& duplicates() const { return duplicates_; }

 private:
  struct Frame {
    bool is_array;
    std::string token;
    std::set<std::string> names;
    std::size_t next;
  };

  void next_element() {
    if (!frames_.empty() && frames_.back().is_array) frames_.back().token = std::to_string(frames_.back().next++);
  }

  std::string here() const {
    std::string pointer;
    for (const Frame& frame : frames_) pointer = child(pointer, frame.token);
    return pointer;
  }

  std::vector<Frame> frames_;
  std::vector<std::string> duplicates_;
};

/// Where the token that a parser stumbled over before `at` begins with a quotation mark of a word processor.
std::optional<std::size_t> typographic_quote(std::string_view text, std::size_t at) {
  const std::size_t from = at < 3 ? 0 : at - 3;
  for (std::size_t i = from; i <= at && i + 3 <= text.size(); ++i) {
    const std::string_view mark = text.substr(i, 3);
    if (mark == "“" || mark == "”" || mark == "„" || mark == "‘" || mark == "’") return i;
  }
  return std::nullopt;
}

Message type_of(const Json& value) {
  if (value.is_null()) return {"json.is-null", {}};
  if (value.is_boolean()) return {"json.is-boolean", {}};
  if (value.is_number()) return {"json.is-number", {}};
  if (value.is_string()) return {"json.is-string", {}};
  return {value.is_array() ? "json.is-array" : "json.is-object", {}};
}

Message message(std::string_view code) { return {code, {}}; }

/// What is wrong with a text over which a parser stumbled before `at`; `what` it says where we find nothing.
Error malformed(std::string_view text, std::size_t at, std::string_view what) {
  auto fault = find_syntax_fault(text);
  if (!fault) fault = SyntaxFault{at, "", printable(what), {}, {}};
  const Message allowed = fault->allowed.empty() ? message("json.one-value") : fault->allowed;
  return {to_text(position_of(text, fault->at)),
          fault->value,
          {"json.malformed", {{"problem", within(fault->message)}}},
          allowed,
          fault->fix};
}

std::string shown(const Json& value) {
  if (value.is_string()) return printable(value.get_ref<const std::string&>());
  return value.is_primitive() ? printable(value.dump(-1, ' ', false, Json::error_handler_t::replace)) : "";
}

Error wrong_type(std::string pointer, const Json& value, Message allowed, Message fix = {}) {
  return {std::move(pointer), shown(value), type_of(value), std::move(allowed), std::move(fix)};
}

/// A number in quotation marks is meant as one.
Message without_quotes(const Json& value) {
  if (!value.is_string()) return {};
  const auto& text = value.get_ref<const std::string&>();
  if (text.empty() || text.size() > 12 || !std::ranges::all_of(text, ascii::is_digit)) return {};
  return {"json.without-quotes", {{"value", text}}};
}

/// "yes" and "no", as people answer.
Message as_boolean(const Json& value) {
  std::string text = value.is_string() ? ascii::lower(value.get_ref<const std::string&>()) : value.dump();
  if (text == "yes" || text == "true" || text == "1" || text == "oui" || text == "sim") return "true";
  if (text == "no" || text == "false" || text == "0" || text == "non" || text == "não") return "false";
  return {};
}

}  // namespace

Checked<Json> parse_document(std::string_view text, const DocumentLimits& limits) {
  const auto fail = [](Error error) { return unexpected(Errors{std::move(error)}); };
  if (text.size() > limits.bytes) {
    return fail({"",
                 "",
                 {"json.too-large", {{"count", text.size()}}},
                 {"json.most-bytes", {{"count", limits.bytes}}},
                 message("json.split")});
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (auto other = other_format(text)) return fail(std::move(*other));
  if (const auto at = first_invalid_utf8(text); at != std::string_view::npos) {
    return fail({to_text(position_of(text, at)), fmt::format("0x{:02X}", static_cast<unsigned char>(text[at])),
                 message("json.not-utf-8"), message("json.utf-8"), message("json.save-as-utf-8")});
  }
  const std::string plain = without_last_commas(without_comments(text));
  text = plain;
  if (const auto at = first_too_deep(text, limits.depth); at != std::string_view::npos) {
    return fail({to_text(position_of(text, at)),
                 "",
                 message("json.too-deep"),
                 {"json.most-levels", {{"count", limits.depth}}},
                 ""});
  }
  DuplicateWatch watch;
  Json document;
  try {
    document = Json::parse(text, [&watch](int, Json::parse_event_t event, Json& value) { return watch(event, value); });
  } catch (const Json::parse_error& error) {
    const std::size_t at = error.byte == 0 ? 0 : error.byte - 1;
    if (const auto quote = typographic_quote(text, at)) {
      return fail({to_text(position_of(text, *quote)), printable(text.substr(*quote, 3)), message("json.curly-quote"),
                   message("json.straight-quote"), message("json.replace-quotes")});
    }
    return fail(malformed(text, at, error.what()));
  } catch (const Json::exception&) {
    const auto huge = within(message("json.number-huge"));
    return fail({"", "", {"json.malformed", {{"problem", huge}}}, message("json.one-value"), ""});
  }
  Errors errors;
  for (const std::string& pointer : watch.duplicates()) {
    errors.push_back({pointer, "", message("json.twice"), message("json.each-once"), message("json.remove-one")});
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  return document;
}

ObjectReader::ObjectReader(const Json& value, std::string pointer, Errors& errors)
    : value_(value.is_object() ? &value : nullptr), pointer_(std::move(pointer)), errors_(errors) {
  if (!value_) errors_.push_back(wrong_type(pointer_, value, message("json.object")));
}

bool ObjectReader::has(const char* name) const { return value_ && value_->contains(name); }

const Json* ObjectReader::required(const char* name) {
  const Json* member = optional(name);
  if (member || !value_) return member;
  const bool is_null = value_->contains(name);
  errors_.push_back({is_null ? child(pointer_, name) : pointer_,
                     is_null ? "null" : "",
                     {is_null ? "json.null" : "json.missing", {{"name", name}}},
                     "",
                     {"json.add", {{"name", name}}}});
  return nullptr;
}

const Json* ObjectReader::optional(const char* name) {
  known_.insert(name);
  if (!value_) return nullptr;
  const auto found = value_->find(name);
  return found == value_->end() || found->is_null() ? nullptr : &*found;
}

const std::string* ObjectReader::string_at(const Json& value, const std::string& pointer) {
  if (value.is_string()) return &value.get_ref<const std::string&>();
  const Message fix = value.is_number() ? Message{"json.in-quotes", {}} : Message{};
  errors_.push_back(wrong_type(pointer, value, message("json.string"), fix));
  return nullptr;
}

std::string ObjectReader::required_string(const char* name) {
  const Json* member = required(name);
  const std::string* text = member ? string_at(*member, child(pointer_, name)) : nullptr;
  if (text && text->empty()) report(name, {"", "", message("json.empty"), message("json.text"), ""});
  return text ? *text : std::string{};
}

std::optional<std::string> ObjectReader::optional_string(const char* name) {
  const Json* member = optional(name);
  const std::string* text = member ? string_at(*member, child(pointer_, name)) : nullptr;
  return text ? std::optional{*text} : std::nullopt;
}

std::optional<std::int64_t> ObjectReader::optional_integer(const char* name, std::int64_t least, std::int64_t most) {
  const Json* member = optional(name);
  if (!member) return std::nullopt;
  const Message allowed{"json.whole-number", {{"least", least}, {"most", most}}};
  const bool fits =
      member->is_number_integer() &&
      (!member->is_number_unsigned() || member->get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX));
  if (!fits) {
    errors_.push_back(wrong_type(child(pointer_, name), *member, allowed, without_quotes(*member)));
    return std::nullopt;
  }
  const auto number = member->get<std::int64_t>();
  if (number < least || number > most) {
    report(name, {"", std::to_string(number), message("json.out-of-range"), allowed, ""});
    return std::nullopt;
  }
  return number;
}

std::optional<std::int64_t> ObjectReader::required_integer(const char* name, std::int64_t least, std::int64_t most) {
  return required(name) ? optional_integer(name, least, most) : std::nullopt;
}

std::optional<bool> ObjectReader::optional_boolean(const char* name) {
  const Json* member = optional(name);
  if (!member) return std::nullopt;
  if (member->is_boolean()) return member->get<bool>();
  errors_.push_back(wrong_type(child(pointer_, name), *member, message("json.true-or-false"), as_boolean(*member)));
  return std::nullopt;
}

std::optional<double> ObjectReader::optional_number(const char* name, double least, double most) {
  const Json* member = optional(name);
  if (!member) return std::nullopt;
  const Message allowed{"json.number", {{"least", least}, {"most", most}}};
  if (!member->is_number()) {
    errors_.push_back(wrong_type(child(pointer_, name), *member, allowed, without_quotes(*member)));
    return std::nullopt;
  }
  const auto number = member->get<double>();
  if (!(number >= least && number <= most)) {
    report(name, {"", fmt::format("{}", number), message("json.out-of-range"), allowed, ""});
    return std::nullopt;
  }
  return number;
}

std::optional<LocalizedText> ObjectReader::optional_text(const char* name) {
  const Json* member = optional(name);
  if (!member) return std::nullopt;
  if (member->is_string()) return LocalizedText{member->get<std::string>(), {}, {}, {}};
  if (!member->is_object()) {
    errors_.push_back(wrong_type(child(pointer_, name), *member, message("json.text-in-languages")));
    return std::nullopt;
  }
  ObjectReader reader(*member, child(pointer_, name), errors_);
  LocalizedText text{reader.required_string("en"), reader.optional_string("fr").value_or(""),
                     reader.optional_string("pt").value_or(""), reader.optional_string("ar").value_or("")};
  reader.finish();
  return text;
}

std::size_t ObjectReader::each_element(const char* name, bool is_required,
                                       const std::function<void(const Json&, std::string)>& each) {
  const Json* member = is_required ? required(name) : optional(name);
  if (!member) return 0;
  const std::string pointer = child(pointer_, name);
  if (!member->is_array()) {
    errors_.push_back(wrong_type(pointer, *member, message("json.array")));
    return 0;
  }
  for (std::size_t i = 0; i < member->size(); ++i) each((*member)[i], child(pointer, i));
  return member->size();
}

void ObjectReader::each_member(const char* name,
                               const std::function<void(const std::string&, const Json&, std::string)>& each) {
  const Json* member = optional(name);
  if (!member) return;
  const std::string pointer = child(pointer_, name);
  if (!member->is_object()) {
    errors_.push_back(wrong_type(pointer, *member, message("json.object")));
    return;
  }
  for (const auto& [key, value] : member->items()) each(key, value, child(pointer, key));
}

void ObjectReader::report(const char* name, Error error) {
  error.where = child(pointer_, name);
  errors_.push_back(std::move(error));
}

void ObjectReader::finish() {
  if (!value_) return;
  const std::vector<std::string> names(known_.begin(), known_.end());
  for (const auto& [key, value] : value_->items()) {
    if (known_.contains(key)) continue;
    errors_.push_back(
        {child(pointer_, key), "", message("json.unknown-member"), list_names(names), right_word(key, names)});
  }
}

}  // namespace plenary::scheduler
