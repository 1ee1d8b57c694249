#include "scheduler/burden/indices.hpp"

#include <algorithm>

namespace plenary::scheduler {

std::optional<double> jain_index(const std::vector<Burden>& burdens) {
  double sum = 0;
  double squares = 0;
  for (const Burden burden : burdens) {
    sum += burden.points();
    squares += burden.points() * burden.points();
  }
  if (!(squares > 0)) return std::nullopt;
  return sum * sum / (static_cast<double>(burdens.size()) * squares);
}

std::optional<double> gini_coefficient(std::vector<Burden> burdens) {
  std::sort(burdens.begin(), burdens.end());
  double sum = 0;
  double ranked = 0;
  for (std::size_t i = 0; i < burdens.size(); ++i) {
    sum += burdens[i].points();
    ranked += static_cast<double>(i + 1) * burdens[i].points();
  }
  if (!(sum > 0)) return std::nullopt;
  const auto n = static_cast<double>(burdens.size());
  return std::max(0.0, 2 * ranked / (n * sum) - (n + 1) / n);
}

}  // namespace plenary::scheduler
