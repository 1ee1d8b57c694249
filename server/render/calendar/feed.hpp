#pragma once

#include <optional>
#include <string>

#include "calendar/ical/event/event.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/programme.hpp"

/// From a published programme to the calendar that people subscribe to.
namespace plenary::server {

struct FeedOptions {
  Language language = Language::en;
  /// Only what concerns this delegation, with its local times; the whole programme if absent.
  std::optional<scheduler::DelegationId> delegation;
  /// "https://calendar.example": where the feed will be found; empty for a file, which then has no SOURCE.
  std::string base_url;
  /// A reminder so long before each session that takes place; feeds that everybody reads have none.
  std::optional<calendar::minutes> alarm = {};
};

/// How long a session that was called off stays in feeds, from its revision to the release that is published: three
/// months reach a calendar that looks once a week, and whoever was on leave.
inline constexpr calendar::days called_off_shown{90};

/// The feed's calendar: every published session with a date. Deterministic, and independent of today's date.
/// A postponed or cancelled session stays, marked cancelled and transparent, with the status before its title,
/// so that calendars which have it learn what became of it; a release that is published more than
/// `called_off_shown` after that revision leaves it out. Which events block time is told by `blocks_time`.
/// Colours tell how one takes part: steelblue virtual, seagreen in person, mediumpurple hybrid, gray called off.
calendar::Calendar to_calendar(const scheduler::Release& programme, const scheduler::Dialogue& dialogue,
                               const FeedOptions& options);

/// "Rabat Process: thematic meetings · Egypt".
std::string feed_name(const scheduler::Release& programme, const scheduler::Dialogue& dialogue,
                      const FeedOptions& options);

/// Whether a published session concerns `delegation`: others have no feed of their own.
bool has_feed(const scheduler::Release& programme, const scheduler::Dialogue& dialogue,
              const scheduler::DelegationId& delegation);

/// "2019-11-05-abuja-remittances@rabat.plenary". Made of the ids alone, never of the host that serves the feed:
/// a subscription that moves to another address must not double its events.
std::string uid_of(const scheduler::Release& programme, const scheduler::SessionId& session);

/// "/feeds/rabat.ics", "/feeds/rabat/SN.ics?lang=fr"; English needs no parameter.
std::string feed_path(const scheduler::Release& programme, const FeedOptions& options);

}  // namespace plenary::server
