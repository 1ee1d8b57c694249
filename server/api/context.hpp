#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "calendar/text.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"
#include "server/access/attempts.hpp"
#include "server/access/token_table.hpp"
#include "server/http/service.hpp"
#include "server/release/release.hpp"
#include "server/store/store.hpp"

namespace plenary::server {

/// What the handlers of the API work with. Everything outlives them.
class ApiContext {
 public:
  /// `on_change` puts into service what was just written.
  ApiContext(Store& kept_in, std::function<calendar::Instant()> clock, std::function<void()> on_change)
      : store(kept_in), now(std::move(clock)), changed(std::move(on_change)) {}

  Store& store;
  const scheduler::Dialogue* dialogue = nullptr;  ///< of questions that name no programme
  scheduler::BurdenTable table;
  std::function<calendar::Instant()> now;
  std::function<void()> changed;
  TokenTable tokens;
  Attempts attempts;
};

/// Whom a route is for. Each may what the one before may.
enum class Need { anyone, co_chair, secretariat, administrator };

/// One request to a route of the API, judged: whoever asks may.
struct Call {
  ApiContext& api;
  const Request& request;
  const PathParameters& path;
  std::optional<TokenEntry> token;  ///< nothing: the public
  Language language = Language::en;

  std::string programme() const { return std::string(path["programme"]); }
  /// Whether the caller sees what is not released.
  bool sees_drafts() const noexcept { return token.has_value(); }
  Act act() const { return {token ? token->name : std::string{}, api.now()}; }
};

using ApiHandler = Response (*)(const Call&);

}  // namespace plenary::server
