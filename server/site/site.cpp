#include "server/site/site.hpp"

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "calendar/civil/tzdata.hpp"
#include "data/embedded.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/json/reader.hpp"
#include "scheduler/json/reference_data.hpp"
#include "scheduler/programme/publish.hpp"
#include "server/http/conditional.hpp"
#include "server/http/router.hpp"
#include "server/render/page/page.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/site/feeds.hpp"

namespace plenary::server {

namespace {

/// Why a request cannot be answered, as an answer.
struct Refusal {
  Response response;
};

template <class T>
using Wanted = tl::expected<T, Refusal>;

Response problem(const Request& request, int status, const Error& error) {
  return problem_response({status, "", in_words(error, Language::en), std::string(request.path)});
}

tl::unexpected<Refusal> refuse(const Request& request, int status, const Error& error) {
  return unexpected(Refusal{problem(request, status, error)});
}

/// Everything that the routes read; made once, then shared and never changed.
class Site {
 public:
  static Checked<std::shared_ptr<const Site>> make(scheduler::Dialogue dialogue, scheduler::Release programme,
                                                   std::string base_url, const calendar::TzdataVersion& tzdata) {
    // The feeds refer to the site's own programme: it must be in place before they are made, and stay there.
    std::shared_ptr<Site> site(new Site(std::move(dialogue), std::move(programme), std::move(base_url), tzdata));
    auto feeds = Feeds::build(site->programme_, site->dialogue_, site->base_url_);
    if (!feeds) return unexpected(std::move(feeds.error()));
    site->feeds_ = std::make_unique<const Feeds>(std::move(*feeds));
    return site;
  }

  Response page(const Request& request) const {
    auto view = view_of(request);
    if (!view) return std::move(view.error().response);
    auto bytes = render_page(programme_, dialogue_, *view);
    Response response = conditional(
        request, make_representation(std::move(bytes), {"text/html; charset=utf-8", "", "no-cache", published()}));
    response.headers.emplace_back("Content-Security-Policy", page_security_policy);
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    return response;
  }

  Response feed(const Request& request, std::string_view programme, std::string_view delegation) const {
    if (programme != programme_.id) {
      return problem(request, 404,
                     {"programme", printable(programme), "unknown programme", programme_.id, programme_.id});
    }
    auto language = language_of(request);
    if (!language) return std::move(language.error().response);
    if (const Representation* found = feeds_->find(delegation, *language)) return conditional(request, *found);
    auto known = delegation_of(request, delegation, 404);
    if (!known) return std::move(known.error().response);
    return problem(request, 404,
                   {"delegation", known->value, "no session of this programme concerns the delegation", "",
                    "/feeds/" + programme_.id + ".ics has the whole programme"});
  }

  Response health() const {
    const nlohmann::ordered_json report{{"status", "ok"},
                                        {"programme", programme_.id},
                                        {"release", programme_.edition.number},
                                        {"feeds", feeds_->size()},
                                        {"tzdata", tzdata_}};
    return {200,
            {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
            std::make_shared<const std::string>(report.dump() + "\n")};
  }

  const std::string& programme_id() const { return programme_.id; }
  calendar::Instant published() const { return programme_.edition.published; }

 private:
  Site(scheduler::Dialogue dialogue, scheduler::Release programme, std::string base_url,
       const calendar::TzdataVersion& tzdata)
      : dialogue_(std::move(dialogue)),
        programme_(std::move(programme)),
        base_url_(std::move(base_url)),
        tzdata_(tzdata.text()),
        tzdata_warning_(tzdata_warning(tzdata)) {}

  Wanted<Language> language_of(const Request& request) const {
    const std::string wanted = request.query_parameter("lang");
    std::vector<std::string> tags;
    for (const Language language : all_languages) {
      if (wanted == tag(language)) return language;
      tags.emplace_back(tag(language));
    }
    if (wanted.empty()) return Language::en;
    return refuse(request, 400,
                  {"lang", printable(wanted), "unknown language", scheduler::list_names(tags),
                   scheduler::nearest_name(wanted, tags)});
  }

  Wanted<scheduler::DelegationId> delegation_of(const Request& request, std::string_view id, int status) const {
    if (dialogue_.find(id) != nullptr) return scheduler::DelegationId{std::string(id)};
    std::vector<std::string> ids;
    for (const scheduler::Delegation& delegation : dialogue_.delegations) ids.push_back(delegation.id.value);
    return refuse(request, status,
                  {"delegation", printable(id), "unknown delegation", scheduler::list_names(ids, 80),
                   scheduler::nearest_name(id, ids)});
  }

  Wanted<PageView> view_of(const Request& request) const {
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
      auto delegation = delegation_of(request, id, 400);
      if (!delegation) return unexpected(std::move(delegation.error()));
      if (feeds_->find(delegation->value, view.language) != nullptr) view.delegation = std::move(*delegation);
    }
    view.base_url = base_url_;
    if (const auto host = request.header("Host"); base_url_.empty() && !host.empty()) {
      view.base_url = "http://" + std::string(host);
    }
    view.tzdata = tzdata_;
    view.tzdata_warning = tzdata_warning_;
    return view;
  }

  scheduler::Dialogue dialogue_;
  scheduler::Release programme_;
  std::unique_ptr<const Feeds> feeds_;
  std::string base_url_;
  std::string tzdata_;
  std::optional<std::string> tzdata_warning_;
};

Handler routes_of(std::shared_ptr<const Site> site) {
  const auto asset = [&site](std::string_view bytes, const char* content_type) {
    auto made = std::make_shared<const Representation>(
        make_representation(std::string(bytes), {content_type, "", "public, max-age=3600", site->published()}));
    return [made](const Request& request, const PathParameters&) { return conditional(request, *made); };
  };
  return Router({
      {"/", [site](const Request& request, const PathParameters&) { return site->page(request); }},
      {"/feeds/{programme}.ics",
       [site](const Request& request, const PathParameters& path) {
         return site->feed(request, path["programme"], "");
       }},
      {"/feeds/{programme}/{delegation}.ics",
       [site](const Request& request, const PathParameters& path) {
         return site->feed(request, path["programme"], path["delegation"]);
       }},
      {"/healthz", [site](const Request&, const PathParameters&) { return site->health(); }},
      {"/style.css", asset(style_css(), "text/css; charset=utf-8")},
      {"/page.js", asset(page_js(), "text/javascript; charset=utf-8")},
      {"/favicon.svg", asset(favicon_svg(), "image/svg+xml")},
      {"/favicon.ico", asset(favicon_svg(), "image/svg+xml")},
      {"/robots.txt", asset("User-agent: *\nAllow: /\n", "text/plain; charset=utf-8")},
  });
}

}  // namespace

Checked<Website> make_site(const SiteDocuments& documents) {
  auto dialogue = scheduler::read_dialogue(
      {data::partners_json(), data::holiday_rules_json(), data::holiday_concepts_json(), data::ramadan_json()});
  if (!dialogue) return unexpected(std::move(dialogue.error()));
  auto programme = scheduler::read_programme(documents.programme, *dialogue);
  if (!programme) return unexpected(std::move(programme.error()));
  const auto version = calendar::system_tzdata_version();
  if (!version) return unexpected(Errors{version.error()});
  auto release = scheduler::release_of(*programme, *dialogue);
  if (!release) return unexpected(std::move(release.error()));
  auto site = Site::make(std::move(*dialogue), std::move(*release), documents.base_url, *version);
  if (!site) return unexpected(std::move(site.error()));
  return Website{(*site)->programme_id(), routes_of(std::move(*site))};
}

}  // namespace plenary::server
