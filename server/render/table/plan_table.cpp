#include "server/render/table/plan_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/civil/iso.hpp"
#include "scheduler/plan/words.hpp"
#include "server/render/words/local_times.hpp"
#include "server/render/words/plan_words.hpp"

namespace plenary::server {

using scheduler::Level;
using scheduler::PlannedPlace;
using scheduler::PlannedSession;
using scheduler::ProgrammeAnswer;
using scheduler::ProgrammeProblem;
using scheduler::ProgrammeRelaxation;
using scheduler::Score;

namespace {

constexpr std::size_t width = 100;
constexpr std::size_t clock_width = 15;  // "  09:00–12:00  "
constexpr std::size_t places_shown = 8;  // of a relaxation's plan

/// `text` broken between words; lines after the first are indented.
std::string paragraph(std::string_view text, std::size_t indent) {
  std::string result;
  std::size_t column = indent;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    const auto word = text.substr(from, to - from);
    const auto columns =
        static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    if (!result.empty() && column + 1 + columns > width) {
      result += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (!result.empty()) {
      result += ' ';
      ++column;
    }
    result += word;
    column += columns;
    from = to + 1;
  }
  return result;
}

/// "  - text", wrapped under itself.
std::string item(std::string_view text) { return fmt::format("  - {}\n", paragraph(text, 4)); }

std::string titled(const ProgrammeProblem& problem, std::size_t session, std::string_view words) {
  return fmt::format("{}: {}", scheduler::title_of(problem.sessions[session]), words);
}

std::string offset_text(const ProgrammeProblem& problem, calendar::Instant at) {
  return "UTC" + calendar::to_offset(problem.zone.offset_at(at));
}

/// The clock of the session's city, where it shows another time than the programme's.
std::string city_clock(const ProgrammeProblem& problem, const PlannedPlace& place) {
  const auto& session = problem.sessions[place.session];
  const auto* city = session.city ? problem.find_city(*session.city) : nullptr;
  if (city == nullptr || city->zone.offset_at(place.when.start) == problem.zone.offset_at(place.when.start)) return {};
  return fmt::format("; {} on the clock of {}", clock_span(city->zone, place.when), city->zone.id());
}

std::string session_text(const ProgrammeProblem& problem, const PlannedPlace& place) {
  const PlannedSession& session = problem.sessions[place.session];
  const std::string under(clock_width, ' ');
  // The clock holds an en dash: one column, three bytes.
  const auto clock = clock_span(problem.zone, place.when);
  std::string text = fmt::format("  {}  {}\n", clock, paragraph(scheduler::title_of(session), clock_width));
  const auto line = [&](std::string_view words) {
    text += fmt::format("{}{}\n", under, paragraph(words, clock_width));
  };
  line(fmt::format("{} ({}{})", place_text(problem, place), kind_text(session), city_clock(problem, place)));
  if (const auto who = who_must_attend(session); !who.empty()) {
    line(fmt::format("must attend: {}", fmt::join(who, "; ")));
  }
  if (const auto booths = interpretation(session); !booths.empty()) {
    line(fmt::format("interpretation: {}", fmt::join(booths, ", ")));
  }
  return text;
}

std::string days_text(const ProgrammeProblem& problem, const std::vector<PlannedPlace>& plan) {
  std::string text;
  for (const PlanDay& day : days_of(problem, plan)) {
    auto offset = offset_text(problem, day.places.front().when.start);
    text += fmt::format("\n{} ({})\n", long_date(day.date), offset);
    for (const PlannedPlace& place : day.places) {
      if (auto own = offset_text(problem, place.when.start); own != offset) {
        text += fmt::format("  from here on {}\n", own);
        offset = std::move(own);
      }
      text += session_text(problem, place);
    }
  }
  return text;
}

std::string score_text(const Score& score) {
  return fmt::format("medium {}, soft {}", grouped_digits(score.medium), grouped_digits(score.soft));
}

/// "medium  12, no plan has less than 10 (gap 2)". A bound on a level says something only where the graver ones meet
/// theirs.
std::string level_text(const ProgrammeAnswer& answer, Level level, bool bounded) {
  const auto score = answer.score.at(level);
  const auto bound = answer.bound.at(level);
  const auto label = level == Level::medium ? "medium" : "soft";
  auto text = fmt::format("  {:<7} {}", label, grouped_digits(score));
  if (!bounded) return text + ", no bound while medium has a gap\n";
  if (score == bound) return text + ", no plan has less\n";
  return text +
         fmt::format(", no plan has less than {} (gap {})\n", grouped_digits(bound), grouped_digits(score - bound));
}

std::string quality_text(const ProgrammeProblem& problem, const ProgrammeAnswer& answer) {
  std::string text = "\nScore (less is better; no amount of soft outweighs any of medium)\n";
  for (const Level level : {Level::medium, Level::soft}) {
    text += level_text(answer, level, level == Level::medium || answer.score.medium == answer.bound.medium);
    for (const auto& amount : answer.terms) {
      if (level_of(amount.term.level) != level || amount.amount == 0) continue;
      const auto weighted = amount.amount * amount.term.weight;
      auto words = describe(amount, problem.grid);
      if (amount.term.weight != 1) words += fmt::format("; weight {}", amount.term.weight);
      text += fmt::format("    {:>12}  {}\n", grouped_digits(weighted), paragraph(words, 18));
    }
  }
  return text;
}

std::string changes_text(const ProgrammeProblem& problem, const ProgrammeAnswer& answer) {
  const bool published = std::any_of(problem.sessions.begin(), problem.sessions.end(),
                                     [](const PlannedSession& session) { return session.published.has_value(); });
  if (!published) return {};
  if (answer.changes.empty()) {
    return is_plan(answer) ? "\nAgainst the release: nothing that was published moves.\n" : "";
  }
  std::string text = "\nAgainst the release:\n";
  for (const auto& change : answer.changes) text += item(titled(problem, change.session, change.words));
  return text;
}

std::string conflict_text(const scheduler::ProgrammeConflict& conflict) {
  std::string text =
      conflict.members.size() == 1 ? "\nThis rule cannot hold:\n" : "\nThese rules cannot hold together:\n";
  for (const auto& member : conflict.members) text += item(member.rule);
  if (conflict.members.size() > 1) {
    text += conflict.minimal ? "  Without any one of them the others can hold.\n"
                             : "  Whether each of them is needed for the conflict is not proved.\n";
  }
  return text;
}

std::string short_place(const ProgrammeProblem& problem, const PlannedPlace& place) {
  const auto date = calendar::date_of(problem.zone.to_local(place.when.start));
  return titled(
      problem, place.session,
      fmt::format("{} {}, {}", short_date(date), clock_span(problem.zone, place.when), place_text(problem, place)));
}

/// What a relaxation gives beyond the partial plan.
std::string relaxation_text(const ProgrammeProblem& problem, const ProgrammeAnswer& answer, std::size_t number) {
  const ProgrammeRelaxation& relaxation = answer.relaxations[number];
  std::string text = fmt::format(" {:>2}. {}\n", number + 1,
                                 paragraph(fmt::format("{} (price {}): {}", relaxation.change,
                                                       grouped_digits(relaxation.price), score_text(relaxation.score)),
                                           5));
  std::vector<PlannedPlace> different;
  for (const PlanDay& day : days_of(problem, relaxation.plan)) {
    std::copy_if(day.places.begin(), day.places.end(), std::back_inserter(different), [&](const PlannedPlace& place) {
      return std::find(answer.plan.begin(), answer.plan.end(), place) == answer.plan.end();
    });
  }
  const std::size_t shown = different.size() <= places_shown + 1 ? different.size() : places_shown;
  for (std::size_t i = 0; i < shown; ++i) {
    text += fmt::format("     {}\n", paragraph("→ " + short_place(problem, different[i]), 7));
  }
  if (shown < different.size()) text += fmt::format("     → and {} more\n", different.size() - shown);
  return text;
}

std::string nothing_fits(const ProgrammeProblem& problem, const ProgrammeAnswer& answer) {
  std::string text;
  if (answer.conflict) text += conflict_text(*answer.conflict);
  if (!answer.relaxations.empty()) {
    std::string head = "One of these changes is enough, cheapest first";
    if (!answer.plan.empty()) head += "; → is what it adds to the partial plan below, or moves in it";
    text += fmt::format("\n{}:\n", paragraph(head, 0));
    for (std::size_t i = 0; i < answer.relaxations.size(); ++i) text += relaxation_text(problem, answer, i);
  } else if (answer.conflict) {
    text += "\nNo single change was found that is enough.\n";
  }
  if (!answer.plan.empty()) {
    text += fmt::format("\nThe best partial plan, {} of {} sessions:\n", answer.plan.size(), problem.sessions.size());
    text += days_text(problem, answer.plan);
  }
  if (!answer.left_out.empty()) {
    text += "\nLeft out:\n";
    for (const auto& left : answer.left_out) {
      text += item(scheduler::title_of(problem.sessions[left.session]));
      for (const auto& rule : left.because) text += fmt::format("      {}\n", paragraph("because " + rule, 8));
    }
  }
  return text;
}

std::string effort_text(const scheduler::SearchEffort& effort) {
  return fmt::format("\nSearched: {} moves tried, {} made; {} nodes of exact search.\n",
                     grouped_digits(static_cast<std::int64_t>(effort.moves_tried)),
                     grouped_digits(static_cast<std::int64_t>(effort.moves_made)),
                     grouped_digits(static_cast<std::int64_t>(effort.nodes)));
}

}  // namespace

std::string plan_table(const ProgrammeProblem& problem, const ProgrammeAnswer& answer,
                       std::string_view tzdata_version) {
  const auto sessions = problem.sessions.size();
  std::string text = paragraph(title_of(problem), 0) + '\n';
  text += fmt::format("{} {}, {} to {}, on the clock of {}; tzdata {}\n", sessions,
                      sessions == 1 ? "session" : "sessions", calendar::to_iso(problem.window.first),
                      calendar::to_iso(problem.window.last), problem.zone.id(), tzdata_version);
  text += describe(answer.status) + '\n';
  for (const auto& sentence : answer.unfinished) text += paragraph(sentence, 0) + '\n';
  if (is_plan(answer)) {
    text += days_text(problem, answer.plan) + quality_text(problem, answer);
  } else {
    text += nothing_fits(problem, answer);
  }
  return text + changes_text(problem, answer) + effort_text(answer.effort);
}

}  // namespace plenary::server
