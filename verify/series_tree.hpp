#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/model/series_problem.hpp"

/// The plans of a series, as the verifier sees them. Private to verify.
namespace plenary::verify {

/// Feasible slots of a session that cost every country and all together the same.
struct Kind {
  std::int64_t total = 0;
  std::vector<std::int64_t> countries;  ///< units, in the order of the invitation
  std::size_t start = 0;                ///< the earliest of them
};

/// Everything that plans are made of and compared by.
struct Plans {
  std::vector<std::vector<Kind>> sessions;        ///< without kinds that another one beats
  std::vector<std::vector<std::size_t>> groups;   ///< as the tree has them
  bool floors_in_tree = false;                    ///< every group is one session, and nodes may break a floor
  std::vector<std::int64_t> past;                 ///< by country
  std::vector<std::vector<std::string>> regions;  ///< by country
  std::vector<std::vector<std::int64_t>> before;  ///< by country: what it carried at its invitations, latest first
  scheduler::LedgerFloors floors;
  std::int64_t step = 1;  ///< every cost is a multiple of it

  const std::vector<Kind>& kinds(std::size_t group) const { return sessions[groups[group].front()]; }
  bool has_floors() const { return floors.most_twice.has_value() || floors.free.has_value(); }
};

/// What a plan leaves behind; the first difference decides.
struct PlanOutcome {
  std::vector<std::int64_t> countries;                         ///< heaviest first
  std::vector<std::pair<std::int64_t, std::int64_t>> regions;  ///< sum, countries; heaviest mean first
  std::int64_t total = 0;
  std::vector<std::size_t> starts;
};

/// One kind for every session, by number.
PlanOutcome outcome_of(const Plans& plans, const std::vector<std::size_t>& chosen);

/// Of what each country carries, whatever the plan; without starts.
PlanOutcome outcome_of(const Plans& plans, std::vector<std::int64_t> carried, std::int64_t total);

bool is_better(const PlanOutcome& a, const PlanOutcome& b);

/// Whether the first sessions, held in the slots `chosen`, break a floor.
bool breaks_floor(const Plans& plans, const std::vector<std::size_t>& chosen);

/// Drops the beaten kinds and puts the others in order; finds the step.
void prepare(Plans& plans);

/// Sessions with the same kinds together, large groups first.
std::vector<std::vector<std::size_t>> groups_alike(const Plans& plans);

/// Every session by itself, in order of time.
std::vector<std::vector<std::size_t>> groups_of_one(const Plans& plans);

/// A proof that no plan is better than the winner; without one, that no plan keeps the floors.
class TreeWalk {
 public:
  TreeWalk(const Plans& plans, std::optional<PlanOutcome> winner, std::vector<std::vector<std::int64_t>> weightings);

  /// The word of the next node. False if the node does not hold; then `error` says why.
  bool node(const std::string& word);
  bool done() const { return todo_.empty(); }
  const std::string& error() const { return error_; }
  std::size_t nodes() const { return nodes_; }

 private:
  struct Partial {
    std::vector<std::int64_t> carried;
    std::vector<std::vector<std::size_t>> taken;  ///< by group
    std::size_t group = 0;
    std::size_t first = 0;
    std::vector<std::size_t> open;  ///< ceilings that nothing above has excluded
  };
  struct Ceiling {
    std::vector<std::int64_t> head;
    std::optional<std::int64_t> tail;
  };
  struct Weighting {
    std::vector<std::int64_t> weights;
    std::vector<std::vector<std::int64_t>> least;  ///< by group and kind: of this and all later kinds
    std::vector<std::int64_t> most;                ///< by ceiling
  };

  bool fail(std::string why);
  void add_ceilings();
  void add_weighting(std::vector<std::int64_t> weights);
  std::int64_t most_of(const std::vector<std::int64_t>& weights, const Ceiling& ceiling) const;
  bool branch(const Partial& partial);
  void exclude(Partial& partial, const std::vector<std::size_t>& by) const;
  bool complete(const Partial& partial);
  bool floor_broken(const Partial& partial) const;
  bool over(const std::vector<std::int64_t>& least, const Ceiling& ceiling) const;
  std::size_t left(const Partial& partial, std::size_t group) const {
    return plans_.groups[group].size() - partial.taken[group].size();
  }

  const Plans& plans_;
  std::optional<PlanOutcome> winner_;
  std::vector<Ceiling> ceilings_;
  std::vector<Weighting> weightings_;
  std::vector<std::vector<std::vector<std::int64_t>>> least_;  ///< by group, kind and country, of it and all later ones
  std::vector<Partial> todo_;                                  ///< nodes to come, the next one last
  std::string error_;
  std::size_t nodes_ = 0;
};

}  // namespace plenary::verify
