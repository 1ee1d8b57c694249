#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "calendar/civil/iso.hpp"
#include "server/api/answer.hpp"

/// What the resources' JSON has in common. Private to server/api.
namespace plenary::server::api {

using Json = nlohmann::ordered_json;

inline std::string text_of(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

inline std::string programme_path(const std::string& id) { return "/api/v1/programmes/" + id; }

/// A page of a list as an answer. `next` is the cursor of the page behind it; empty if there is none.
inline Response page(const Call& call, Json items, const std::string& next, const Paging& paging) {
  Json json{{"items", std::move(items)}};
  if (!next.empty()) {
    json["next"] = std::string(call.request.path) + "?after=" + next + "&most=" + std::to_string(paging.most);
  }
  return document(call, text_of(json));
}

/// A list that was read with one element more than a page has: that element is dropped, and the cursor returned.
template <class List, class Cursor>
std::string cut(List& list, std::size_t most, Cursor cursor) {
  if (list.size() <= most) return {};
  list.resize(most);
  return cursor(list.back());
}

}  // namespace plenary::server::api
