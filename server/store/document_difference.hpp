#pragma once

#include <string>
#include <string_view>

namespace plenary::server {

/// What differs between two JSON documents, as JSON: a list of {"at": pointer, "before": …, "after": …}, in the order
/// of the document. Elements of lists that have ids are known by them: "/sessions/opening/title". A member that is
/// missing in one of them is missing in its entry. "[]" where nothing differs, and where one cannot be read.
std::string document_difference(std::string_view before, std::string_view after);

}  // namespace plenary::server
