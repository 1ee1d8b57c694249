#pragma once

#include <compare>
#include <cstdint>

namespace plenary::scheduler {

/// The cost that a slot puts on a delegation. Counted in units of 1/1500 point, so that points per quarter of
/// an hour, any whole number of minutes and role weights in per cent multiply without rounding.
class Burden {
 public:
  static constexpr std::int64_t units_per_point = 15 * 100;

  constexpr Burden() = default;
  static constexpr Burden of_units(std::int64_t units) noexcept { return Burden{units}; }
  static constexpr Burden of_points(std::int64_t points) noexcept { return Burden{points * units_per_point}; }

  constexpr std::int64_t units() const noexcept { return units_; }
  /// For display only; comparisons and sums stay in units.
  constexpr double points() const noexcept { return static_cast<double>(units_) / units_per_point; }
  /// To the nearest hundredth, as people read it: 8.25.
  constexpr double shown_points() const noexcept {
    constexpr std::int64_t hundredth = units_per_point / 100;
    constexpr std::int64_t half = hundredth / 2;
    const std::int64_t hundredths = (units_ + (units_ < 0 ? -half : half)) / hundredth;
    return static_cast<double>(hundredths) / 100;
  }

  constexpr Burden& operator+=(Burden other) noexcept {
    units_ += other.units_;
    return *this;
  }
  friend constexpr Burden operator+(Burden a, Burden b) noexcept { return a += b; }
  friend constexpr Burden operator-(Burden a, Burden b) noexcept { return Burden{a.units_ - b.units_}; }
  friend constexpr auto operator<=>(const Burden&, const Burden&) = default;

 private:
  constexpr explicit Burden(std::int64_t units) noexcept : units_(units) {}
  std::int64_t units_ = 0;
};

}  // namespace plenary::scheduler
