#pragma once

#include <string>
#include <vector>

#include "calendar/text.hpp"
#include "scheduler/burden/unknown_years.hpp"

namespace plenary::server {

/// "Holidays that are not known and so are not heeded: Sri Lanka 2027"; empty where all are known.
std::string unknown_note(const std::vector<scheduler::UnknownYear>& unknown, Language language);

}  // namespace plenary::server
