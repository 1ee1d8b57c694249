#include "server/store/record.hpp"

#include <array>
#include <utility>

namespace plenary::server {

namespace {

constexpr std::array<std::pair<Deed, std::string_view>, 6> deeds{{{Deed::programme_added, "programme-added"},
                                                                  {Deed::draft_changed, "draft-changed"},
                                                                  {Deed::released, "released"},
                                                                  {Deed::programme_removed, "programme-removed"},
                                                                  {Deed::token_created, "token-created"},
                                                                  {Deed::token_revoked, "token-revoked"}}};

constexpr std::array<std::pair<Role, std::string_view>, 3> roles{
    {{Role::co_chair, "co-chair"}, {Role::secretariat, "secretariat"}, {Role::administrator, "administrator"}}};

template <class T, std::size_t Size>
std::string_view name_in(const std::array<std::pair<T, std::string_view>, Size>& names, T wanted) noexcept {
  for (const auto& [value, name] : names) {
    if (value == wanted) return name;
  }
  return {};
}

template <class T, std::size_t Size>
std::optional<T> value_in(const std::array<std::pair<T, std::string_view>, Size>& names,
                          std::string_view wanted) noexcept {
  for (const auto& [value, name] : names) {
    if (name == wanted) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Deed deed) noexcept { return name_in(deeds, deed); }
std::optional<Deed> deed_of(std::string_view name) noexcept { return value_in(deeds, name); }
std::string_view name_of(Role role) noexcept { return name_in(roles, role); }
std::optional<Role> role_of(std::string_view name) noexcept { return value_in(roles, name); }

}  // namespace plenary::server
