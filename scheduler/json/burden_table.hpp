#pragma once

#include "scheduler/json/reader.hpp"
#include "scheduler/model/programme.hpp"

/// The burden table within a larger document. Private to scheduler/json.
namespace plenary::scheduler {

/// Reads the burden table at `pointer` of a larger document, adding what is wrong to `errors`.
OwnBurdenTable own_burden_table_at(const Json& value, std::string pointer, Errors& errors);

/// What `own_burden_table_at` reads.
Json to_json(const OwnBurdenTable& table);

}  // namespace plenary::scheduler
