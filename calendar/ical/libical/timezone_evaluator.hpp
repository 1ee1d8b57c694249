#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "calendar/civil/time.hpp"
#include "calendar/ical/text/document.hpp"

namespace plenary::calendar::ical {

/// What a file's own VTIMEZONE says, evaluated by libical, which knows nothing of the tz database
/// here. Only what has been read and bounded by us reaches it: offsets, onsets and yearly rules.
class TimezoneEvaluator {
 public:
  /// Nothing where the definition cannot be evaluated with bounded work: an observance without onset
  /// or offsets, a rule that is not yearly, more than 2,000 dates, rules that make more than 50,000 onsets.
  static std::optional<TimezoneEvaluator> make(const Component& vtimezone);

  TimezoneEvaluator(TimezoneEvaluator&&) noexcept;
  TimezoneEvaluator& operator=(TimezoneEvaluator&&) noexcept;
  ~TimezoneEvaluator();

  /// The offset at `instant`, which must lie in 1900–2199.
  UtcOffset offset_at(Instant instant) const;

  /// Before it the definition says nothing, and `offset_at` is a guess.
  Instant first_onset() const noexcept;
  /// How many onsets the first question makes libical compute at most; about half a microsecond each.
  std::size_t work() const noexcept;

 private:
  struct State;
  explicit TimezoneEvaluator(std::unique_ptr<State> state) noexcept;
  std::unique_ptr<State> state_;
};

}  // namespace plenary::calendar::ical
