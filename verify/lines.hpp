#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/result.hpp"
#include "verify/certificate.hpp"

/// How the lines of a certificate are read. Private to verify.
namespace plenary::verify {

/// The lines of a certificate, each held against what it must say.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  bool failed() const { return error_.has_value(); }
  Error take_error() { return std::move(*error_); }
  bool at_end() const { return rest_.empty(); }
  /// The next line without taking it; empty at the end.
  std::string_view peek() const { return rest_.substr(0, rest_.find('\n')); }

  /// Takes the next line, which must be `line`.
  void expect(const std::string& line, const char* meaning);
  /// Takes the first line, which must be `name` and "/2".
  void expect_format(const std::string& name);
  /// Takes the next line, whatever it is.
  std::string_view take();
  /// The line taken last does not hold.
  void fail(std::string_view found, const std::string& meaning, const std::string& allowed);
  void next_line_is_wrong(const std::string& meaning, const std::string& allowed);

 private:
  std::string_view rest_;
  std::size_t line_ = 0;
  std::optional<Error> error_;
};

/// " a*3 b*1": equal neighbours as one, with their number.
std::string with_lengths(const std::vector<std::string>& words);

/// What the certificate says that it rests on.
void check_basis(Lines& lines, const Basis& basis);

}  // namespace plenary::verify
