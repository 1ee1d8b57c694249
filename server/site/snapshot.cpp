#include "server/site/snapshot.hpp"

#include <utility>

#include "calendar/civil/tzdata.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/programme/publish.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/render/calendar/feed.hpp"
#include "server/site/feeds.hpp"

namespace plenary::server {

Checked<SnapshotPtr> make_snapshot(const SiteDocuments& documents, ProgrammeFeeds feeds) {
  const scheduler::Dialogue* dialogue = &scheduler::dialogue_for(documents.programme);
  auto programme = scheduler::read_programme(documents.programme, *dialogue);
  if (!programme) return unexpected(std::move(programme.error()));
  const auto version = calendar::system_tzdata_version();
  if (!version) return unexpected(Errors{version.error()});
  auto release = scheduler::release_of(*programme, *dialogue);
  if (!release) return unexpected(std::move(release.error()));

  auto made = std::make_shared<Snapshot>();
  made->dialogue = dialogue;
  made->programme = std::move(*release);
  made->base_url = documents.base_url;
  made->tzdata = version->text();
  made->tzdata_warning = calendar::tzdata_warning(*version);
  made->digest = strong_etag(documents.programme + '\0' + made->base_url + '\0' + made->tzdata);
  for (const scheduler::Delegation& delegation : dialogue->delegations) {
    if (has_feed(made->programme, *dialogue, delegation.id)) made->delegations.insert(delegation.id.value);
  }
  if (feeds == ProgrammeFeeds::when_asked) return made;
  Errors errors;
  for (const Language language : all_languages) {
    auto feed = make_feed(*made, "", language);
    if (feed) {
      made->feeds.at(static_cast<std::size_t>(language)) = std::move(*feed);
    } else {
      errors.push_back(std::move(feed.error()));
    }
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  return made;
}

}  // namespace plenary::server
