#include "scheduler/json/dialogue_choice.hpp"

#include <algorithm>

#include "scheduler/json/known_names.hpp"
#include "scheduler/json/programme_parts.hpp"
#include "scheduler/json/programme_words.hpp"
#include "scheduler/model/joined_dialogue.hpp"

namespace plenary::scheduler {

namespace {

/// The strings of a member that is one string or a list of them.
std::vector<std::string> strings_of(const Json& document, const char* member) {
  std::vector<std::string> strings;
  if (!document.is_object() || !document.contains(member)) return strings;
  const Json& value = document[member];
  if (value.is_string()) strings.push_back(value.get<std::string>());
  if (!value.is_array()) return strings;
  for (const Json& element : value) {
    if (element.is_string()) strings.push_back(element.get<std::string>());
  }
  return strings;
}

/// Who counts otherwise than the dialogues say, as the member "delegations" has it.
std::map<std::string, Counts> counts_of(const Json& document) {
  std::map<std::string, Counts> counts;
  if (!document.is_object() || !document.contains("delegations") || !document["delegations"].is_array()) return counts;
  for (const Json& sent : document["delegations"]) {
    const auto whose = strings_of(sent, "delegation");
    const auto how = strings_of(sent, "counts");
    if (whose.size() != 1 || how.size() != 1) continue;
    for (const auto& [word, value] : counts_words()) {
      if (word == how.front()) counts.emplace(whose.front(), value);
    }
  }
  return counts;
}

Result<std::string> parse_one_of(std::string_view text, const std::vector<std::string>& known) {
  if (std::ranges::find(known, text) != known.end()) return std::string{text};
  const auto like = dialogue_names().like(text);
  return unexpected(Error{"",
                          printable(text),
                          {"dialogues.unknown", {}},
                          {"dialogues.allowed", {}},
                          like.size() == 1 ? like.front() : std::string{}});
}

/// Guests that are countries are in the dialogue already, since it was made of the same document.
Result<std::string> parse_guest(std::string_view text, const std::vector<std::string>& known) {
  if (std::ranges::find(known, text) != known.end()) return std::string{text};
  std::string fix;
  for (const std::string& code : country_names().like(text))
    fix += (fix.empty() ? "" : " / ") + country_with_name(code);
  return unexpected(Error{"", printable(text), {"reference.no-country", {}}, {"reference.code", {}}, std::move(fix)});
}

}  // namespace

std::string dialogue_asked(std::string_view json) {
  const auto document = parse_document(json);
  if (!document) return {};
  return DialogueChoice{strings_of(*document, "dialogue"), strings_of(*document, "guests"), counts_of(*document)}
      .text();
}

std::string read_dialogue_id(ObjectReader& document, const Dialogue& dialogue) {
  const DialogueChoice known = DialogueChoice::of(dialogue.id);
  const Json* value = document.required("dialogue");
  const auto parse = [&](std::string_view text) { return parse_one_of(text, known.dialogues); };
  if (value != nullptr && value->is_array()) {
    const auto count = document.each_element("dialogue", true, [&](const Json& element, std::string pointer) {
      document.parsed(element, std::move(pointer), parse);
    });
    if (count == 0) document.report("dialogue", {"", "", {"json.empty", {}}, {"dialogues.allowed", {}}, ""});
  } else if (value != nullptr) {
    document.optional_parsed("dialogue", parse);
  }
  document.each_element("guests", false, [&](const Json& element, std::string pointer) {
    document.parsed(element, std::move(pointer),
                    [&](std::string_view text) { return parse_guest(text, known.guests); });
  });
  return dialogue.id;
}

}  // namespace plenary::scheduler
