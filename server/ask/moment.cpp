#include "server/ask/moment.hpp"

#include <utility>

#include "calendar/civil/iso.hpp"
#include "server/ask/delegations.hpp"

namespace plenary::server {

Checked<scheduler::MomentFor> moment_for(const scheduler::Dialogue& dialogue, const std::string& time,
                                         const std::string& whom, const char* option) {
  const auto refuse = [option](Error error) {
    error.where = option;
    return unexpected(Errors{std::move(error)});
  };
  const auto asked = calendar::parse_zoned_time(time);
  if (!asked) return refuse(asked.error());
  const auto instant = calendar::to_instant(asked->zone, asked->local, calendar::ResolvePolicy::reject);
  if (!instant) return refuse(instant.error());
  const auto delegations = find_delegations(dialogue, whom);
  if (!delegations) return unexpected(delegations.error());
  return scheduler::MomentFor{*asked, *instant, delegations_in(*delegations)};
}

}  // namespace plenary::server
