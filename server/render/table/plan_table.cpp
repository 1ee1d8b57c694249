#include "server/render/table/plan_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/civil/iso.hpp"
#include "server/render/table/answer_rows.hpp"
#include "server/render/words/burden_words.hpp"
#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/plan_words.hpp"
#include "server/render/words/unknown_words.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

using scheduler::Level;
using scheduler::PlannedPlace;
using scheduler::PlannedSession;
using scheduler::ProgrammeAnswer;
using scheduler::ProgrammeProblem;
using scheduler::ProgrammeRelaxation;

namespace {

constexpr std::size_t width = 100;
constexpr std::size_t clock_width = 15;  // "  09:00–12:00  "
constexpr std::size_t places_shown = 8;  // of a relaxation's plan

std::string wrap(std::string_view text, std::size_t indent) { return paragraph(text, indent, width); }

/// "  - text", wrapped under itself.
std::string item(std::string_view text) { return fmt::format("  - {}\n", wrap(text, 4)); }

std::vector<Message> as_it_is(std::string text) { return within(Message{std::move(text)}); }

class Table {
 public:
  Table(const ProgrammeProblem& problem, const ProgrammeAnswer& answer, Language language)
      : problem_(problem), answer_(answer), language_(language) {}

  std::string write(std::string_view tzdata_version) const {
    std::string text = wrap(title_of(problem_, language_), 0) + '\n';
    text += wrap(words({"plan.heading",
                        {{"sessions", sessions(problem_.sessions.size())},
                         {"window", window_words(problem_.window.first, problem_.window.last, language_)},
                         {"zone", problem_.zone.id()},
                         {"tzdata", tzdata_version}}}),
                 0) +
            '\n' + wrap(describe(answer_.status, language_), 0) + '\n';
    for (const auto& sentence : answer_.unfinished) text += wrap(words(sentence), 0) + '\n';
    text += is_plan(answer_) ? days_text(answer_.plan) + quality_text() : nothing_fits();
    text += changes_text();
    const std::string unknown = unknown_note(scheduler::unknown_years(problem_), language_);
    if (!unknown.empty()) text += '\n' + wrap(unknown, 0) + '\n';
    return text + effort_text();
  }

 private:
  std::string words(const Message& message) const { return in_words(message, language_); }
  std::string heading(std::string_view code) const { return fmt::format("\n{}\n", label(code, language_)); }
  std::string title(std::size_t session) const { return title_of(problem_.sessions[session], language_); }
  std::string number(std::int64_t n) const { return words({"plan.number", {{"number", n}}}); }

  static std::vector<Message> sessions(std::size_t count) { return within({"count.sessions", {{"count", count}}}); }

  std::string titled(std::size_t session, const Message& what) const {
    return words({"plan.titled", {{"title", as_it_is(title(session))}, {"what", within(what)}}});
  }

  std::string offset_text(calendar::Instant at) const {
    return "UTC" + calendar::to_offset(problem_.zone.offset_at(at));
  }

  /// "Plenary hall, Paris (workshop, in person)", with the clock of the session's city where it shows another time
  /// than the programme's.
  std::string where_text(const PlannedPlace& place) const {
    const PlannedSession& session = problem_.sessions[place.session];
    std::vector<MessageArgument> arguments{{"place", as_it_is(place_text(problem_, place, language_))},
                                           {"kind", as_it_is(kind_text(session, language_))}};
    const auto* city = session.city ? problem_.find_city(*session.city) : nullptr;
    const auto at = place.when.start;
    if (city == nullptr || city->zone.offset_at(at) == problem_.zone.offset_at(at)) {
      return words({"plan.place-and-kind", std::move(arguments)});
    }
    arguments.emplace_back("span", as_it_is(clock_span(city->zone, place.when, language_)));
    arguments.emplace_back("zone", city->zone.id());
    return words({"plan.place-kind-and-clock", std::move(arguments)});
  }

  std::string session_text(const PlannedPlace& place) const {
    const PlannedSession& session = problem_.sessions[place.session];
    std::string text = fmt::format("  {}  {}\n", clock_span(problem_.zone, place.when, language_),
                                   wrap(title(place.session), clock_width));
    const auto line = [&](std::string_view sentence) {
      text += std::string(clock_width, ' ') + wrap(sentence, clock_width) + '\n';
    };
    line(where_text(place));
    if (const auto who = who_must_attend(session, language_); !who.empty()) {
      line(words({"plan.must-attend", {{"who", as_it_is(fmt::format("{}", fmt::join(who, "; ")))}}}));
    }
    if (const auto booths = interpretation(session, language_); !booths.empty()) {
      line(words({"plan.interpretation",
                  {{"booths", as_it_is(fmt::format("{}", fmt::join(booths, list_separator(language_))))}}}));
    }
    return text;
  }

