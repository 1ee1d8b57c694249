#include "server/render/table/fairness_table.hpp"

#include <fmt/format.h>

#include <vector>

#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"
#include "server/render/words/fairness_words.hpp"
#include "server/render/words/unknown_words.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

using scheduler::BalanceChange;
using scheduler::FairnessReport;
using scheduler::ReportedSession;

namespace {

constexpr std::size_t width = 100;
constexpr std::size_t name_width = 28;
constexpr std::size_t number_width = 12;

class Table {
 public:
  Table(const FairnessReport& report, Language language) : report_(report), language_(language) {}

  std::string write(std::string_view tzdata_version) const {
    std::string text = heading_of(report_, language_) + '\n';
    text += words({"fairness.basis",
                   {{"basis", within(Message{basis_of(report_, language_)})},
                    {"table", std::to_string(report_.burden_table)},
                    {"tzdata", tzdata_version}}}) +
            "\n\n";
    for (const auto& finding : findings(report_, language_)) text += paragraph(finding, 4, width) + "\n";
    text += dialogues() + regions() + balances("fairness.by-country", report_.countries) +
            balances("fairness.organisations", report_.organisations) + roles();
    for (const auto& session : report_.sessions) text += session_text(session);
    const std::string unknown = unknown_note(report_.unknown, language_);
    if (!unknown.empty()) text += '\n' + paragraph(unknown, 0, width) + '\n';
    return text + never_invited() + skipped() + small_print();
  }

 private:
  std::string words(const Message& message) const { return in_words(message, language_); }
  std::string word(std::string_view code) const { return std::string{label(code, language_)}; }
  std::string points_of(scheduler::Burden burden) const { return points_text(burden, language_); }

  std::string line(const std::string& name, const std::vector<std::string>& numbers) const {
    std::string text = "    " + padded(name, name_width);
    for (const std::string& number : numbers) text += right_aligned(number, number_width);
    return text;
  }

  std::string heading(std::string_view title, std::string_view counted) const {
    std::string text = '\n' + padded(word(title), name_width + 4);
    for (const std::string_view code :
         {counted, std::string_view{"fairness.before"}, std::string_view{"fairness.after"}})
      text += right_aligned(label(code, language_), number_width);
    return text + '\n';
  }

  std::string dialogues() const {
    if (report_.dialogues.empty()) return {};
    std::string text = heading("fairness.by-dialogue", "fairness.countries");
    for (const auto& part : report_.dialogues) {
      text += line(isolated(part.name.in(language_), language_),
                   {std::to_string(part.sum.after.countries), mean_text(part.sum.before, language_),
                    mean_text(part.sum.after, language_)}) +
              '\n';
    }
    return text;
  }

  std::string regions() const {
    if (report_.regions.empty()) return {};
    std::string text = heading("fairness.by-region", "fairness.countries");
    for (const auto& region : report_.regions) {
      text += line(isolated(region_name(report_, region.after.region).in(language_), language_),
                   {std::to_string(region.after.countries), mean_text(region.before, language_),
                    mean_text(region.after, language_)}) +
              '\n';
    }
    return text;
  }

  std::string balances(std::string_view title, const std::vector<BalanceChange>& changes) const {
    if (changes.empty()) return {};
    std::string text = heading(title, "fairness.invitations");
    for (const auto& change : changes) {
      const auto credited = change.after.credited;
      text += line(isolated(change.delegation->name.in(language_), language_),
                   {std::to_string(change.after.invitations), points_of(change.before.balance()),
                    points_of(change.after.balance())});
      if (credited > scheduler::Burden{}) {
        text += "  " + words({"fairness.of-it-credited", {{"points", credited.shown_points()}}});
      }
      text += '\n';
    }
    return text;
  }

  std::string roles() const {
    if (report_.roles.empty()) return {};
    std::string text = heading("fairness.by-role", "fairness.invitations");
    for (const auto& role : report_.roles) {
      text += line(std::string{role_name(role.role, language_)},
                   {std::to_string(role.after.invitations), points_of(role.before.carried),
                    points_of(role.after.carried)}) +
              '\n';
    }
    return text;
  }

  std::string session_text(const ReportedSession& session) const {
    std::string text = fmt::format("\n{}\n    {}\n", title_of(session, language_),
                                   words({"fairness.session-line",
                                          {{"time", within(Message{time_of(session, language_)})},
                                           {"worst", session.worst().shown_points()},
                                           {"total", points(session.total())}}}));
    for (const CostGroup& group : cost_groups(session, language_)) {
      text += fmt::format("    {}  {}\n", right_aligned(points_of(group.burden), 6),
                          wrapped(names_of(group, language_), 12, width, language_));
      text += fmt::format("            {}\n", paragraph(group.why, 14, width));
    }
    return text;
  }

  std::string never_invited() const {
    if (report_.never_invited.empty()) return {};
    std::vector<std::string> names;
    for (const auto& who : report_.never_invited) {
      names.push_back(
          words({"fairness.newcomer", {{"name", who.delegation->name}, {"points", who.starts_at.shown_points()}}}));
    }
    return fmt::format("\n{}\n    {}\n", label("fairness.never-invited-points", language_),
                       wrapped(names, 4, width, language_));
  }

  std::string skipped() const {
    if (report_.skipped.empty()) return {};
    std::string text = fmt::format("\n{}\n", label("fairness.does-not-count", language_));
    for (const auto& one : report_.skipped) {
      text += fmt::format("    {}: {}\n", isolated(one.id.value, language_), words(one.because));
    }
    return text;
  }

  std::string small_print() const {
    return fmt::format(
        "\n{}\n    {}\n    {}\n", label("fairness.small-print", language_),
        words({"fairness.jain-line",
               {{"change", within(Message{index_change(report_.before.jain, report_.after.jain, language_)})}}}),
        words({"fairness.gini-line",
               {{"change", within(Message{index_change(report_.before.gini, report_.after.gini, language_)})}}}));
  }

  const FairnessReport& report_;
  Language language_;
};

}  // namespace

std::string fairness_table(const FairnessReport& report, std::string_view tzdata_version, Language language) {
  return Table(report, language).write(tzdata_version);
}

}  // namespace plenary::server
