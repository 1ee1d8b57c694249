#pragma once

#include <string>
#include <string_view>

#include "scheduler/json/reader.hpp"

/// Changing a document where it stands. Private to scheduler/json.
namespace plenary::scheduler {

/// `text`, a document that says `before`, so that it says `after`. Only what differs is written; comments, order and
/// layout of the rest stay. New members come after those that `after` has before them. What `text` says in more words
/// than `before` does, such as a member with the value that it has anyway, stays too.
///
/// `text` was parsed before (parse_document), and the elements of its lists are those of `before`, in its order.
std::string rewritten(std::string_view text, const Json& before, const Json& after);

}  // namespace plenary::scheduler
