#pragma once

#include <compare>
#include <string>

namespace plenary::scheduler {

/// The name of a thing in a document. Ids of different things do not compare or convert.
template <class Tag>
struct Id {
  std::string value;
  friend bool operator==(const Id&, const Id&) = default;
  friend std::strong_ordering operator<=>(const Id&, const Id&) = default;
};

using SessionId = Id<struct SessionTag>;  ///< "2019-11-05-abuja-remittances": a name, not a date; never reused

}  // namespace plenary::scheduler
