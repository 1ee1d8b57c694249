#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "calendar/result.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/programme.hpp"
#include "server/http/conditional.hpp"

namespace plenary::server {

/// All feeds of a release, made once: one for the programme and one for each delegation, in each language.
/// Immutable afterwards, hence safe to read from any thread.
class Feeds {
 public:
  /// Fails with what the calendar writer refuses, one error a feed.
  static Checked<Feeds> build(const scheduler::Programme& programme, const scheduler::Dialogue& dialogue,
                              const std::string& base_url);

  /// The feed of `delegation`, or of the whole programme where that is empty; null if there is none.
  const Representation* find(std::string_view delegation, Language language) const noexcept;

  std::size_t size() const noexcept { return feeds_.size(); }

 private:
  using Key = std::tuple<std::string, Language>;
  std::map<Key, Representation> feeds_;
};

}  // namespace plenary::server
