#include "server/render/page/session_pages.hpp"

#include <algorithm>

#include "server/render/words/words.hpp"

namespace plenary::server {

namespace {

std::size_t pages_for(std::size_t sessions) noexcept {
  return std::max<std::size_t>(1, (sessions + SessionPages::most_on_a_page - 1) / SessionPages::most_on_a_page);
}

}  // namespace

SessionPages::SessionPages(const scheduler::Release& programme) {
  struct Dated {
    calendar::Instant start;
    const scheduler::PublicSession* session;
  };
  std::vector<Dated> dated;
  dated.reserve(programme.sessions.size());
  for (const scheduler::PublicSession& session : programme.sessions) {
    const auto span = instants(session.when);
    dated.push_back({span ? span->start : calendar::Instant::max(), &session});
  }
  std::stable_sort(dated.begin(), dated.end(), [](const Dated& a, const Dated& b) { return a.start > b.start; });
  for (const Dated& each : dated) {
    positions_.emplace(each.session->id.value, sessions_.size());
    sessions_.push_back(each.session);
  }
}

std::size_t SessionPages::count(const scheduler::Release& programme) noexcept {
  return pages_for(programme.sessions.size());
}

std::size_t SessionPages::count() const noexcept { return pages_for(sessions_.size()); }

std::vector<const scheduler::PublicSession*> SessionPages::on(std::size_t page) const {
  const std::size_t first = std::min(sessions_.size(), (page - 1) * most_on_a_page);
  const std::size_t last = std::min(sessions_.size(), first + most_on_a_page);
  const auto at = [this](std::size_t index) { return sessions_.begin() + static_cast<std::ptrdiff_t>(index); };
  return {at(first), at(last)};
}

std::size_t SessionPages::page_of(std::string_view session) const {
  const auto found = positions_.find(session);
  return found == positions_.end() ? 0 : found->second / most_on_a_page + 1;
}

}  // namespace plenary::server
