#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil/time.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/session.hpp"

namespace plenary::scheduler {

/// Which statement of a programme it is, and of when.
struct Edition {
  int number = 1;
  calendar::Instant published;
  friend bool operator==(const Edition&, const Edition&) = default;
};

/// Where statements come from. The founding document is kept apart from what others published later.
struct Source {
  std::string id;
  std::string title;
  std::string url;
  bool founding = false;
  friend bool operator==(const Source&, const Source&) = default;
};

/// A country or organisation that the programme names and the dialogue does not list: a guest, another process.
struct Party {
  DelegationId id;
  LocalizedText name;
  DelegationKind kind = DelegationKind::organisation;
  friend bool operator==(const Party&, const Party&) = default;
};

/// A programme as it is published: the only thing that feeds, pages and exports are made from. It has no place for
/// what is asked of sessions, for busy times or for drafts.
struct Release {
  std::string id;  ///< part of feed addresses and UIDs
  std::string dialogue;
  LocalizedText title;
  LocalizedText description;
  Edition edition;
  std::string url;  ///< the dialogue's own page about it; may be empty
  std::vector<Source> sources;
  std::vector<Party> parties;
  std::vector<std::string> notes;  ///< decisions that the editor took where sources leave a choice
  std::vector<PublicSession> sessions;

  const PublicSession* find(std::string_view session_id) const noexcept;
  const Source* find_source(std::string_view source_id) const noexcept;
};

/// The name of a delegation of `dialogue` or a party of `programme`; null if neither knows `id`.
const LocalizedText* party_name(const Release& programme, const Dialogue& dialogue, const DelegationId& id) noexcept;

/// Whether `session` belongs into the calendar of `delegation`: it is invited, or named as host, chair, co-chair,
/// organiser, guest or organisation. Where the session names nobody, the dialogue's sets "partners" and
/// "partner-organisations" are invited, or every delegation if it has no set "partners".
bool concerns(const PublicSession& session, const Dialogue& dialogue, const DelegationId& delegation);

}  // namespace plenary::scheduler
