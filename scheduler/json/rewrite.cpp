#include "scheduler/json/rewrite.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "scheduler/json/comments.hpp"
#include "scheduler/json/layout.hpp"
#include "scheduler/json/text_tree.hpp"

namespace plenary::scheduler {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Bytes of the text that give way to others.
struct Change {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string bytes;
};

/// By what an element of a list is known: "SN" of {"delegation": "SN", "role": "required"}.
std::string key_of(const Json& element) {
  for (const char* name : {"id", "delegation", "set", "party", "from"}) {
    if (element.is_object() && element.contains(name)) return element[name].dump();
  }
  return element.dump();
}

/// Which element of `before` each of `after` was; nothing for those that are new. No value where they changed places.
std::optional<std::vector<std::optional<std::size_t>>> origins(const Json& before, const Json& after) {
  std::vector<std::string> keys;
  for (const Json& element : before) keys.push_back(key_of(element));
  std::vector<std::optional<std::size_t>> from;
  std::size_t next = 0;
  for (const Json& element : after) {
    const auto begin = keys.begin() + static_cast<std::ptrdiff_t>(next);
    const std::string key = key_of(element);
    const auto found = std::find(begin, keys.end(), key);
    if (found == keys.end()) {
      if (std::find(keys.begin(), begin, key) != begin) return std::nullopt;
      from.emplace_back();
    } else {
      from.emplace_back(static_cast<std::size_t>(found - keys.begin()));
      next = *from.back() + 1;
    }
  }
  return from;
}

/// A new member or element.
struct Addition {
  std::string label;  ///< "\"when\": "; of an element none
  const Json* value = nullptr;
};

/// What an object or list holds, and what of it stays.
struct Children {
  const TextNode& parent;
  std::vector<bool> kept;
  bool ends_anew = false;  ///< behind the last that stays comes something new

  bool any_kept() const { return std::ranges::count(kept, true) > 0; }
  const TextNode& first_kept() const {
    return parent.children[static_cast<std::size_t>(std::find(kept.begin(), kept.end(), true) - kept.begin())];
  }
  /// Whether something stays behind `child`.
  bool follows(const TextNode& child) const {
    const auto at = kept.begin() + (&child - parent.children.data()) + 1;
    return std::find(at, kept.end(), true) != kept.end();
  }
};

/// What stands behind a value: a comma, and the end of its line if nothing but comments comes before it.
struct Behind {
  bool comma = false;
  std::optional<std::size_t> line_end;
};

class Rewriting {
 public:
  explicit Rewriting(std::string_view text)
      : text_(text), plain_(without_comments(text)), newline_(text.find("\r\n") != text.npos ? "\r\n" : "\n") {}

  std::string run(const Json& before, const Json& after) {
    value(tree_of(plain_), before, after);
    std::ranges::stable_sort(changes_, {}, &Change::begin);
    std::string result;
    std::size_t done = 0;
    for (const Change& change : changes_) {
      // What goes takes the blank before it along, which may be gone already.
      const std::size_t begin = std::max(change.begin, done);
      result += text_.substr(done, begin - done);
      result += change.bytes;
      done = std::max(done, change.end);
    }
    return result += text_.substr(done);
  }

 private:
  using Kind = TextNode::Kind;

  void value(const TextNode& node, const Json& before, const Json& after) {
    if (before == after) return;
    if (node.kind == Kind::object && before.is_object() && after.is_object()) return object(node, before, after);
    if (node.kind == Kind::array && before.is_array() && after.is_array() && list(node, before, after)) return;
    replace(node, after);
  }

  void replace(const TextNode& node, const Json& after) {
    changes_.push_back(
        {node.begin, node.end, in_lines(after, node.label, indent_at(node.label), node.begin - node.label)});
  }

