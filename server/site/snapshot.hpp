#pragma once

#include <array>
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

/// Everything that is in service at one moment: read and checked whole, then never changed. A request takes one and
/// keeps it to its end, whatever is published meanwhile.
struct Snapshot {
  scheduler::Dialogue dialogue;
  scheduler::Release programme;
  std::string base_url;
  std::string tzdata;  ///< "2026f"
  std::optional<std::string> tzdata_warning;
  std::string digest;                                         ///< equal for equal documents, base URL and tzdata
  std::set<std::string, std::less<>> delegations;             ///< those with a feed of their own
  std::array<RepresentationPtr, all_languages.size()> feeds;  ///< the whole programme's, by language

  const RepresentationPtr& feed(Language language) const { return feeds.at(static_cast<std::size_t>(language)); }
};

/// Fails with every mistake of the programme document, or with what the calendar writer refuses: every session can be
/// written in every language.
Checked<std::shared_ptr<const Snapshot>> make_snapshot(const SiteDocuments& documents);

/// Where requests find what is in service, and where a release, or the order to read again, puts the next. Safe to use
/// from any thread; never empty.
class Catalogue {
 public:
  explicit Catalogue(std::shared_ptr<const Snapshot> first) : now_(std::move(first)) {}

  std::shared_ptr<const Snapshot> now() const {
    const std::lock_guard lock(mutex_);
    return now_;
  }
  void publish(std::shared_ptr<const Snapshot> next) {
    const std::lock_guard lock(mutex_);
    now_.swap(next);  // the one before ends with its last request, or after the lock
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Snapshot> now_;
};

}  // namespace plenary::server
