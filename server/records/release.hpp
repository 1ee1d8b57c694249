#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/result.hpp"
#include "server/release/exception.hpp"
#include "server/release/release.hpp"
#include "server/store/store.hpp"

namespace plenary::server {

/// A release that was worked out, before anything is written.
struct PreparedRelease {
  StoredRelease release;
  Draft draft;                      ///< of which it was made
  std::optional<std::string> text;  ///< of the draft with the exceptions that were stated; nothing if it stays
  std::string difference;           ///< from the release before, in words, as JSON; for the log
  bool is_new = true;               ///< otherwise nothing has changed since the current release, which this is
};

/// What is to be released of a programme.
struct ReleaseOrder {
  std::string programme;
  std::vector<StatedException> although;
  std::optional<int> again;  ///< what an earlier release said is said again, whatever the draft says
};

/// Works out the next release of what `reading` holds; by the same rules as `plenary release`. Pointers of errors are
/// those of the draft. A session that is in service and that an earlier release does not have is cancelled when that
/// one is said again: whoever subscribed learns of it.
Checked<PreparedRelease> prepare_release(Reading& reading, const ReleaseOrder& order, const KnownFacts& facts,
                                         const Act& act);

/// Writes it. False, having changed nothing, if the draft or the current release is another than it was made from.
bool write_release(Writing& writing, const PreparedRelease& prepared, const Act& act);

}  // namespace plenary::server