  void object(const TextNode& node, const Json& before, const Json& after) {
    const auto is_gone = [&](const TextNode& member) {
      return before.contains(member.name) && !after.contains(member.name);
    };
    Children children{node, {}};
    for (const TextNode& member : node.children) children.kept.push_back(!is_gone(member));
    if (!node.children.empty() && !children.any_kept()) return replace(node, after);
    const TextNode* anchor = nullptr;
    std::vector<Addition> additions;
    for (const auto& [name, member] : after.items()) {
      const TextNode* stands = node.find(name);
      if (stands == nullptr) {
        // What goes without saying in both need not be said now.
        const bool is_new = !before.contains(name) || before[name] != member;
        if (is_new) additions.push_back({Json(name).dump() + ": ", &member});
        continue;
      }
      if (before.contains(name)) {
        value(*stands, before[name], member);
      } else {
        replace(*stands, member);
      }
      // Members stand in any order: what is new comes after the one that it follows in the document's own.
      add(children, anchor, std::exchange(additions, {}));
      anchor = stands;
    }
    add(children, anchor, additions);
    remove(children);
  }

  /// False where elements changed places.
  bool list(const TextNode& node, const Json& before, const Json& after) {
    const auto from = origins(before, after);
    if (!from || node.children.size() != before.size()) return false;
    Children children{node, std::vector<bool>(before.size(), false)};
    for (const auto& old : *from) {
      if (old) children.kept[*old] = true;
    }
    if (!before.empty() && !children.any_kept()) return false;
    const TextNode* anchor = nullptr;
    std::vector<Addition> additions;
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (!(*from)[i]) {
        additions.push_back({"", &after[i]});
        continue;
      }
      const std::size_t old = *(*from)[i];
      value(node.children[old], before[old], after[i]);
      add(children, anchor, std::exchange(additions, {}));
      anchor = &node.children[old];
    }
    add(children, anchor, additions);
    remove(children);
    return true;
  }

  /// Writes `additions` behind `anchor`, or before everything.
  void add(Children& children, const TextNode* anchor, const std::vector<Addition>& additions) {
    if (additions.empty()) return;
    const TextNode& parent = children.parent;
    if (parent.children.empty()) return fill(parent, additions);
    const TextNode& neighbour = anchor != nullptr ? *anchor : children.first_kept();
    const std::size_t indent = indent_at(neighbour.label);
    const bool on_own_line = is_first_on_line(neighbour.label);
    const std::string gap = on_own_line ? newline_ + std::string(blanks_before(neighbour.label)) : " ";
    std::string bytes;
    if (anchor == nullptr) {
      for (const Addition& addition : additions) bytes += one(addition, neighbour.label, indent) + "," + gap;
      changes_.push_back({neighbour.label, neighbour.label, std::move(bytes)});
      return;
    }
    const Behind behind = behind_of(*anchor);
    if (!on_own_line || !behind.line_end) {
      for (const Addition& addition : additions) bytes += "," + gap + one(addition, neighbour.label, indent);
      changes_.push_back({anchor->end, anchor->end, std::move(bytes)});
      return;
    }
    // Behind the comment that may follow on the line, which speaks of what stands before it.
    const bool something_follows = children.follows(*anchor) || (behind.comma && anchor == &parent.children.back());
    if (!behind.comma) changes_.push_back({anchor->end, anchor->end, ","});
    for (const Addition& addition : additions) {
      const bool is_last = &addition == &additions.back() && !something_follows;
      bytes += gap + one(addition, neighbour.label, indent) + (is_last ? "" : ",");
    }
    if (!something_follows) children.ends_anew = true;
    changes_.push_back({*behind.line_end, *behind.line_end, std::move(bytes)});
  }

  /// Writes into an object or list that has nothing in it but comments.
  void fill(const TextNode& parent, const std::vector<Addition>& additions) {
    const std::size_t indent = indent_at(parent.label);
    const std::string outer = newline_ + std::string(blanks_before(parent.label));
    std::string bytes;
    for (const Addition& addition : additions) {
      bytes += outer + "  " + one(addition, parent.label, indent + 2) + (&addition != &additions.back() ? "," : "");
    }
    const bool is_bare = plain_.compare(parent.begin, parent.end - parent.begin,
                                        text_.substr(parent.begin, parent.end - parent.begin)) == 0;
    if (is_bare) bytes += outer;
    changes_.push_back({parent.begin + 1, is_bare ? parent.end - 1 : parent.begin + 1, std::move(bytes)});
  }

