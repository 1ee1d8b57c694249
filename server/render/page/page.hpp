#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/civil/zone.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/programme.hpp"

/// The plain first page: one document that works without scripts, on a phone, in a screen reader and on paper.
namespace plenary::server {

/// What a visitor chose, and where the page stands.
struct PageView {
  Language language = Language::en;
  std::optional<calendar::Zone> zone;                 ///< times as agreed, in each session's own zone, if absent
  std::optional<scheduler::DelegationId> delegation;  ///< whose feed to offer; the whole programme if absent
  std::size_t page = 1;                               ///< of those that the sessions are divided among
  std::string path = "/";                             ///< where the page of this programme is
  std::string base_url;                               ///< "http://127.0.0.1:8080", without a slash at the end
  std::string tzdata;                                 ///< "2026f"
  std::optional<std::string> tzdata_warning;
};

/// The page as UTF-8 HTML. It refers to nothing but /style.css, /page.js and /favicon.svg of the same server.
std::string render_page(const scheduler::Release& programme, const scheduler::Dialogue& dialogue, const PageView& view);

/// What leads to each of `programmes`, where a site has several or none.
std::string render_programmes(const std::vector<const scheduler::Release*>& programmes, Language language);

/// "/?page=2&zone=Africa/Dakar": another page of what the visitor looks at, in the same view.
std::string page_address(const PageView& view, std::size_t page);

/// Value of Content-Security-Policy that lets the page load its own style, script and icon and nothing else.
inline constexpr std::string_view page_security_policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

std::string_view style_css() noexcept;
/// Offers the visitor's own zone, which only the browser knows. The page loses nothing without it.
std::string_view page_js() noexcept;
std::string_view favicon_svg() noexcept;

}  // namespace plenary::server
