#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "calendar/civil/time.hpp"
#include "calendar/text.hpp"

namespace plenary {

struct Message;

/// What a clock shows, without a date: "14:00"; 24 h is "24:00".
struct Clock {
  calendar::TimeOfDay time{0};
  friend bool operator==(const Clock&, const Clock&) = default;
};

/// A date with its weekday: "Wednesday 16 September 2020".
struct FullDate {
  calendar::Date date;
  friend bool operator==(const FullDate&, const FullDate&) = default;
};

/// A date in few letters: "Wed 16 Sep".
struct BriefDate {
  calendar::Date date;
  friend bool operator==(const BriefDate&, const BriefDate&) = default;
};

/// A month without a day: "February".
struct MonthName {
  std::chrono::month month{1};
  friend bool operator==(const MonthName&, const MonthName&) = default;
};

/// What goes into a sentence. Plurals, dates, numbers and lists are made from it at the edge, in the reader's language.
using MessageValue = std::variant<std::string,     ///< as it stands: an id, a zone's name, what a user wrote
                                  std::int64_t,    ///< a count; the sentence chooses the plural
                                  double,          ///< points, per cent
                                  calendar::Date,  ///< "16 September 2020"
                                  FullDate, BriefDate, MonthName, Clock,  //
                                  calendar::LocalTime,                    ///< a date and a clock reading
                                  std::chrono::minutes,                   ///< a length of time
                                  LocalizedText,                          ///< a name that people know a thing by
                                  std::vector<std::string>,               ///< a list of what stands for itself: ids
                                  std::vector<LocalizedText>,             ///< a list of names
                                  std::vector<Message>>;  ///< a list, each of its own words; one: words within words

struct MessageArgument {
  /// Integers are counts; whatever reads as text is text as it stands.
  template <class Value>
  MessageArgument(std::string_view which, Value&& what);

  // Compiled once, in message.cpp: nearly every source includes this one.
  MessageArgument(const MessageArgument&);
  MessageArgument(MessageArgument&&) noexcept;
  MessageArgument& operator=(const MessageArgument&);
  MessageArgument& operator=(MessageArgument&&) noexcept;
  ~MessageArgument();

  std::string name;  ///< as the catalogue's sentence calls it
  MessageValue value;
  friend bool operator==(const MessageArgument&, const MessageArgument&);
};

/// A sentence, or a part of one, in no language yet: which one it is, and what goes into it. The words stand in
/// one catalogue a language (data/words) and are put together at the edge (server/render/words).
///
/// Law: two messages are equal if and only if they say the same of the same things.
struct Message {
  Message();
  Message(std::string_view which, std::vector<MessageArgument> values);
  /// Words that are in English already. What people read in four languages has a code instead.
  Message(std::string english);  // NOLINT(google-explicit-constructor)
  Message(const char* english);  // NOLINT(google-explicit-constructor)

  // Compiled once, as those of its arguments.
  Message(const Message&);
  Message(Message&&) noexcept;
  Message& operator=(const Message&);
  Message& operator=(Message&&) noexcept;
  ~Message();

  bool empty() const noexcept { return code.empty() && verbatim.empty(); }

  std::string code;  ///< "document.unknown-member"; empty: `verbatim` is all there is
  std::vector<MessageArgument> arguments;
  std::string verbatim;

  friend bool operator==(const Message&, const Message&);
};

// Here, where Message is complete: its lists are values too.
template <class Value>
MessageArgument::MessageArgument(std::string_view which, Value&& what) : name{which} {
  using Plain = std::remove_cvref_t<Value>;
  if constexpr (std::integral<Plain> && !std::same_as<Plain, bool>) {
    value = static_cast<std::int64_t>(what);
  } else if constexpr (std::convertible_to<const Plain&, std::string_view>) {
    value = std::string{std::string_view{what}};
  } else {
    value = std::forward<Value>(what);
  }
}

/// `message` as an argument of another.
std::vector<Message> within(Message message);

/// How whoever holds a catalogue lets others put messages into words.
using Wording = std::function<std::string(const Message&)>;

}  // namespace plenary
