#include "server/ask/new_programme.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "scheduler/json/delegation_names.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server {

namespace {

std::string as_json(std::string_view text) { return nlohmann::json(std::string{text}).dump(); }

/// A set or a delegation of the dialogue: what is written exactly goes before names.
std::pair<std::string_view, std::string> invited_as(const std::string& name, const scheduler::Dialogue& dialogue) {
  if (dialogue.find_set(name, std::nullopt) != nullptr) return {"set", name};
  if (dialogue.find(name) != nullptr) return {"delegation", name};
  if (std::string set = scheduler::set_called(name, dialogue); !set.empty()) return {"set", std::move(set)};
  const auto* meant = scheduler::delegation_meant(name, dialogue);
  return {"delegation", meant != nullptr ? meant->id.value : name};
}

/// "SN", "ecowas", "Ivory Coast" as entries of an attendance; a name of nobody stays, and the reader says what it may
/// be.
void add_entries(const std::vector<std::string>& names, std::string_view role, const scheduler::Dialogue& dialogue,
                 std::vector<std::string>& entries) {
  for (const std::string& name : names) {
    const auto [kind, id] = invited_as(name, dialogue);
    entries.push_back(fmt::format(R"({{ "{}": {}, "role": "{}" }})", kind, as_json(id), role));
  }
}

/// "08:00-19:00".
std::pair<std::string, std::string> hours_of(const std::string& hours) {
  const auto dash = hours.find('-');
  if (dash == std::string::npos) return {hours, hours};
  return {hours.substr(0, dash), hours.substr(dash + 1)};
}

std::string as_list(const std::vector<std::string>& words) {
  std::vector<std::string> texts;
  for (const std::string& word : words) texts.push_back(as_json(word));
  return fmt::format("[{}]", fmt::join(texts, ", "));
}

class Document {
 public:
  explicit Document(Language language) : language_(language) {}

  std::string write(const NewProgramme& wanted) {
    const std::string id = wanted.id.empty() ? id_of(wanted.title) : wanted.id;
    // Reading tells of a dialogue that nobody knows.
    const auto& dialogue = scheduler::dialogue_for(fmt::format(R"({{"dialogue": {}}})", as_json(wanted.dialogue)));
    line("{");
    remark("new.remark-file");
    line(R"(  "format": "plenary-programme/1",)");
    remark("new.remark-id");
    line(fmt::format(R"(  "id": {},)", as_json(id)));
    line(fmt::format(R"(  "dialogue": {},)", as_json(wanted.dialogue)));
    line(fmt::format(R"(  "title": {},)", as_json(wanted.title)));
    if (!wanted.zone.empty()) {
      remark("new.remark-zone");
      line(fmt::format(R"(  "zone": {},)", as_json(wanted.zone)));
    }
    remark("new.remark-window");
    line(
        fmt::format(R"(  "window": {{ "from": {}, "to": {} }},)", as_json(wanted.first_day), as_json(wanted.last_day)));
    if (!wanted.hours.empty()) {
      const auto [from, to] = hours_of(wanted.hours);
      remark("new.remark-hours");
      line(fmt::format(R"(  "hours": {{ "from": {}, "to": {} }},)", as_json(from), as_json(to)));
    }
    if (!wanted.weekdays.empty()) {
      remark("new.remark-weekdays");
      line(fmt::format(R"(  "weekdays": {},)", as_list(wanted.weekdays)));
    }
    if (!wanted.not_on.empty()) {
      remark("new.remark-not-on");
      line(fmt::format(R"(  "not_on": {},)", as_list(wanted.not_on)));
    }
    remark("new.remark-attendance");
    line(R"(  "attendance": [)");
    std::vector<std::string> entries;
    add_entries(wanted.co_chairs, "co_chair", dialogue, entries);
    add_entries(wanted.required, "required", dialogue, entries);
    add_entries(wanted.preferred, "preferred", dialogue, entries);
    for (std::size_t i = 0; i < entries.size(); ++i) line("    " + entries[i] + (i + 1 < entries.size() ? "," : ""));
    line("  ],");
    remark("new.remark-sessions");
    line(R"(  "sessions": [)");
    line(fmt::format(R"(    {{ "id": {}, "title": {}, "wish": {{ "duration": {} }} }})", as_json(id),
                     as_json(wanted.title), as_json(wanted.duration)));
    line("  ]");
    line("}");
    return std::move(text_);
  }

 private:
  static std::string id_of(const std::string& title) {
    const auto slug = scheduler::slug_of(title);
    return slug.empty() ? "session" : slug;
  }

  void line(const std::string& text) { text_ += text + '\n'; }
  void remark(std::string_view code) { text_ += "  // " + std::string{label(code, language_)} + '\n'; }

  Language language_;
  std::string text_;
};

}  // namespace

Checked<std::string> new_programme(const NewProgramme& wanted, Language language) {
  std::string text = Document{language}.write(wanted);
  // What is wrong with an answer is said as of a document: it names the member that the answer went into.
  if (const auto read = scheduler::read_programme(text, scheduler::dialogue_for(text)); !read)
    return unexpected(read.error());
  return text;
}

}  // namespace plenary::server
