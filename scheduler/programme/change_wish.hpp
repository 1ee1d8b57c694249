#pragma once

#include <string_view>

#include "scheduler/model/programme.hpp"
#include "scheduler/model/wish_change.hpp"

namespace plenary::scheduler {

/// `programme` as its document would say it after `change` of what is wished of session `id`, which may be a window of
/// a series. What the programme says for all its sessions stays: the session then says it for itself. Nothing judges
/// the result: a document that cannot be is refused when it is read.
Programme with_change(const Programme& programme, std::string_view id, const WishChange& change);

}  // namespace plenary::scheduler
