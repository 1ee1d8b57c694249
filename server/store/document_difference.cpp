#include "server/store/document_difference.hpp"

#include <algorithm>
#include <set>

#include "scheduler/json/reader.hpp"

namespace plenary::server {

namespace {

using scheduler::Json;

const Json* id_of(const Json& element) {
  if (!element.is_object()) return nullptr;
  const auto found = element.find("id");
  return found != element.end() && found->is_string() ? &*found : nullptr;
}

/// Whether the elements of `list` can be told apart by their ids.
bool has_ids(const Json& list) {
  std::set<std::string> ids;
  return std::ranges::all_of(list, [&](const Json& element) {
    const Json* id = id_of(element);
    return id != nullptr && ids.insert(id->get<std::string>()).second;
  });
}

const Json* element_of(const Json& list, const std::string& id) {
  for (const Json& element : list) {
    if (const Json* own = id_of(element); own != nullptr && own->get<std::string>() == id) return &element;
  }
  return nullptr;
}

class Comparing {
 public:
  Json run(const Json& before, const Json& after) {
    compare("", &before, &after);
    return std::move(entries_);
  }

 private:
  void compare(const std::string& at, const Json* before, const Json* after) {
    if (before != nullptr && after != nullptr) {
      if (*before == *after) return;
      if (before->is_object() && after->is_object()) return compare_members(at, *before, *after);
      if (before->is_array() && after->is_array() && has_ids(*before) && has_ids(*after))
        return compare_elements(at, *before, *after);
    }
    Json entry{{"at", at}};
    if (before != nullptr) entry["before"] = *before;
    if (after != nullptr) entry["after"] = *after;
    entries_.push_back(std::move(entry));
  }

  void compare_members(const std::string& at, const Json& before, const Json& after) {
    for (const auto& [name, value] : before.items()) {
      const auto other = after.find(name);
      compare(scheduler::child(at, name), &value, other == after.end() ? nullptr : &*other);
    }
    for (const auto& [name, value] : after.items()) {
      if (!before.contains(name)) compare(scheduler::child(at, name), nullptr, &value);
    }
  }

  void compare_elements(const std::string& at, const Json& before, const Json& after) {
    for (const Json& element : before) {
      const auto id = id_of(element)->get<std::string>();
      compare(scheduler::child(at, id), &element, element_of(after, id));
    }
    for (const Json& element : after) {
      const auto id = id_of(element)->get<std::string>();
      if (element_of(before, id) == nullptr) compare(scheduler::child(at, id), nullptr, &element);
    }
    std::vector<std::string> old_order;
    std::vector<std::string> new_order;
    for (const Json& element : before) old_order.push_back(id_of(element)->get<std::string>());
    for (const Json& element : after) new_order.push_back(id_of(element)->get<std::string>());
    std::erase_if(old_order, [&](const std::string& id) { return element_of(after, id) == nullptr; });
    std::erase_if(new_order, [&](const std::string& id) { return element_of(before, id) == nullptr; });
    if (old_order != new_order) entries_.push_back({{"at", at}, {"before", old_order}, {"after", new_order}});
  }

  Json entries_ = Json::array();
};

}  // namespace

std::string document_difference(std::string_view before, std::string_view after) {
  const auto old_document = scheduler::parse_document(before);
  const auto new_document = scheduler::parse_document(after);
  if (!old_document || !new_document) return "[]";
  return Comparing{}.run(*old_document, *new_document).dump();
}

}  // namespace plenary::server
