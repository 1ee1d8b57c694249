#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/store/record.hpp"

/// Bearer tokens (RFC 6750): 256 random bits that are shown once; only a digest is kept.
namespace plenary::server {

/// What whoever gives a token decides.
struct TokenOrder {
  std::string name;  ///< whose it is
  Role role = Role::co_chair;
  std::string programme;  ///< the only one it is good for; empty: all
  calendar::Instant created;
  calendar::Instant expires;
};

struct NewToken {
  std::string secret;  ///< "plenary_…": to be shown, and forgotten
  TokenEntry entry;
};

/// Throws std::runtime_error if the system has no random numbers.
NewToken make_token(const TokenOrder& order);

/// 32 octets from which nobody finds the secret; what is no token of ours has a digest too. BLAKE2b: a secret of 256
/// bits needs no slow function.
std::string digest_of_secret(std::string_view secret);

/// What stands after "Bearer" in an Authorization field; nothing if it is of another scheme.
std::optional<std::string_view> bearer_of(std::string_view authorization) noexcept;

/// Whether a token is good at `now`: neither revoked nor, by more than `clock_grace`, expired.
bool is_good(const TokenEntry& token, calendar::Instant now) noexcept;

/// What clocks may differ by.
inline constexpr std::chrono::seconds clock_grace{60};

}  // namespace plenary::server
