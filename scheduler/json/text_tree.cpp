#include "scheduler/json/text_tree.hpp"

#include <algorithm>

#include "scheduler/json/reader.hpp"

namespace plenary::scheduler {

namespace {

/// Walks over a text that is known to be JSON.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  TextNode value() {
    skip_blanks();
    TextNode node;
    node.begin = node.label = at_;
    if (text_[at_] == '{' || text_[at_] == '[') {
      node.kind = text_[at_] == '{' ? TextNode::Kind::object : TextNode::Kind::array;
      ++at_;
      children(node);
      ++at_;
    } else if (text_[at_] == '"') {
      string();
    } else {
      while (at_ < text_.size() && std::string_view{",]} \t\r\n"}.find(text_[at_]) == std::string_view::npos) ++at_;
    }
    node.end = at_;
    return node;
  }

 private:
  void children(TextNode& parent) {
    for (skip_blanks(); text_[at_] != '}' && text_[at_] != ']'; skip_blanks()) {
      if (text_[at_] == ',') {
        ++at_;
      } else if (parent.kind == TextNode::Kind::object) {
        parent.children.push_back(member());
      } else {
        parent.children.push_back(value());
      }
    }
  }

  TextNode member() {
    const std::size_t label = at_;
    string();
    auto name = Json::parse(text_.substr(label, at_ - label)).get<std::string>();
    at_ = text_.find(':', at_) + 1;
    TextNode node = value();
    node.label = label;
    node.name = std::move(name);
    return node;
  }

  void string() {
    for (++at_; text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    ++at_;
  }

  void skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

const TextNode* TextNode::find(std::string_view member) const noexcept {
  const auto found = std::ranges::find(children, member, &TextNode::name);
  return found == children.end() ? nullptr : &*found;
}

TextNode tree_of(std::string_view plain) { return Walker{plain}.value(); }

}  // namespace plenary::scheduler
