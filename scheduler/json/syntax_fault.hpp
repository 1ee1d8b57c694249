#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/message.hpp"

/// Private to scheduler/json.
namespace plenary::scheduler {

/// What keeps a text from being JSON (RFC 8259), as whoever wrote it by hand would see it.
struct SyntaxFault {
  std::size_t at = 0;  ///< offset of the byte
  std::string value;   ///< what stands there; may be empty
  Message message;
  Message allowed;
  Message fix;
};

/// The first fault of `text`, valid UTF-8 that is not nested deeper than a reader allows; nothing if none is found.
std::optional<SyntaxFault> find_syntax_fault(std::string_view text);

}  // namespace plenary::scheduler