  void remove(const Children& children) {
    const TextNode& parent = children.parent;
    const TextNode* last_kept = nullptr;
    for (std::size_t i = 0; i < parent.children.size(); ++i) {
      const TextNode& node = parent.children[i];
      if (children.kept[i]) {
        last_kept = &node;
        continue;
      }
      std::size_t end = node.end;
      if (const auto comma = comma_behind(node)) {
        const bool comment_between = text_.substr(end, *comma - end).find('/') != text_.npos;
        if (comment_between) changes_.push_back({*comma, *comma + 1, ""});
        if (!comment_between) end = *comma + 1;
      }
      std::size_t begin = node.label;
      const std::size_t after = std::min(text_.find_first_not_of(" \t\r", end), text_.size());
      if (is_first_on_line(begin)) {
        const bool line_is_empty = after < text_.size() && text_[after] == '\n';
        if (line_is_empty) begin = line_of(begin);
        end = line_is_empty ? after + 1 : after;
      } else if (text_[begin - 1] == ' ') {
        --begin;
      }
      changes_.push_back({begin, end, ""});
    }
    if (parent.children.empty() || children.kept.back() || children.ends_anew || last_kept == nullptr) return;
    // Nothing follows the comma of what is last now, unless its author writes one there.
    const auto comma = comma_behind(*last_kept);
    if (comma && !comma_behind(parent.children.back())) changes_.push_back({*comma, *comma + 1, ""});
  }

  std::string one(const Addition& addition, std::size_t beside, std::size_t indent) const {
    return addition.label + in_lines(*addition.value, beside, indent, addition.label.size());
  }

  /// `value` behind `label` bytes, indented by `indent`: as many blanks of the line of `beside` as there are, and
  /// spaces.
  std::string in_lines(const Json& value, std::size_t beside, std::size_t indent, std::size_t label) const {
    const std::string lines = laid_out_at(value, indent, label);
    const std::string_view blanks = blanks_before(beside);
    std::string result;
    for (std::size_t at = 0; at < lines.size(); ++at) {
      if (lines[at] != '\n') {
        result += lines[at];
        continue;
      }
      result.append(newline_).append(blanks);
      at += blanks.size();  // that many spaces follow
    }
    return result;
  }

  std::string_view blanks_before(std::size_t at) const { return text_.substr(line_of(at), indent_at(at)); }

  std::size_t line_of(std::size_t at) const {
    const auto end = text_.substr(0, at).rfind('\n');
    return end == text_.npos ? 0 : end + 1;
  }

  /// How many blanks the line of `at` begins with.
  std::size_t indent_at(std::size_t at) const {
    const std::size_t line = line_of(at);
    return std::min(text_.find_first_not_of(" \t", line), text_.size()) - line;
  }

  bool is_first_on_line(std::size_t at) const { return line_of(at) + indent_at(at) == at; }

  std::optional<std::size_t> comma_behind(const TextNode& node) const {
    const auto at = plain_.find_first_not_of(" \t\r\n", node.end);
    return at != std::string::npos && plain_[at] == ',' ? std::optional{at} : std::nullopt;
  }

  Behind behind_of(const TextNode& node) const {
    const auto comma = comma_behind(node);
    const std::size_t from = comma ? *comma + 1 : node.end;
    const std::size_t at = plain_.find_first_not_of(" \t\r", from);
    if (at == std::string::npos || plain_[at] != '\n') return {comma.has_value(), std::nullopt};
    return {comma.has_value(), text_[at - 1] == '\r' ? at - 1 : at};
  }

  std::string_view text_;
  std::string plain_;
  std::string newline_;
  std::vector<Change> changes_;
};

}  // namespace

std::string rewritten(std::string_view text, const Json& before, const Json& after) {
  const bool marked = text.starts_with(byte_order_mark);
  if (marked) text.remove_prefix(byte_order_mark.size());
  return (marked ? std::string{byte_order_mark} : std::string{}) + Rewriting{text}.run(before, after);
}

}  // namespace plenary::scheduler
