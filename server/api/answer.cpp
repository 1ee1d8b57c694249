#include "server/api/answer.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>

#include "scheduler/model/suggestion.hpp"
#include "server/http/conditional.hpp"
#include "server/http/representation.hpp"
#include "server/http/text.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server {

namespace {

using Json = nlohmann::ordered_json;

/// How long the answer to an Idempotency-Key is kept.
constexpr std::chrono::hours answers_kept{24};
constexpr std::size_t longest_key = 255;

/// Whatever is told to one caller is for nobody else, and no proxy may rewrite it: its tag would be another.
constexpr std::string_view not_kept = "private, no-store, no-transform";

Bytes bytes(std::string content) { return std::make_shared<const std::string>(std::move(content)); }

Response problem_document(const Call& call, int status, Json document) {
  document["instance"] = std::string(call.request.path);
  return {status,
          {{"Content-Type", "application/problem+json"},
           {"Cache-Control", std::string(not_kept)},
           {"X-Content-Type-Options", "nosniff"}},
          bytes(document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n")};
}

Json heading(int status) {
  return {{"type", "about:blank"}, {"title", std::string(reason_phrase(status))}, {"status", status}};
}

std::string request_digest(const Request& request) {
  return strong_etag(std::string(request.method_name) + '\0' + std::string(request.path) + '\0' +
                     std::string(request.query) + '\0' + std::string(request.content));
}

std::string key_of(const Call& call) {
  return call.request.method == Method::post ? std::string(call.request.single_header("Idempotency-Key")) : "";
}

Response answer_again(const Call& call, const RememberedAnswer& remembered) {
  if (remembered.request != request_digest(call.request))
    return problem(call, 422, "This Idempotency-Key was used for another request. Use a new one.");
  Response response{remembered.status, {}, bytes(remembered.content)};
  std::string_view fields = remembered.fields;
  while (!fields.empty()) {
    std::string_view line = take_until(fields, '\n');
    const std::string name{take_until(line, ':')};
    response.headers.emplace_back(name, std::string(trimmed(line)));
  }
  return response;
}

RememberedAnswer remembered_of(const Call& call, const std::string& key, const Response& response) {
  std::string fields;
  for (const auto& [name, value] : response.headers) fields.append(name).append(": ").append(value).append("\n");
  return {call.token->id, key, request_digest(call.request), response.status, fields, std::string(response.content()),
          call.api.now()};
}

}  // namespace

Response problem(const Call& call, int status, std::string_view detail) {
  Json document = heading(status);
  document["detail"] = std::string(detail);
  return problem_document(call, status, std::move(document));
}

Response problem(const Call& call, int status, const Errors& errors) {
  Json document = heading(status);
  document["detail"] = in_words(errors.front(), call.language);
  document["errors"] = Json::array();
  for (const Error& error : errors) {
    Json entry{{"pointer", error.where}};
    if (!error.value.empty()) entry["value"] = error.value;
    entry["detail"] = in_words(error.message, call.language);
    if (!error.allowed.empty()) entry["allowed"] = in_words(error.allowed, call.language);
    if (!error.fix.empty()) entry["fix"] = in_words(error.fix, call.language);
    document["errors"].push_back(std::move(entry));
  }
  return problem_document(call, status, std::move(document));
}

int status_of(const Errors& errors) noexcept {
  // Where a text is no JSON, it is told by its line; where a document is wrong, by pointer.
  return errors.front().where.starts_with("line") ? 400 : 422;
}

Response not_found(const Call& call) { return problem(call, 404, "There is nothing at this path."); }

Response tagged(const Call& call, std::string content, const std::string& etag, std::string_view type) {
  Response response;
  response.headers = {{"ETag", etag},
                      {"Cache-Control", call.token ? std::string(not_kept) : "no-cache"},
                      {"Vary", "Authorization"},
                      {"X-Content-Type-Options", "nosniff"}};
  switch (check_preconditions(call.request, etag, {})) {
    case Precondition::not_modified:
      response.status = 304;
      return response;
    case Precondition::failed:
      return problem(call, 412, "The resource is in another state than the request assumes.");
    case Precondition::holds:
      break;
  }
  response.headers.emplace_back("Content-Type", std::string(type));
  response.body = bytes(std::move(content));
  return response;
}

Response document(const Call& call, std::string content, std::string_view type) {
  const std::string etag = strong_etag(content);
  return tagged(call, std::move(content), etag, type);
}

Response changed(int status, std::string content, const std::string& etag, const std::string& location) {
  Response response{status,
                    {{"Content-Type", "application/json"},
                     {"Cache-Control", std::string(not_kept)},
                     {"X-Content-Type-Options", "nosniff"}},
                    {}};
  if (!etag.empty()) response.headers.emplace_back("ETag", etag);
  if (!location.empty()) response.headers.emplace_back("Location", location);
  if (status == 204) {
    response.headers.erase(response.headers.begin());
  } else {
    response.body = bytes(std::move(content));
  }
  return response;
}

std::string etag_of(const Draft& draft) {
  // The number alone would come again in a store that was restored.
  return "\"" + std::to_string(draft.revision.number) + "-" + strong_etag(draft.text).substr(1, 16) + "\"";
}

std::optional<Response> check_match(const Call& call, const std::string& etag) {
  const bool states = !call.request.header("If-Match").empty() || !call.request.header("If-None-Match").empty();
  if (!states) {
    return problem(call, 428,
                   "Say which state you change: If-Match with the ETag that GET gave you. Nothing was changed.");
  }
  if (check_preconditions(call.request, etag, {}) == Precondition::holds) return std::nullopt;
  Response response =
      problem(call, 412, "It was changed after you read it. Read it again and change that. Nothing was changed.");
  response.headers.emplace_back("ETag", etag);
  return response;
}

std::optional<Response> repeated(const Call& call) {
  const std::string key = key_of(call);
  if (key.empty() || !call.token) return std::nullopt;
  if (key.size() > longest_key) return problem(call, 400, "An Idempotency-Key has at most 255 characters.");
  std::optional<RememberedAnswer> remembered;
  call.api.store.read([&](Reading& reading) { remembered = reading.remembered(call.token->id, key); });
  return remembered ? std::optional{answer_again(call, *remembered)} : std::nullopt;
}

Response change(const Call& call, const std::function<Response(Writing&)>& effect) {
  const std::string key = key_of(call);
  Response response;
  call.api.store.write([&](Writing& writing) {
    // It may have been revoked since the request was admitted.
    const auto tokens = writing.tokens();
    const auto own = std::ranges::find(tokens, call.token->id, &TokenEntry::id);
    if (own == tokens.end() || !is_good(*own, call.api.now())) {
      response = problem(call, 401, "The token is not good any more.");
      return;
    }
    if (!key.empty()) {
      // Of two that come at once, the second finds the first's answer here.
      writing.forget_answers(call.api.now() - answers_kept);
      if (const auto remembered = writing.remembered(call.token->id, key)) {
        response = answer_again(call, *remembered);
        return;
      }
    }
    response = effect(writing);
    if (!key.empty() && response.status < 300) writing.remember(remembered_of(call, key, response));
  });
  if (response.status < 300) call.api.changed();
  return response;
}

Response no_choice(const Call& call, std::string_view name, std::string_view wanted,
                   const std::vector<std::string>& choices) {
  return problem(call, 400,
                 Errors{{std::string{name},
                         printable(wanted),
                         {"json.no-choice", {}},
                         scheduler::list_names(choices),
                         scheduler::nearest_name(wanted, choices)}});
}

std::optional<std::int64_t> whole_number(std::string_view text) noexcept {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional{number}
                                                                                   : std::nullopt;
}

tl::expected<Paging, Response> paging_of(const Call& call) {
  constexpr std::int64_t largest_page = 200;
  Paging paging;
  paging.after = call.request.query_parameter("after");
  if (const std::string most = call.request.query_parameter("most"); !most.empty()) {
    const auto number = whole_number(most);
    if (!number || *number < 1 || *number > largest_page)
      return unexpected(problem(call, 400, Errors{{"most", printable(most), {"api.page-size", {}}, "1–200", "50"}}));
    paging.most = static_cast<std::size_t>(*number);
  }
  return paging;
}

}  // namespace plenary::server
