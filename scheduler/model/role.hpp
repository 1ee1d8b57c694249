#pragma once

#include <array>
#include <string_view>

namespace plenary::scheduler {

/// In which capacity a delegation is invited to a session, strongest first.
enum class Role { co_chair, presenter, host, required, preferred, observer };

inline constexpr std::array all_roles{Role::co_chair, Role::presenter, Role::host,
                                      Role::required, Role::preferred, Role::observer};

/// The session cannot take place without a delegation in this role.
constexpr bool must_attend(Role role) noexcept { return role <= Role::required; }

/// "co_chair", as documents write it.
constexpr std::string_view name_of(Role role) noexcept {
  constexpr std::array<std::string_view, all_roles.size()> names{"co_chair", "presenter", "host",
                                                                 "required", "preferred", "observer"};
  return names[static_cast<std::size_t>(role)];
}

}  // namespace plenary::scheduler
