#pragma once

#include <string>

#include "scheduler/model/programme.hpp"
#include "server/render/page/page.hpp"

namespace plenary::server {

/// One session as a list item: date and time, title, place, details, sources.
std::string session_card(const scheduler::PublicSession& session, const scheduler::Release& programme,
                         const scheduler::Dialogue& dialogue, const PageView& view);

}  // namespace plenary::server
