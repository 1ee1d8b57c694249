#include "server/access/token.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace plenary::server {

namespace {

/// Told by it in logs, mails and searches for secrets that leaked.
constexpr std::string_view prefix = "plenary_";

template <std::size_t Octets>
std::string random_text() {
  std::array<unsigned char, Octets> octets{};
  randombytes_buf(octets.data(), octets.size());
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<char, sodium_base64_ENCODED_LEN(Octets, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
  sodium_bin2base64(text.data(), text.size(), octets.data(), octets.size(), variant);
  sodium_memzero(octets.data(), octets.size());
  return text.data();
}

void be_ready() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("no random numbers: libsodium cannot be initialised");
}

bool same_word(std::string_view text, std::string_view lower) noexcept {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

}  // namespace

NewToken make_token(const TokenOrder& order) {
  be_ready();
  NewToken made;
  made.secret = std::string(prefix) + random_text<32>();
  made.entry.id = random_text<6>();
  made.entry.name = order.name;
  made.entry.role = order.role;
  made.entry.programme = order.programme;
  made.entry.digest = digest_of_secret(made.secret);
  made.entry.created = order.created;
  made.entry.expires = order.expires;
  return made;
}

std::string digest_of_secret(std::string_view secret) {
  be_ready();
  std::array<unsigned char, crypto_generichash_BYTES> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(secret.data()), secret.size(),
                     nullptr, 0);
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::optional<std::string_view> bearer_of(std::string_view authorization) noexcept {
  const std::size_t space = authorization.find(' ');
  if (space == std::string_view::npos || !same_word(authorization.substr(0, space), "bearer")) return std::nullopt;
  const std::size_t start = authorization.find_first_not_of(' ', space);
  return start == std::string_view::npos ? std::string_view{} : authorization.substr(start);
}

bool is_good(const TokenEntry& token, calendar::Instant now) noexcept {
  return !token.revoked && now < token.expires + clock_grace;
}

}  // namespace plenary::server
