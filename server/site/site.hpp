#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "calendar/result.hpp"
#include "server/http/router.hpp"
#include "server/site/cache.hpp"
#include "server/site/snapshot.hpp"

namespace plenary::server {

/// What rendered feeds and pages may take in memory, together, beside the programme's own feeds.
inline constexpr std::size_t default_cache_bytes = 64 * 1'024 * 1'024;

/// What is to be in service: programmes, and for each a mark that is another where its document is.
using CurrentReleases = std::map<std::string, std::string>;

/// The whole site of one programme, or of those of a store. Its answers may be asked for from any thread.
///
///   /                                    the page of the only programme, or what leads to each of several
///   /programmes/{programme}              the page; ?zone=Africa/Dakar &delegation=SN &lang=fr &page=2
///   /feeds/{programme}.ics               the feed; ?lang=fr
///   /feeds/{programme}/{delegation}.ics  what concerns a delegation, with its local times; ?lang=fr
///   /healthz                             JSON: status, programme, release, tzdata version
///   /robots.txt /style.css /page.js /favicon.svg /favicon.ico
///
/// What is in memory is answered at once, what must be rendered in the pool; both are made once and kept while there
/// is room. What is wrong with a request is answered as problem details (RFC 9457) that name the nearest valid value.
class Website {
 public:
  /// Of one programme. Fails with every mistake of its document.
  static Checked<Website> open(const SiteDocuments& documents, std::size_t cache_bytes = default_cache_bytes);
  /// Of the programmes that `show` will name; at first of none.
  explicit Website(std::string base_url, std::size_t cache_bytes = default_cache_bytes);

  /// `more` are asked beside the site's own routes, which come first.
  std::shared_ptr<const Service> service(std::vector<Route> more = {}, Recognise recognise = {}) const;
  /// What is in service now.
  std::shared_ptr<const Programmes> now() const { return catalogue_->now(); }

  /// Puts another document into service, from the next request on; with mistakes, nothing changes. From any thread.
  Checked<void> publish(const SiteDocuments& documents);
  /// Puts these into service and no others; `document_of` gives the text of one that is not in service yet. What cannot
  /// be read stays as it was, and is told. From one thread at a time.
  Errors show(const CurrentReleases& current,
              const std::function<std::string(const std::string& programme)>& document_of);

 private:
  std::string base_url_;
  std::shared_ptr<Catalogue> catalogue_;
  std::shared_ptr<RepresentationCache> cache_;
  CurrentReleases shown_;  // by `show`
};

}  // namespace plenary::server
