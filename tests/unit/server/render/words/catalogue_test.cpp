#include "server/render/words/catalogue.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "server/render/words/dates.hpp"
#include "tests/source_tree.hpp"

namespace {

using namespace plenary;
using namespace std::chrono_literals;
using calendar::Date;
using server::in_words;

const Date day{std::chrono::year{2026} / 11 / 1};

std::string all_sources() {
  std::string text;
  for (const char* room : {"calendar", "scheduler", "verify", "server", "cli"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(test::path_in_tree(room))) {
      const auto name = entry.path().string();
      if (!name.ends_with(".cpp") && !name.ends_with(".hpp")) continue;
      text += test::read_in_tree(name.substr(test::path_in_tree("").size()));
    }
  }
  return text;
}

/// What stands between quotes in the sources and looks like a code of one of the catalogue's areas, such as
/// "error.where"; one that ends in a dot is the beginning of a family: "role.".
std::set<std::string> codes_in_sources() {
  std::set<std::string> areas;
  for (const std::string& code : server::codes_of(Language::en)) areas.insert(code.substr(0, code.find('.')));
  const std::string sources = all_sources();
  const std::regex literal{R"re("([a-z-]+)(\.[a-z0-9_.-]*)")re"};
  std::set<std::string> found;
  for (std::sregex_iterator it{sources.begin(), sources.end(), literal}, end; it != end; ++it) {
    if (areas.contains((*it)[1])) found.insert((*it)[1].str() + (*it)[2].str());
  }
  return found;
}

}  // namespace

TEST_CASE("Every code in the sources has its words, and every word is said somewhere", "[words]") {
  const auto in_sources = codes_in_sources();
  const auto codes = server::codes_of(Language::en);
  const std::set<std::string> known(codes.begin(), codes.end());
  for (const std::string& code : in_sources) {
    INFO(code);
    if (!code.ends_with('.')) CHECK(known.contains(code));
  }
  for (const std::string& code : codes) {
    INFO(code);
    const bool of_family = std::ranges::any_of(
        in_sources, [&](const std::string& found) { return found.ends_with('.') && code.starts_with(found); });
    CHECK((in_sources.contains(code) || of_family));
  }
  CHECK(in_sources.size() > 80);
}

TEST_CASE("The four languages have the same sentences, which take the same arguments", "[words]") {
  for (const Language language : all_languages) {
    INFO(tag(language));
    REQUIRE(server::codes_of(language) == server::codes_of(Language::en));
    for (const std::string& code : server::codes_of(Language::en)) {
      INFO(code);
      const std::string pattern = server::pattern_of(code, language);
      CHECK_FALSE(pattern.empty());
      CHECK(server::arguments_of(code, language) == server::arguments_of(code, Language::en));
      // It quotes in MessageFormat; a printed apostrophe is U+2019.
      CHECK(pattern.find('\'') == std::string::npos);
    }
  }
}

TEST_CASE("Counts choose among the six plurals of Arabic", "[words]") {
  for (const std::string& code : server::codes_of(Language::ar)) {
    const std::string pattern = server::pattern_of(code, Language::ar);
    INFO(code);
    std::size_t plurals = 0;
    for (std::size_t at = pattern.find(", plural,"); at != std::string::npos; at = pattern.find(", plural,", at + 1))
      ++plurals;
    for (const char* form : {" zero {", " one {", " two {", " few {", " many {", " other {"}) {
      std::size_t forms = 0;
      for (std::size_t at = pattern.find(form); at != std::string::npos; at = pattern.find(form, at + 1)) ++forms;
      CHECK(forms >= plurals);
    }
  }
}

