#include "server/render/chart/heat_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "calendar/civil/iso.hpp"
#include "server/render/chart/heat_chart.hpp"
#include "server/render/chart/svg.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"
#include "server/render/words/dates.hpp"

namespace plenary::server {

using calendar::Date;
using calendar::LocalTime;
using calendar::TimeOfDay;
using scheduler::Answer;
using scheduler::Problem;
using scheduler::Solution;

namespace {

// All lengths in units of the drawing: pixels at its natural size.
constexpr double margin = 24;
constexpr double label_width = 104;
constexpr double plot_width = 960;      // to aim at
constexpr double narrowest_column = 8;  // one digit of size 9
constexpr double widest_column = 26;
constexpr double letter_width = 7;
constexpr double section_head = 34;  // the hours
constexpr double month_head = 16;    // the month above them, where there is more than one
constexpr double week_gap = 5;       // before Mondays
constexpr int longest_section = 31;  // days; a longer window has a section a month
constexpr std::size_t longest_heading = 100;

// One hue, light to dark on white and dark to light on black, so that more is always further from the page;
// lightness alone orders them. Hatching for what is forbidden. The marks repeat all of it in letters.
constexpr std::string_view style = R"svg(<style>
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;fill:#1c2733}
.page{fill:#fff}.title{font-size:18px;font-weight:600}.note{font-size:12.5px}.hour,.day{font-size:11px}
.hour,.mark{text-anchor:middle}.day{text-anchor:end}.month{font-size:13px;font-weight:600}
.soft,.rest{fill:#5b6875}.mark{font-size:10px;pointer-events:none}.no{fill:#4d5965}
.tick{stroke:#aab4be;stroke-width:1}.hatch{fill:#f1f2f4}.hatch+path{stroke:#cdd2d8;stroke-width:1.2}
.c0{fill:#eaf3fb}.c1{fill:#d2e4f5}.c2{fill:#b1d0eb}.c3{fill:#8bb9e1}.c4{fill:#5894cd}.c5{fill:#2462a6}.c6{fill:#0b2f5c}
.m5,.m6{fill:#fff}
.halo,.pick,.ask{fill:none;stroke:#b3261e;stroke-width:2.5;pointer-events:none}.ask{stroke:#1c2733;stroke-dasharray:4 2}
.halo{stroke:#fff;stroke-width:4.5}
.flag{fill:#b3261e}.asked{fill:#1c2733}.flag,.asked{stroke:#fff;stroke-width:1}.number{font-size:10px;font-weight:700;fill:#fff;text-anchor:middle;pointer-events:none}
@media (prefers-color-scheme:dark){
text{fill:#e4e9ee}.page{fill:#13171c}.soft,.rest{fill:#9aa7b4}.no{fill:#a9b3bd}.tick{stroke:#4a5561}
.hatch{fill:#1b2026}.hatch+path{stroke:#343c45}
.c0{fill:#1a2b3b}.c1{fill:#1d3d5a}.c2{fill:#235480}.c3{fill:#2f6ea8}.c4{fill:#6aa5d8}.c5{fill:#9fcaee}.c6{fill:#d8ebfc}
.m4,.m5,.m6{fill:#0d1a27}.halo,.flag,.asked{stroke:#13171c}.pick{stroke:#ffb4a9}.flag{fill:#ffb4a9}.ask{stroke:#fff}.asked{fill:#fff}.number{fill:#13171c}}
</style>
<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect class="hatch" width="6" height="6"/><path d="M0 0V6"/></pattern></defs>
)svg";

std::string mark_text(const HeatMark& mark) { return mark.level < 0 ? mark.letters : std::to_string(mark.level); }

/// "14:00–14:45" or "14:00", as an argument of a sentence.
std::vector<Message> starts_of(const HeatRun& run, std::chrono::minutes step) {
  const MessageArgument first{"start", Clock{run.span.start}};
  if (run.starts == 1) return within({"time.clock", {{"time", Clock{run.span.start}}}});
  return within({"time.span", {first, {"end", Clock{run.span.end - step}}}});
}

class Drawing {
 public:
  Drawing(const Problem& problem, const Answer& answer, HeatChart chart, Language language)
      : problem_(problem), answer_(answer), chart_(std::move(chart)), language_(language) {
    const auto columns = static_cast<double>(chart_.shown.length() / chart_.step);
    column_ = std::clamp(plot_width / columns, narrowest_column, widest_column);
    width_ = std::max(left() + column_ * columns + margin, 760.0);
    row_ = chart_.rows.size() <= longest_section ? 24 : 19;
    sections_by_month_ = chart_.rows.size() > longest_section;
  }

  std::string draw() {
    draw_heading();
    draw_legend();
    for (std::size_t i = 0; i < chart_.rows.size(); ++i) draw_row(i);
    draw_flags();
    const auto title = xml_text(words({"heat.title", {{"title", within(Message{name()})}}}));
    return fmt::format(
               "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" "
               "height=\"{1:.0f}\" lang=\"{4}\" direction=\"ltr\" role=\"img\" "
               "aria-label=\"{2}\">\n<title>{2}</title>\n{3}"
               "<rect class=\"page\" width=\"{0:.0f}\" height=\"{1:.0f}\"/>\n",
               width_, y_ + margin, title, style, tag(language_)) +
           body_ + "</svg>\n";
  }

 private:
  static double left() noexcept { return margin + label_width; }
  std::string name() const { return title_or_id(problem_.title, problem_.id, language_); }
  std::string words(const Message& message) const { return in_words(message, language_); }
  std::string line(std::string_view text) const { return line_text(text, language_); }
  std::string date(Date day) const { return brief_date(day, language_); }
  double x_of(TimeOfDay time) const noexcept {
    return left() + column_ * static_cast<double>((time - chart_.shown.start).count()) /
                        static_cast<double>(chart_.step.count());
  }
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(body_), format, std::forward<Values>(values)...);
  }

  void draw_heading() {
    const auto& [first, last] = problem_.window;
    const Message window = first == last
                               ? Message{full_date(first, language_)}
                               : Message{"heat.window", {{"first", FullDate{first}}, {"last", FullDate{last}}}};
    y_ = margin + 16;
    add("<text class=\"title\" x=\"{}\" y=\"{}\">{}</text>\n", margin, y_, line(cut_to(name(), longest_heading)));
    y_ += 22;
    add("<text class=\"note\" x=\"{}\" y=\"{}\">{}</text>\n", margin, y_,
        line(words({"heat.cells",
                    {{"window", within(window)}, {"length", problem_.duration}, {"zone", problem_.zone.id()}}})));
    y_ += 18;
    add("<text class=\"note soft\" x=\"{}\" y=\"{}\">{}</text>\n", margin, y_,
        line(words(
            {"heat.possible",
             {{"possible", answer_.feasible}, {"starts", within({"count.starts", {{"count", answer_.slots}}})}}})));
    y_ += 14;
  }

  /// One entry; begins a new line where the line is full.
  void legend_entry(double& x, std::string_view swatch, double swatch_width, std::string_view what) {
    const double needed = swatch_width + 8 + 7.1 * static_cast<double>(columns(what)) + 18;
    if (x + needed > width_ - margin && x > margin) {
      x = margin;
      y_ += 24;
    }
    add("<g transform=\"translate({:.1f},{:.1f})\">{}<text class=\"note\" x=\"{}\" y=\"12.5\">{}</text></g>\n", x, y_,
        swatch, swatch_width + 6, line(what));
    x += needed;
  }

  void draw_legend() {
    double x = margin;
    const auto swatch = [](const std::string& fill, const std::string& mark_class, std::string_view mark) {
      return fmt::format("<rect {} width=\"22\" height=\"17\"/><text class=\"mark {}\" x=\"11\" y=\"12.5\">{}</text>",
                         fill, mark_class, mark);
    };
    for (int level = 0; level <= 6; ++level) {
      const auto bound =
          chart_.bounds[std::min(static_cast<std::size_t>(std::max(level, 1)), chart_.bounds.size()) - 1];
      const auto what = words(level == 0 ? Message{"heat.no-burden", {}}
                                         : Message{level == 6 ? "heat.more-than" : "heat.up-to", {{"points", bound}}});
      legend_entry(x, swatch(fmt::format("class=\"c{}\"", level), fmt::format("m{}", level), std::to_string(level)), 22,
                   what);
    }
    constexpr std::pair<char, std::string_view> rules[] = {{'H', "heat.rule.hours"},
                                                           {'D', "heat.rule.days"},
                                                           {'A', "heat.rule.attendance"},
                                                           {'Q', "heat.rule.quorum"},
                                                           {'F', "heat.rule.points"}};
    x = margin;
    y_ += 24;
    for (const auto& [letter, code] : rules) {
      if (!forbidden_by(letter)) continue;
      legend_entry(x, swatch("fill=\"url(#hatch)\"", "no", std::string(1, letter)), 22, label(code, language_));
    }
    if (!answer_.proposals.empty()) {
      legend_entry(
          x, "<circle class=\"flag\" cx=\"9\" cy=\"8.5\" r=\"7.5\"/><text class=\"number\" x=\"9\" y=\"12\">1</text>",
          18, label("heat.proposal", language_));
    }
    const bool any_asked = std::any_of(answer_.compared.begin(), answer_.compared.end(),
                                       [](const auto& placement) { return placement.proposal.has_value(); });
    if (any_asked) {
      legend_entry(x,
                   "<rect class=\"asked\" x=\"2\" y=\"1.5\" width=\"14\" height=\"14\"/><text class=\"number\" x=\"9\" "
                   "y=\"12\">?</text>",
                   18, label("heat.asked-for", language_));
    }
    y_ += x > margin ? 30 : 6;
  }

  bool forbidden_by(char letter) const {
    return std::any_of(chart_.rows.begin(), chart_.rows.end(), [&](const HeatRow& row) {
      return std::any_of(row.runs.begin(), row.runs.end(),
                         [&](const HeatRun& run) { return run.mark.letters.find(letter) != std::string::npos; });
    });
  }

  void draw_section_head(Date first) {
    y_ += section_head + (sections_by_month_ ? month_head : 0);
    if (sections_by_month_)
      add("<text class=\"month\" x=\"{}\" y=\"{:.1f}\">{}</text>\n", margin, y_ - 25,
          line(month_and_year(first, language_)));
    // Every hour where there is room for "14:00", else every second or third.
    const double hour_width = column_ * 60 / static_cast<double>(chart_.step.count());
    const auto every = std::chrono::hours{hour_width >= 34 ? 1 : 2};
    for (TimeOfDay at = chart_.shown.start; at <= chart_.shown.end; at += every) {
      add("<text class=\"hour soft\" x=\"{0:.1f}\" y=\"{1:.1f}\">{2}</text><path class=\"tick\" d=\"M{0:.1f} "
          "{3:.1f}v4\"/>\n",
          x_of(at), y_ - 8, calendar::to_clock(at), y_ - 5);
    }
  }

  void draw_row(std::size_t index) {
    const HeatRow& row = chart_.rows[index];
    const auto weekday = calendar::weekday_of(row.date);
    const bool new_section = index == 0 || (sections_by_month_ && row.date.day() == std::chrono::day{1});
    if (new_section) {
      draw_section_head(row.date);
    } else if (weekday == std::chrono::Monday) {
      y_ += week_gap;
    }
    tops_.push_back(y_);
    const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    add("<g transform=\"translate(0,{:.1f})\"><text class=\"day{}\" x=\"{}\" y=\"{:.1f}\">{}</text>\n", y_,
        weekend ? " rest" : "", left() - 9, baseline(), line(date(row.date)));
    draw_cells(row);
    draw_marks(row);
    body_ += "</g>\n";
    y_ += row_;
  }

  double baseline() const noexcept { return row_ / 2 + 3.2; }

  /// A year without this merging has 35,040 cells of 200 bytes; with it, a drawing of about 1.2 MB.
  void draw_cells(const HeatRow& row) {
    for (std::size_t i = 0; i < row.runs.size(); ++i) {
      const HeatRun& run = row.runs[i];
      // A hairline of the page between different marks shows where one ends without relying on shade.
      const bool ends = i + 1 == row.runs.size() || row.runs[i + 1].mark != run.mark;
      const auto fill =
          run.mark.level < 0 ? std::string("fill=\"url(#hatch)\"") : fmt::format("class=\"c{}\"", run.mark.level);
      add("<rect {} x=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.0f}\"><title>{}</title></rect>\n", fill,
          x_of(run.span.start), x_of(run.span.end) - x_of(run.span.start) - (ends ? 1 : 0), row_ - 1,
          xml_text(words({"heat.cell",
                          {{"date", BriefDate{row.date}},
                           {"starts", starts_of(run, chart_.step)},
                           {"reason", within(Message{run.reason})}}})));
    }
  }

  /// One mark for all neighbours that share it, whatever their reasons.
  void draw_marks(const HeatRow& row) {
    for (std::size_t from = 0; from < row.runs.size();) {
      std::size_t to = from + 1;
      while (to < row.runs.size() && row.runs[to].mark == row.runs[from].mark &&
             row.runs[to].span.start == row.runs[to - 1].span.end) {
        ++to;
      }
      const HeatMark& mark = row.runs[from].mark;
      const double start = x_of(row.runs[from].span.start);
      const double end = x_of(row.runs[to - 1].span.end);
      auto text = mark_text(mark);
      const auto fitting = static_cast<std::size_t>(std::max(1.0, (end - start) / letter_width));
      text.resize(std::min(text.size(), fitting));
      add("<text class=\"mark {}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n",
          mark.level < 0 ? std::string("no") : fmt::format("m{}", mark.level), (start + end) / 2, baseline(), text);
      from = to;
    }
  }

  /// Where the cell of `instant` is drawn: left and top; nothing if the chart does not show it.
  std::optional<std::pair<double, double>> place_of(LocalTime local) const {
    const auto day = (calendar::sys_days{calendar::date_of(local)} - calendar::sys_days{problem_.window.first}).count();
    const TimeOfDay time = calendar::time_of_day(local);
    if (day < 0 || static_cast<std::size_t>(day) >= tops_.size()) return std::nullopt;
    if (time < chart_.shown.start || time >= chart_.shown.end) return std::nullopt;
    return std::pair{x_of(time), tops_[static_cast<std::size_t>(day)]};
  }

  /// An outline around the start, and what it is in a badge to the right of it, where it hides no mark of its own.
  void draw_flag(std::string_view outline, std::string_view badge, LocalTime local, std::string_view mark,
                 const std::string& title) {
    const auto place = place_of(local);
    if (!place) return;
    const auto [x, y] = *place;
    for (const std::string_view stroke : {std::string_view("halo"), outline}) {
      add("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>", stroke, x - 0.5, y - 0.5,
          column_, row_);
    }
    const double badge_width = 8 + 6 * static_cast<double>(mark.size());
    const double from = x + column_ + 1;
    add("<g><title>{}</title><rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"14\" rx=\"{}\"/>"
        "<text class=\"number\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text></g>\n",
        title, badge, from, y + row_ / 2 - 7.5, badge_width, badge == "flag" ? 7 : 1, from + badge_width / 2,
        y + baseline(), mark);
  }

  void draw_flags() {
    for (const auto& placement : answer_.compared) {
      if (placement.proposal)
        draw_flag("ask", "asked", placement.asked, "?",
                  xml_text(words({"heat.asked-at", {{"time", placement.asked}}})));
    }
    for (std::size_t i = 0; i < answer_.proposals.size(); ++i) {
      const auto local = problem_.zone.to_local(answer_.proposals[i].when.start);
      draw_flag("pick", "flag", local, std::to_string(i + 1),
                xml_text(words({"heat.proposal-at", {{"number", i + 1}, {"time", local}}})));
    }
  }

  const Problem& problem_;
  const Answer& answer_;
  HeatChart chart_;
  Language language_;
  double column_ = 0;
  double row_ = 0;
  double width_ = 0;
  bool sections_by_month_ = false;
  double y_ = 0;
  std::vector<double> tops_;  ///< by row
  std::string body_;
};

}  // namespace

std::string heat_map(const Problem& problem, const Solution& solution, const Answer& answer, Language language) {
  return Drawing(problem, answer, heat_chart(problem, solution, language), language).draw();
}

}  // namespace plenary::server
