#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scheduler/model/session.hpp"

/// The words that programme documents use for the values of the model; one list each, also for messages.
namespace plenary::scheduler {

template <class T>
using Words = std::vector<std::pair<std::string, T>>;

inline const Words<SessionKind>& session_kind_words() {
  static const Words<SessionKind> words{{"plenary", SessionKind::plenary},
                                        {"working_group", SessionKind::working_group},
                                        {"webinar", SessionKind::webinar},
                                        {"virtual_meeting", SessionKind::virtual_meeting},
                                        {"workshop", SessionKind::workshop},
                                        {"technical_workshop", SessionKind::technical_workshop},
                                        {"regional_workshop", SessionKind::regional_workshop},
                                        {"technical_meeting", SessionKind::technical_meeting},
                                        {"thematic_meeting", SessionKind::thematic_meeting},
                                        {"trilateral_thematic_meeting", SessionKind::trilateral_thematic_meeting},
                                        {"side_event", SessionKind::side_event},
                                        {"senior_officials_meeting", SessionKind::senior_officials_meeting},
                                        {"ministerial_conference", SessionKind::ministerial_conference},
                                        {"sequence", SessionKind::sequence},
                                        {"meeting", SessionKind::meeting}};
  return words;
}

inline const Words<SessionMode>& session_mode_words() {
  static const Words<SessionMode> words{{"virtual", SessionMode::virtual_only},
                                        {"in_person", SessionMode::in_person},
                                        {"hybrid", SessionMode::hybrid},
                                        {"unknown", SessionMode::unknown}};
  return words;
}

inline const Words<SessionStatus>& session_status_words() {
  static const Words<SessionStatus> words{
      {"draft", SessionStatus::draft},         {"tentative", SessionStatus::tentative},
      {"confirmed", SessionStatus::confirmed}, {"held", SessionStatus::held},
      {"postponed", SessionStatus::postponed}, {"cancelled", SessionStatus::cancelled}};
  return words;
}

inline const Words<SessionRelation>& session_relation_words() {
  static const Words<SessionRelation> words{{"part_of", SessionRelation::part_of},
                                            {"opens", SessionRelation::opens},
                                            {"closes", SessionRelation::closes},
                                            {"in_margins_of", SessionRelation::in_margins_of},
                                            {"requested_at", SessionRelation::requested_at},
                                            {"repeated_at", SessionRelation::repeated_at},
                                            {"joint_with", SessionRelation::joint_with},
                                            {"first_meeting_with", SessionRelation::first_meeting_with},
                                            {"presents", SessionRelation::presents},
                                            {"replaces", SessionRelation::replaces}};
  return words;
}

inline const Words<DelegationKind>& party_kind_words() {
  static const Words<DelegationKind> words{{"state", DelegationKind::state},
                                           {"organisation", DelegationKind::organisation}};
  return words;
}

inline const Words<Language>& language_words() {
  static const Words<Language> words{
      {"en", Language::en}, {"fr", Language::fr}, {"pt", Language::pt}, {"ar", Language::ar}};
  return words;
}

/// Fields of a session whose source may differ from the session's own.
inline const std::vector<std::string>& provenance_fields() {
  static const std::vector<std::string> fields{
      "title",   "kind",      "mode",        "status",    "status_note", "when",     "place",          "hosts",
      "chairs",  "co_chairs", "organisers",  "opened_by", "description", "outcome",  "working_groups", "attendance",
      "invited", "languages", "conferences", "url",       "links",       "relations"};
  return fields;
}

}  // namespace plenary::scheduler
