#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/result.hpp"
#include "server/api/context.hpp"

/// What every handler of the API answers with.
namespace plenary::server {

/// Problem details (RFC 9457) of one refusal. `detail` says what to do about it.
Response problem(const Call& call, int status, std::string_view detail);

/// Problem details with everything that is wrong, each with its pointer, in the caller's language.
Response problem(const Call& call, int status, const Errors& errors);

/// The status for the errors of a document: 400 if it is no JSON, otherwise 422.
int status_of(const Errors& errors) noexcept;

/// 404 for what is not there, and for what the caller may not know of: the same octets.
Response not_found(const Call& call);

/// A JSON document as an answer to GET and HEAD: 200, 304, 412. What depends on the caller is not kept by anybody.
Response document(const Call& call, std::string content, std::string_view type = "application/json");
/// The same with a tag of the store's own.
Response tagged(const Call& call, std::string content, const std::string& etag,
                std::string_view type = "application/json");

/// The answer to a change: `status`, the document and the tag of what it made.
Response changed(int status, std::string content, const std::string& etag, const std::string& location = {});

/// The tag of a draft: no two states of any draft share one.
std::string etag_of(const Draft& draft);

/// Refuses a change that does not say what it saw (428), or saw another state (412): nothing if it may go on.
std::optional<Response> check_match(const Call& call, const std::string& etag);

/// Changes the store by `effect` in one transaction, which answers and may refuse; then puts it into service. A POST
/// with an Idempotency-Key happens once: whoever repeats it gets the same answer, and 422 for another request.
Response change(const Call& call, const std::function<Response(Writing&)>& effect);

/// The answer that a POST with this Idempotency-Key got before.
std::optional<Response> repeated(const Call& call);

/// "after" and "most" of a list that is given in pages.
struct Paging {
  std::string after;
  std::size_t most = 50;
};
/// A refusal if "most" is not from 1 to 200.
tl::expected<Paging, Response> paging_of(const Call& call);

/// A refusal that names the choices.
Response no_choice(const Call& call, std::string_view name, std::string_view wanted,
                   const std::vector<std::string>& choices);

/// The choice of the query's parameter `name` among `choices` (name, value), the first of which it is if it is absent.
template <class T>
tl::expected<T, Response> choice_of(const Call& call, std::string_view name,
                                    const std::vector<std::pair<std::string_view, T>>& choices) {
  const std::string wanted = call.request.query_parameter(name);
  if (wanted.empty()) return choices.front().second;
  std::vector<std::string> names;
  for (const auto& [known, value] : choices) {
    if (known == wanted) return value;
    names.emplace_back(known);
  }
  return unexpected(no_choice(call, name, wanted, names));
}

/// A whole number in the query or a part of the path; nothing if it is none.
std::optional<std::int64_t> whole_number(std::string_view text) noexcept;

}  // namespace plenary::server
