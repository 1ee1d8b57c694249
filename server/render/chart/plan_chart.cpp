#include "server/render/chart/plan_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <vector>

#include "calendar/civil/iso.hpp"
#include "server/render/chart/plan_rows.hpp"
#include "server/render/chart/svg.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/plan_words.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

using calendar::TimeOfDay;
using scheduler::ProgrammeAnswer;
using scheduler::ProgrammeProblem;
using std::chrono::hours;

namespace {

// All lengths in units of the drawing: pixels at its natural size.
constexpr double margin = 24;
constexpr double label_width = 196;
constexpr double plot_width = 940;     // to aim at
constexpr double widest_plot = 2400;   // where many short sessions share a long day
constexpr double narrowest_bar = 100;  // so that its times can be read
constexpr double bar_height = 54;      // three lines
constexpr double lane_height = 60;
constexpr double line_height = 13.5;
constexpr double strip = 9;           // of the pattern, at the left of each bar
constexpr double letter_width = 6.3;  // of text of size 11
constexpr double panel_head = 52;
constexpr std::size_t lines_of_label = 4;
constexpr std::size_t letters_of_label = 30;
constexpr std::size_t longest_heading = 110;

// One hue beside black and white; the patterns repeat what the shade says, the words in each bar both.
constexpr std::string_view style = R"svg(<style>
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;fill:#1c2733;font-size:11px}
.page{fill:#fff}.title{font-size:18px;font-weight:600}.note{font-size:12.5px}.date{font-size:14px;font-weight:600}
.hour{text-anchor:middle}.soft{fill:#5b6875}.when{font-weight:600}
.grid{stroke:#dfe3e8;stroke-width:1}.line{stroke:#aab4be;stroke-width:1}
.bar{stroke:#2462a6;stroke-width:1.2}.solid .bar{fill:#d2e4f5}.hatched .bar{fill:#eaf3fb}.dotted .bar,.open .bar{fill:#fff}
.open .bar{stroke-dasharray:4 3}.full{fill:#2462a6}.mark{stroke:#2462a6;stroke-width:2.4}.dot{fill:#2462a6}.none{fill:none}
@media (prefers-color-scheme:dark){
text{fill:#e4e9ee}.page{fill:#13171c}.soft{fill:#9aa7b4}.grid{stroke:#262d35}.line{stroke:#4a5561}
.bar{stroke:#6aa5d8}.solid .bar{fill:#1d3d5a}.hatched .bar{fill:#1a2b3b}.dotted .bar,.open .bar{fill:#13171c}
.full,.dot{fill:#6aa5d8}.mark{stroke:#6aa5d8}}
</style>
<defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<path class="mark" d="M0 0V6"/></pattern>
<pattern id="dotted" width="4.5" height="4.5" patternUnits="userSpaceOnUse"><circle class="dot" cx="2.2" cy="2.2" r="1.3"/></pattern></defs>
)svg";

constexpr std::array all_styles{BarStyle::solid, BarStyle::hatched, BarStyle::dotted, BarStyle::open};

std::string_view class_of(BarStyle style_of_bar) noexcept {
  constexpr std::array<std::string_view, all_styles.size()> names{"solid", "hatched", "dotted", "open"};
  return names[static_cast<std::size_t>(style_of_bar)];
}

/// How the pattern at a bar's left is filled.
std::string_view fill_of(BarStyle style_of_bar) noexcept {
  constexpr std::array<std::string_view, all_styles.size()> fills{R"(class="full")", R"svg(fill="url(#hatched)")svg",
                                                                  R"svg(fill="url(#dotted)")svg", R"(class="none")"};
  return fills[static_cast<std::size_t>(style_of_bar)];
}

/// `text` broken between words into at most `most` lines of at most `letters` characters, the last cut where it must
/// be.
std::vector<std::string> lines_of(std::string_view text, std::size_t letters, std::size_t most) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size() && letters > 0 && lines.size() < most;) {
    const auto rest = text.substr(from);
    std::size_t end = 0;  // of the last word that fits
    for (std::size_t at = rest.find(' '); at != std::string_view::npos; at = rest.find(' ', at + 1)) {
      if (columns(rest.substr(0, at)) > letters) break;
      end = at;
    }
    if (columns(rest) <= letters) end = rest.size();
    const bool last = lines.size() + 1 == most;
    if (end == 0 || (last && end < rest.size())) {
      // A word that is too long is cut and the rest of it skipped.
      lines.push_back(cut_to(rest, letters));
      end = last ? rest.size() : std::min(rest.find(' '), rest.size());
    } else {
      lines.emplace_back(rest.substr(0, end));
    }
    from += end + 1;
  }
  return lines;
}

class Drawing {
 public:
  Drawing(const ProgrammeProblem& problem, const ProgrammeAnswer& answer, ChartOf what, Language language)
      : problem_(problem),
        answer_(answer),
        what_(what),
        language_(language),
        chart_(plan_rows(problem, answer, what, language)) {
    auto shortest = chart_.shown.length();
    for (const auto& place : answer.plan) {
      shortest = std::min(shortest, std::chrono::ceil<std::chrono::minutes>(place.when.length()));
    }
    const auto shown = static_cast<double>(chart_.shown.length().count());
    const auto short_bar = static_cast<double>(std::max<std::int64_t>(1, shortest.count()));
    minute_ = std::clamp(narrowest_bar / short_bar, plot_width / shown, widest_plot / shown);
    width_ = left() + minute_ * shown + margin;
  }

  std::string draw() {
    draw_heading();
    draw_legend();
    for (const PlanPanel& panel : chart_.panels) draw_panel(panel);
    return fmt::format(
               "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" "
               "height=\"{1:.0f}\" lang=\"{5}\" direction=\"ltr\" role=\"img\" aria-label=\"{2}\" "
               "aria-describedby=\"plan\">\n<title>{2}</title>\n"
               "<desc id=\"plan\">{3}</desc>\n{4}<rect class=\"page\" width=\"{0:.0f}\" height=\"{1:.0f}\"/>\n",
               width_, y_ + margin, xml_text(heading()), xml_text(description()), style, tag(language_)) +
           body_ + "</svg>\n";
  }

 private:
  static double left() noexcept { return margin + label_width; }
  double x_of(TimeOfDay time) const noexcept {
    return left() + minute_ * static_cast<double>((time - chart_.shown.start).count());
  }
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(body_), format, std::forward<Values>(values)...);
  }

  std::string words(const Message& message) const { return in_words(message, language_); }
  std::string line(std::string_view text) const { return line_text(text, language_); }
  static std::vector<Message> as_it_is(std::string text) { return within(Message{std::move(text)}); }

  std::string heading() const {
    const bool rooms = what_ == ChartOf::rooms;
    const MessageArgument title{"title", within(Message{title_of(problem_, language_)})};
    if (is_plan(answer_)) return words({rooms ? "chart.plan-by-room" : "chart.plan-by-delegation", {title}});
    return words({rooms ? "chart.partial-plan-by-room" : "chart.partial-plan-by-delegation", {title}});
  }

  /// The whole plan for those who do not see it.
  std::string description() const {
    auto text = words({"chart.plan-summary",
                       {{"count", answer_.plan.size()},
                        {"sessions", within({"count.sessions", {{"count", problem_.sessions.size()}}})},
                        {"days", within({"count.days", {{"count", chart_.panels.size()}}})},
                        {"zone", problem_.zone.id()}}});
    for (const PlanDay& day : days_of(problem_, answer_.plan)) {
      text += fmt::format("\n{}:", full_date(day.date, language_));
      for (const auto& place : day.places) text += fmt::format("\n{}.", place_in_words(place));
    }
    return text;
  }

  std::string place_in_words(const scheduler::PlannedPlace& place) const {
    const auto& session = problem_.sessions[place.session];
    const Message what{"chart.plan-place",
                       {{"span", as_it_is(clock_span(problem_.zone, place.when, language_))},
                        {"title", as_it_is(title_of(session, language_))},
                        {"place", as_it_is(place_text(problem_, place, language_))},
                        {"kind", as_it_is(kind_text(session, language_))}}};
    const auto who = who_must_attend(session, language_);
    if (who.empty()) return words(what);
    const auto list = fmt::format("{}", fmt::join(who, list_separator(language_)));
    return words({"chart.plan-place-attended", {{"what", within(what)}, {"who", as_it_is(list)}}});
  }

  void draw_heading() {
    y_ = margin + 16;
    add("<text class=\"title\" x=\"{}\" y=\"{}\">{}</text>\n", margin, y_, line(cut_to(heading(), longest_heading)));
    y_ += 22;
    add("<text class=\"note soft\" x=\"{}\" y=\"{}\">{}</text>\n", margin, y_,
        line(words({"chart.plan-note",
                    {{"count", answer_.plan.size()},
                     {"sessions", within({"count.sessions", {{"count", problem_.sessions.size()}}})},
                     {"zone", problem_.zone.id()},
                     {"status", as_it_is(std::string{describe(answer_.status, language_)})}}})));
    y_ += 14;
  }

  bool has(BarStyle style_of_bar) const {
    for (const PlanPanel& panel : chart_.panels) {
      for (const PlanRow& row : panel.rows) {
        for (const PlanBar& bar : row.bars) {
          if (bar.style == style_of_bar) return true;
        }
      }
    }
    return false;
  }

  void draw_legend() {
    double x = margin;
    for (const BarStyle one : all_styles) {
      if (!has(one)) continue;
      const auto what = meaning(one, what_, language_);
      add("<g class=\"{}\" transform=\"translate({:.1f},{:.1f})\"><rect class=\"bar\" width=\"30\" height=\"17\"/>"
          "<rect {} width=\"{}\" height=\"17\"/><text class=\"note\" x=\"36\" y=\"13\">{}</text></g>\n",
          class_of(one), x, y_, fill_of(one), strip, line(what));
      x += 36 + 7.1 * static_cast<double>(columns(what)) + 22;
    }
    y_ += 24;
  }

  void draw_panel(const PlanPanel& panel) {
    y_ += panel_head;
    add("<text class=\"date\" x=\"{}\" y=\"{:.1f}\">{}</text>\n", margin, y_ - 28,
        line(full_date(panel.date, language_)));
    double bottom = y_;
    for (const PlanRow& row : panel.rows) bottom += height_of(row);
    const auto every = hours{minute_ * 60 >= 34 ? 1 : 2};
    for (TimeOfDay at = chart_.shown.start; at <= chart_.shown.end; at += every) {
      const TimeOfDay clock = at >= hours{24} ? at - hours{24} : at;
      add("<text class=\"hour soft\" x=\"{0:.1f}\" y=\"{1:.1f}\">{2}</text><path class=\"grid\" d=\"M{0:.1f} "
          "{3:.1f}V{4:.1f}\"/>\n",
          x_of(at), y_ - 8, calendar::to_clock(clock), y_ - 3, bottom);
    }
    for (const PlanRow& row : panel.rows) draw_row(row);
    draw_line();
  }

  void draw_line() { add("<path class=\"line\" d=\"M{:.1f} {:.1f}H{:.1f}\"/>\n", margin, y_, width_ - margin); }

  static double height_of(const PlanRow& row) noexcept { return lane_height * static_cast<double>(row.lanes); }

  void draw_row(const PlanRow& row) {
    draw_line();
    double y = y_ + 16;
    add("<g><title>{}</title>", xml_text(row.label));
    for (const auto& part : lines_of(row.label, letters_of_label, lines_of_label)) {
      add("<text x=\"{}\" y=\"{:.1f}\">{}</text>", margin, y, line(part));
      y += line_height - 0.5;
    }
    add("</g>\n");
    for (const PlanBar& bar : row.bars) draw_bar(bar);
    y_ += height_of(row);
  }

  void draw_bar(const PlanBar& bar) {
    const double x = x_of(bar.span.start);
    const double wide = minute_ * static_cast<double>(bar.span.length().count()) - 2;
    const double top = y_ + 3 + lane_height * static_cast<double>(bar.lane);
    add("<g class=\"{}\"><title>{}</title><rect class=\"bar\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
        "height=\"{}\"/><rect {} x=\"{:.1f}\" y=\"{:.1f}\" width=\"{}\" height=\"{}\"/>",
        class_of(bar.style), xml_text(place_in_words(bar.place)), x + 1, top, wide, bar_height, fill_of(bar.style),
        x + 1, top, strip, bar_height);
    const auto letters = static_cast<std::size_t>(std::max(0.0, (wide - strip - 8) / letter_width));
    const auto clock = clock_span(problem_.zone, bar.place.when, language_);
    const auto when = fmt::format("{} {}", clock, bar.word);
    double y = top + 14;
    for (const auto& part : lines_of(when, letters, 1)) {
      add("<text class=\"when\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", x + strip + 5, y, line(part));
    }
    for (const auto& part : lines_of(title_of(problem_.sessions[bar.place.session], language_), letters, 2)) {
      y += line_height;
      add("<text x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", x + strip + 5, y, line(part));
    }
    add("</g>\n");
  }

  const ProgrammeProblem& problem_;
  const ProgrammeAnswer& answer_;
  ChartOf what_;
  Language language_;
  PlanRows chart_;
  double minute_ = 0;  ///< width of a minute
  double width_ = 0;
  double y_ = 0;
  std::string body_;
};

}  // namespace

std::string plan_chart(const ProgrammeProblem& problem, const ProgrammeAnswer& answer, ChartOf what,
                       Language language) {
  return Drawing(problem, answer, what, language).draw();
}

}  // namespace plenary::server