TEST_CASE("No language is left in the letters of another", "[words]") {
  // What no translation changes: signs, names of things that are named so everywhere, arguments alone.
  const std::regex latin_word{R"re([A-Za-z]{2,})re"};
  const std::set<std::string> names_everywhere{"Google", "Nextcloud", "Apple",     "UTC",  "JSON",   "CSV",
                                               "ISO",    "RFC",       "UTF",       "ETag", "tzdata", "Jain",
                                               "Gini",   "VTIMEZONE", "iCalendar", "IANA"};
  for (const std::string& code : server::codes_of(Language::ar)) {
    // Arguments, and the keywords of plurals and choices, are for the machine.
    std::string text =
        std::regex_replace(server::pattern_of(code, Language::ar),
                           std::regex{R"re(\{[a-z_]+(, *[a-z]+)?(, *::[^}]*)?[,}]|\b[a-z_0-9=]+ \{)re"}, " ");
    INFO(code << ": " << text);
    // What is to be typed as it stands is isolated; a sentence is not.
    const std::regex literal{"\u2068[^\u2069]*\u2069"};
    for (std::sregex_iterator it{text.begin(), text.end(), literal}, end; it != end; ++it) {
      CHECK_FALSE(std::regex_search(it->str(), std::regex{"[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}"}));
    }
    text = std::regex_replace(text, literal, " ");
    for (std::sregex_iterator it{text.begin(), text.end(), latin_word}, end; it != end; ++it) {
      CHECK(names_everywhere.contains(it->str()));
    }
  }
  for (const Language language : {Language::fr, Language::pt}) {
    std::size_t same = 0;
    for (const std::string& code : server::codes_of(language)) {
      const std::string pattern = server::pattern_of(code, language);
      if (pattern.find(' ') != std::string::npos && std::regex_search(pattern, std::regex{"[a-z]{4,} [a-z]{3,}"}))
        same += pattern == server::pattern_of(code, Language::en);
    }
    INFO(tag(language));
    CHECK(same == 0);
  }
}

TEST_CASE("An error is one line in each language", "[words]") {
  const Error error{"/session/zone", "CEST", "is an abbreviation, not a zone", "", "Europe/Paris"};
  CHECK(in_words(error, Language::en) == to_text(error));
  CHECK(in_words(error, Language::ar).find("\u2068/session/zone\u2069: ") == 0);
}

TEST_CASE("Dates, times, lengths of time and lists follow the language", "[words]") {
  CHECK(server::full_date(day, Language::en) == "Sunday 1 November 2026");
  CHECK(server::full_date(day, Language::fr) == "dimanche 1er novembre 2026");
  CHECK(server::full_date(day, Language::pt) == "domingo, 1 de novembro de 2026");
  CHECK(server::full_date(day, Language::ar) == "الأحد، 1 نوفمبر 2026");
  CHECK(server::brief_date(day, Language::en) == "Sun 1 Nov");
  CHECK(server::brief_date(day, Language::fr) == "dim. 1er nov.");
  CHECK(server::month_and_year(day, Language::pt) == "novembro de 2026");
  const std::vector<std::string> three{"A", "B", "C"};
  CHECK(in_words(three, Language::en) == "A, B and C");
  CHECK(in_words(three, Language::fr) == "A, B et C");
  CHECK(in_words(three, Language::pt) == "A, B e C");
  const calendar::LocalTime start = calendar::midnight(day) + 14h;
  CHECK(in_words({"error.where", {{"where", start}, {"message", 90min}}}, Language::en) ==
        "1 November 2026, 14:00: 1 hour, 30 minutes");
  CHECK(in_words({"error.where", {{"where", start}, {"message", 90min}}}, Language::fr) ==
        "1er novembre 2026 à 14:00\u00A0: 1\u00A0heure et 30 minutes");
}

TEST_CASE("What is read from left to right is isolated in Arabic, and nowhere else", "[words]") {
  CHECK(server::isolated("Europe/Paris", Language::ar) == "\u2068Europe/Paris\u2069");
  CHECK(server::isolated("14:00", Language::ar) == "\u206814:00\u2069");
  CHECK(server::isolated("السنغال", Language::ar) == "السنغال");
  CHECK(server::isolated("Europe/Paris", Language::pt) == "Europe/Paris");
}
