#include "server/site/site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "calendar/civil/tzdata.hpp"
#include "scheduler/model/suggestion.hpp"
#include "server/http/conditional.hpp"
#include "server/http/router.hpp"
#include "server/render/page/page.hpp"
#include "server/site/feeds.hpp"
#include "server/site/query.hpp"

namespace plenary::server {

namespace {

using ProgrammesPtr = std::shared_ptr<const Programmes>;

/// What a request asks for, found out without rendering anything: the answer, or what to look up and how to make it.
struct Sought {
  std::optional<Response> answer;
  RepresentationPtr there;
  std::string key;
  std::function<RepresentationPtr()> make;
};

Sought answered(Response response) {
  Sought sought;
  sought.answer = std::move(response);
  return sought;
}

RepresentationInfo page_info(calendar::Instant last_modified) {
  return {"text/html; charset=utf-8",
          "",
          "no-cache",
          last_modified,
          {{"Content-Security-Policy", std::string(page_security_policy)},
           {"X-Content-Type-Options", "nosniff"},
           {"Referrer-Policy", "no-referrer"}}};
}

Sought page_of(const SnapshotPtr& snapshot, const Request& request) {
  auto view = view_of(request, *snapshot);
  if (!view) return answered(std::move(view.error().response));
  view->path = std::string(request.path);
  Sought sought;
  sought.key = fmt::format("page {} {} {} {} {} {} {}", snapshot->digest, tag(view->language),
                           view->zone ? view->zone->id() : "", view->delegation ? view->delegation->value : "",
                           view->page, view->path, view->base_url);
  sought.make = [snapshot, shown = std::move(*view)] {
    return make_representation(render_page(snapshot->programme, *snapshot->dialogue, shown),
                               page_info(snapshot->programme.edition.published), Keep::packed);
  };
  return sought;
}

/// What leads to each programme. Made anew for whoever asks: it is short, and changes with each release.
Sought list_of(const ProgrammesPtr& programmes, const Request& request) {
  auto language = language_of(request);
  if (!language) return answered(std::move(language.error().response));
  Sought sought;
  sought.key = fmt::format("programmes {}", tag(*language));
  calendar::Instant changed{};
  for (const auto& [id, snapshot] : *programmes) {
    sought.key += ' ' + snapshot->digest;
    changed = std::max(changed, snapshot->programme.edition.published);
  }
  sought.make = [programmes, changed, in = *language] {
    std::vector<const scheduler::Release*> releases;
    for (const auto& entry : *programmes) releases.push_back(&entry.second->programme);
    return make_representation(render_programmes(releases, in), page_info(changed));
  };
  return sought;
}

Sought front_page(const ProgrammesPtr& programmes, const Request& request, const PathParameters&) {
  return programmes->size() == 1 ? page_of(programmes->begin()->second, request) : list_of(programmes, request);
}

Sought unknown_programme(const ProgrammesPtr& programmes, const Request& request, std::string_view wanted) {
  std::vector<std::string> ids;
  for (const auto& entry : *programmes) ids.push_back(entry.first);
  return answered(refuse(request, 404,
                         {"programme", printable(wanted), "unknown programme", scheduler::list_names(ids),
                          ids.size() == 1 ? ids.front() : scheduler::nearest_name(wanted, ids)})
                      .value()
                      .response);
}

Sought page(const ProgrammesPtr& programmes, const Request& request, const PathParameters& path) {
  const auto found = programmes->find(path["programme"]);
  if (found == programmes->end()) return unknown_programme(programmes, request, path["programme"]);
  return page_of(found->second, request);
}

Sought feed(const ProgrammesPtr& programmes, const Request& request, const PathParameters& path) {
  const auto found = programmes->find(path["programme"]);
  if (found == programmes->end()) return unknown_programme(programmes, request, path["programme"]);
  const SnapshotPtr& snapshot = found->second;
  auto language = language_of(request);
  if (!language) return answered(std::move(language.error().response));
  Sought sought;
  const std::string_view delegation = path["delegation"];
  if (delegation.empty()) sought.there = snapshot->feed(*language);
  if (sought.there != nullptr) return sought;
  if (!delegation.empty() && !snapshot->delegations.contains(delegation)) {
    auto known = delegation_of(request, *snapshot, delegation, 404);
    if (!known) return answered(std::move(known.error().response));
    return answered(refuse(request, 404,
                           {"delegation", known->value, "no session of this programme concerns the delegation", "",
                            "/feeds/" + found->first + ".ics has the whole programme"})
                        .value()
                        .response);
  }
  sought.key = fmt::format("feed {} {} {}", snapshot->digest, delegation, tag(*language));
  sought.make = [snapshot, whose = std::string(delegation), in = *language] {
    auto made = make_feed(*snapshot, whose, in);
    // What is in service was written when it was released; a delegation's feed holds sessions of it, and local times.
    if (!made) throw std::logic_error(to_text(made.error()));
    return std::move(*made);
  };
  return sought;
}

Response health(const Programmes& programmes) {
  nlohmann::ordered_json report{{"status", "ok"}};
  if (programmes.size() == 1) {
    const auto& [id, snapshot] = *programmes.begin();
    report["programme"] = id;
    report["release"] = snapshot->programme.edition.number;
  } else {
    report["programmes"] = programmes.size();
  }
  std::size_t feeds = 0;
  for (const auto& entry : programmes) feeds += (1 + entry.second->delegations.size()) * all_languages.size();
  report["feeds"] = feeds;
  if (!programmes.empty()) report["tzdata"] = programmes.begin()->second->tzdata;
  return {200,
          {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
          std::make_shared<const std::string>(report.dump() + "\n")};
}

using Seek = Sought (*)(const ProgrammesPtr&, const Request&, const PathParameters&);

/// A route to what is rendered: at once if it is in memory, otherwise in the pool.
Route rendered(std::string_view pattern, const std::shared_ptr<Catalogue>& catalogue,
               const std::shared_ptr<RepresentationCache>& cache, Seek seek) {
  Route route;
  route.pattern = pattern;
  route.at_once = [catalogue, cache, seek](const Request& request,
                                           const PathParameters& path) -> std::optional<Response> {
    Sought sought = seek(catalogue->now(), request, path);
    if (sought.answer) return std::move(sought.answer);
    if (sought.there == nullptr) sought.there = cache->find(sought.key);
    if (sought.there == nullptr) return std::nullopt;
    return conditional_at_once(request, sought.there);
  };
  route.in_pool = [catalogue, cache, seek](const Request& request, const PathParameters& path) {
    Sought sought = seek(catalogue->now(), request, path);
    if (sought.answer) return std::move(*sought.answer);
    if (sought.there == nullptr) sought.there = cache->get(sought.key, sought.make);
    return conditional(request, sought.there);
  };
  return route;
}

/// A route to bytes that are part of the program. They are as old as what is in service when it begins.
Route asset(std::string_view pattern, std::string_view bytes, const char* content_type, calendar::Instant published) {
  const RepresentationPtr made =
      make_representation(std::string(bytes), {content_type, "", "public, max-age=3600", published});
  Route route;
  route.pattern = pattern;
  route.at_once = [made](const Request& request, const PathParameters&) { return conditional_at_once(request, made); };
  return route;
}

}  // namespace

std::shared_ptr<const Service> Website::service(std::vector<Route> more, Recognise recognise) const {
  calendar::Instant published{};
  const ProgrammesPtr in_service = now();
  for (const auto& entry : *in_service) published = std::max(published, entry.second->programme.edition.published);
  Route healthz;
  healthz.pattern = "/healthz";
  healthz.at_once = [catalogue = catalogue_](const Request&, const PathParameters&) {
    return health(*catalogue->now());
  };
  std::vector<Route> routes{
      rendered("/", catalogue_, cache_, front_page),
      rendered("/programmes/{programme}", catalogue_, cache_, page),
      rendered("/feeds/{programme}.ics", catalogue_, cache_, feed),
      rendered("/feeds/{programme}/{delegation}.ics", catalogue_, cache_, feed),
      std::move(healthz),
      asset("/style.css", style_css(), "text/css; charset=utf-8", published),
      asset("/page.js", page_js(), "text/javascript; charset=utf-8", published),
      asset("/favicon.svg", favicon_svg(), "image/svg+xml", published),
      asset("/favicon.ico", favicon_svg(), "image/svg+xml", published),
      asset("/robots.txt", "User-agent: *\nAllow: /\n", "text/plain; charset=utf-8", published),
  };
  std::move(more.begin(), more.end(), std::back_inserter(routes));
  return std::make_shared<const Router>(std::move(routes), std::move(recognise));
}

Website::Website(std::string base_url, std::size_t cache_bytes)
    : base_url_(std::move(base_url)),
      catalogue_(std::make_shared<Catalogue>(Programmes{})),
      cache_(std::make_shared<RepresentationCache>(cache_bytes)) {}

Checked<Website> Website::open(const SiteDocuments& documents, std::size_t cache_bytes) {
  Website site(documents.base_url, cache_bytes);
  if (auto published = site.publish(documents); !published) return unexpected(std::move(published.error()));
  return site;
}

Checked<void> Website::publish(const SiteDocuments& documents) {
  auto next = make_snapshot(documents);
  if (!next) return unexpected(std::move(next.error()));
  const std::string id = (*next)->programme.id;
  catalogue_->publish({{id, std::move(*next)}});
  return {};
}

Errors Website::show(const CurrentReleases& current,
                     const std::function<std::string(const std::string& programme)>& document_of) {
  const ProgrammesPtr before = now();
  const auto version = calendar::system_tzdata_version();
  Programmes next;
  CurrentReleases shown;
  Errors errors;
  for (const auto& [id, mark] : current) {
    const auto known = before->find(id);
    const bool is_known = known != before->end();
    const auto was = shown_.find(id);
    if (is_known && was != shown_.end() && was->second == mark && version && known->second->tzdata == version->text()) {
      next.insert(*known);
      shown.insert(*was);
      continue;
    }
    auto made = make_snapshot({document_of(id), base_url_}, ProgrammeFeeds::when_asked);
    if (made) {
      next.emplace(id, std::move(*made));
      shown.emplace(id, mark);
    } else {
      errors.insert(errors.end(), made.error().begin(), made.error().end());
      if (is_known) next.insert(*known);
    }
  }
  shown_ = std::move(shown);
  catalogue_->publish(std::move(next));
  return errors;
}

}  // namespace plenary::server
