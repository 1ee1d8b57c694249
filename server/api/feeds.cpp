#include "server/api/feeds.hpp"

#include <utility>
#include <vector>

#include "calendar/ical/writer.hpp"
#include "server/feed/feed.hpp"

namespace plenary::server {

namespace {

/// A subscriber's copy may be as old as this; shorter than any client's own interval.
constexpr std::string_view cache_control = "public, max-age=300";

std::string file_name(const scheduler::Programme& programme, const FeedOptions& options) {
  std::string name = programme.id;
  if (options.delegation) name += "-" + options.delegation->value;
  if (options.language != Language::en) name.append("-").append(tag(options.language));
  return name + ".ics";
}

}  // namespace

Checked<Feeds> Feeds::build(const scheduler::Programme& programme, const scheduler::Dialogue& dialogue,
                            const std::string& base_url) {
  std::vector<std::string> delegations{""};
  for (const scheduler::Delegation& delegation : dialogue.delegations) {
    if (has_feed(programme, dialogue, delegation.id)) delegations.push_back(delegation.id.value);
  }
  Feeds feeds;
  Errors errors;
  for (const std::string& delegation : delegations) {
    for (const Language language : all_languages) {
      FeedOptions options{language, std::nullopt, base_url};
      if (!delegation.empty()) options.delegation = scheduler::DelegationId{delegation};
      auto bytes = calendar::ical::write(to_calendar(programme, dialogue, options));
      if (!bytes) {
        errors.push_back(std::move(bytes.error()));
        continue;
      }
      feeds.feeds_.emplace(
          Key{delegation, language},
          make_representation(std::move(*bytes), {"text/calendar; charset=utf-8", file_name(programme, options),
                                                  std::string(cache_control), programme.release.published}));
    }
    // The same session is refused in every feed that holds it: once is enough.
    if (!errors.empty()) return unexpected(std::move(errors));
  }
  return feeds;
}

const Representation* Feeds::find(std::string_view delegation, Language language) const noexcept {
  const auto found = feeds_.find(Key{std::string(delegation), language});
  return found == feeds_.end() ? nullptr : &found->second;
}

}  // namespace plenary::server
