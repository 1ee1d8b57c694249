#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "scheduler/json/reader.hpp"
#include "server/access/token.hpp"
#include "server/api/json.hpp"
#include "server/api/resources.hpp"

namespace plenary::server::api {

namespace {

constexpr std::int64_t most_days = 3'660;
constexpr std::int64_t usual_days = 365;

Json entry_of(const Call& call, const TokenEntry& token) {
  Json json{{"id", token.id}, {"name", token.name}, {"role", std::string(name_of(token.role))}};
  if (!token.programme.empty()) json["programme"] = token.programme;
  json["good"] = is_good(token, call.api.now());
  json["created"] = calendar::to_iso(token.created);
  json["expires"] = calendar::to_iso(token.expires);
  if (token.used) json["used"] = calendar::to_iso(*token.used);
  if (token.revoked) json["revoked"] = calendar::to_iso(*token.revoked);
  return json;
}

/// An administrator of one programme rules over its tokens alone.
bool is_own(const Call& call, const TokenEntry& token) {
  return call.token->programme.empty() || call.token->programme == token.programme;
}

Checked<TokenOrder> order_of(const Call& call) {
  const auto json = scheduler::parse_document(call.request.content);
  if (!json) return unexpected(json.error());
  Errors errors;
  scheduler::ObjectReader reader(*json, "", errors);
  TokenOrder order;
  order.name = reader.required_string("name");
  order.role = reader
                   .required_choice<Role>("role", {{"co-chair", Role::co_chair},
                                                   {"secretariat", Role::secretariat},
                                                   {"administrator", Role::administrator}})
                   .value_or(Role::co_chair);
  order.programme = reader.optional_string("programme").value_or(call.token->programme);
  const auto days = reader.optional_integer("days", 1, most_days).value_or(usual_days);
  reader.finish();
  order.created = call.api.now();
  order.expires = order.created + std::chrono::hours{24} * days;
  if (!errors.empty()) return unexpected(std::move(errors));
  return order;
}

}  // namespace

Response list_tokens(const Call& call) {
  std::vector<TokenEntry> tokens;
  call.api.store.read([&](Reading& reading) { tokens = reading.tokens(); });
  Json items = Json::array();
  for (const TokenEntry& token : tokens) {
    if (is_own(call, token)) items.push_back(entry_of(call, token));
  }
  return document(call, text_of({{"items", std::move(items)}}));
}

Response create_token(const Call& call) {
  const auto order = order_of(call);
  if (!order) return problem(call, status_of(order.error()), order.error());
  // Nobody gives more than they hold.
  const bool wider = !call.token->programme.empty() && order->programme != call.token->programme;
  const auto unknown = [&] {
    return problem(call, 422, Errors{{"/programme", printable(order->programme), {"store.no-programme", {}}, "", ""}});
  };
  if (wider) return unknown();
  if (!call.request.header("Idempotency-Key").empty())
    return problem(call, 400, "A secret is shown once, so this cannot be repeated: leave Idempotency-Key out.");
  const NewToken made = make_token(*order);
  return change(call, [&](Writing& writing) {
    if (!order->programme.empty() && !writing.programme(order->programme)) return unknown();
    writing.add_token(call.act(), made.entry);
    Json json = entry_of(call, made.entry);
    json["secret"] = made.secret;
    return changed(201, text_of(json), {}, "/api/v1/tokens/" + made.entry.id);
  });
}

Response revoke_token(const Call& call) {
  const std::string id{call.path["token"]};
  return change(call, [&](Writing& writing) {
    const auto tokens = writing.tokens();
    const auto token = std::ranges::find(tokens, id, &TokenEntry::id);
    if (token == tokens.end() || !is_own(call, *token)) return not_found(call);
    writing.revoke_token(call.act(), id);
    return changed(204, {}, {});
  });
}

}  // namespace plenary::server::api
