#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>
#include <tuple>

#include "calendar/ascii.hpp"
#include "calendar/ical/import/import.hpp"
#include "calendar/ical/text/content_line.hpp"
#include "tests/fuzz/law.hpp"

// Laws: every file is read or refused with reasons that can be shown; occurrences are in order and in the
// window, within the limits, with valid texts; busy times are in order, apart, in the window and never free;
// reading it again gives the same; each line of the input is read, told, or part of a component that is.

namespace {

using namespace plenary;
using namespace plenary::calendar;

void check(const ical::Imported& imported, const ical::ImportOptions& options) {
  fuzz::law(imported.occurrences.size() <= options.limits.occurrences, "more occurrences than the limit");
  const ical::Occurrence* before = nullptr;
  for (const ical::Occurrence& occurrence : imported.occurrences) {
    const auto& span = occurrence.span;
    fuzz::law(span.start <= span.end, "an occurrence ends before it starts");
    fuzz::law(span.empty() ? options.window.contains(span.start) : span.overlaps(options.window), "outside the window");
    fuzz::law(occurrence.line > 0, "an occurrence without a line");
    for (const auto* text : {&occurrence.uid, &occurrence.summary, &occurrence.location, &occurrence.recurrence_id}) {
      fuzz::law(ical::valid_utf8_prefix(*text) == text->size() && text->size() <= 255, "a text that cannot be shown");
    }
    if (before != nullptr) {
      fuzz::law(std::tie(before->span.start, before->span.end) <= std::tie(span.start, span.end), "out of order");
    }
    before = &occurrence;
  }
  const BusyPeriod* last = nullptr;
  for (const BusyPeriod& period : imported.busy) {
    fuzz::law(!period.span.empty() && options.window.contains(period.span), "a busy time outside the window");
    fuzz::law(period.type != BusyType::free, "a busy time that is free");
    if (last != nullptr) {
      fuzz::law(last->span.end <= period.span.start, "busy times overlap");
      fuzz::law(last->span.end < period.span.start || last->type != period.type, "busy times were not joined");
    }
    last = &period;
  }
  for (const Error& problem : imported.problems) fuzz::explains_itself(problem);
  for (const ical::ZoneNote& note : imported.zones) {
    fuzz::law(printable(note.tzid) == note.tzid, "a note names what cannot be shown");
    fuzz::law(!note.message.empty(), "a note that says nothing");
  }
}

void collect(const ical::Component& component, std::set<std::size_t>& read) {
  read.insert(component.line);
  for (const ical::ContentLine& line : component.properties) read.insert(line.line);
  for (const ical::Component& inner : component.components) collect(inner, read);
}

/// Each line is a BEGIN or a property that stands in the tree, an END, or is told. Where CR does not end lines the
/// lines can be found here without knowing how the reader does it.
void check_lines(std::string_view text) {
  const auto document = ical::parse_document(text);
  if (!document || document->faults.size() >= ical::Limits{}.faults) return;
  const auto feeds = std::ranges::count(text, '\n');
  const auto returns = std::ranges::count(text, '\r');
  if (returns > 2 * feeds || text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return;
  std::set<std::size_t> read;
  for (const ical::Component& component : document->components) collect(component, read);
  for (const ical::Fault& fault : document->faults) read.insert(fault.line);
  std::size_t number = 0;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  bool first = true;
  while (!text.empty()) {
    ++number;
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    while (line.ends_with('\r')) line.remove_suffix(1);
    const bool continues = !first && !line.empty() && (line.front() == ' ' || line.front() == '\t');
    if (line.empty() || continues) continue;
    first = false;
    const std::string_view word = ical::trimmed(line);
    if (word.size() >= 3 && ascii::equal_ignoring_case(word.substr(0, 3), "END")) continue;
    fuzz::law(read.contains(number), "a line is neither read nor told");
  }
}

/// Once, so that the first input that needs all of them does not seem to hang.
bool read_all_zones() {
  for (const std::string_view id : zone_ids()) static_cast<void>(Zone::find(id));
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool ready = read_all_zones();
  static_cast<void>(ready);
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  ical::ImportOptions options;
  options.window = {sys_days{year{2026} / 9 / 1}, sys_days{year{2027} / 1 / 1}};
  options.floating = Zone::find("Europe/Brussels").value();
  // Small, so that inputs of a few lines meet them, and the fuzzer looks at many.
  options.limits.event_occurrences = 200;
  options.limits.occurrences = 1'000;
  options.limits.event_periods = 2'000;
  options.limits.periods = 5'000;
  options.limits.zones = {100'000, 0};  // suggestions take most of the time and depend on the name alone

  check_lines(text);
  const auto imported = ical::import_calendar(text, options);
  if (!imported) {
    fuzz::explains_itself(imported.error());
    return 0;
  }
  check(*imported, options);
  const auto again = ical::import_calendar(text, options);
  fuzz::law(again.has_value() && again->occurrences == imported->occurrences && again->busy == imported->busy &&
                again->zones == imported->zones && again->problems == imported->problems,
            "read again, it says something else");
  return 0;
}
