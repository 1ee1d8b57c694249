#include "calendar/result.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "calendar/civil/iso.hpp"

namespace plenary {

namespace {

constexpr std::size_t longest_value = 80;

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 0;  ///< 0 where the bytes are not UTF-8 (RFC 3629)
};

CodePoint decode(std::string_view text) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
  char32_t value = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    value = value << 6 | (byte(i) & 0x3Fu);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return overlong || surrogate || value > 0x10FFFF ? CodePoint{} : CodePoint{value, length};
}

/// Controls, line separators and the marks that reorder text: they would let a value forge what surrounds it.
bool is_unprintable(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

std::string escaped(char32_t c) {
  switch (c) {
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return c < 0x80 ? fmt::format("\\x{:02X}", unsigned{c}) : fmt::format("\\u{{{:04X}}}", unsigned{c});
  }
}

/// A value without a language.
struct AsItStands {
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t count) const { return std::to_string(count); }
  std::string operator()(double number) const { return fmt::format("{}", number); }
  std::string operator()(calendar::Date date) const { return calendar::to_iso(date); }
  std::string operator()(FullDate date) const { return calendar::to_iso(date.date); }
  std::string operator()(BriefDate date) const { return calendar::to_iso(date.date); }
  std::string operator()(MonthName name) const { return std::to_string(static_cast<unsigned>(name.month)); }
  std::string operator()(Clock clock) const { return calendar::to_clock(clock.time); }
  std::string operator()(calendar::LocalTime time) const { return calendar::to_iso(time); }
  std::string operator()(std::chrono::minutes length) const { return fmt::format("{} min", length.count()); }
  std::string operator()(const LocalizedText& name) const { return name.en; }
  std::string operator()(const Message& message) const { return to_text(message); }
  template <class Thing>
  std::string operator()(const std::vector<Thing>& things) const {
    std::string list;
    for (const Thing& thing : things) list += (list.empty() ? "" : ", ") + (*this)(thing);
    return list;
  }
};

}  // namespace

std::string printable(std::string_view value, std::size_t most) {
  std::string shown;
  std::size_t characters = 0;
  std::size_t end_if_cut = 0;  // where the ellipsis goes: after the last piece that leaves room for it
  while (!value.empty()) {
    const CodePoint point = decode(value);
    const bool as_is = point.bytes != 0 && !is_unprintable(point.value);
    const std::size_t taken = point.bytes == 0 ? 1 : point.bytes;
    const std::string piece = as_is              ? std::string(value.substr(0, taken))
                              : point.bytes == 0 ? fmt::format("\\x{:02X}", static_cast<std::uint8_t>(value[0]))
                                                 : escaped(point.value);
    characters += as_is ? 1 : piece.size();
    if (characters > most) return shown.substr(0, end_if_cut) + "…";
    shown += piece;
    if (characters < most) end_if_cut = shown.size();
    value.remove_prefix(taken);
  }
  return shown;
}

std::string printable(std::string_view value) { return printable(value, longest_value); }

std::string to_text(const Message& message) {
  if (message.code.empty()) return message.verbatim;
  std::string text = message.code;
  for (const MessageArgument& argument : message.arguments) {
    text += fmt::format(" {}={}", argument.name, std::visit(AsItStands{}, argument.value));
  }
  return text;
}

std::string to_text(const Error& error) {
  std::string text;
  if (!error.where.empty()) text += printable(error.where, longest_where) + ": ";
  if (!error.value.empty()) text += '"' + printable(error.value) + "\" ";
  text += to_text(error.message);
  if (!error.allowed.empty()) text += ". Allowed: " + to_text(error.allowed);
  if (!error.fix.empty()) text += ". Fix: " + to_text(error.fix);
  return text;
}

}  // namespace plenary
