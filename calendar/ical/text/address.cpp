#include "calendar/ical/text/address.hpp"

#include "calendar/ascii.hpp"

namespace plenary::calendar::ical {

namespace {

std::string_view without_scheme(std::string_view address) noexcept {
  constexpr std::string_view scheme = "mailto:";
  address = trimmed(address);
  if (ascii::equal_ignoring_case(address.substr(0, scheme.size()), scheme)) address.remove_prefix(scheme.size());
  return address;
}

}  // namespace

bool same_address(std::string_view one, std::string_view other) noexcept {
  return ascii::equal_ignoring_case(without_scheme(one), without_scheme(other));
}

bool names_address(const ContentLine& line, std::string_view address) noexcept {
  if (same_address(line.value, address)) return true;
  const std::string_view email = line.parameter("EMAIL");
  return !email.empty() && same_address(email, address);
}

}  // namespace plenary::calendar::ical
