#pragma once

#include <string>
#include <string_view>

#include "calendar/ical/text/document.hpp"
#include "calendar/result.hpp"

/// jCal: iCalendar as JSON. RFC 7265.
///
/// Laws, for a document `d` that `to_jcal` accepts: `from_jcal(to_jcal(d))` is `d` up to line numbers and
/// what jCal does not say (properties before components, VALUE where it is the default, one spelling of a
/// number or text); and `to_jcal(from_jcal(to_jcal(d))) == to_jcal(d)`.
namespace plenary::calendar::ical {

/// `document` as JSON, one property a line. Several outermost components stand in an array (RFC 7265 §3.2).
/// Values become what their type says: dates with hyphens, numbers, objects for rules; a property that is not
/// registered and states no VALUE is of the type "unknown" and keeps its text as written (RFC 7265 §5.1).
/// Numbers keep their digits: GEO's 48.856600 stays so.
/// Fails with every value that is not of its type, each with "line N".
Checked<std::string> to_jcal(const Document& document);

/// The components that `text` tells; each line has the number that it would have unfolded.
/// Fails with every mistake, each with a JSON pointer (RFC 6901), or a line and column where the text is no JSON.
/// Limits: bytes, components and their depth, and the bytes of a line, before memory is spent on what lies beyond.
Checked<Document> from_jcal(std::string_view text, const Limits& limits = {});

/// Whether `text` begins like jCal: with a bracket. No iCalendar file does.
bool looks_like_jcal(std::string_view text) noexcept;

}  // namespace plenary::calendar::ical
