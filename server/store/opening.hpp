#pragma once

namespace plenary::server {

/// What to do about a store that is not there, or has an earlier form.
enum class OpenStore {
  existing,  ///< fails, naming the command that helps
  create     ///< makes the store and does the missing steps
};

/// What `plenary store migrate` did: from which form to which.
struct Migrated {
  int from = 0;
  int to = 0;
};

}  // namespace plenary::server
