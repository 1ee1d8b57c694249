#pragma once

namespace plenary::scheduler::testing {

/// How many of `all` rounds are made: all in a release build, one of every `sanitized` where sanitizers make each of
/// them several times as slow.
constexpr int rounds_of(int all, [[maybe_unused]] int sanitized = 4) noexcept {
#ifdef NDEBUG
  return all;
#else
  return all / sanitized;
#endif
}

}  // namespace plenary::scheduler::testing
