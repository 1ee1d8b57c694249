#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/result.hpp"
#include "scheduler/model/programme.hpp"

namespace plenary::scheduler {

/// Where a document is wrong already. Nothing is said of faults that follow from others.
class Faults {
 public:
  explicit Faults(const Errors& errors);

  /// Whether something is wrong with what `pointer` names, or with a part of it.
  bool within(std::string_view pointer) const;

 private:
  std::vector<std::string> pointers_;  ///< sorted
};

/// What parts of a programme, each right by itself, cannot have together: sessions outside of windows, pins that a rule
/// or a relation breaks, relations in circles, quorums that nobody can meet. Each with its JSON pointer; the same
/// document always gives the same list.
///
/// Whether interpreters suffice, rooms are large enough and everybody can come is no matter of the document: the
/// planner says so, naming the rule.
Errors check_programme(const Programme& programme, const Dialogue& dialogue, const Faults& known);

}  // namespace plenary::scheduler
