#pragma once

namespace plenary::scheduler::testing {

/// How many of `all` rounds are made: sanitizers make each several times as slow, so a quarter of them there.
constexpr int rounds_of(int all) noexcept {
#ifdef NDEBUG
  return all;
#else
  return all / 4;
#endif
}

}  // namespace plenary::scheduler::testing
