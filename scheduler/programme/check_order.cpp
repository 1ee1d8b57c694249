#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>

#include "scheduler/programme/judging.hpp"

namespace plenary::scheduler {

namespace {

// A circle that is longer than this is told by its beginning.
constexpr std::size_t most_told = 20;

/// Which session begins before which, by session; `closes` turns the list round.
using Successors = std::vector<std::vector<RelationLink>>;

Successors successors_of(const ProgrammeProblem& problem) {
  Successors successors(problem.sessions.size());
  for (std::size_t r = 0; r < problem.relations.size(); ++r) {
    const Relation& relation = problem.relations[r];
    const auto link = [&](std::size_t from, std::size_t to) { successors[from].push_back({from, to, r}); };
    for (std::size_t i = 1; i < relation.sessions.size(); ++i) {
      const std::size_t session = relation.sessions[i];
      switch (traits_of(relation.kind).order) {
        case RelationOrder::in_turn:
          link(relation.sessions[i - 1], session);
          break;
        case RelationOrder::first_before:
          link(relation.sessions.front(), session);
          break;
        case RelationOrder::first_after:
          link(session, relation.sessions.front());
          break;
        case RelationOrder::none:
          break;
      }
    }
  }
  return successors;
}

/// Finds circles that share no session, each as short as it is through its first session.
class Circles {
 public:
  explicit Circles(Successors successors)
      : successors_(std::move(successors)), is_left_(successors_.size(), true), before_(successors_.size(), 0) {
    for (const auto& links : successors_) {
      for (const RelationLink& link : links) ++before_[link.to];
    }
    for (std::size_t i = 0; i < successors_.size(); ++i) {
      if (before_[i] == 0) free_.push_back(i);
    }
  }

  /// The links of the next circle; empty if there is none left.
  std::vector<RelationLink> next() {
    drop_free();
    while (first_ < is_left_.size() && !is_left_[first_]) ++first_;
    if (first_ == is_left_.size()) return {};
    // Whatever is left has something before it: going backwards, one comes round.
    std::vector<RelationLink> circle = shortest_through(some_member());
    for (const RelationLink& link : circle) drop(link.from);
    return circle;
  }

 private:
  void drop(std::size_t session) {
    if (!is_left_[session]) return;
    is_left_[session] = false;
    for (const RelationLink& link : successors_[session]) {
      if (--before_[link.to] == 0 && is_left_[link.to]) free_.push_back(link.to);
    }
  }

  void drop_free() {
    while (!free_.empty()) {
      const std::size_t session = free_.back();
      free_.pop_back();
      drop(session);
    }
  }

  /// A session on a circle: steps backwards from any that is left until one is met again.
  std::size_t some_member() const {
    std::vector<std::size_t> predecessor(is_left_.size(), is_left_.size());
    for (std::size_t i = is_left_.size(); i-- > 0;) {
      if (!is_left_[i]) continue;
      for (const RelationLink& link : successors_[i]) {
        if (is_left_[link.to]) predecessor[link.to] = i;
      }
    }
    std::vector<bool> seen(is_left_.size(), false);
    std::size_t at = first_;
    while (!seen[at]) {
      seen[at] = true;
      at = predecessor[at];
    }
    // Of the circle that was found, the session that the document names first.
    std::size_t least = at;
    for (std::size_t i = predecessor[at]; i != at; i = predecessor[i]) least = std::min(least, i);
    return least;
  }

  std::vector<RelationLink> shortest_through(std::size_t start) const {
    std::vector<std::optional<RelationLink>> way(is_left_.size());
    std::vector<std::size_t> reached{start};
    for (std::size_t i = 0; i < reached.size() && !way[start]; ++i) {
      for (const RelationLink& link : successors_[reached[i]]) {
        if (!is_left_[link.to] || way[link.to]) continue;
        way[link.to] = link;
        reached.push_back(link.to);
      }
    }
    std::vector<RelationLink> circle;
    for (std::size_t at = start; circle.empty() || at != start; at = circle.back().from) circle.push_back(*way[at]);
    std::ranges::reverse(circle);
    return circle;
  }

  Successors successors_;
  std::vector<bool> is_left_;
  std::vector<std::size_t> before_;  ///< how many links of sessions that are left lead here
  std::vector<std::size_t> free_;    ///< sessions that nothing is before
  std::size_t first_ = 0;
};

}  // namespace

void report_precedence_cycles(const Judging& judging, Errors& errors) {
  Circles circles(successors_of(judging.problem));
  for (auto circle = circles.next(); !circle.empty(); circle = circles.next()) {
    std::string told = judging.id(circle.front().from);
    for (std::size_t i = 0; i < std::min(circle.size(), most_told); ++i) told += " → " + judging.id(circle[i].to);
    const std::string_view code = circle.size() > most_told ? "fault.circle-more" : "fault.circle";
    // Where the circle closes, named by the relations that make it.
    std::vector<std::size_t> relations;
    for (const RelationLink& link : circle) relations.push_back(link.relation);
    std::ranges::sort(relations);
    relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
    std::vector<std::string> pointers;
    for (const std::size_t relation : relations) pointers.push_back(judging.relations[relation]);
    errors.push_back({pointers.back(),
                      "",
                      {code, {{"circle", told}, {"count", circle.size()}}},
                      {"allow.order", {}},
                      relations.size() == 1 ? Message{"mend.remove-session", {}}
                                            : Message{"mend.remove-from", {{"relations", pointers}}}});
  }
}

}  // namespace plenary::scheduler
