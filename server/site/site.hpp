#pragma once

#include <string>

#include "calendar/result.hpp"
#include "server/http/message.hpp"

namespace plenary::server {

/// What a site is made of.
struct SiteDocuments {
  std::string programme;  ///< bytes of a programme document
  /// "https://calendar.example", without a slash at the end: under which the site is reached. If empty, feeds have
  /// no SOURCE, and the page takes the host that the visitor asked for.
  std::string base_url;
};

/// A programme's site: its answers may be asked for from any thread.
struct Website {
  std::string programme;  ///< the programme's id
  Handler handler;
};

/// The whole site of a programme, in which each feed is made once.
///
///   /                                    the page; ?zone=Africa/Dakar &delegation=SN &lang=fr
///   /feeds/{programme}.ics               the feed; ?lang=fr
///   /feeds/{programme}/{delegation}.ics  what concerns a delegation, with its local times; ?lang=fr
///   /healthz                             JSON: status, programme, release, tzdata version
///   /robots.txt /style.css /page.js /favicon.svg /favicon.ico
///
/// What is wrong with a request is answered as problem details (RFC 9457) that name the nearest valid value.
/// Fails with every mistake of the programme document.
Checked<Website> make_site(const SiteDocuments& documents);

}  // namespace plenary::server