  std::string days_text(const std::vector<PlannedPlace>& plan) const {
    std::string text;
    for (const PlanDay& day : days_of(problem_, plan)) {
      auto offset = offset_text(day.places.front().when.start);
      text += '\n' + words({"plan.day", {{"date", FullDate{day.date}}, {"offset", offset}}}) + '\n';
      for (const PlannedPlace& place : day.places) {
        if (auto own = offset_text(place.when.start); own != offset) {
          text += "  " + words({"plan.from-here-on", {{"offset", own}}}) + '\n';
          offset = std::move(own);
        }
        text += session_text(place);
      }
    }
    return text;
  }

  /// "Greece 36.5, Finland 34, … and 12 more".
  std::string carriers_text() const {
    constexpr std::size_t most_named = 8;
    std::vector<std::string> carriers;
    for (const auto& one : answer_.burdens) {
      if (one.after() == scheduler::Burden{}) continue;
      carriers.push_back(
          words({"series.carrier", {{"name", one.delegation->name}, {"points", one.after().shown_points()}}}));
    }
    if (carriers.empty()) return std::string{label("series.nobody-carries", language_)};
    return fmt::format("{}",
                       fmt::join(shortened(std::move(carriers), most_named, language_), list_separator(language_)));
  }

  /// What is paid for wishes, and by whom.
  std::string wishes_text() const {
    std::vector<Message> paid;
    for (const auto& one : answer_.burdens) {
      if (one.wishes == scheduler::Burden{}) continue;
      paid.push_back({"series.carrier", {{"name", one.delegation->name}, {"points", one.wishes.shown_points()}}});
    }
    return paid.empty() ? std::string{} : words({"plan.wishes", {{"paid", std::move(paid)}}});
  }

  Message proof() const {
    if (answer_.fairest) return {"plan.proved-fairest", {}};
    if (!answer_.gap) return {"plan.fairest-found", {}};
    return {"plan.fairness-gap",
            {{"place", answer_.gap->place},
             {"carried", scheduler::Burden::of_units(answer_.gap->carried).shown_points()},
             {"least", scheduler::Burden::of_units(answer_.gap->least).shown_points()}}};
  }

  std::string fairness_text() const {
    std::string text = heading("plan.fairness");
    const auto line = [&](const std::string& sentence) { text += "  " + wrap(sentence, 2) + '\n'; };
    line(words(proof()));
    line(carriers_text());
    const double total = scheduler::Burden::of_units(answer_.outcome.total).shown_points();
    line(words({"plan.total", {{"points", within({"points.count", {{"points", total}}})}}}));
    if (const std::string wishes = wishes_text(); !wishes.empty()) line(wishes);
    if (answer_.absences > 0) line(words({"plan.absences", {{"count", answer_.absences}}}));
    if (answer_.outcome.moved > 0) line(words({"plan.moved-sessions", {{"count", answer_.outcome.moved}}}));
    if (answer_.outcome.moved_by > 0) {
      line(words({"plan.moved-by", {{"time", answer_.outcome.moved_by * problem_.grid}}}));
    }
    return text;
  }

  std::string level_text(Level level) const {
    const auto name = label(level == Level::medium ? "plan.level.medium" : "plan.level.soft", language_);
    return fmt::format("  {} {}\n", padded(std::string{name}, 7), number(answer_.outcome.tidiness.at(level)));
  }

  std::string tidiness_text() const {
    std::string text = heading("plan.tidiness");
    for (const Level level : {Level::medium, Level::soft}) {
      text += level_text(level);
      for (const auto& amount : answer_.terms) {
        if (level_of(amount.term.level) != level || amount.amount == 0) continue;
        Message what = describe(amount, problem_.grid);
        if (amount.term.weight != 1) {
          what = {"plan.weighted", {{"what", within(std::move(what))}, {"weight", amount.term.weight}}};
        }
        text += fmt::format("    {}  {}\n", right_aligned(number(amount.amount * amount.term.weight), 12),
                            wrap(words(what), 18));
      }
    }
    return text;
  }

  std::string quality_text() const { return fairness_text() + tidiness_text(); }

  std::string changes_text() const {
    const bool published = std::any_of(problem_.sessions.begin(), problem_.sessions.end(),
                                       [](const PlannedSession& session) { return session.published.has_value(); });
    if (!published) return {};
    if (answer_.changes.empty()) return is_plan(answer_) ? heading("plan.nothing-moves") : "";
    std::string text = heading("plan.against-release");
    for (const auto& change : answer_.changes) text += item(titled(change.session, change.what));
    return text;
  }

