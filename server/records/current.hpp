#pragma once

#include <map>
#include <string>

#include "server/store/store.hpp"

namespace plenary::server {

/// What is in service: the programmes that have been released, and a mark of the current release of each, which
/// is another where the release is.
std::map<std::string, std::string> current_releases(const Store& store);

/// The document of the current release of `programme`; empty if there is none.
std::string current_release_text(const Store& store, const std::string& programme);

}  // namespace plenary::server
