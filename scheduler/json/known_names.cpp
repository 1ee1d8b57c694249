#include "scheduler/json/known_names.hpp"

#include <charconv>
#include <map>
#include <vector>

#include "data/embedded.hpp"

namespace plenary::scheduler {

namespace {

struct KnownNames {
  NameIndex countries;
  NameIndex dialogues;
  std::map<std::string_view, std::string_view> english;  ///< of countries, by code
};

/// The parts of `line` between tabs.
std::vector<std::string_view> parts_of(std::string_view line) {
  std::vector<std::string_view> parts;
  for (std::size_t end = line.find('\t'); end != std::string_view::npos; end = line.find('\t')) {
    parts.push_back(line.substr(0, end));
    line.remove_prefix(end + 1);
  }
  parts.push_back(line);
  return parts;
}

/// One line of data::reference_names.
void add_line(std::string_view line, KnownNames& known) {
  const auto parts = parts_of(line);
  constexpr std::size_t fixed = 3;
  if (parts.size() <= fixed) return;
  const bool is_country = parts[0] == "countries";
  NameIndex& index = is_country ? known.countries : known.dialogues;
  const std::string_view id = parts[1];
  std::size_t codes = 0;
  std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), codes);
  index.add_code(id, id);
  for (std::size_t i = fixed; i < parts.size(); ++i) {
    if (i < fixed + codes) {
      index.add_code(parts[i], id);
    } else {
      index.add_name(parts[i], id);
    }
  }
  // The id of a dialogue is a word, which may have slips like any name.
  if (!is_country) index.add_name(id, id);
  if (is_country) known.english.emplace(id, parts[fixed + codes]);
}

const KnownNames& known_names() {
  static const KnownNames names = [] {
    KnownNames known;
    std::string_view text = data::reference_names();
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      add_line(text.substr(0, end), known);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return known;
  }();
  return names;
}

}  // namespace

const NameIndex& country_names() { return known_names().countries; }

const NameIndex& dialogue_names() { return known_names().dialogues; }

std::string country_with_name(std::string_view code) {
  const auto found = known_names().english.find(code);
  return found == known_names().english.end() ? std::string{code}
                                              : std::string{code} + " (" + std::string{found->second} + ")";
}

}  // namespace plenary::scheduler
