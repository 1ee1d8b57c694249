#include "scheduler/world/shipped.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>

#include "data/embedded.hpp"

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

}  // namespace

const World& shipped_world() {
  static const World world{Archive{data::reference_archive()}};
  return world;
}

const Dialogue& shipped_dialogue(std::string_view id) {
  static Made<Dialogue> dialogues;
  return dialogues.at(id, [&] { return shipped_world().dialogue(id); });
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
    return shipped_world().basis_of(shipped_dialogue(dialogue_id)) + std::string{data::burden_table_json()};
  });
}

}  // namespace plenary::scheduler
