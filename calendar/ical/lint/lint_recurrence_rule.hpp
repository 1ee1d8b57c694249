#pragma once

#include <string>
#include <string_view>

namespace plenary::calendar::ical {

/// What the standards say about a RECUR value (RFC 5545 §3.3.10, RFC 7529), whatever we read ourselves.
struct RuleVerdict {
  std::string complaint;  ///< what is forbidden; empty where nothing is
  bool secondly = false;  ///< FREQ=SECONDLY
  bool rescaled = false;  ///< RSCALE: it counts in the calendar that is named
};

RuleVerdict judge_rule(std::string_view value);

}  // namespace plenary::calendar::ical
