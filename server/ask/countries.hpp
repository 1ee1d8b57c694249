#pragma once

#include <string>
#include <vector>

#include "calendar/result.hpp"
#include "calendar/text.hpp"

/// What is known of countries and territories, as every door tells it.
namespace plenary::server {

/// Codes of the countries that `text` is about: called so, in a region called so, or with a name that holds it; of all
/// of them if it is empty.
std::vector<std::string> countries_about(const std::string& text);

/// Of one country all that is known, and how well; of several a line each.
std::string countries_text(const std::vector<std::string>& codes, Language language);

/// The same as a document ("plenary-countries/1"), with each source and confidence.
std::string write_countries(const std::vector<std::string>& codes);

/// That `text` is about none, said of `option`.
Error no_country(const std::string& text, const char* option);

}  // namespace plenary::server
