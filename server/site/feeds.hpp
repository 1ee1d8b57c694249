#pragma once

#include <string>

#include "calendar/result.hpp"
#include "calendar/text.hpp"
#include "server/http/representation.hpp"
#include "server/site/snapshot.hpp"

namespace plenary::server {

/// The feed of `delegation`, or of the whole programme where that is empty, as it is served. The programme's keeps its
/// plain bytes at hand, those of delegations are packed: there are hundreds of them. Fails with what the calendar
/// writer refuses.
Result<RepresentationPtr> make_feed(const Snapshot& snapshot, const std::string& delegation, Language language);

}  // namespace plenary::server
