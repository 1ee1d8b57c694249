#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/civil/time.hpp"
#include "calendar/text.hpp"

namespace plenary {

struct Message;

/// What goes into a sentence. Plurals, dates, numbers and lists are made from it at the edge, in the reader's language.
using MessageValue = std::variant<std::string,            ///< as it stands: an id, a zone's name, what a user wrote
                                  std::int64_t,           ///< a count; the sentence chooses the plural
                                  double,                 ///< points, per cent
                                  calendar::Date,         ///<
                                  calendar::LocalTime,    ///< a date and a clock reading
                                  std::chrono::minutes,   ///< a length of time
                                  LocalizedText,          ///< a name that people know a thing by
                                  std::vector<Message>>;  ///< a list, each of its own words

struct MessageArgument {
  std::string name;  ///< as the catalogue's sentence calls it
  MessageValue value;
  friend bool operator==(const MessageArgument&, const MessageArgument&) = default;
};

/// A sentence, or a part of one, in no language yet: which one it is, and what goes into it. The words stand in
/// one catalogue a language (data/words) and are put together at the edge (server/render/words).
///
/// Law: two messages are equal if and only if they say the same of the same things.
struct Message {
  Message() = default;
  Message(std::string_view which, std::vector<MessageArgument> values) : code{which}, arguments{std::move(values)} {}
  /// Words that are in English already. What people read in four languages has a code instead.
  Message(std::string english) : verbatim{std::move(english)} {}  // NOLINT(google-explicit-constructor)
  Message(const char* english) : verbatim{english} {}             // NOLINT(google-explicit-constructor)

  bool empty() const noexcept { return code.empty() && verbatim.empty(); }

  std::string code;  ///< "document.unknown-member"; empty: `verbatim` is all there is
  std::vector<MessageArgument> arguments;
  std::string verbatim;

  friend bool operator==(const Message&, const Message&) = default;
};

}  // namespace plenary
