#pragma once

#include "scheduler/json/reader.hpp"
#include "scheduler/model/burden_table.hpp"

/// The burden table within a larger document. Private to scheduler/json.
namespace plenary::scheduler {

/// Reads the burden table at `pointer` of a larger document, adding what is wrong to `errors`.
BurdenTable burden_table_at(const Json& value, std::string pointer, Errors& errors);

}  // namespace plenary::scheduler
