#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "scheduler/timetable/constraint/timetable_constraint.hpp"

/// What the constraints about two meetings have in common.
namespace plenary::scheduler {

/// How many persons are in both sorted lists.
std::int64_t common(const std::vector<Person>& a, const std::vector<Person>& b) noexcept;

/// How many persons attend both, whatever their roles.
std::int64_t common_attendees(const Meeting& a, const Meeting& b) noexcept;

/// Lists of persons as sets, to count what many pairs have in common.
class PersonSets {
 public:
  /// The set of each meeting by `list(meeting)`.
  template <class List>
  PersonSets(const Timetable& timetable, List list) : words_(timetable.persons / 64 + 1) {
    bits_.resize(timetable.meetings.size() * words_);
    for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
      for (const Person person : list(timetable.meetings[i])) {
        bits_[i * words_ + position(person) / 64] |= std::uint64_t{1} << (position(person) % 64);
      }
    }
  }
  /// How many persons are in this set of meeting `i` and in `other`'s of meeting `j`.
  std::int64_t common(std::size_t i, const PersonSets& other, std::size_t j) const noexcept {
    std::int64_t count = 0;
    for (std::size_t word = 0; word < words_; ++word) {
      count += std::popcount(bits_[i * words_ + word] & other.bits_[j * words_ + word]);
    }
    return count;
  }

 private:
  std::size_t words_;
  std::vector<std::uint64_t> bits_;
};

inline PersonSets required_of(const Timetable& timetable) {
  return {timetable, [](const Meeting& meeting) { return meeting.required; }};
}
inline PersonSets preferred_of(const Timetable& timetable) {
  return {timetable, [](const Meeting& meeting) { return meeting.preferred; }};
}

/// A violation for each pair of meetings whose `amount(i, j)`, i < j, is not zero.
template <class Amount>
std::vector<Violation> violations_of_pairs(const Timetable& timetable, Amount amount) {
  std::vector<Violation> found;
  for (std::size_t j = 0; j < timetable.meetings.size(); ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      if (const std::int64_t violated = amount(i, j); violated != 0) {
        found.push_back({{static_cast<MeetingIndex>(i), static_cast<MeetingIndex>(j)}, violated});
      }
    }
  }
  return found;
}

/// The same for the pairs of a list, in its order.
template <class Amount>
std::vector<Violation> violations_among(const std::vector<MeetingIndex>& meetings, Amount amount) {
  std::vector<Violation> found;
  for (std::size_t j = 0; j < meetings.size(); ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      if (const std::int64_t violated = amount(meetings[i], meetings[j]); violated != 0) {
        found.push_back({{meetings[i], meetings[j]}, violated});
      }
    }
  }
  return found;
}

/// A violation for each meeting whose `amount(i)` is not zero.
template <class Amount>
std::vector<Violation> violations_of_meetings(const Timetable& timetable, Amount amount) {
  std::vector<Violation> found;
  for (std::size_t i = 0; i < timetable.meetings.size(); ++i) {
    if (const std::int64_t violated = amount(i); violated != 0)
      found.push_back({{static_cast<MeetingIndex>(i)}, violated});
  }
  return found;
}

/// The shared grains of meetings `i` and `j` in `plan`.
inline std::int64_t shared_grains(const Timetable& timetable, const Plan& plan, std::size_t i, std::size_t j) noexcept {
  return overlap(span_of(timetable.meetings[i], plan[i]), span_of(timetable.meetings[j], plan[j])).count;
}

}  // namespace plenary::scheduler
