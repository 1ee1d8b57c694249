#pragma once

#include <string>

#include "server/store/opening.hpp"
#include "server/store/sqlite/database.hpp"

/// The steps of data/store/sqlite on a file (server/store/sql/migration.hpp).
namespace plenary::server::sqlite {

/// The number of the last step that this program knows.
int latest_form() noexcept;

/// The number of the last step that was done on the file; 0 for an empty one.
int form_of(Database& database);

/// Does the steps that are missing, and returns how many.
int migrate(Database& database, int up_to = latest_form());

/// The same for a store that is being opened, which people call `path`.
void bring_to_latest_form(Database& database, OpenStore how, const std::string& path);

}  // namespace plenary::server::sqlite
