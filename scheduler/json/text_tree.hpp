#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Where the values of a document stand in its text. Private to scheduler/json.
namespace plenary::scheduler {

/// A value in a text, with the values in it.
struct TextNode {
  enum class Kind { object, array, leaf };

  Kind kind = Kind::leaf;
  std::size_t begin = 0;  ///< of the value
  std::size_t end = 0;    ///< behind it
  std::string name;       ///< of a member
  std::size_t label = 0;  ///< where the member's name begins; of anything else, the value itself
  std::vector<TextNode> children;

  const TextNode* find(std::string_view member) const noexcept;
};

/// The tree of `plain`, a document that was parsed before, with its comments blanked.
TextNode tree_of(std::string_view plain);

}  // namespace plenary::scheduler
