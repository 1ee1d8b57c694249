#include "scheduler/world/world.hpp"

#include <stdexcept>
#include <utility>

#include "scheduler/model/joined_dialogue.hpp"

namespace plenary::scheduler {

namespace {

constexpr std::string_view suffix = ".json";
constexpr std::string_view hijri_name = "umm_al_qura.json";
constexpr std::string_view ramadan_name = "ramadan.json";
constexpr std::string_view holidays_name = "holidays/concepts.json";
constexpr std::string_view regions_name = "regions.json";

std::string country_name(std::string_view code) { return "countries/" + std::string{code} + std::string{suffix}; }
std::string dialogue_name(std::string_view id) { return "dialogues/" + std::string{id} + std::string{suffix}; }

template <class T>
T or_throw(Checked<T> read) {
  if (!read) throw std::runtime_error("the reference data in the program: " + to_text(read.error().front()));
  return std::move(*read);
}

Almanac almanac_of(const Archive& archive) {
  const std::string hijri = archive.text(hijri_name);
  const std::string ramadan = archive.text(ramadan_name);
  const std::string holidays = archive.text(holidays_name);
  const std::string regions = archive.text(regions_name);
  return or_throw(
      read_almanac({{hijri_name, hijri}, {ramadan_name, ramadan}, {holidays_name, holidays}, {regions_name, regions}}));
}

std::vector<std::string> ids_in(const Archive& archive, std::string_view folder) {
  std::vector<std::string> ids;
  for (std::string_view name : archive.names(folder)) {
    name.remove_prefix(folder.size());
    name.remove_suffix(suffix.size());
    ids.emplace_back(name);
  }
  return ids;
}

}  // namespace

World::World(Archive archive) : archive_{std::move(archive)}, almanac_{almanac_of(archive_)} {}

const Country* World::country(std::string_view code) const {
  const std::lock_guard lock{mutex_};
  if (const auto found = countries_.find(code); found != countries_.end()) return found->second.get();
  const std::string name = country_name(code);
  if (!archive_.contains(name)) return nullptr;
  const std::string text = archive_.text(name);
  auto read = std::make_unique<const Country>(or_throw(read_country({name, text}, almanac_)));
  return countries_.emplace(code, std::move(read)).first->second.get();
}

std::string World::country_text(std::string_view code) const { return archive_.text(country_name(code)); }

std::string World::dialogue_text(std::string_view id) const { return archive_.text(dialogue_name(id)); }

std::vector<std::string> World::codes() const { return ids_in(archive_, "countries/"); }

std::vector<std::string> World::dialogues() const { return ids_in(archive_, "dialogues/"); }

bool World::has_dialogue(std::string_view id) const { return archive_.contains(dialogue_name(id)); }

Dialogue World::dialogue(std::string_view id) const {
  const std::string name = dialogue_name(id);
  const std::string text = archive_.text(name);
  return or_throw(read_dialogue({name, text}));
}

Checked<Dialogue> World::read_dialogue(const NamedText& document) const {
  return scheduler::read_dialogue(
      document, [this](std::string_view code) { return country(code); }, almanac_);
}

std::string World::basis_of(const Dialogue& dialogue) const {
  std::string all;
  for (const std::string_view name : {hijri_name, ramadan_name, holidays_name, regions_name})
    all += archive_.text(name);
  for (const std::string& id : DialogueChoice::of(dialogue.id).dialogues) {
    if (has_dialogue(id)) all += archive_.text(dialogue_name(id));
  }
  for (const auto& [code, holidays] : dialogue.holidays) {
    if (archive_.contains(country_name(code))) all += archive_.text(country_name(code));
  }
  return all;
}

}  // namespace plenary::scheduler
