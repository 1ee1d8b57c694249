#include "server/site/query.hpp"

#include <charconv>
#include <string>
#include <vector>

#include "scheduler/json/reader.hpp"
#include "server/http/text.hpp"
#include "server/render/page/session_pages.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::server {

namespace {

/// "page": 1 without one.
Wanted<std::size_t> page_of(const Request& request, const Snapshot& snapshot) {
  const std::string text = request.query_parameter("page");
  if (text.empty()) return 1;
  const std::size_t pages = SessionPages::count(snapshot.programme);
  std::size_t page = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
  if (error == std::errc{} && end == text.data() + text.size() && page >= 1 && page <= pages) return page;
  return refuse(request, 400, {"page", printable(text), "there is no such page", "1 to " + std::to_string(pages), "1"});
}

}  // namespace

tl::unexpected<Refusal> refuse(const Request& request, int status, const Error& error) {
  return unexpected(Refusal{problem_response({status, "", in_words(error, Language::en), std::string(request.path)})});
}

std::optional<Language> language_of_tag(std::string_view wanted) noexcept {
  const std::string_view primary = take_until(wanted, '-');
  for (const Language language : all_languages) {
    if (equal_ignoring_case(primary, tag(language))) return language;
  }
  return std::nullopt;
}

Wanted<Language> language_of(const Request& request) {
  const std::string wanted = request.query_parameter("lang");
  if (wanted.empty()) return Language::en;
  if (const auto language = language_of_tag(wanted)) return *language;
  std::vector<std::string> tags;
  for (const Language language : all_languages) tags.emplace_back(tag(language));
  return refuse(request, 400,
                {"lang", printable(wanted), "unknown language", scheduler::list_names(tags),
                 scheduler::nearest_name(wanted, tags)});
}

Wanted<scheduler::DelegationId> delegation_of(const Request& request, const Snapshot& snapshot, std::string_view id,
                                              int status) {
  if (snapshot.dialogue->find(id) != nullptr) return scheduler::DelegationId{std::string(id)};
  std::vector<std::string> ids;
  for (const scheduler::Delegation& delegation : snapshot.dialogue->delegations) ids.push_back(delegation.id.value);
  return refuse(request, status,
                {"delegation", printable(id), "unknown delegation", scheduler::list_names(ids, 80),
                 scheduler::nearest_name(id, ids)});
}

Wanted<PageView> view_of(const Request& request, const Snapshot& snapshot) {
  PageView view;
  auto language = language_of(request);
  if (!language) return unexpected(std::move(language.error()));
  view.language = *language;
  if (const std::string id = request.query_parameter("zone"); !id.empty()) {
    auto zone = calendar::Zone::find(id);
    if (!zone) {
      zone.error().where = "zone";
      return refuse(request, 400, zone.error());
    }
    view.zone = *zone;
  }
  if (const std::string id = request.query_parameter("delegation"); !id.empty()) {
    auto delegation = delegation_of(request, snapshot, id, 400);
    if (!delegation) return unexpected(std::move(delegation.error()));
    if (snapshot.delegations.contains(delegation->value)) view.delegation = std::move(*delegation);
  }
  auto page = page_of(request, snapshot);
  if (!page) return unexpected(std::move(page.error()));
  view.page = *page;
  view.base_url = snapshot.base_url;
  if (const auto host = request.header("Host"); view.base_url.empty() && !host.empty()) {
    view.base_url = (request.scheme == Scheme::https ? "https://" : "http://") + std::string(host);
  }
  view.tzdata = snapshot.tzdata;
  view.tzdata_warning = snapshot.tzdata_warning;
  return view;
}

}  // namespace plenary::server
