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

inline const Words<Counts>& counts_words() {
  static const Words<Counts> words{{"fairly", Counts::fairly}, {"total", Counts::total}};
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

/// From Monday on; by `weekday::c_encoding()`.
inline const Words<unsigned>& weekday_words() {
  static const Words<unsigned> words{{"mon", 1}, {"tue", 2}, {"wed", 3}, {"thu", 4},
                                     {"fri", 5}, {"sat", 6}, {"sun", 0}};
  return words;
}

/// Relations among sessions that planning keeps: those of the programme's list.
inline Words<RelationKind> planned_relation_words() {
  Words<RelationKind> words;
  for (const RelationTraits& one : relation_traits) {
    if (one.binds_times) words.emplace_back(one.name, one.kind);
  }
  return words;
}

/// Statements that a session makes of itself: those of its own list.
inline Words<RelationKind> stated_relation_words() {
  Words<RelationKind> words;
  for (const RelationTraits& one : relation_traits) {
    if (one.is_about_first) words.emplace_back(one.name, one.kind);
  }
  return words;
}

inline const Words<DelegationKind>& party_kind_words() {
  static const Words<DelegationKind> words{{"state", DelegationKind::state},
                                           {"organisation", DelegationKind::organisation}};
  return words;
}

inline const Words<Waiver::What>& waiver_words() {
  static const Words<Waiver::What> words{{"rest_day", Waiver::What::rest_day},
                                         {"holiday", Waiver::What::holiday},
                                         {"friday_prayer", Waiver::What::friday_prayer}};
  return words;
}

/// The word for `value`.
template <class T>
const std::string& word_for(const Words<T>& words, const T& value) {
  for (const auto& [word, meaning] : words) {
    if (meaning == value) return word;
  }
  return words.front().first;
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
