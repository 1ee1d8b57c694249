#include "server/site/feeds.hpp"

#include <stdexcept>
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

Feeds::Feeds(const scheduler::Release& programme, const scheduler::Dialogue& dialogue, std::string base_url)
    : programme_(&programme), dialogue_(&dialogue), base_url_(std::move(base_url)) {
  for (const Language language : all_languages) slots_.emplace(Key{"", language}, std::make_unique<Slot>());
  for (const scheduler::Delegation& delegation : dialogue.delegations) {
    if (!has_feed(programme, dialogue, delegation.id)) continue;
    for (const Language language : all_languages) {
      slots_.emplace(Key{delegation.id.value, language}, std::make_unique<Slot>());
    }
  }
}

Checked<Feeds> Feeds::build(const scheduler::Release& programme, const scheduler::Dialogue& dialogue,
                            std::string base_url) {
  Feeds feeds(programme, dialogue, std::move(base_url));
  Errors errors;
  for (const Language language : all_languages) {
    const Key key{"", language};
    auto feed = feeds.make(key);
    if (!feed) {
      errors.push_back(std::move(feed.error()));
      continue;
    }
    Slot& slot = *feeds.slots_.at(key);
    std::call_once(slot.made, [&] { slot.feed = std::move(*feed); });
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  return feeds;
}

Result<Representation> Feeds::make(const Key& key) const {
  const auto& [delegation, language] = key;
  FeedOptions options{language, std::nullopt, base_url_};
  if (!delegation.empty()) options.delegation = scheduler::DelegationId{delegation};
  auto bytes = calendar::ical::write(to_calendar(*programme_, *dialogue_, options));
  if (!bytes) return unexpected(std::move(bytes.error()));
  return make_representation(std::move(*bytes), {"text/calendar; charset=utf-8", file_name(*programme_, options),
                                                 std::string(cache_control), programme_->edition.published});
}

const Representation* Feeds::find(std::string_view delegation, Language language) const {
  const auto found = slots_.find(Key{std::string(delegation), language});
  if (found == slots_.end()) return nullptr;
  Slot& slot = *found->second;
  std::call_once(slot.made, [&] {
    auto feed = make(found->first);
    // A delegation's feed holds sessions of the programme's, which was written, and local times.
    if (!feed) throw std::logic_error(to_text(feed.error()));
    slot.feed = std::move(*feed);
  });
  return &slot.feed;
}

}  // namespace plenary::server
