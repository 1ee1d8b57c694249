#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scheduler/model/programme.hpp"

namespace plenary::server {

/// How a programme's sessions are divided among pages: published sessions, the latest first, those without a date
/// before them. Refers to the programme.
class SessionPages {
 public:
  /// 200 sessions are about 200 kB of HTML, and 10 kB compressed.
  static constexpr std::size_t most_on_a_page = 200;

  explicit SessionPages(const scheduler::Release& programme);

  /// How many pages there are: at least 1, as a programme without sessions has an empty page.
  static std::size_t count(const scheduler::Release& programme) noexcept;
  std::size_t count() const noexcept;
  /// The sessions on `page`, counted from 1.
  std::vector<const scheduler::PublicSession*> on(std::size_t page) const;
  /// The page of a session; 0 if the programme has no such session.
  std::size_t page_of(std::string_view session) const;

 private:
  std::vector<const scheduler::PublicSession*> sessions_;
  std::unordered_map<std::string_view, std::size_t> positions_;
};

}  // namespace plenary::server
