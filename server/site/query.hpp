#pragma once

#include <optional>
#include <string_view>

#include "calendar/result.hpp"
#include "calendar/text.hpp"
#include "server/http/message.hpp"
#include "server/render/page/page.hpp"
#include "server/site/snapshot.hpp"

/// What the query of a request asks for, and what is said where it cannot be had.
namespace plenary::server {

/// Why a request cannot be answered, as an answer.
struct Refusal {
  Response response;
};

template <class T>
using Wanted = tl::expected<T, Refusal>;

tl::unexpected<Refusal> refuse(const Request& request, int status, const Error& error);

/// The language that a tag means: in any case, and without what it says beyond the language (RFC 5646 §2.1.1, RFC 4647
/// §3.4): "FR", "fr-CH" and "fr" are French. Nothing if we have no such language.
std::optional<Language> language_of_tag(std::string_view wanted) noexcept;

/// "lang"; English without one.
Wanted<Language> language_of(const Request& request);

/// The delegation `id`, or a refusal with `status` that names the nearest.
Wanted<scheduler::DelegationId> delegation_of(const Request& request, const Snapshot& snapshot, std::string_view id,
                                              int status);

/// "lang", "zone", "delegation" and "page".
Wanted<PageView> view_of(const Request& request, const Snapshot& snapshot);

}  // namespace plenary::server
