#include "server/render/chart/fairness_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

#include "server/render/chart/svg.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"
#include "server/render/words/fairness_words.hpp"

namespace plenary::server {

using scheduler::Burden;
using scheduler::FairnessReport;
using scheduler::PastSession;

namespace {

// All lengths in units of the drawing: pixels at its natural size.
constexpr double margin = 24;
constexpr double label_width = 190;
constexpr double bars_width = 360;
constexpr double numbers_width = 104;  // "123.25 → 123.25"
constexpr double cell_width = 38;
constexpr double least_width = 760;
constexpr double panel_head = 58;
constexpr double row_height = 25;
constexpr double before_height = 7;
constexpr double after_height = 9;
constexpr std::size_t most_columns = 16;  // sessions; the latest
constexpr std::size_t letters_of_label = 27;
constexpr std::size_t longest_heading = 80;
constexpr int most_steps = 5;  // of a scale

constexpr std::string_view style = R"svg(<style>
.fc text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;fill:#1c2733;font-size:12px}
.fc .page{fill:#fff}.fc .title{font-size:18px;font-weight:600}.fc .head{font-size:14px;font-weight:600}.fc .soft{fill:#5b6875}
.fc .mid{text-anchor:middle}.fc .line{stroke:#dfe3e8;stroke-width:1;fill:none}.fc .axis{stroke:#8593a1;stroke-width:1;fill:none}
.fc .after{fill:#2462a6}.fc .before{fill:url(#fc-hatch);stroke:#2462a6;stroke-width:1}.fc .mark{stroke:#2462a6;stroke-width:1.6}
.fc .cell{stroke:#aab4be;stroke-width:1}.fc .lead{stroke:#1c2733;stroke-width:2.4;fill:none}
.fc .c0{fill:#fff}.fc .c1{fill:#e3eef9}.fc .c2{fill:#b9d4ee}.fc .c3{fill:#3f7fc1}.fc .c4{fill:#174a85}
.fc text.n3,.fc text.n4{fill:#fff;font-weight:600}
@media (prefers-color-scheme:dark){.fc text{fill:#e4e9ee}.fc .page{fill:#13171c}.fc .soft{fill:#9aa7b4}
.fc .line{stroke:#262d35}.fc .axis{stroke:#6b7885}.fc .after{fill:#6aa5d8}.fc .before{stroke:#6aa5d8}.fc .mark{stroke:#6aa5d8}
.fc .cell{stroke:#4a5561}.fc .lead{stroke:#e4e9ee}.fc .c0{fill:#13171c}.fc .c1{fill:#1a2b3b}.fc .c2{fill:#1d3d5a}
.fc .c3{fill:#6aa5d8}.fc .c4{fill:#b5d5f0}.fc text.n3,.fc text.n4{fill:#0d1217}}
@media print{.fc text{fill:#000}.fc .soft{fill:#333}.fc .line{stroke:#bbb}.fc .axis,.fc .cell{stroke:#666}.fc .page,.fc .c0{fill:#fff}.fc text.n3,.fc text.n4{fill:#fff}.fc .after,.fc .c4{fill:#222}
.fc .before,.fc .mark{stroke:#222}.fc .c1{fill:#f0f0f0}.fc .c2{fill:#d0d0d0}.fc .c3{fill:#666}.fc .lead{stroke:#000}}
</style>
<defs><pattern id="fc-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="mark" d="M0 0V5"/></pattern></defs>
)svg";

/// A scale from 0 in at most five steps of a round number of points.
struct Scale {
  double step = 1;
  int steps = 1;
};

Scale scale_to(double most) {
  const double rough = std::max(most, 1.0) / most_steps;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double factor : {5.0, 2.0, 1.0}) {
    if (factor * power >= rough) step = factor * power;
  }
  return {step, std::max(1, static_cast<int>(std::ceil(most / step)))};
}

class Drawing {
 public:
  Drawing(const FairnessReport& report, Language language) : report_(report), language_(language) {
    const auto& sessions = report.ledger.sessions;
    const auto first = sessions.size() > most_columns ? sessions.size() - most_columns : 0;
    for (std::size_t s = first; s < sessions.size(); ++s) {
      columns_.push_back(&sessions[s]);
      for (const auto& country : report.countries) {
        if (const auto* entry = sessions[s].find(country.delegation->id.value))
          heaviest_ = std::max(heaviest_, entry->burden);
      }
    }
    width_ = std::max(least_width, cells_left() + cell_width * static_cast<double>(columns_.size()) + margin);
  }

  std::string draw() {
    draw_heading();
    draw_legend();
    draw_dialogues();
    draw_regions();
    draw_countries();
    draw_sessions();
    const auto title = xml_text(heading_of(report_, language_));
    return fmt::format(
               "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fc\" lang=\"{5}\" direction=\"ltr\" viewBox=\"0 0 "
               "{0:.0f} {1:.0f}\" "
               "width=\"{0:.0f}\" height=\"{1:.0f}\" role=\"img\" aria-labelledby=\"fc-title fc-words\">\n"
               "<title id=\"fc-title\">{2}</title>\n<desc id=\"fc-words\">{3}</desc>\n{4}"
               "<rect class=\"page\" width=\"{0:.0f}\" height=\"{1:.0f}\"/>\n",
               width_, y_ + margin, title, xml_text(description()), style, tag(language_)) +
           body_ + "</svg>\n";
  }

 private:
  bool has_before() const noexcept { return report_.sessions_before > 0; }
  static double left() noexcept { return margin + label_width; }
  static double cells_left() noexcept { return left() + bars_width + numbers_width; }

  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(body_), format, std::forward<Values>(values)...);
  }

  std::string words(const Message& message) const { return in_words(message, language_); }
  std::string line(std::string_view text) const { return line_text(text, language_); }
  std::string line_of(std::string_view code) const { return line(label(code, language_)); }
  std::string points_of(Burden burden) const { return points_text(burden, language_); }

  /// All numbers of the bars for those who do not see them.
  std::string description() const {
    const auto numbers = [&](const LocalizedText& name, const std::string& before, const std::string& after) {
      return "\n" + words({"fairness.numbers", {{"name", name}, {"before", before}, {"after", after}}});
    };
    std::string text = words({"fairness.sentence", {{"text", within(Message{basis_of(report_, language_)})}}});
    for (const auto& finding : findings(report_, language_)) text += "\n" + finding;
    if (!report_.dialogues.empty()) text.append("\n").append(label("fairness.dialogues-before-after", language_));
    for (const auto& part : report_.dialogues)
      text += numbers(part.name, mean_text(part.sum.before, language_), mean_text(part.sum.after, language_));
    text.append("\n").append(label("fairness.regions-before-after", language_));
    for (const auto& region : report_.regions) {
      text += numbers(region_name(report_, region.after.region), mean_text(region.before, language_),
                      mean_text(region.after, language_));
    }
    text.append("\n").append(label("fairness.countries-before-after", language_));
    for (const auto& country : report_.countries) {
      text +=
          numbers(country.delegation->name, points_of(country.before.balance()), points_of(country.after.balance()));
    }
    return text;
  }

  void draw_heading() {
    y_ = margin + 16;
    add("<text class=\"title\" x=\"{}\" y=\"{}\">{}</text>\n", margin, y_,
        line(cut_to(heading_of(report_, language_), longest_heading)));
    y_ += 22;
    add("<text class=\"soft\" x=\"{}\" y=\"{}\">{}</text>\n", margin, y_,
        line(words({"fairness.burden-note", {{"basis", within(Message{basis_of(report_, language_)})}}})));
    y_ += 14;
  }

  void draw_legend() {
    double x = margin;
    const auto entry = [&](std::string_view swatch, std::string_view code) {
      add("<g transform=\"translate({:.1f},{:.1f})\">{}<text x=\"34\" y=\"12\">{}</text></g>\n", x, y_, swatch,
          line_of(code));
      x += 34 + 6.7 * static_cast<double>(columns(label(code, language_))) + 20;
    };
    if (has_before()) entry("<rect class=\"before\" y=\"4\" width=\"28\" height=\"7\"/>", "fairness.before");
    entry("<rect class=\"after\" y=\"3\" width=\"28\" height=\"9\"/>", "fairness.after");
    if (std::any_of(columns_.begin(), columns_.end(), [](const PastSession* session) {
          return std::any_of(session->entries.begin(), session->entries.end(),
                             [](const auto& one) { return one.role <= scheduler::Role::host; });
        })) {
      entry("<rect class=\"lead\" x=\"2\" y=\"1\" width=\"24\" height=\"13\"/>", "fairness.leads");
    }
    entry("<text class=\"mid soft\" x=\"14\" y=\"12\">–</text>", "fairness.not-invited");
    y_ += 26;
  }

  /// The head of a panel with a scale up to `most` points; the length of one point.
  double begin_panel(std::string_view title, double most, std::size_t rows) {
    y_ += panel_head;
    add("<text class=\"head\" x=\"{}\" y=\"{:.1f}\">{}</text>\n", margin, y_ - 28, line_of(title));
    const auto [step, steps] = scale_to(most);
    const double point = bars_width / (step * steps);
    const double bottom = y_ + row_height * static_cast<double>(rows);
    for (int i = 0; i <= steps; ++i) {
      const double x = left() + point * step * i;
      add("<path class=\"{}\" d=\"M{:.1f} {:.1f}V{:.1f}\"/><text class=\"soft mid\" x=\"{:.1f}\" "
          "y=\"{:.1f}\">{}</text>\n",
          i == 0 ? "axis" : "line", x, y_ - 4, bottom, x, y_ - 8, words({"points.number", {{"points", step * i}}}));
    }
    return point;
  }

  /// One row of bars; `point` is the length of a point.
  void draw_bars(std::string_view name, double before, double after, double point, const std::string& numbers) {
    add("<g><title>{}: {}</title><text x=\"{}\" y=\"{:.1f}\">{}</text>", xml_text(name), xml_text(numbers), margin,
        y_ + 16.5, line(cut_to(name, letters_of_label)));
    if (has_before()) {
      add("<rect class=\"before\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\"/>", left(), y_ + 3.5,
          point * before, before_height);
    }
    add("<rect class=\"after\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\"/>", left(),
        y_ + (has_before() ? 12 : 8), point * after, after_height);
    add("<text x=\"{:.1f}\" y=\"{:.1f}\">{}</text></g>\n", left() + point * std::max(before, after) + 6, y_ + 16.5,
        xml_text(numbers));
  }

  std::string change_text(std::string before, std::string after) const {
    return has_before() ? before + " → " + after : after;
  }

  /// The mean of several delegations together, and what they are called.
  struct MeanRow {
    std::string name;
    const scheduler::RegionChange* sum = nullptr;
  };

  void draw_means(std::string_view title, const std::vector<MeanRow>& rows) {
    if (rows.empty()) return;
    double most = 0;
    const auto mean = [](const scheduler::RegionSum& sum) {
      return sum.sum.points() / static_cast<double>(sum.countries);
    };
    for (const MeanRow& one : rows) most = std::max({most, mean(one.sum->before), mean(one.sum->after)});
    const double point = begin_panel(title, most, rows.size());
    for (const MeanRow& one : rows) {
      draw_bars(fmt::format("{} ({})", one.name, one.sum->after.countries), mean(one.sum->before), mean(one.sum->after),
                point, change_text(mean_text(one.sum->before, language_), mean_text(one.sum->after, language_)));
      y_ += row_height;
    }
  }

  void draw_dialogues() {
    std::vector<MeanRow> rows;
    for (const auto& part : report_.dialogues) rows.push_back({part.name.in(language_), &part.sum});
    draw_means("fairness.panel-dialogues", rows);
  }

  void draw_regions() {
    std::vector<MeanRow> rows;
    for (const auto& region : report_.regions)
      rows.push_back({region_name(report_, region.after.region).in(language_), &region});
    draw_means("fairness.panel-regions", rows);
  }

  void draw_countries() {
    const auto most = std::max(report_.before.worst, report_.after.worst).points();
    const double point = begin_panel("fairness.panel-countries", most, report_.countries.size());
    if (!columns_.empty()) {
      add("<text class=\"soft\" x=\"{}\" y=\"{:.1f}\">{}</text>\n", cells_left(), y_ - 24,
          line(words({"fairness.sessions-head", {{"count", columns_.size()}}})));
    }
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      add("<text class=\"mid head\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n",
          cells_left() + cell_width * (static_cast<double>(c) + 0.5), y_ - 8, number_of(c));
    }
    for (const auto& country : report_.countries) {
      draw_bars(country.delegation->name.in(language_), country.before.balance().points(),
                country.after.balance().points(), point,
                change_text(points_of(country.before.balance()), points_of(country.after.balance())));
      draw_cells(country.delegation->id.value);
      y_ += row_height;
    }
  }

  /// In the ledger, from 1.
  std::size_t number_of(std::size_t column) const noexcept {
    return report_.ledger.sessions.size() - columns_.size() + column + 1;
  }

  /// Doubling, so that light burdens can be told apart beside a holiday.
  int level_of(Burden burden) const noexcept {
    if (burden == Burden{}) return 0;
    int level = 1;
    for (const std::int64_t part : {8, 4, 2}) level += burden.units() * part > heaviest_.units();
    return level;
  }

  void draw_cells(const std::string& country) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const double x = cells_left() + cell_width * static_cast<double>(c);
      const auto* entry = columns_[c]->find(country);
      if (entry == nullptr) {
        add("<text class=\"mid soft\" x=\"{:.1f}\" y=\"{:.1f}\">–</text>\n", x + cell_width / 2, y_ + 16.5);
        continue;
      }
      const int level = level_of(entry->burden);
      add("<rect class=\"cell c{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{}\" height=\"{}\"/>", level, x + 1, y_ + 2,
          cell_width - 3, row_height - 4);
      if (entry->role <= scheduler::Role::host) {
        add("<rect class=\"lead\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{}\" height=\"{}\"/>", x + 2, y_ + 3,
            cell_width - 5, row_height - 6);
      }
      add("<text class=\"mid n{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", level, x + (cell_width - 1) / 2, y_ + 16.5,
          points_of(entry->burden));
    }
  }

  /// What the numbers above the cells mean.
  void draw_sessions() {
    if (columns_.empty()) return;
    y_ += 34;
    add("<text class=\"head\" x=\"{}\" y=\"{:.1f}\">{}</text>\n", margin, y_ - 6,
        line_of(number_of(0) > 1 ? "fairness.latest-sessions" : "fairness.all-sessions"));
    const std::size_t reported_from = report_.sessions_before;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::size_t index = number_of(c) - 1;
      const auto what = index < reported_from ? past_session(*columns_[c])
                                              : reported_session(report_.sessions[index - reported_from]);
      y_ += 14;
      add("<text x=\"{}\" y=\"{:.1f}\">{}. {}</text>\n", margin, y_, index + 1,
          line(cut_to(what, static_cast<std::size_t>((width_ - 2 * margin) / 6.6))));
      y_ += 4;
    }
  }

  std::string past_session(const PastSession& session) const {
    if (!session.date) return words({"fairness.past-session-undated", {{"session", session.id}}});
    return words({"fairness.past-session", {{"date", *session.date}, {"session", session.id}}});
  }

  std::string reported_session(const scheduler::ReportedSession& session) const {
    return words({"fairness.reported-session",
                  {{"time", within(Message{time_of(session, language_)})}, {"title", title_of(session, language_)}}});
  }

  const FairnessReport& report_;
  Language language_;
  std::vector<const PastSession*> columns_;
  Burden heaviest_;
  double width_ = 0;
  double y_ = 0;
  std::string body_;
};

}  // namespace

std::string fairness_chart(const FairnessReport& report, Language language) { return Drawing(report, language).draw(); }

}  // namespace plenary::server
