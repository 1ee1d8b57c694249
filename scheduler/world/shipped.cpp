#include "scheduler/world/shipped.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "data/embedded.hpp"
#include "scheduler/json/dialogue_choice.hpp"
#include "scheduler/json/known_names.hpp"
#include "scheduler/model/joined_dialogue.hpp"

namespace plenary::scheduler {

namespace {

/// What was made of an id, once for each; it stays where it is.
template <class T>
class Made {
 public:
  const T& at(std::string_view id, const std::function<T()>& make) {
    const std::lock_guard lock{mutex_};
    const auto found = all_.find(id);
    return found != all_.end() ? found->second : all_.emplace(id, make()).first->second;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, T, std::less<>> all_;
};

/// All member states of the world.
constexpr std::string_view everybody = "un";

struct Added {
  Dialogue dialogue;
  std::string text;
};

/// Dialogues that somebody wrote, by id. They are added before any is asked for, by one thread.
std::map<std::string, Added, std::less<>>& added() {
  static std::map<std::string, Added, std::less<>> all;
  return all;
}

bool is_known(std::string_view id) { return added().contains(id) || shipped_world().has_dialogue(id); }

std::string nearest_dialogue(std::string_view id) {
  const auto like = dialogue_names().like(id);
  return like.size() == 1 ? like.front() : std::string{};
}

Dialogue one_dialogue(std::string_view id) {
  const auto own = added().find(id);
  return own != added().end() ? own->second.dialogue : shipped_world().dialogue(id);
}

Dialogue made_of(const DialogueChoice& choice) {
  std::vector<Dialogue> dialogues;
  for (const std::string& id : choice.dialogues) dialogues.push_back(one_dialogue(id));
  std::vector<const Dialogue*> all;
  for (const Dialogue& dialogue : dialogues) all.push_back(&dialogue);
  std::vector<const Country*> guests;
  for (const std::string& code : choice.guests) {
    guests.push_back(shipped_world().country(code));
    if (guests.back() == nullptr) throw std::out_of_range("no country " + code);
  }
  if (all.empty()) throw std::out_of_range("no dialogue is named");
  return joined(all, guests, choice.counts);
}

}  // namespace

const World& shipped_world() {
  static const World world{Archive{data::reference_archive()}};
  return world;
}

const Dialogue& shipped_dialogue(std::string_view id) {
  static Made<Dialogue> dialogues;
  return dialogues.at(id, [&] { return made_of(DialogueChoice::of(id)); });
}

const Dialogue& dialogue_for(std::string_view json) {
  const DialogueChoice asked = DialogueChoice::of(dialogue_asked(json));
  DialogueChoice known;
  for (const std::string& id : asked.dialogues) {
    const std::string nearest = is_known(id) ? id : nearest_dialogue(id);
    if (!nearest.empty()) known.dialogues.push_back(nearest);
  }
  if (known.dialogues.empty()) known.dialogues.emplace_back(everybody);
  for (const std::string& code : asked.guests) {
    if (shipped_world().country(code) != nullptr) known.guests.push_back(code);
  }
  known.counts = asked.counts;
  return shipped_dialogue(known.text());
}

Errors add_dialogue(const NamedText& document) {
  auto read = shipped_world().read_dialogue(document);
  if (!read) return read.error();
  const std::string id = read->id;
  if (shipped_world().has_dialogue(id))
    return {{"/id", id, {"dialogues.shipped", {}}, {"dialogues.another-id", {}}, ""}};
  added().emplace(id, Added{std::move(*read), std::string{document.text}});
  return {};
}

const BurdenTable& shipped_burden_table() {
  static const BurdenTable table = [] {
    auto read = read_burden_table(data::burden_table_json());
    if (!read) throw std::runtime_error("the burden table in the program: " + to_text(read.error().front()));
    return std::move(*read);
  }();
  return table;
}

const std::string& shipped_basis(std::string_view dialogue_id) {
  static Made<std::string> bases;
  return bases.at(dialogue_id, [&] {
    std::string basis = shipped_world().basis_of(shipped_dialogue(dialogue_id));
    for (const std::string& id : DialogueChoice::of(dialogue_id).dialogues) {
      if (const auto own = added().find(id); own != added().end()) basis += own->second.text;
    }
    return basis + std::string{data::burden_table_json()};
  });
}

}  // namespace plenary::scheduler