  std::string conflict_text(const scheduler::ProgrammeConflict& conflict) const {
    const bool one = conflict.members.size() == 1;
    std::string text = heading(one ? "plan.rule-cannot-hold" : "plan.rules-cannot-hold");
    for (const auto& member : conflict.members) {
      text += item(words(member.rule));
      for (const auto& cause : member.causes)
        text += fmt::format("      {}\n", wrap(answer_rows::cause_text(cause, language_), 8));
    }
    if (one) return text;
    return text + fmt::format("  {}\n", label(conflict.minimal ? "plan.minimal-conflict" : "plan.conflict-not-proved",
                                              language_));
  }

  std::string short_place(const PlannedPlace& place) const {
    return words({"plan.short-place",
                  {{"title", as_it_is(title(place.session))},
                   {"date", BriefDate{calendar::date_of(problem_.zone.to_local(place.when.start))}},
                   {"span", as_it_is(clock_span(problem_.zone, place.when, language_))},
                   {"place", as_it_is(place_text(problem_, place, language_))}}});
  }

  /// What a relaxation gives beyond the partial plan.
  std::string relaxation_text(std::size_t index) const {
    const ProgrammeRelaxation& relaxation = answer_.relaxations[index];
    const scheduler::PlanOutcome& outcome = relaxation.outcome;
    const std::int64_t heaviest = outcome.countries.empty() ? 0 : outcome.countries.front();
    const auto change = words({"plan.relaxation",
                               {{"change", within(relaxation.change)},
                                {"price", relaxation.price},
                                {"heaviest", scheduler::Burden::of_units(heaviest).shown_points()},
                                {"total", scheduler::Burden::of_units(outcome.total).shown_points()}}});
    std::string text = fmt::format(" {:>2}. {}\n", index + 1, wrap(change, 5));
    std::vector<PlannedPlace> different;
    for (const PlanDay& day : days_of(problem_, relaxation.plan)) {
      std::copy_if(day.places.begin(), day.places.end(), std::back_inserter(different), [&](const PlannedPlace& place) {
        return std::find(answer_.plan.begin(), answer_.plan.end(), place) == answer_.plan.end();
      });
    }
    const std::string_view arrow = language_ == Language::ar ? "←" : "→";
    const std::size_t shown = different.size() <= places_shown + 1 ? different.size() : places_shown;
    for (std::size_t i = 0; i < shown; ++i) {
      text += fmt::format("     {}\n", wrap(fmt::format("{} {}", arrow, short_place(different[i])), 7));
    }
    if (shown < different.size()) {
      text += fmt::format("     {} {}\n", arrow, words({"list.and-more", {{"count", different.size() - shown}}}));
    }
    return text;
  }

  std::string nothing_fits() const {
    std::string text;
    if (answer_.conflict) text += conflict_text(*answer_.conflict);
    if (!answer_.relaxations.empty()) {
      const std::string_view code = answer_.plan.empty() ? "plan.one-change-enough" : "plan.one-change-enough-and-adds";
      text += fmt::format("\n{}\n", wrap(label(code, language_), 0));
      for (std::size_t i = 0; i < answer_.relaxations.size(); ++i) text += relaxation_text(i);
    } else if (answer_.conflict) {
      text += heading("plan.no-change-found");
    }
    if (!answer_.plan.empty()) {
      text += '\n' +
              words({"plan.best-partial",
                     {{"count", answer_.plan.size()}, {"sessions", sessions(problem_.sessions.size())}}}) +
              '\n' + days_text(answer_.plan);
    }
    if (answer_.left_out.empty()) return text;
    text += heading("plan.left-out");
    for (const auto& left : answer_.left_out) {
      text += item(title(left.session));
      for (const auto& rule : left.because) {
        text += fmt::format("      {}\n", wrap(words({"plan.because", {{"rule", within(rule)}}}), 8));
      }
    }
    return text;
  }

  std::string effort_text() const {
    const auto& effort = answer_.effort;
    return '\n' +
           words({"plan.searched",
                  {{"tried", effort.moves_tried}, {"made", effort.moves_made}, {"nodes", effort.nodes}}}) +
           '\n';
  }

  const ProgrammeProblem& problem_;
  const ProgrammeAnswer& answer_;
  Language language_;
};

}  // namespace

std::string plan_table(const ProgrammeProblem& problem, const ProgrammeAnswer& answer, std::string_view tzdata_version,
                       Language language) {
  return Table(problem, answer, language).write(tzdata_version);
}

}  // namespace plenary::server
