#include "server/render/page/fairness_page.hpp"

#include <fmt/format.h>

#include <iterator>

#include "server/render/chart/fairness_chart.hpp"
#include "server/render/chart/svg.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/fairness_words.hpp"
#include "server/render/words/unknown_words.hpp"
#include "server/render/words/words.hpp"

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
caption{text-align:start;font-weight:600;padding:.3rem 0}
th,td{padding:.25rem .6rem;border-bottom:1px solid #d5dae0;text-align:start;vertical-align:top}
thead th{border-bottom:2px solid #8593a1}tbody th{font-weight:400}
.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
@media (prefers-color-scheme:dark){body{color:#e4e9ee;background:#13171c}.soft,figcaption{color:#9aa7b4}th,td{border-color:#2c343d}}
@media print{body{color:#000;background:#fff;max-width:none;padding:0;font-size:10pt}.soft,figcaption{color:#000}tr{break-inside:avoid}h2,h3,caption{break-after:avoid}}
)css";

class Page {
 public:
  Page(const FairnessReport& report, std::string_view tzdata_version, Language language)
      : report_(report), tzdata_(tzdata_version), language_(language) {}

  std::string write() {
    head();
    add("<h2>{}</h2>\n<figure>\n{}<figcaption>{}</figcaption>\n</figure>\n<h2>{}</h2>\n", word("fairness.in-pictures"),
        fairness_chart(report_, language_), word("fairness.caption"), word("fairness.ledger-before-after"));
    dialogues();
    regions();
    balances("fairness.table-countries", report_.countries, true);
    if (!report_.organisations.empty()) balances("fairness.table-organisations", report_.organisations, false);
    roles();
    if (!report_.sessions.empty()) add("<h2>{}</h2>\n", word("fairness.session-by-session"));
    for (const auto& session : report_.sessions) one_session(session);
    absentees();
    if (const std::string unknown = unknown_note(report_.unknown, language_); !unknown.empty())
      add("<p class=\"soft\">{}</p>\n", xml_text(unknown));
    small_print();
    return text_ + "</main>\n</body>\n</html>\n";
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
  }

  /// Escaped words.
  std::string word(std::string_view code) const { return xml_text(label(code, language_)); }
  std::string words(const Message& message) const { return xml_text(in_words(message, language_)); }
  std::string points_of(scheduler::Burden burden) const { return points_text(burden, language_); }

  void head() {
    add("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{3}\" dir=\"{4}\">\n<head>\n<meta "
        "charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
        "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n"
        "<p class=\"soft\">{2}</p>\n<ul>\n",
        xml_text(heading_of(report_, language_)), style,
        words({"fairness.basis-line",
               {{"basis", within(Message{basis_of(report_, language_)})},
                {"table", std::to_string(report_.burden_table)},
                {"tzdata", tzdata_}}}),
        tag(language_), language_ == Language::ar ? "rtl" : "ltr");
    for (const auto& finding : findings(report_, language_)) add("<li>{}</li>\n", xml_text(finding));
    add("</ul>\n");
  }

  /// A table begins: the first column is of words, `numbers` are columns of numbers.
  void begin_table(std::string_view caption, std::string_view first, std::initializer_list<std::string_view> numbers) {
    add("<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th>", word(caption), word(first));
    for (const auto name : numbers) add("<th scope=\"col\" class=\"n\">{}</th>", word(name));
    add("</tr></thead>\n<tbody>\n");
  }
  void row(std::string_view first, std::initializer_list<std::string> numbers) {
    add("<tr><th scope=\"row\">{}</th>", xml_text(first));
    for (const auto& number : numbers) add("<td class=\"n\">{}</td>", number);
    add("</tr>\n");
  }
  void end_table() { add("</tbody>\n</table>\n"); }

  void dialogues() {
    if (report_.dialogues.empty()) return;
    begin_table("fairness.table-dialogues", "fairness.column-dialogue",
                {"fairness.column-countries", "fairness.column-before", "fairness.column-after"});
    for (const auto& part : report_.dialogues) {
      row(part.name.in(language_), {std::to_string(part.sum.after.countries), mean_text(part.sum.before, language_),
                                    mean_text(part.sum.after, language_)});
    }
    end_table();
  }

  void regions() {
    if (report_.regions.empty()) return;
    begin_table("fairness.table-regions", "fairness.column-region",
                {"fairness.column-countries", "fairness.column-before", "fairness.column-after"});
    for (const auto& region : report_.regions) {
      row(region_name(report_, region.after.region).in(language_),
          {std::to_string(region.after.countries), mean_text(region.before, language_),
           mean_text(region.after, language_)});
    }
    end_table();
  }

  void balances(std::string_view caption, const std::vector<BalanceChange>& changes, bool countries) {
    if (changes.empty()) return;
    if (countries) {
      begin_table(caption, "fairness.column-country",
                  {"fairness.column-invitations", "fairness.column-carried", "fairness.column-credited",
                   "fairness.column-before", "fairness.column-after"});
    } else {
      begin_table(caption, "fairness.column-organisation",
                  {"fairness.column-invitations", "fairness.column-before", "fairness.column-after"});
    }
    for (const auto& change : changes) {
      const auto invitations = std::to_string(change.after.invitations);
      const auto before = points_of(change.before.balance());
      const auto after = points_of(change.after.balance());
      if (countries) {
        row(with_region(*change.delegation),
            {invitations, points_of(change.after.carried), points_of(change.after.credited), before, after});
      } else {
        row(change.delegation->name.in(language_), {invitations, before, after});
      }
    }
    end_table();
  }

  std::string with_region(const scheduler::Delegation& delegation) const {
    LocalizedText name = delegation.name;
    for (const scheduler::Region& region : delegation.regions) {
      const auto both = [&](Language language) {
        return in_words({"fairness.country-and-region", {{"name", name}, {"region", region.shown_name()}}}, language);
      };
      name = {both(Language::en), both(Language::fr), both(Language::pt), both(Language::ar)};
    }
    return name.in(language_);
  }

  void roles() {
    if (report_.roles.empty()) return;
    begin_table("fairness.table-roles", "fairness.column-role",
                {"fairness.column-invitations", "fairness.column-before", "fairness.column-after"});
    for (const auto& role : report_.roles) {
      row(role_name(role.role, language_),
          {std::to_string(role.after.invitations), points_of(role.before.carried), points_of(role.after.carried)});
    }
    end_table();
  }

  void one_session(const ReportedSession& session) {
    add("<h3>{}</h3>\n<p>{}</p>\n<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\" class=\"n\">{}</th>"
        "<th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        xml_text(title_of(session, language_)),
        words({"fairness.session-costs",
               {{"time", within(Message{time_of(session, language_)})},
                {"worst", points(session.worst())},
                {"total", session.total().shown_points()}}}),
        word("fairness.who-carries-what"), word("fairness.column-points"), word("fairness.column-each-of"),
        word("fairness.column-because"));
    for (const CostGroup& group : cost_groups(session, language_)) {
      std::string names;
      for (const auto& name : names_of(group, language_)) {
        names.append(names.empty() ? "" : list_separator(language_)).append(name);
      }
      add("<tr><th scope=\"row\" class=\"n\">{}</th><td>{}</td><td>{}</td></tr>\n", points_of(group.burden),
          xml_text(names), xml_text(group.why));
    }
    end_table();
  }

  void absentees() {
    if (!report_.never_invited.empty()) {
      add("<h2>{}</h2>\n<p>{}</p>\n", word("fairness.never-invited"), word("fairness.never-invited-note"));
      begin_table("fairness.where-each-starts", "fairness.column-country", {"fairness.column-points"});
      for (const auto& who : report_.never_invited) row(with_region(*who.delegation), {points_of(who.starts_at)});
      end_table();
    }
    if (report_.skipped.empty()) return;
    add("<h2>{}</h2>\n<ul>\n", word("fairness.sessions-not-counted"));
    for (const auto& skipped : report_.skipped) {
      add("<li>{}: {}</li>\n", xml_text(isolated(skipped.id.value, language_)), words(skipped.because));
    }
    add("</ul>\n");
  }

  void small_print() {
    add("<h2>{}</h2>\n<p>{}</p>\n<p class=\"soft\"><small>{}</small></p>\n", word("fairness.how-to-read"),
        word("fairness.explanation"),
        words({"fairness.indices",
               {{"jain", within(Message{index_change(report_.before.jain, report_.after.jain, language_)})},
                {"gini", within(Message{index_change(report_.before.gini, report_.after.gini, language_)})},
                {"countries", within({"count.delegations", {{"count", report_.countries.size()}}})}}}));
  }

  const FairnessReport& report_;
  std::string_view tzdata_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string fairness_page(const FairnessReport& report, std::string_view tzdata_version, Language language) {
  return Page(report, tzdata_version, language).write();
}

}  // namespace plenary::server
