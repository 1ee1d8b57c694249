#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include "calendar/civil/iso.hpp"
#include "cli/command.hpp"
#include "cli/countries.hpp"
#include "scheduler/json/known_names.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"

namespace plenary::cli {

using scheduler::Dialogue;
using scheduler::Json;
using scheduler::shipped_dialogue;
using scheduler::shipped_world;

namespace {

constexpr std::size_t indent = 4;
constexpr std::size_t width = 110;

struct Options {
  std::string text;
  std::string on;
  std::string format = "table";
};

/// The members on a day; null if they are not known that early.
const scheduler::PartnerSet* members_of(const Dialogue& dialogue, std::optional<calendar::Date> on) {
  return dialogue.find_set(scheduler::all_partners, on);
}

std::string list_of(const std::vector<std::string>& ids, std::optional<calendar::Date> on, Language language) {
  std::size_t longest = 0;
  for (const std::string& id : ids) longest = std::max(longest, id.size());
  std::string text;
  for (const std::string& id : ids) {
    const Dialogue& dialogue = shipped_dialogue(id);
    const auto* members = members_of(dialogue, on);
    text += server::padded(id, longest) + "  " +
            server::right_aligned(members == nullptr ? "–" : std::to_string(members->members.size()), 3) + "  " +
            dialogue.name.in(language) + '\n';
  }
  return text;
}

std::string line_of(std::string_view code, const std::string& words, Language language) {
  return std::string(indent, ' ') + server::in_words(Message{code, {{"words", words}}}, language) + '\n';
}

std::string names_of(const std::vector<scheduler::DelegationId>& ids, const Dialogue& dialogue, Language language) {
  std::vector<std::string> names;
  for (const auto& id : ids)
    names.push_back(fmt::format("{} {}", id.value, dialogue.find(id.value)->name.in(language)));
  return std::string(indent, ' ') + server::wrapped(names, indent, width, language) + '\n';
}

/// Members by region, in the order of the regions' names in English.
std::string regions_of(const scheduler::PartnerSet& members, const Dialogue& dialogue, Language language) {
  std::map<std::string, std::vector<scheduler::DelegationId>> regions;
  for (const auto& id : members.members) {
    const auto& own = dialogue.find(id.value)->regions;
    regions[own.empty() ? "" : own.front().id].push_back(id);
  }
  std::string text;
  for (const auto& [region, ids] : regions) {
    const auto& own = dialogue.find(ids.front().value)->regions;
    text += fmt::format("{} ({})\n", own.empty() ? region : own.front().shown_name().in(language), ids.size());
    text += names_of(ids, dialogue, language);
  }
  return text;
}

/// What the document says of where it comes from, each on a line.
std::string provenance_of(const std::string& id, Language language) {
  const Json document = Json::parse(shipped_world().dialogue_text(id));
  std::string text;
  const auto add = [&](const char* member, std::string_view code) {
    if (document.contains(member) && document[member].is_string())
      text += line_of(code, document[member].get<std::string>(), language);
  };
  add("stated_from", "dialogues.stated-from");
  add("source", "dialogues.source");
  add("confidence", "dialogues.confidence");
  add("note", "dialogues.note");
  return text;
}

std::string details_of(const std::string& id, std::optional<calendar::Date> on, Language language) {
  const Dialogue& dialogue = shipped_dialogue(id);
  const auto* members = members_of(dialogue, on);
  std::string text = fmt::format("{} ({})\n", dialogue.name.in(language), id) + provenance_of(id, language);
  if (members == nullptr) return text + std::string{server::label("dialogues.not-known-then", language)} + '\n';
  text += server::in_words(Message{"dialogues.members", {{"count", members->members.size()}}}, language) + '\n';
  text += regions_of(*members, dialogue, language);
  std::vector<scheduler::DelegationId> in_total;
  for (const auto& delegation : dialogue.delegations) {
    if (!delegation.counts_fairly()) in_total.push_back(delegation.id);
  }
  if (!in_total.empty()) {
    text += std::string{server::label("dialogues.in-total", language)} + '\n' + names_of(in_total, dialogue, language);
  }
  return text;
}

Json as_json(const std::vector<std::string>& ids, std::optional<calendar::Date> on) {
  Json json;
  json["format"] = "plenary-dialogues/1";
  if (on) json["on"] = calendar::to_iso(*on);
  json["dialogues"] = Json::array();
  for (const std::string& id : ids) {
    const auto* members = members_of(shipped_dialogue(id), on);
    Json entry;
    entry["id"] = id;
    entry["members"] = members == nullptr ? Json{} : Json::array();
    if (members != nullptr) {
      for (const auto& member : members->members) entry["members"].push_back(member.value);
    }
    entry["document"] = Json::parse(shipped_world().dialogue_text(id));
    json["dialogues"].push_back(std::move(entry));
  }
  return json;
}

void dialogues(Context& context, const Options& options) {
  Errors errors;
  auto ids = options.text.empty() ? shipped_world().dialogues() : scheduler::dialogue_names().called(options.text);
  if (ids.empty()) {
    const auto like = scheduler::dialogue_names().like(options.text);
    errors.push_back({"ID",
                      printable(options.text),
                      {"dialogues.unknown", {}},
                      {"dialogues.allowed", {}},
                      scheduler::list_names(like)});
  }
  std::optional<calendar::Date> on;
  if (!options.on.empty()) {
    const auto date = calendar::parse_date(options.on);
    if (date) {
      on = *date;
    } else {
      errors.push_back(date.error());
      errors.back().where = "--on";
    }
  }
  if (!errors.empty()) return report(context, "plenary", errors);
  if (options.format == "json") {
    context.out << as_json(ids, on).dump(2) << '\n';
  } else if (ids.size() == 1) {
    context.out << details_of(ids.front(), on, context.language);
  } else {
    context.out << list_of(ids, on, context.language);
  }
}

}  // namespace

void add_dialogues(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("dialogues", "Dialogues that the program carries, with their members");
  const auto options = std::make_shared<Options>();
  command->add_option("ID", options->text, "An id such as ecowas, or a name such as CEDEAO; without it a list");
  command->add_option("--on", options->on, "The day whose members are shown; without it the latest that are known");
  add_language(*command, context);
  command->add_option("--format", options->format, "table, or json with the documents")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->footer("Example: plenary dialogues ecowas --on 2020-09-16");
  command->callback([&context, options] { dialogues(context, *options); });
}

}  // namespace plenary::cli
