#include "server/render/table/fairness_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "server/render/table/answer_table.hpp"
#include "server/render/words/fairness_words.hpp"
#include "server/render/words/local_times.hpp"

namespace plenary::server {

using scheduler::BalanceChange;
using scheduler::FairnessReport;
using scheduler::ReportedSession;

namespace {

constexpr std::size_t width = 100;
constexpr std::size_t name_width = 28;

/// `text` and blanks up to `columns`; counts characters, not bytes.
std::string padded(std::string text, std::size_t columns) {
  const auto length = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  if (length < columns) text.append(columns - length, ' ');
  return text;
}

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(", ", from), text.size());
    words.push_back(text.substr(from, to - from));
    from = to + 2;
  }
  return words;
}

std::string heading(std::string_view title, std::string_view left, std::string_view right) {
  return fmt::format("\n{}{:>12}{:>12}{:>12}\n", padded(std::string(title), name_width + 4), left, "before", right);
}

std::string regions_text(const FairnessReport& report) {
  if (report.regions.empty()) return {};
  std::string text = heading("By region, points a country", "countries", "after");
  for (const auto& region : report.regions) {
    text += fmt::format("    {}{:>12}{:>12}{:>12}\n", padded(region.after.region, name_width), region.after.countries,
                        mean_text(region.before), mean_text(region.after));
  }
  return text;
}

std::string balances_text(std::string_view title, const std::vector<BalanceChange>& changes) {
  if (changes.empty()) return {};
  std::string text = heading(title, "invitations", "after");
  for (const auto& change : changes) {
    const auto credited = change.after.credited;
    text +=
        fmt::format("    {}{:>12}{:>12}{:>12}{}\n", padded(change.delegation->name.en, name_width),
                    change.after.invitations, points_text(change.before.balance()), points_text(change.after.balance()),
                    credited > scheduler::Burden{} ? fmt::format("  of it {} credited", points_text(credited)) : "");
  }
  return text;
}

std::string roles_text(const FairnessReport& report) {
  if (report.roles.empty()) return {};
  std::string text = heading("By role", "invitations", "after");
  for (const auto& role : report.roles) {
    text += fmt::format("    {}{:>12}{:>12}{:>12}\n", padded(words_of(role.role), name_width), role.after.invitations,
                        points_text(role.before.carried), points_text(role.after.carried));
  }
  return text;
}

std::string session_text(const ReportedSession& session) {
  std::string text = fmt::format("\n{}\n    {}; worst {}, total {} points\n", title_of(session), time_of(session),
                                 points_text(session.worst()), points_text(session.total()));
  for (const CostGroup& group : cost_groups(session)) {
    text += fmt::format("    {:>6}  {}\n", points_text(group.burden), wrapped(names_of(group), 12, width));
    text += fmt::format("            {}\n", wrapped(words_in(group.why), 14, width));
  }
  return text;
}

std::string small_print(const FairnessReport& report) {
  return fmt::format("\nSmall print\n    Jain  {} (1: all carry the same)\n    Gini  {} (0: all carry the same)\n",
                     index_change(report.before.jain, report.after.jain),
                     index_change(report.before.gini, report.after.gini));
}

}  // namespace

std::string fairness_table(const FairnessReport& report, std::string_view tzdata_version) {
  std::string text = fmt::format("Fairness: {}\n{}; burden table {}; tzdata {}\n\n", title_of(report), basis_of(report),
                                 report.burden_table, tzdata_version);
  for (const auto& finding : findings(report)) text += wrapped(words_in(finding), 4, width) + "\n";
  text += regions_text(report);
  text += balances_text("By country, points", report.countries);
  text += balances_text("Organisations (not compared)", report.organisations);
  text += roles_text(report);
  for (const auto& session : report.sessions) text += session_text(session);
  if (!report.never_invited.empty()) {
    std::vector<std::string> names;
    for (const auto& who : report.never_invited)
      names.push_back(fmt::format("{} ({})", who.delegation->name.en, points_text(who.starts_at)));
    text += "\nNever invited, and with how many points each would start\n    " + wrapped(names, 4, width) + "\n";
  }
  if (!report.skipped.empty()) {
    text += "\nDoes not count\n";
    for (const auto& skipped : report.skipped) text += fmt::format("    {}: {}\n", skipped.id.value, skipped.because);
  }
  return text + small_print(report);
}

}  // namespace plenary::server
