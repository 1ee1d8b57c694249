#pragma once

#include <string>
#include <string_view>

/// What people may write in a document beside JSON. Private to scheduler/json.
namespace plenary::scheduler {

/// `text` with comments (`//`, `/* */`) blanked out, every byte in its place. One that does not end stays: whatever
/// parses it says where.
std::string without_comments(std::string_view text);

/// `plain`, a text without comments, with the comma before a closing bracket blanked out.
std::string without_last_commas(std::string plain);

}  // namespace plenary::scheduler
