#include "scheduler/json/syntax_fault.hpp"

#include <algorithm>
#include <utility>

#include "calendar/ascii.hpp"
#include "calendar/result.hpp"

namespace plenary::scheduler {

namespace {

bool begins_value(char c) {
  return c == '"' || c == '{' || c == '[' || c == '-' || c == '\'' || ascii::is_digit(c) || ascii::is_letter(c);
}

bool is_hex(char c) { return ascii::is_digit(c) || (ascii::to_lower(c) >= 'a' && ascii::to_lower(c) <= 'f'); }

/// Reads a text by the grammar until something is wrong. Functions are false from then on.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::optional<SyntaxFault> run() {
    if (value() && next() != '\0') fail({"json.more-text", {}});
    return std::move(fault_);
  }

 private:
  /// The next sign that is no blank; 0 at the end.
  char next() {
    while (at_ < text_.size() && std::string_view{" \t\r\n"}.find(text_[at_]) != std::string_view::npos) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  bool fail(Message message, Message allowed = {}, Message fix = {}, std::size_t length = 0) {
    fault_ =
        SyntaxFault{at_, printable(text_.substr(at_, length)), std::move(message), std::move(allowed), std::move(fix)};
    return false;
  }

  std::size_t word_length() const {
    std::size_t length = 0;
    while (at_ + length < text_.size() && (ascii::is_letter(text_[at_ + length]) || text_[at_ + length] == '_' ||
                                           text_[at_ + length] == '-' || ascii::is_digit(text_[at_ + length])))
      ++length;
    return length;
  }

  /// What stands where a name or a value should.
  bool fail_here(const Message& missing) {
    const char c = next();
    if (c == '\0') return fail({"json.ends-early", {}}, {}, {"json.close-brackets", {}});
    if (c == '#') return fail({"json.hash", {}}, {}, {"json.comment-signs", {}}, 1);
    if (c == '\'') return fail({"json.single-quote", {}}, {"json.straight-quote", {}}, {"json.replace-single", {}}, 1);
    if (c == ',') return fail({"json.comma-too-many", {}}, {}, {"json.remove-comma", {}}, 1);
    if (ascii::is_letter(c)) return fail({"json.bare-word", {}}, {}, {"json.quote-it", {}}, word_length());
    if (c == '}' || c == ']' || c == ':') return fail(missing);
    return fail({"json.unexpected", {}}, {}, {}, 1);
  }

  bool value() {
    const char c = next();
    if (c == '{') return object();
    if (c == '[') return array();
    if (c == '"') return string();
    if (c == '-' || c == '+' || c == '.' || ascii::is_digit(c)) return number();
    for (const std::string_view word : {"true", "false", "null"}) {
      if (text_.substr(at_, word_length()) != word) continue;
      at_ += word.size();
      return true;
    }
    return fail_here({"json.value-missing", {}});
  }

  /// After an element: goes on after a comma, ends at `close`.
  bool go_on(char close, bool& more) {
    const char c = next();
    more = c == ',';
    if (c == ',' || c == close) {
      ++at_;
      return true;
    }
    if (begins_value(c)) return fail({"json.comma-missing", {}}, {}, {"json.add-comma", {}});
    if (c == '}' || c == ']') return fail({"json.wrong-bracket", {}}, {}, {}, 1);
    return fail_here({"json.unexpected", {}});
  }

  bool object() {
    ++at_;
    if (next() == '}') return ++at_, true;
    for (bool more = true; more;) {
      if (next() != '"') return fail_here({"json.name-missing", {}});
      if (!string()) return false;
      if (next() != ':') return fail({"json.colon-missing", {}}, {}, {"json.add-colon", {}});
      ++at_;
      if (!value() || !go_on('}', more)) return false;
    }
    return true;
  }

  bool array() {
    ++at_;
    if (next() == ']') return ++at_, true;
    for (bool more = true; more;) {
      if (!value() || !go_on(']', more)) return false;
    }
    return true;
  }

  bool string() {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (static_cast<unsigned char>(text_[at_]) < 0x20) break;
      if (text_[at_] == '\\' && !escape()) return false;
      ++at_;
    }
    if (at_ < text_.size() && text_[at_] == '"') return ++at_, true;
    at_ = begin;
    return fail({"json.text-open", {}}, {}, {"json.add-quote", {}});
  }

  /// Leaves `at_` on the last sign of the sequence.
  bool escape() {
    const std::string_view rest = text_.substr(at_ + 1);
    const bool is_unicode =
        rest.size() >= 5 && rest[0] == 'u' && std::all_of(rest.begin() + 1, rest.begin() + 5, is_hex);
    const bool is_short = !rest.empty() && std::string_view{"\"\\/bfnrt"}.find(rest[0]) != std::string_view::npos;
    if (!is_unicode && !is_short) return fail({"json.escape", {}}, {"json.escapes", {}}, {}, 2);
    at_ += is_unicode ? 5 : 1;
    return true;
  }

  bool number() {
    const std::size_t begin = at_;
    const auto digits = [&] {
      const std::size_t from = at_;
      while (at_ < text_.size() && ascii::is_digit(text_[at_])) ++at_;
      return at_ - from;
    };
    const auto take = [&](std::string_view signs) {
      return at_ < text_.size() && signs.find(text_[at_]) != std::string_view::npos && (++at_, true);
    };
    take("-");
    const bool leads_with_zero = at_ < text_.size() && text_[at_] == '0';
    const std::size_t whole = digits();
    bool right = whole == 1 || (whole > 1 && !leads_with_zero);
    if (take(".")) right = digits() > 0 && right;
    if (take("eE")) {
      take("+-");
      right = digits() > 0 && right;
    }
    if (right && word_length() == 0) return true;
    std::size_t end = std::max(at_, begin + 1) + word_length();
    at_ = begin;
    return fail({"json.number-form", {}}, {"json.number-forms", {}}, {}, end - begin);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<SyntaxFault> fault_;
};

}  // namespace

std::optional<SyntaxFault> find_syntax_fault(std::string_view text) { return Scanner(text).run(); }

}  // namespace plenary::scheduler
