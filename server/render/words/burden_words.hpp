#pragma once

#include <string>

#include "calendar/message.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/burden.hpp"

/// Burdens as people read them.
namespace plenary::server {

/// "8", "8.25", "8,25": points without needless digits.
std::string points_text(scheduler::Burden burden, Language language);

/// "8.25 points", as an argument of a sentence.
std::vector<Message> points(scheduler::Burden burden);

/// The title, or the id where there is none.
std::string title_or_id(const LocalizedText& title, const std::string& id, Language language);

/// The first `most` of `all`, and how many more there are; one too many is shown all the same.
std::vector<std::string> shortened(std::vector<std::string> all, std::size_t most, Language language);

}  // namespace plenary::server
