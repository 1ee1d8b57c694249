#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/ical/text/content_line.hpp"
#include "calendar/result.hpp"

namespace plenary::calendar::ical {

enum class LineBreaks {
  refused,
  allowed  ///< CRLF and the Unicode line separators become LF
};

/// Prints properties of one component after checking that their values cannot break out of their
/// line. The first value that cannot be printed is kept as the error and ends the printing; an empty
/// value prints nothing.
class PropertyWriter {
 public:
  /// `owner` and `id` begin each error's `where`: "calendar", or "event" and its UID. They must outlive this.
  PropertyWriter(std::string& out, std::string_view owner, std::string_view id = {})
      : out_(out), owner_(owner), id_(id) {}

  const std::optional<Error>& error() const noexcept { return error_; }
  void fail(std::string_view property, std::string_view value, std::string message, std::string allowed = {},
            std::string fix = {});

  /// "NAME;parameters:value" from parts that are known to be printable.
  void raw(std::string_view name_and_parameters, std::string_view value);
  /// A TEXT value.
  void text(std::string_view name_and_parameters, std::string_view value, LineBreaks breaks = LineBreaks::refused);
  /// A URI value: a scheme, and no character that RFC 3986 leaves out.
  void uri(std::string_view name_and_parameters, std::string_view value);

  /// A CSS3 colour name, as far as its letters tell. RFC 7986 §5.9.
  void color(std::string_view value);

  /// ";NAME=value" for an open text, empty where the value is.
  std::string open_parameter(std::string_view property, std::string_view name, std::string_view value);
  /// Whether `value` can stand in one line of TEXT or in a parameter.
  bool printable_text(std::string_view property, std::string_view value, LineBreaks breaks = LineBreaks::refused);
  /// A value of letters, digits and hyphens; whether it is one.
  bool token(std::string_view property, std::string_view value);
  /// One half of a media type (RFC 6838 §4.2); whether it is one.
  bool media_name(std::string_view property, std::string_view value);

 private:
  std::string& out_;
  std::string_view owner_;
  std::string_view id_;
  std::string line_;  ///< kept from one property to the next, for its memory
  std::optional<Error> error_;
};

}  // namespace plenary::calendar::ical
