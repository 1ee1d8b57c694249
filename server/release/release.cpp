#include "server/release/release.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "calendar/ical/itip/significant_change.hpp"
#include "scheduler/model/limits.hpp"
#include "scheduler/model/pointer.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/programme/publish.hpp"
#include "scheduler/review/review.hpp"
#include "server/render/calendar/feed.hpp"

namespace plenary::server {

namespace {

using scheduler::Programme;
using scheduler::PublicSession;
using scheduler::Release;

Message words(std::string_view code) { return {code, {}}; }

/// The events of a release by UID. Sessions without a date have none.
std::map<std::string, calendar::Event> events_of(const Release& release, const scheduler::Dialogue& dialogue) {
  std::map<std::string, calendar::Event> events;
  for (calendar::Event& event : to_calendar(release, dialogue, {}).events) events.insert_or_assign(event.uid, event);
  return events;
}

bool says_the_same(const PublicSession& before, PublicSession after) {
  after.revision = before.revision;
  return after == before;
}

class Releasing {
 public:
  Releasing(const Programme& draft, const std::optional<Release>& published, const KnownFacts& facts,
            calendar::Instant now)
      : draft_(draft),
        published_(published),
        dialogue_(facts.dialogue),
        table_(facts.table),
        now_(now),
        told_(told_of(draft, facts.dialogue)) {}

  Checked<MadeRelease> run() {
    check();
    if (!errors_.empty()) return unexpected(std::move(errors_));
    const bool is_new = revise();
    if (published_ && !is_new) return MadeRelease{document_of(*published_, zone_of(draft_, dialogue_)), false};
    return MadeRelease{document_of(told_, zone_of(draft_, dialogue_)), true};
  }

 private:
  void check() {
    if (told_.title.en.empty())
      errors_.push_back({"/title", "", words("release.no-title"), "", words("release.add-title")});
    if (told_.sessions.empty()) {
      errors_.push_back({"/sessions", "", words("release.nothing-decided"), "", words("release.choose-first")});
    }
    if (told_.sessions.size() > scheduler::ProgrammeLimits::published_sessions) {
      errors_.push_back({"/sessions",
                         std::to_string(told_.sessions.size()),
                         words("release.too-many"),
                         {"release.most", {{"count", scheduler::ProgrammeLimits::published_sessions}}},
                         words("release.split")});
    }
    for (const PublicSession& session : told_.sessions) {
      if (!session.title.en.empty()) continue;
      errors_.push_back({pointer_of(session.id) + "/title",
                         "",
                         {"release.session-without-title", {{"session", session.id.value}}},
                         "",
                         words("release.add-title")});
    }
    check_rules();
    if (!published_) return;
    if (published_->id != draft_.id) {
      errors_.push_back({"/id",
                         draft_.id,
                         {"release.other-programme", {{"id", published_->id}}},
                         "",
                         words("release.same-programme")});
      return;
    }
    for (const PublicSession& session : published_->sessions) {
      if (told_.find(session.id.value) != nullptr) continue;
      errors_.push_back({"/sessions",
                         session.id.value,
                         words("release.session-gone"),
                         "",
                         {"release.cancel-it", {{"session", session.id.value}}}});
    }
  }

  /// Of what has been published and did not change, nobody asks again; nor of what has begun.
  bool is_judged(const PublicSession& session) const {
    const auto stay = instants(session.when);
    if (!stay || stay->start <= now_) return false;
    const PublicSession* old = published_ ? published_->find(session.id.value) : nullptr;
    return old == nullptr || old->when != session.when || old->place != session.place || old->status != session.status;
  }

  void check_rules() {
    std::set<scheduler::SessionId> judged;
    for (const PublicSession& session : told_.sessions) {
      if (is_judged(session)) judged.insert(session.id);
    }
    if (judged.empty()) return;
    const auto review = scheduler::review(draft_, dialogue_, table_, &judged);
    if (!review) {
      errors_.insert(errors_.end(), review.error().begin(), review.error().end());
      return;
    }
    for (const scheduler::Finding& finding : review->findings) {
      if (!finding.is_broken || !finding.exception.empty()) continue;
      errors_.push_back({pointer_of(finding.session),
                         finding.session.value,
                         {"release.breaks-rule", {{"rule", within(finding.what)}}},
                         "",
                         {"release.although", {{"session", finding.session.value}, {"name", finding.rule}}}});
    }
  }

  std::string pointer_of(const scheduler::SessionId& id) const {
    for (std::size_t i = 0; i < draft_.sessions.size(); ++i) {
      if (draft_.sessions[i].id() == id) return scheduler::child("/sessions", i);
    }
    return "/sessions";
  }

  /// Stamps what is new; whether anything is.
  bool revise() {
    const auto before = published_ ? events_of(*published_, dialogue_) : std::map<std::string, calendar::Event>{};
    for (PublicSession& session : told_.sessions) {
      if (const auto* old = published_ ? published_->find(session.id.value) : nullptr)
        session.revision = old->revision;
      else
        session.revision = {};
    }
    const auto after = events_of(told_, dialogue_);
    bool is_new = !published_ || says_something_else();
    for (PublicSession& session : told_.sessions) {
      const auto* old = published_ ? published_->find(session.id.value) : nullptr;
      if (old != nullptr && says_the_same(*old, session)) continue;
      is_new = true;
      if (old == nullptr) {
        session.revision = {0, now_, now_};
        continue;
      }
      const std::string uid = uid_of(told_, session.id);
      const auto was = before.find(uid);
      const auto is = after.find(uid);
      const bool both = was != before.end() && is != after.end();
      const bool significant = both ? calendar::significant_change(was->second, is->second)
                                    : old->when != session.when || old->status != session.status;
      if (significant) ++session.revision.sequence;
      // Clients ignore what is older than what they have.
      session.revision.stamp = std::max(old->revision.stamp, now_);
      session.revision.last_modified = std::max(old->revision.last_modified, now_);
    }
    told_.edition = {published_ ? published_->edition.number + 1 : 1,
                     published_ ? std::max(published_->edition.published, now_) : now_};
    return is_new;
  }

  /// Of the programme itself.
  bool says_something_else() const {
    const Release& old = *published_;
    return old.title != told_.title || old.description != told_.description || old.url != told_.url ||
           old.dialogue != told_.dialogue || old.sources != told_.sources || old.parties != told_.parties ||
           old.notes != told_.notes;
  }

  const Programme& draft_;
  const std::optional<Release>& published_;
  const scheduler::Dialogue& dialogue_;
  const scheduler::BurdenTable& table_;
  calendar::Instant now_;
  Release told_;
  Errors errors_;
};

}  // namespace

Programme document_of(const Release& release, const std::optional<calendar::Zone>& zone) {
  Programme document;
  document.id = release.id;
  document.dialogue = release.dialogue;
  document.title = release.title;
  document.description = release.description;
  document.url = release.url;
  document.edition = release.edition;
  document.zone = zone;
  document.sources = release.sources;
  document.parties = release.parties;
  document.notes = release.notes;
  for (const PublicSession& told : release.sessions) {
    scheduler::Session session;
    session.told = told;
    session.is_stamped = true;
    document.sessions.push_back(std::move(session));
  }
  return document;
}

Checked<MadeRelease> release(const Programme& draft, const std::optional<Release>& published, const KnownFacts& facts,
                             calendar::Instant now) {
  return Releasing{draft, published, facts, now}.run();
}

}  // namespace plenary::server
