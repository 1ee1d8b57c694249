#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "calendar/result.hpp"
#include "server/http/service.hpp"
#include "server/site/cache.hpp"
#include "server/site/snapshot.hpp"

namespace plenary::server {

/// What rendered feeds and pages may take in memory, together, beside the programme's own feeds.
inline constexpr std::size_t default_cache_bytes = 64 * 1'024 * 1'024;

/// The whole site of a programme. Its answers may be asked for from any thread.
///
///   /                                    the page; ?zone=Africa/Dakar &delegation=SN &lang=fr &page=2
///   /feeds/{programme}.ics               the feed; ?lang=fr
///   /feeds/{programme}/{delegation}.ics  what concerns a delegation, with its local times; ?lang=fr
///   /healthz                             JSON: status, programme, release, tzdata version
///   /robots.txt /style.css /page.js /favicon.svg /favicon.ico
///
/// What is in memory is answered at once, what must be rendered in the pool; both are made once and kept while there
/// is room. What is wrong with a request is answered as problem details (RFC 9457) that name the nearest valid value.
class Website {
 public:
  /// Fails with every mistake of the programme document.
  static Checked<Website> open(const SiteDocuments& documents, std::size_t cache_bytes = default_cache_bytes);

  const std::shared_ptr<const Service>& service() const noexcept { return service_; }
  /// What is in service now.
  std::shared_ptr<const Snapshot> now() const { return catalogue_->now(); }

  /// Puts other documents into service, from the next request on; with mistakes, nothing changes. From any thread.
  Checked<void> publish(const SiteDocuments& documents);

 private:
  Website(std::shared_ptr<const Snapshot> first, std::size_t cache_bytes);

  std::shared_ptr<Catalogue> catalogue_;
  std::shared_ptr<RepresentationCache> cache_;
  std::shared_ptr<const Service> service_;
};

}  // namespace plenary::server
