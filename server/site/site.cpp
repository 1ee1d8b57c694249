#include "server/site/site.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "server/http/conditional.hpp"
#include "server/http/router.hpp"
#include "server/render/page/page.hpp"
#include "server/site/feeds.hpp"
#include "server/site/query.hpp"

namespace plenary::server {

namespace {

using SnapshotPtr = std::shared_ptr<const Snapshot>;

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

Sought page(const SnapshotPtr& snapshot, const Request& request, const PathParameters&) {
  auto view = view_of(request, *snapshot);
  if (!view) return answered(std::move(view.error().response));
  Sought sought;
  sought.key =
      fmt::format("page {} {} {} {} {} {}", snapshot->digest, tag(view->language), view->zone ? view->zone->id() : "",
                  view->delegation ? view->delegation->value : "", view->page, view->base_url);
  sought.make = [snapshot, shown = std::move(*view)] {
    return make_representation(render_page(snapshot->programme, snapshot->dialogue, shown),
                               {"text/html; charset=utf-8",
                                "",
                                "no-cache",
                                snapshot->programme.edition.published,
                                {{"Content-Security-Policy", std::string(page_security_policy)},
                                 {"X-Content-Type-Options", "nosniff"},
                                 {"Referrer-Policy", "no-referrer"}}},
                               Keep::packed);
  };
  return sought;
}

Sought feed(const SnapshotPtr& snapshot, const Request& request, const PathParameters& path) {
  const std::string& id = snapshot->programme.id;
  if (path["programme"] != id) {
    return answered(refuse(request, 404, {"programme", printable(path["programme"]), "unknown programme", id, id})
                        .value()
                        .response);
  }
  auto language = language_of(request);
  if (!language) return answered(std::move(language.error().response));
  Sought sought;
  const std::string_view delegation = path["delegation"];
  if (delegation.empty()) {
    sought.there = snapshot->feed(*language);
    return sought;
  }
  if (!snapshot->delegations.contains(delegation)) {
    auto known = delegation_of(request, *snapshot, delegation, 404);
    if (!known) return answered(std::move(known.error().response));
    return answered(refuse(request, 404,
                           {"delegation", known->value, "no session of this programme concerns the delegation", "",
                            "/feeds/" + id + ".ics has the whole programme"})
                        .value()
                        .response);
  }
  sought.key = fmt::format("feed {} {} {}", snapshot->digest, delegation, tag(*language));
  sought.make = [snapshot, whose = std::string(delegation), in = *language] {
    auto made = make_feed(*snapshot, whose, in);
    // A delegation's feed holds sessions of the programme's, which was written, and local times.
    if (!made) throw std::logic_error(to_text(made.error()));
    return std::move(*made);
  };
  return sought;
}

Response health(const Snapshot& snapshot) {
  const nlohmann::ordered_json report{{"status", "ok"},
                                      {"programme", snapshot.programme.id},
                                      {"release", snapshot.programme.edition.number},
                                      {"feeds", (1 + snapshot.delegations.size()) * all_languages.size()},
                                      {"tzdata", snapshot.tzdata}};
  return {200,
          {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
          std::make_shared<const std::string>(report.dump() + "\n")};
}

using Seek = Sought (*)(const SnapshotPtr&, const Request&, const PathParameters&);

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

/// A route to bytes that are part of the program.
Route asset(std::string_view pattern, std::string_view bytes, const char* content_type, calendar::Instant published) {
  const RepresentationPtr made =
      make_representation(std::string(bytes), {content_type, "", "public, max-age=3600", published});
  Route route;
  route.pattern = pattern;
  route.at_once = [made](const Request& request, const PathParameters&) { return conditional_at_once(request, made); };
  return route;
}

std::shared_ptr<const Service> routes_of(const std::shared_ptr<Catalogue>& catalogue,
                                         const std::shared_ptr<RepresentationCache>& cache) {
  const calendar::Instant published = catalogue->now()->programme.edition.published;
  Route healthz;
  healthz.pattern = "/healthz";
  healthz.at_once = [catalogue](const Request&, const PathParameters&) { return health(*catalogue->now()); };
  return std::make_shared<const Router>(std::vector<Route>{
      rendered("/", catalogue, cache, page),
      rendered("/feeds/{programme}.ics", catalogue, cache, feed),
      rendered("/feeds/{programme}/{delegation}.ics", catalogue, cache, feed),
      std::move(healthz),
      asset("/style.css", style_css(), "text/css; charset=utf-8", published),
      asset("/page.js", page_js(), "text/javascript; charset=utf-8", published),
      asset("/favicon.svg", favicon_svg(), "image/svg+xml", published),
      asset("/favicon.ico", favicon_svg(), "image/svg+xml", published),
      asset("/robots.txt", "User-agent: *\nAllow: /\n", "text/plain; charset=utf-8", published),
  });
}

}  // namespace

Website::Website(std::shared_ptr<const Snapshot> first, std::size_t cache_bytes)
    : catalogue_(std::make_shared<Catalogue>(std::move(first))),
      cache_(std::make_shared<RepresentationCache>(cache_bytes)),
      service_(routes_of(catalogue_, cache_)) {}

Checked<Website> Website::open(const SiteDocuments& documents, std::size_t cache_bytes) {
  auto first = make_snapshot(documents);
  if (!first) return unexpected(std::move(first.error()));
  return Website(std::move(*first), cache_bytes);
}

Checked<void> Website::publish(const SiteDocuments& documents) {
  auto next = make_snapshot(documents);
  if (!next) return unexpected(std::move(next.error()));
  catalogue_->publish(std::move(*next));
  return {};
}

}  // namespace plenary::server
