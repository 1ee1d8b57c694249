#pragma once

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "calendar/result.hpp"
#include "scheduler/model/programme.hpp"
#include "server/http/representation.hpp"

namespace plenary::server {

/// What a site is made of.
struct SiteDocuments {
  std::string programme;  ///< bytes of a programme document
  /// "https://calendar.example", without a slash at the end: under which the site is reached. If empty, feeds have
  /// no SOURCE, and the page takes the host that the visitor asked for.
  std::string base_url;
};

/// One programme as it is in service: read and checked whole, then never changed. A request takes one and keeps it to
/// its end, whatever is published meanwhile.
struct Snapshot {
  const scheduler::Dialogue* dialogue = nullptr;  ///< shipped, so that it outlives everything
  scheduler::Release programme;
  std::string base_url;
  std::string tzdata;  ///< "2026f"
  std::optional<std::string> tzdata_warning;
  std::string digest;                              ///< equal for equal documents, base URL and tzdata
  std::set<std::string, std::less<>> delegations;  ///< those with a feed of their own
  /// The whole programme's, by language; null where they are made when somebody asks.
  std::array<RepresentationPtr, all_languages.size()> feeds;

  const RepresentationPtr& feed(Language language) const { return feeds.at(static_cast<std::size_t>(language)); }
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// Whether the feeds of the whole programme are made at once, and kept.
enum class ProgrammeFeeds { at_once, when_asked };

/// Fails with every mistake of the programme document, or with what the calendar writer refuses where feeds are made
/// at once: every session can be written in every language.
Checked<SnapshotPtr> make_snapshot(const SiteDocuments& documents, ProgrammeFeeds feeds = ProgrammeFeeds::at_once);

/// The programmes that are in service at one moment, by id.
using Programmes = std::map<std::string, SnapshotPtr, std::less<>>;

/// Where requests find what is in service, and where a release, or the order to read again, puts the next. Safe to use
/// from any thread.
class Catalogue {
 public:
  explicit Catalogue(Programmes first) : now_(std::make_shared<const Programmes>(std::move(first))) {}

  std::shared_ptr<const Programmes> now() const {
    const std::lock_guard lock(mutex_);
    return now_;
  }
  void publish(Programmes next) {
    auto made = std::make_shared<const Programmes>(std::move(next));
    const std::lock_guard lock(mutex_);
    now_.swap(made);  // the one before ends with its last request, or after the lock
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Programmes> now_;
};

}  // namespace plenary::server
