#pragma once

#include <string_view>

#include "scheduler/json/reader.hpp"
#include "scheduler/model/programme.hpp"

/// The burden table within a larger document. Private to scheduler/json.
namespace plenary::scheduler {

/// Reads the burden table at `pointer` of a larger document, adding what is wrong to `errors`.
OwnBurdenTable own_burden_table_at(const Json& value, std::string pointer, Errors& errors);

/// How tables began when the dearest of day and hour alone counted; `upgrade` turns them.
inline constexpr std::string_view old_burden_table_format = "plenary-burden/1";

/// What `own_burden_table_at` reads.
Json to_json(const OwnBurdenTable& table);

}  // namespace plenary::scheduler
