#include "server/render/words/columns.hpp"

#include <algorithm>

#include "server/render/words/words.hpp"

namespace plenary::server {

namespace {

/// Puts pieces beside each other, and under each other where a line is full.
class Lines {
 public:
  Lines(std::size_t indent, std::size_t width) : indent_(indent), width_(width), column_(indent) {}

  void add(std::string_view piece) {
    const std::size_t needed = columns(piece) + (text_.empty() ? 0 : 1);
    if (!text_.empty() && column_ + needed > width_) {
      text_ += '\n' + std::string(indent_, ' ');
      column_ = indent_;
    } else if (!text_.empty()) {
      text_ += ' ';
      ++column_;
    }
    text_ += piece;
    column_ += columns(piece);
  }

  std::string take() { return std::move(text_); }

 private:
  std::size_t indent_;
  std::size_t width_;
  std::size_t column_;
  std::string text_;
};

}  // namespace

std::size_t columns(std::string_view text) noexcept {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts_character = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    const auto three = text.substr(i, 3);
    count += starts_character && three != "\u2068" && three != "\u2069";
  }
  return count;
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t taken = columns(text);
  if (taken < width) text.append(width - taken, ' ');
  return text;
}

std::string right_aligned(std::string_view text, std::size_t width) {
  const std::size_t taken = columns(text);
  return std::string(taken < width ? width - taken : 0, ' ').append(text);
}

std::string wrapped(const std::vector<std::string>& words, std::size_t indent, std::size_t width, Language language) {
  std::string comma{list_separator(language)};
  comma.pop_back();
  Lines lines(indent, width);
  for (std::size_t i = 0; i < words.size(); ++i) lines.add(i + 1 < words.size() ? words[i] + comma : words[i]);
  return lines.take();
}

std::string paragraph(std::string_view text, std::size_t indent, std::size_t width) {
  Lines lines(indent, width);
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    lines.add(text.substr(from, to - from));
    from = to + 1;
  }
  return lines.take();
}

}  // namespace plenary::server
