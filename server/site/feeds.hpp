#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>

#include "calendar/result.hpp"
#include "calendar/text.hpp"
#include "scheduler/model/programme.hpp"
#include "server/http/conditional.hpp"

namespace plenary::server {

/// The feeds of a release: one for the programme and one for each delegation, in each language. Each is made once
/// and kept; those of the programme at the start, which proves that every session can be written, those of
/// delegations when first asked for. Safe to read from any thread.
class Feeds {
 public:
  /// `programme` and `dialogue` must outlive the feeds. Fails with what the calendar writer refuses.
  static Checked<Feeds> build(const scheduler::Release& programme, const scheduler::Dialogue& dialogue,
                              std::string base_url);

  /// The feed of `delegation`, or of the whole programme where that is empty; null if there is none.
  const Representation* find(std::string_view delegation, Language language) const;

  std::size_t size() const noexcept { return slots_.size(); }

 private:
  struct Slot {
    std::once_flag made;
    Representation feed;
  };
  using Key = std::tuple<std::string, Language>;

  Feeds(const scheduler::Release& programme, const scheduler::Dialogue& dialogue, std::string base_url);

  Result<Representation> make(const Key& key) const;

  const scheduler::Release* programme_;
  const scheduler::Dialogue* dialogue_;
  std::string base_url_;
  std::map<Key, std::unique_ptr<Slot>> slots_;
};

}  // namespace plenary::server
