#pragma once

#include <string>
#include <string_view>

#include "calendar/result.hpp"
#include "server/ask/proposal.hpp"
#include "verify/certificate.hpp"

namespace plenary::server {

/// What a certificate that holds has proved, in one line; otherwise the first claim that does not hold.
Result<std::string> verified(const Question& question, std::string_view certificate, const verify::Basis& basis);

}  // namespace plenary::server
