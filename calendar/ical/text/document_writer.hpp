#pragma once

#include <string>

#include "calendar/ical/text/document.hpp"

namespace plenary::calendar::ical {

/// `document` as text: folded lines, CRLF, parameters in quotes where they need them. RFC 5545 §3.1.
/// Values are printed as they stand; what `parse_document` and `from_jcal` give holds no line break.
///
/// Law: parsing the text of a document that was read without faults gives its components back, with
/// properties before components.
std::string to_text(const Document& document);
std::string to_text(const Component& component);

}  // namespace plenary::calendar::ical
