#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/json/reader.hpp"

/// Which document it is. Private to scheduler/json.
namespace plenary::scheduler {

/// Whether `document` is a programme, a problem or a published programme of before there was one form for them.
bool is_old_form(const Json& document);

/// What a document is that is no programme: of an older form, or of another kind. Nothing where it may be one.
std::optional<Error> other_document(const Json& document);

}  // namespace plenary::scheduler
