#include "server/site/feeds.hpp"

#include <utility>

#include "calendar/ical/event/writer.hpp"
#include "server/render/calendar/feed.hpp"

namespace plenary::server {

namespace {

/// A subscriber's copy may be as old as this; shorter than any client's own interval.
constexpr std::string_view cache_control = "public, max-age=300";

std::string file_name(const scheduler::Release& programme, const FeedOptions& options) {
  std::string name = programme.id;
  if (options.delegation) name += "-" + options.delegation->value;
  if (options.language != Language::en) name.append("-").append(tag(options.language));
  return name + ".ics";
}

}  // namespace

Result<RepresentationPtr> make_feed(const Snapshot& snapshot, const std::string& delegation, Language language) {
  FeedOptions options{language, std::nullopt, snapshot.base_url};
  if (!delegation.empty()) options.delegation = scheduler::DelegationId{delegation};
  auto bytes = calendar::ical::write(to_calendar(snapshot.programme, *snapshot.dialogue, options));
  if (!bytes) return unexpected(std::move(bytes.error()));
  return make_representation(std::move(*bytes),
                             {"text/calendar; charset=utf-8", file_name(snapshot.programme, options),
                              std::string(cache_control), snapshot.programme.edition.published},
                             delegation.empty() ? Keep::both : Keep::packed);
}

}  // namespace plenary::server
