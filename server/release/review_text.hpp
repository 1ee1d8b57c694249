#pragma once

#include <string>
#include <string_view>

#include "calendar/text.hpp"
#include "scheduler/review/review.hpp"

/// What a review found, as the secretariat reads it.
namespace plenary::server {

std::string review_text(const scheduler::Programme& programme, const scheduler::Review& review, Language language);

/// The same as a document ("plenary-review/1", data/schema/review.schema.json).
std::string write_review(const scheduler::Review& review, std::string_view tzdata, Language language);

}  // namespace plenary::server
