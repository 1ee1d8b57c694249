#pragma once

#include <optional>
#include <string>

#include "calendar/result.hpp"
#include "scheduler/model/programme.hpp"

namespace plenary::server {

/// What programmes are judged by.
struct KnownFacts {
  const scheduler::Dialogue& dialogue;
  const scheduler::BurdenTable& table;  ///< where a programme brings none of its own
};

/// `release` as a document of its own: nothing but what is told. `zone` is that of the programme.
scheduler::Programme document_of(const scheduler::Release& release, const std::optional<calendar::Zone>& zone);

/// What a release came to be.
struct MadeRelease {
  scheduler::Programme document;  ///< what is published of the programme, and nothing else
  bool is_new = true;             ///< otherwise nothing has changed since the last one, and it stands
};

/// What `draft` says to the public, as the release after `published`, or the first one. A session that says the same as
/// in `published` keeps its stamp; one that says something else is stamped `now`, and its SEQUENCE grows by significant
/// change (calendar::significant_change). Ids stay, and with them the UIDs of events.
///
/// Fails, with everything that is wrong, where nothing is decided that can be published, a title is missing, a session
/// that is new or changed and has not begun breaks a hard rule without an exception, or a session of `published` is
/// there no more: whoever subscribed is told of it by its being cancelled.
Checked<MadeRelease> release(const scheduler::Programme& draft, const std::optional<scheduler::Release>& published,
                             const KnownFacts& facts, calendar::Instant now);

}  // namespace plenary::server
