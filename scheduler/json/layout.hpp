#pragma once

#include <string>

#include "scheduler/json/reader.hpp"

/// How documents are written. Private to scheduler/json.
namespace plenary::scheduler {

/// `document` for people to read and edit: two spaces a level, and on one line what fits there. Ends with a line feed.
std::string laid_out(const Json& document);

/// The same of a value in a document: its further lines are indented by `indent` blanks, and `before` bytes stand
/// before it on the first.
std::string laid_out_at(const Json& value, std::size_t indent, std::size_t before);

}  // namespace plenary::scheduler
