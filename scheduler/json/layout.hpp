#pragma once

#include <string>

#include "scheduler/json/reader.hpp"

/// How documents are written. Private to scheduler/json.
namespace plenary::scheduler {

/// `document` for people to read and edit: two spaces a level, and on one line what fits there. Ends with a line feed.
std::string laid_out(const Json& document);

}  // namespace plenary::scheduler
