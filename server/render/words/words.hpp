#pragma once

#include <string>
#include <string_view>

#include "calendar/text.hpp"
#include "scheduler/model/role.hpp"
#include "scheduler/model/session.hpp"

/// The names of what a dialogue's programme is made of, and the signs between words.
namespace plenary::server {

std::string_view kind_name(scheduler::SessionKind kind, Language language);
/// Empty for an unknown mode.
std::string_view mode_name(scheduler::SessionMode mode, Language language);
std::string_view status_name(scheduler::SessionStatus status, Language language);
std::string_view role_name(scheduler::Role role, Language language);

/// How the subject of a relation speaks of its target: "In the margins of".
std::string_view relation_name(scheduler::RelationKind relation, Language language);
/// How the target speaks of the subject: "In its margins".
std::string_view inverse_relation_name(scheduler::RelationKind relation, Language language);

/// "label: value" with the language's punctuation: French puts a space before the colon.
std::string labelled(std::string_view label, std::string_view value, Language language);

/// "A, B, C"; Arabic has its own comma.
std::string_view list_separator(Language language);

/// What `language` is called by those who speak it: "English", "Français".
std::string_view own_name(Language language);

}  // namespace plenary::server
