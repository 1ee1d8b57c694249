#pragma once

#include "server/store/sqlite/database.hpp"

/// From the form of any earlier version to that of this program: numbered steps (data/store/sqlite), forward only.
namespace plenary::server::sqlite {

/// The number of the last step that this program knows.
int latest_form() noexcept;

/// The number of the last step that was done on the file; 0 for an empty one. Throws StoreError for a file that is
/// another program's.
int form_of(Database& database);

/// Does the steps that are missing, each with its number in one transaction: whatever ends it in between, the next
/// call goes on. Of several processes that begin at once, one does each step. Returns how many this call did. Throws
/// StoreError, having changed nothing, for a file of a later version.
int migrate(Database& database, int up_to = latest_form());

}  // namespace plenary::server::sqlite
