#pragma once

#include <set>
#include <string>
#include <vector>

#include "calendar/message.hpp"
#include "calendar/result.hpp"
#include "scheduler/model/programme.hpp"

namespace plenary::scheduler {

/// Something to be said of a session as it is decided.
struct Finding {
  SessionId session;
  std::string rule;            ///< "attendance:DZ", "hours": by what an exception names it; of a remark, its code
  Message what;                ///< the rule that is broken, or the remark
  bool is_broken = false;      ///< a hard rule is; otherwise something that may be meant so
  std::string exception = {};  ///< the reason why the rule may be broken, where one is recorded
};

/// What became of looking at a programme.
struct Review {
  std::vector<Finding> findings;     ///< in the programme's order
  std::size_t judged = 0;            ///< sessions with a time whose rules were asked
  std::vector<SessionId> undecided;  ///< sessions with a wish that have no time yet

  /// Whether a hard rule is broken without an exception.
  bool is_broken() const;
};

/// Looks at what is decided of `programme`, whoever decided it: the hard rules of its wishes, alone and together. Of
/// what it finds, it keeps what is about a session of `of_interest`; null: about any. Sessions that have been held, are
/// postponed or cancelled keep no rules.
Checked<Review> review(const Programme& programme, const Dialogue& dialogue, const BurdenTable& shipped,
                       const std::set<SessionId>* of_interest = nullptr);

}  // namespace plenary::scheduler
