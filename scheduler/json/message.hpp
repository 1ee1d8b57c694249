#pragma once

#include <vector>

#include "calendar/message.hpp"
#include "scheduler/json/reader.hpp"

/// Sentences within documents. Private to scheduler/json.
namespace plenary::scheduler {

/// {"code", "arguments", "text"}: what it is, what goes into it, and what it says in the words of `wording`. Arguments
/// are numbers and strings; dates, times and lengths of time as in ISO 8601, names in English, lists as arrays.
/// What has no code yet is only a text.
Json message_json(const Message& message, const Wording& wording);

/// The same, each.
Json messages_json(const std::vector<Message>& messages, const Wording& wording);

}  // namespace plenary::scheduler
