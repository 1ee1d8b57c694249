#include "calendar/ical/lint/lint_recurrence_rule.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "calendar/ascii.hpp"
#include "calendar/ical/recurrence/recurrence_rule.hpp"
#include "calendar/text.hpp"

namespace plenary::calendar::ical {

namespace {

/// RFC 7529 §4.1: calendars as CLDR names them, and "GREGORIAN" as its examples have it.
constexpr std::array<std::string_view, 19> calendars{
    "BUDDHIST", "CHINESE",  "COPTIC",  "DANGI",   "ETHIOAA",         "ETHIOPIC",     "GREGORIAN",
    "GREGORY",  "HEBREW",   "INDIAN",  "ISLAMIC", "ISLAMIC-CIVIL",   "ISLAMIC-RGSA", "ISLAMIC-TBLA",
    "ISO8601",  "JAPANESE", "PERSIAN", "ROC",     "ISLAMIC-UMALQURA"};
constexpr std::array<std::string_view, 3> skips{"OMIT", "BACKWARD", "FORWARD"};

constexpr std::size_t longest_rule = 1u << 16;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (;;) {
    const std::size_t end = text.find(separator);
    pieces.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return pieces;
    text.remove_prefix(end + 1);
  }
}

/// BYMONTH of another calendar in the words of this one: "5L" is a leap month, and some years have 13.
std::string gregorian_months(std::string_view months) {
  std::string list;
  for (std::string_view month : split(months, ',')) {
    if (month.ends_with('L')) month.remove_suffix(1);
    list.append(list.empty() ? "" : ",").append(month == "13" ? "12" : month);
  }
  return "BYMONTH=" + list;
}

}  // namespace

RuleVerdict judge_rule(std::string_view value) {
  RuleVerdict verdict;
  if (value.size() > longest_rule) return {"the rule is too long to be read", false, false};
  const std::string folded = ascii::upper(value);
  if (folded.ends_with(';')) return {"the rule ends in a semicolon", false, false};
  const auto parts = split(folded, ';');
  const auto after = [](std::string_view part, std::string_view name) {
    return part.starts_with(name) ? std::optional{part.substr(name.size())} : std::nullopt;
  };
  bool skipped = false;
  std::string rest;  // as RFC 5545 alone would have it
  for (const std::string_view part : parts) {
    if (const auto scale = after(part, "RSCALE=")) {
      if (verdict.rescaled) return {"RSCALE stands twice", false, true};
      verdict.rescaled = true;
      if (std::ranges::find(calendars, *scale) == calendars.end()) {
        return {"RSCALE=" + printable(*scale) + " is no calendar that CLDR knows", false, true};
      }
      continue;
    }
    if (const auto skip = after(part, "SKIP=")) {
      if (skipped) return {"SKIP stands twice", false, false};
      skipped = true;
      if (std::ranges::find(skips, *skip) == skips.end()) {
        return {"SKIP=" + printable(*skip) + " is none of OMIT, BACKWARD and FORWARD", false, false};
      }
      continue;
    }
    rest.append(rest.empty() ? "" : ";");
    if (part == "FREQ=SECONDLY") {
      verdict.secondly = true;
      rest.append("FREQ=MINUTELY");  // the same parts may stand beside it
    } else {
      rest.append(part);
    }
  }
  if (skipped && !verdict.rescaled) return {"SKIP without RSCALE", verdict.secondly, false};
  if (verdict.rescaled) {
    std::string months;
    for (const std::string_view part : split(rest, ';')) {
      const auto list = after(part, "BYMONTH=");
      months.append(months.empty() ? "" : ";").append(list ? gregorian_months(*list) : std::string{part});
    }
    rest = months;
  }
  if (const auto rule = parse_recurrence_rule(rest); !rule) {
    verdict.complaint = rule.error().value + " " + plenary::to_text(rule.error().message);
  }
  return verdict;
}

}  // namespace plenary::calendar::ical
