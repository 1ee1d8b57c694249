#pragma once

#include <string>

#include "scheduler/model/programme.hpp"
#include "server/render/page/page.hpp"
#include "server/render/page/session_pages.hpp"

namespace plenary::server {

/// One session as a list item: date and time, title, place, details, sources. Sessions that it names are linked to,
/// on whichever of `pages` they are.
std::string session_card(const scheduler::PublicSession& session, const scheduler::Release& programme,
                         const scheduler::Dialogue& dialogue, const PageView& view, const SessionPages& pages);

}  // namespace plenary::server
