#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/text/document.hpp"

namespace plenary::calendar::ical {

enum class Severity {
  info,     ///< worth knowing
  warning,  ///< allowed, but some clients go wrong
  error     ///< against a standard, or a wrong time for somebody
};

struct Finding {
  std::size_t line = 0;
  Severity severity{};
  std::string_view rule;     ///< stable name such as "undefined-tzid"
  std::string message;       ///< one sentence without a full stop
  std::string_view section;  ///< "RFC 5545 §3.2.19"
  std::string_view fix;
  friend bool operator==(const Finding&, const Finding&) = default;
};

struct LintOptions {
  bool strict = false;  ///< a byte order mark, long and blank lines and stray white space are errors too
  Limits limits{};
};

/// What is wrong with a file, by line and rule, in every VCALENDAR of it; no error in any file that `write` makes with
/// a name and a refresh interval. Letter case never matters (RFC 5545 §2). A rule reports at most its first 50 finds.
std::vector<Finding> lint(std::string_view text, const LintOptions& options = {});

/// What `lint` looks for, each id once, in the order of the rules.
struct RuleInfo {
  std::string_view id;
  Severity severity{};
  std::string_view section;
  std::string_view fix;
};
std::vector<RuleInfo> lint_rules();

/// "error".
std::string_view name_of(Severity severity) noexcept;

/// "error: … (RFC 5545 §3.2.19) [undefined-tzid]. Fix: …"; file and line are the caller's to add.
std::string to_text(const Finding& finding);

}  // namespace plenary::calendar::ical
