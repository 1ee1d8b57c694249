#pragma once

#include <string>
#include <string_view>

#include "calendar/text.hpp"
#include "scheduler/model/session.hpp"

/// The words around the facts, in the dialogue's four languages. Translations are unreviewed.
namespace plenary::server {

enum class Word {
  when,
  your_time,
  hosted_by,
  chaired_by,
  co_chaired_by,
  organised_by,
  opened_by,
  working_groups,
  participants,
  partner_countries,
  african,
  european,
  organisations,
  guests,
  interpretation,
  outcome,
  join,
  more,
  // Only on the page:
  zone,
  as_agreed,
  language,
  show,
  subscribe,
  delegation,
  whole_programme,
  address,
  open_in_calendar,
  refresh_note,
  not_scheduled,
  what_sources_say,
  open_questions,
  notes,
  release,
  published,
  tzdata,
  all_times,
  use_your_zone,
  skip
};

std::string_view word(Word word, Language language);

std::string_view kind_name(scheduler::SessionKind kind, Language language);
/// Empty for an unknown mode.
std::string_view mode_name(scheduler::SessionMode mode, Language language);
std::string_view status_name(scheduler::SessionStatus status, Language language);

/// How the subject of a relation speaks of its target: "In the margins of".
std::string_view relation_name(scheduler::SessionRelation relation, Language language);
/// How the target speaks of the subject: "In its margins".
std::string_view inverse_relation_name(scheduler::SessionRelation relation, Language language);

/// "label: value" with the language's punctuation: French puts a space before the colon.
std::string labelled(std::string_view label, std::string_view value, Language language);

/// "A, B, C"; Arabic has its own comma.
std::string_view list_separator(Language language);

}  // namespace plenary::server
