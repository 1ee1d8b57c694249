#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "calendar/message.hpp"

namespace plenary {

/// One mistake in what a user gave us, told so that it can be mended without reading the manual.
/// Every front door (JSON, iCalendar, command line, HTTP) reports this and nothing else.
struct Error {
  std::string where;  ///< JSON pointer (RFC 6901), "line 12", or an option such as "--top"
  std::string value;  ///< what was given, shortened to a printable length; may be empty
  Message message;    ///< what is wrong with it, reading on from the value: "is an abbreviation, not a zone"
  Message allowed;    ///< what would be accepted; may be empty
  Message fix;        ///< the nearest valid value or the next step; may be empty

  friend bool operator==(const Error&, const Error&) = default;
};

using Errors = std::vector<Error>;

/// A value, or the one reason why there is none. `tl::expected` until the compiler has C++23's.
template <class T>
using Result = tl::expected<T, Error>;

/// A value, or everything that is wrong with the document it was read from; never empty on failure.
template <class T>
using Checked = tl::expected<T, Errors>;

using tl::unexpected;

/// `/session/zone: "CEST" is an abbreviation, not a zone. Allowed: …. Fix: …` on one line, empty parts left out.
std::string to_text(const Error& error);

/// What `message` says where no catalogue is at hand: its own English, or its code with its arguments.
std::string to_text(const Message& message);

/// `value` with controls, text-reordering marks and invalid UTF-8 escaped, cut to at most 80 characters.
std::string printable(std::string_view value);

/// The same, cut to at most `most` characters.
std::string printable(std::string_view value, std::size_t most);

/// The most of `Error::where` that is shown.
inline constexpr std::size_t longest_where = 200;

}  // namespace plenary
