#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/access/token.hpp"

namespace plenary::server {

/// The tokens of a store in memory, for those who must not wait for the store. Safe to use from any thread.
class TokenTable {
 public:
  void replace(const std::vector<TokenEntry>& tokens);

  /// The token with this secret, if it is good at `now`. Found by a digest, which nobody can steer towards another's.
  std::optional<TokenEntry> find(std::string_view secret, calendar::Instant now) const;
  /// The token with this id, likewise.
  std::optional<TokenEntry> by_id(const std::string& id, calendar::Instant now) const;

  /// Whether the last use of a token was so long ago that it is to be noted again; notes it here.
  bool note_use(const std::string& id, calendar::Instant now);

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, TokenEntry> by_id_;
  std::unordered_map<std::string, std::string> id_of_digest_;
};

}  // namespace plenary::server
