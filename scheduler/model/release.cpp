#include "scheduler/model/release.hpp"

#include <algorithm>

namespace plenary::scheduler {

const PublicSession* Release::find(std::string_view session_id) const noexcept {
  const auto found = std::find_if(sessions.begin(), sessions.end(),
                                  [&](const PublicSession& session) { return session.id.value == session_id; });
  return found == sessions.end() ? nullptr : &*found;
}

const Source* Release::find_source(std::string_view source_id) const noexcept {
  const auto found =
      std::find_if(sources.begin(), sources.end(), [&](const Source& source) { return source.id == source_id; });
  return found == sources.end() ? nullptr : &*found;
}

const LocalizedText* party_name(const Release& programme, const Dialogue& dialogue, const DelegationId& id) noexcept {
  if (const Delegation* delegation = dialogue.find(id.value)) return &delegation->name;
  const auto found = std::find_if(programme.parties.begin(), programme.parties.end(),
                                  [&](const Party& party) { return party.id == id; });
  return found == programme.parties.end() ? nullptr : &found->name;
}

bool concerns(const PublicSession& session, const Dialogue& dialogue, const DelegationId& delegation) {
  const auto names = [&](const std::vector<DelegationId>& ids) {
    return std::find(ids.begin(), ids.end(), delegation) != ids.end();
  };
  if (names(session.hosts) || names(session.chairs) || names(session.co_chairs) || names(session.organisers) ||
      names(session.attendance.organisations) || names(session.attendance.guests)) {
    return true;
  }
  if (session.invited) return names(*session.invited);
  const PartnerSet* partners = dialogue.find_set(all_partners, std::nullopt);
  const PartnerSet* organisations = dialogue.find_set("partner-organisations", std::nullopt);
  return partners == nullptr || names(partners->members) || (organisations != nullptr && names(organisations->members));
}

}  // namespace plenary::scheduler
