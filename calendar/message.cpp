#include "calendar/message.hpp"

namespace plenary {

MessageArgument::MessageArgument(const MessageArgument&) = default;
MessageArgument::MessageArgument(MessageArgument&&) noexcept = default;
MessageArgument& MessageArgument::operator=(const MessageArgument&) = default;
MessageArgument& MessageArgument::operator=(MessageArgument&&) noexcept = default;
MessageArgument::~MessageArgument() = default;

bool operator==(const MessageArgument&, const MessageArgument&) = default;

Message::Message() = default;
Message::Message(std::string_view which, std::vector<MessageArgument> values)
    : code{which}, arguments{std::move(values)} {}
Message::Message(std::string english) : verbatim{std::move(english)} {}
Message::Message(const char* english) : verbatim{english} {}
Message::Message(const Message&) = default;
Message::Message(Message&&) noexcept = default;
Message& Message::operator=(const Message&) = default;
Message& Message::operator=(Message&&) noexcept = default;
Message::~Message() = default;

bool operator==(const Message&, const Message&) = default;

std::vector<Message> within(Message message) {
  std::vector<Message> one;
  one.push_back(std::move(message));
  return one;
}

}  // namespace plenary
