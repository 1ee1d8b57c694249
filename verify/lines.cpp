#include "verify/lines.hpp"

#include <fmt/format.h>

#include "verify/sha256.hpp"

namespace plenary::verify {

void Lines::expect(const std::string& line, const char* meaning) {
  if (failed()) return;
  const auto end = rest_.find('\n');
  const std::string_view found = rest_.substr(0, end);
  ++line_;
  if (end == std::string_view::npos) return fail(found, "the certificate ends too early", line);
  if (found != line) return fail(found, meaning, line);
  rest_.remove_prefix(end + 1);
}

void Lines::expect_format(const std::string& name) {
  if (peek() != name + "/1") return expect(name + "/2", "is not the format");
  const std::string_view found = take();
  fail(found, "is of an older form, when the dearer of day and hour alone counted", name + "/2");
  error_->fix = "ask again with `plenary propose --certificate`";
}

std::string_view Lines::take() {
  const auto end = rest_.find('\n');
  const std::string_view found = rest_.substr(0, end);
  ++line_;
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
  return found;
}

void Lines::fail(std::string_view found, const std::string& meaning, const std::string& allowed) {
  if (!failed()) error_ = Error{fmt::format("line {}", line_), printable(found), meaning, printable(allowed), ""};
}

void Lines::next_line_is_wrong(const std::string& meaning, const std::string& allowed) {
  ++line_;
  fail(peek(), meaning, allowed);
}

std::string with_lengths(const std::vector<std::string>& words) {
  std::string text;
  std::size_t length = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    ++length;
    if (i + 1 < words.size() && words[i + 1] == words[i]) continue;
    text += fmt::format(" {}*{}", words[i], length);
    length = 0;
  }
  return text;
}

void check_basis(Lines& lines, const Basis& basis) {
  lines.expect("problem " + sha256(basis.problem), "the certificate is for another problem document");
  lines.expect("ledger " + (basis.ledger ? sha256(*basis.ledger) : std::string("none")),
               "the certificate is for another ledger");
  lines.expect("data " + sha256(basis.data), "the certificate rests on other reference data");
  lines.expect(fmt::format("tzdata {}", basis.tzdata), "the certificate rests on another tz database");
}

}  // namespace plenary::verify
