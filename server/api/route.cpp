#include "server/api/route.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "scheduler/json/reader.hpp"
#include "server/api/answer.hpp"
#include "server/http/text.hpp"
#include "server/http/uri.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/site/query.hpp"

namespace plenary::server {

namespace {

/// Octets of content that a route takes: those of the largest document.
constexpr std::size_t content_limit = scheduler::DocumentLimits{}.bytes;

Response refusal(const Request& request, int status, std::string detail) {
  Response response = problem_response({status, "", std::move(detail), std::string(request.path)});
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Response unauthorised(ApiContext& api, const Request& request, bool showed_a_token) {
  const std::string detail =
      showed_a_token ? "The token is unknown, revoked or expired." : "This needs a token: Authorization: Bearer …";
  if (showed_a_token) {
    const auto wait = api.attempts.failed(origin_of(request.peer.address), api.now());
    if (wait.count() > 0) {
      Response response = refusal(request, 429, "Too many tokens that are no good came from this address.");
      response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
      return response;
    }
  }
  Response response = refusal(request, 401, detail);
  response.headers.emplace_back("WWW-Authenticate", showed_a_token ? "Bearer error=\"invalid_token\"" : "Bearer");
  return response;
}

bool may(Role role, Need need) noexcept {
  switch (need) {
    case Need::anyone:
    case Need::co_chair:
      return true;
    case Need::secretariat:
      return role != Role::co_chair;
    case Need::administrator:
      return role == Role::administrator;
  }
  return false;
}

/// Who asks, if that may be asked by them. Addresses are written down along the way, so a token in one is refused
/// rather than used.
tl::expected<std::string, Response> recognise(ApiContext& api, Need need, const Request& request) {
  if (!request.query_parameter("access_token").empty())
    return unexpected(refusal(request, 400, "A token belongs into the Authorization field, not into the address."));
  const std::string_view authorization = request.single_header("Authorization");
  if (authorization.empty()) {
    if (!request.header("Authorization").empty())
      return unexpected(refusal(request, 400, "There are two Authorization fields."));
    return need == Need::anyone ? tl::expected<std::string, Response>(std::string{})
                                : unexpected(unauthorised(api, request, false));
  }
  const auto secret = bearer_of(authorization);
  const auto token = secret ? api.tokens.find(*secret, api.now()) : std::nullopt;
  if (!token) return unexpected(unauthorised(api, request, true));
  if (!may(token->role, need)) {
    return unexpected(refusal(request, 403, "The role " + std::string(name_of(token->role)) + " may not do this."));
  }
  return token->id;
}

/// The first parameter of the query that the route does not know.
std::optional<std::string> unknown_parameter(const Request& request, std::string_view known) {
  std::string_view query = request.query;
  while (!query.empty()) {
    std::string_view parameter = take_until(query, '&');
    const std::string name{take_until(parameter, '=')};
    if (name.empty() || name == "lang") continue;
    bool found = false;
    for (std::string_view rest = known; !rest.empty() && !found;) found = take_until(rest, ' ') == name;
    if (!found) return name;
  }
  return std::nullopt;
}

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words{"lang"};
  while (!list.empty()) words.emplace_back(take_until(list, ' '));
  return words;
}

Response answer_call(const ApiRoute& line, Call call) {
  auto language = language_of(call.request);
  if (!language) return std::move(language.error().response);
  call.language = *language;
  if (const auto unknown = unknown_parameter(call.request, line.parameters)) {
    const auto known = words_of(line.parameters);
    return problem(call, 400,
                   Errors{{*unknown,
                           "",
                           {"api.unknown-parameter", {}},
                           scheduler::list_names(known),
                           scheduler::nearest_name(*unknown, known)}});
  }
  // A token of one programme does not learn of others.
  if (call.token && !call.token->programme.empty() && !call.path["programme"].empty() &&
      call.token->programme != call.path["programme"]) {
    return not_found(call);
  }
  if (call.token && call.api.tokens.note_use(call.token->id, call.api.now())) {
    call.api.store.write([&](Writing& writing) { writing.note_use(call.token->id, call.api.now()); });
  }
  if (auto answered = repeated(call)) return std::move(*answered);
  Response response = line.handler(call);
  // Of two that come at once, the second may be refused for what the first has done meanwhile: it is the same request.
  if (response.status >= 400) {
    if (auto answered = repeated(call)) return std::move(*answered);
  }
  return response;
}

Response unavailable(const Request& request, std::string detail) {
  Response response = refusal(request, 503, std::move(detail));
  response.headers.emplace_back("Retry-After", "5");
  return response;
}

Response handle(const ApiRoute& line, const std::shared_ptr<ApiContext>& api, const Request& request,
                const PathParameters& path) {
  try {
    std::optional<TokenEntry> token;
    if (!request.caller.empty()) {
      token = api->tokens.by_id(request.caller, api->now());
      if (!token) return unauthorised(*api, request, true);
    }
    return answer_call(line, Call{*api, request, path, std::move(token)});
  } catch (const StoreBusy&) {
    return unavailable(request, "The store is busy. Try again.");
  } catch (const UnstorableText&) {
    return refusal(request, 400, "A part of the request is no text in UTF-8.");
  } catch (const StoreError&) {
    return unavailable(request, "The store cannot be used at present.");
  }
}

}  // namespace

std::vector<Route> api_routes(const std::shared_ptr<ApiContext>& context) {
  std::vector<Route> routes;
  for (const ApiRoute& line : api_table()) {
    Route route;
    route.method = line.method;
    route.pattern = line.pattern;
    route.content_type = line.content_type;
    route.content_limit = line.content_type.empty() ? 0 : content_limit;
    route.recognise = [context, need = line.need](const Request& request) {
      return recognise(*context, need, request);
    };
    route.in_pool = [context, &line](const Request& request, const PathParameters& path) {
      return handle(line, context, request, path);
    };
    routes.push_back(std::move(route));
  }
  return routes;
}

}  // namespace plenary::server
