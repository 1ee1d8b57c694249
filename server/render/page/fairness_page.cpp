#include "server/render/page/fairness_page.hpp"

#include <fmt/format.h>

#include <iterator>

#include "server/render/chart/fairness_chart.hpp"
#include "server/render/chart/svg.hpp"
#include "server/render/table/answer_table.hpp"
#include "server/render/words/fairness_words.hpp"

namespace plenary::server {

using scheduler::BalanceChange;
using scheduler::FairnessReport;
using scheduler::ReportedSession;

namespace {

constexpr std::string_view style = R"css(
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;color:#1c2733;background:#fff;max-width:62rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .4rem}h2{font-size:1.2rem;margin:2.2rem 0 .6rem}h3{font-size:1rem;margin:1.6rem 0 .3rem}
p,ul{margin:.4rem 0}.soft{color:#5b6875}figure{margin:1.2rem 0;overflow-x:auto}figcaption{font-size:.9rem;color:#5b6875}
svg{max-width:100%;height:auto}
table{border-collapse:collapse;width:100%;margin:.6rem 0 1.4rem;font-size:.95rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{padding:.25rem .6rem;border-bottom:1px solid #d5dae0;text-align:left;vertical-align:top}
thead th{border-bottom:2px solid #8593a1}tbody th{font-weight:400}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
@media (prefers-color-scheme:dark){body{color:#e4e9ee;background:#13171c}.soft,figcaption{color:#9aa7b4}th,td{border-color:#2c343d}}
@media print{body{color:#000;background:#fff;max-width:none;padding:0;font-size:10pt}.soft,figcaption{color:#000}tr{break-inside:avoid}h2,h3,caption{break-after:avoid}}
)css";

class Page {
 public:
  Page(const FairnessReport& report, std::string_view tzdata_version) : report_(report), tzdata_(tzdata_version) {}

  std::string write() {
    head();
    add("<h2>In pictures</h2>\n<figure>\n{}<figcaption>Bars: the ledger of each region and country. Numbered columns: "
        "what each session cost. The tables below hold the same numbers.</figcaption>\n</figure>\n",
        fairness_chart(report_));
    add("<h2>The ledger, before and after</h2>\n");
    regions();
    balances("Countries, in points", report_.countries, true);
    if (!report_.organisations.empty())
      balances("Organisations, in points; they are not compared", report_.organisations, false);
    roles();
    if (!report_.sessions.empty()) add("<h2>Session by session</h2>\n");
    for (const auto& session : report_.sessions) one_session(session);
    absentees();
    small_print();
    return text_ + "</main>\n</body>\n</html>\n";
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
  }

  void head() {
    const auto title = xml_text(title_of(report_));
    add("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n<meta "
        "charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
        "<title>Fairness: {0}</title>\n<style>{1}</style>\n</head>\n<body>\n<main>\n<h1>Fairness: {0}</h1>\n"
        "<p class=\"soft\">{2}. Burden table {3}, tzdata {4}.</p>\n<ul>\n",
        title, style, xml_text(basis_of(report_)), report_.burden_table, xml_text(tzdata_));
    for (const auto& finding : findings(report_)) add("<li>{}</li>\n", xml_text(finding));
    add("</ul>\n");
  }

  /// A table begins: the first column is of words, `numbers` are columns of numbers.
  void begin_table(std::string_view caption, std::string_view first, std::initializer_list<std::string_view> numbers) {
    add("<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th>", caption, first);
    for (const auto name : numbers) add("<th scope=\"col\" class=\"n\">{}</th>", name);
    add("</tr></thead>\n<tbody>\n");
  }
  void row(std::string_view first, std::initializer_list<std::string> numbers) {
    add("<tr><th scope=\"row\">{}</th>", xml_text(first));
    for (const auto& number : numbers) add("<td class=\"n\">{}</td>", number);
    add("</tr>\n");
  }
  void end_table() { add("</tbody>\n</table>\n"); }

  void regions() {
    if (report_.regions.empty()) return;
    begin_table("Regions, in points a country", "Region", {"Countries", "Before", "After"});
    for (const auto& region : report_.regions) {
      row(region.after.region,
          {std::to_string(region.after.countries), mean_text(region.before), mean_text(region.after)});
    }
    end_table();
  }

  void balances(std::string_view caption, const std::vector<BalanceChange>& changes, bool countries) {
    if (changes.empty()) return;
    if (countries) {
      begin_table(caption, "Country", {"Invitations", "Carried", "Credited", "Before", "After"});
    } else {
      begin_table(caption, "Organisation", {"Invitations", "Before", "After"});
    }
    for (const auto& change : changes) {
      const auto& name = change.delegation->name.en;
      const auto invitations = std::to_string(change.after.invitations);
      const auto before = points_text(change.before.balance());
      const auto after = points_text(change.after.balance());
      if (countries) {
        row(fmt::format("{}, {}", name, change.delegation->region),
            {invitations, points_text(change.after.carried), points_text(change.after.credited), before, after});
      } else {
        row(name, {invitations, before, after});
      }
    }
    end_table();
  }

  void roles() {
    if (report_.roles.empty()) return;
    begin_table("Roles, in points of all delegations", "Role", {"Invitations", "Before", "After"});
    for (const auto& role : report_.roles) {
      row(words_of(role.role),
          {std::to_string(role.after.invitations), points_text(role.before.carried), points_text(role.after.carried)});
    }
    end_table();
  }

  void one_session(const ReportedSession& session) {
    add("<h3>{}</h3>\n<p>{}. The worst-off country carries {} points, all delegations together {}.</p>\n"
        "<table>\n<caption>Who carries what, and why</caption>\n<thead><tr><th scope=\"col\" class=\"n\">Points</th>"
        "<th scope=\"col\">Each of</th><th scope=\"col\">Because</th></tr></thead>\n<tbody>\n",
        xml_text(title_of(session)), xml_text(time_of(session)), points_text(session.worst()),
        points_text(session.total()));
    for (const CostGroup& group : cost_groups(session)) {
      add("<tr><th scope=\"row\" class=\"n\">{}</th><td>{}</td><td>{}</td></tr>\n", points_text(group.burden),
          xml_text(fmt::format("{}", fmt::join(names_of(group), ", "))), xml_text(group.why));
    }
    end_table();
  }

  void absentees() {
    if (!report_.never_invited.empty()) {
      add("<h2>Never invited</h2>\n<p>Partner countries that no session of the ledger invited. Whoever joins later "
          "starts where its peers stand.</p>\n");
      begin_table("Where each would start", "Country", {"Points"});
      for (const auto& who : report_.never_invited)
        row(fmt::format("{}, {}", who.delegation->name.en, who.delegation->region), {points_text(who.starts_at)});
      end_table();
    }
    if (report_.skipped.empty()) return;
    add("<h2>Sessions that do not count</h2>\n<ul>\n");
    for (const auto& skipped : report_.skipped)
      add("<li>{}: {}</li>\n", xml_text(skipped.id.value), xml_text(skipped.because));
    add("</ul>\n");
  }

  void small_print() {
    add("<h2>How to read this</h2>\n<p>A session costs each delegation points for each quarter of an hour, by its own "
        "clock, working day and holidays, times the weight of its role. The ledger counts invitations, whoever came. "
        "A country that joined later is credited with the mean of what its peers carried before (“credited”). "
        "“Before” and “after” are the ledger without and with the sessions above.</p>\n"
        "<p class=\"soft\"><small>Small print: Jain's index {} (1 where all carry the same), Gini coefficient {} (0 "
        "where "
        "all carry the same), each before → after, over {} countries.</small></p>\n",
        index_change(report_.before.jain, report_.after.jain), index_change(report_.before.gini, report_.after.gini),
        report_.countries.size());
  }

  const FairnessReport& report_;
  std::string_view tzdata_;
  std::string text_;
};

}  // namespace

std::string fairness_page(const FairnessReport& report, std::string_view tzdata_version) {
  return Page(report, tzdata_version).write();
}

}  // namespace plenary::server
