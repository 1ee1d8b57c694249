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

/// What is wrong with a published feed, by line and rule; no error in any file that `write` makes
/// with a name and a refresh interval. A rule tells at most its first 50 finds.
std::vector<Finding> lint(std::string_view text, const Limits& limits = {});

/// "error: … (RFC 5545 §3.2.19) [undefined-tzid]. Fix: …"; file and line are the caller's to add.
std::string to_text(const Finding& finding);

}  // namespace plenary::calendar::ical
