#include "server/access/token_table.hpp"

namespace plenary::server {

namespace {

/// Uses are noted to the minute: not every question writes.
constexpr std::chrono::seconds grain{60};

}  // namespace

void TokenTable::replace(const std::vector<TokenEntry>& tokens) {
  std::unordered_map<std::string, TokenEntry> by_id;
  std::unordered_map<std::string, std::string> id_of_digest;
  for (const TokenEntry& token : tokens) {
    by_id.emplace(token.id, token);
    id_of_digest.emplace(token.digest, token.id);
  }
  const std::lock_guard lock(mutex_);
  by_id_ = std::move(by_id);
  id_of_digest_ = std::move(id_of_digest);
}

std::optional<TokenEntry> TokenTable::find(std::string_view secret, calendar::Instant now) const {
  const std::string digest = digest_of_secret(secret);
  const std::lock_guard lock(mutex_);
  const auto found = id_of_digest_.find(digest);
  if (found == id_of_digest_.end()) return std::nullopt;
  const TokenEntry& token = by_id_.at(found->second);
  return is_good(token, now) ? std::optional{token} : std::nullopt;
}

std::optional<TokenEntry> TokenTable::by_id(const std::string& id, calendar::Instant now) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_id_.find(id);
  return found != by_id_.end() && is_good(found->second, now) ? std::optional{found->second} : std::nullopt;
}

bool TokenTable::note_use(const std::string& id, calendar::Instant now) {
  const std::lock_guard lock(mutex_);
  const auto found = by_id_.find(id);
  if (found == by_id_.end() || (found->second.used && now - *found->second.used < grain)) return false;
  found->second.used = now;
  return true;
}

}  // namespace plenary::server
