#include "server/render/table/plan_table.hpp"

#include "server/render/words/catalogue.hpp"
#include "server/render/words/columns.hpp"
#include "server/render/words/plan_words.hpp"
#include "tests/unit/server/render/sample_plan.hpp"

namespace {

using namespace plenary;
using namespace server::test;
using scheduler::Status;
using scheduler::Term;

}  // namespace

TEST_CASE("A plan as a table: each day on the clock of the programme, then who carries what and what moves") {
  const auto problem = programme(two_days_in_dakar);
  CHECK(server::plan_table(problem, plan_of_dakar(), "2026c", Language::en) == R"(Dakar <draft> & more
3 sessions, 20–21 September 2027, times in Europe/Paris; tzdata 2026c
Feasible: every hard rule holds. Whether a better plan exists is not proved.

Monday 20 September 2027 (UTC+02:00)
  11:00–13:00  Opening plenary
               Great hall, Dakar (plenary, in person; 09:00–11:00 in Africa/Dakar)
               must attend: co-chairs France and Senegal; 4 required delegations
               interpretation: English–French (2 interpreters)
  16:00–17:00  Migration data
               Annex, Dakar (side event, in person; 14:00–15:00 in Africa/Dakar)
               must attend: host Senegal

Tuesday 21 September 2027 (UTC+02:00)
  10:30–12:00  Follow-up
               Annex, Dakar and online (technical meeting, hybrid; 08:30–10:00 in Africa/Dakar)
               must attend: Senegal

Fairness
  The fairest plan that was found. Burden no. 2, counted from the heaviest, is 6; no plan with the
  same heavier burdens has less than 4 there.
  Senegal 12, France 6
  15 points in all
  1 absence of a preferred delegation, which carries what the session would have cost it
  1 published session is moved
  published sessions are moved by 20 hours, 30 minutes in all

Tidiness (decides between plans that are equally fair; lower is better)
  medium  20
              20  2 hours for which a delegation is preferred in two sessions; weight 5
  soft    1,234
           1,234  1,234 seats by which other rooms are larger

Against the release:
  - Follow-up: moves from Monday 20 September 2027, 14:00 to Tuesday 21 September 2027, 10:30

Searched: 400,000 moves tried, 1,234 made; 17 nodes of exact search.
)");
}

TEST_CASE("Where there is no plan, the table tells the conflict, what would help, and why a session is left out") {
  const auto problem = programme(two_days_in_dakar);
  CHECK(server::plan_table(problem, no_plan_of_dakar(), "2026c", Language::en) == R"(Dakar <draft> & more
3 sessions, 20–21 September 2027, times in Europe/Paris; tzdata 2026c
Infeasible: no plan keeps every hard rule.

These rules cannot all hold:
  - attendance of Senegal (host) in Migration data
  - Migration data is within the days of Opening plenary
  Without any one of them, the others can hold.

Any one of these changes is enough, cheapest first; → shows what it adds to the partial plan below,
or moves in it:
  1. find one more room in Dakar for Migration data (price 3): then nobody carries more than 12, all
     together 20
     → Migration data: Mon 20 Sept 16:00–17:00, one more room

The best partial plan, 2 of 3 sessions:

Monday 20 September 2027 (UTC+02:00)
  11:00–13:00  Opening plenary
               Great hall, Dakar (plenary, in person; 09:00–11:00 in Africa/Dakar)
               must attend: co-chairs France and Senegal; 4 required delegations
               interpretation: English–French (2 interpreters)

Tuesday 21 September 2027 (UTC+02:00)
  10:30–12:00  Follow-up
               Annex, Dakar and online (technical meeting, hybrid; 08:30–10:00 in Africa/Dakar)
               must attend: Senegal

Left out:
  - Migration data
      because attendance of Senegal (host) in Migration data

Searched: 0 moves tried, 0 made; 3 nodes of exact search.
)");
}

TEST_CASE("A table says whether the plan is proved to be the fairest") {
  const auto problem = programme(two_days_in_dakar);
  auto answer = plan_of_dakar();
  answer.gap.reset();
  CHECK(server::plan_table(problem, answer, "2026c", Language::en)
            .find("  The fairest plan that was found; a fairer one may exist.\n") != std::string::npos);
  answer.fairest = true;
  CHECK(server::plan_table(problem, answer, "2026c", Language::en).find("  Proved: no plan is fairer.\n") !=
        std::string::npos);
}

TEST_CASE("Nothing that was published moves: the table says so") {
  const auto problem = programme(two_days_in_dakar);
  auto answer = plan_of_dakar();
  answer.changes.clear();
  CHECK(server::plan_table(problem, answer, "2026c", Language::en)
            .find("Against the release: nothing that was published moves.") != std::string::npos);
}

TEST_CASE("No line of a table is longer than 100 columns") {
  auto problem = programme(two_days_in_dakar);
  std::string words;
  for (int i = 0; i < 60; ++i) words += "mot-clé ";
  problem.title.en = words;
  for (auto& session : problem.sessions) session.title.en = words;
  auto answer = no_plan_of_dakar();
  answer.left_out.front().because = {Message{words}};
  answer.relaxations.front().change = words;
  answer.conflict->members.front().rule = words;
  std::vector<std::string> tables;
  for (const Language language : all_languages) {
    tables.push_back(server::plan_table(problem, plan_of_dakar(), "2026c", language));
    tables.push_back(server::plan_table(problem, answer, "2026c", language));
  }
  for (const auto& text : tables) {
    for (std::size_t from = 0; from < text.size();) {
      const auto to = text.find('\n', from);
      const auto line = text.substr(from, to - from);
      INFO(line);
      CHECK(server::columns(line) <= 100);
      from = to + 1;
    }
  }
}

TEST_CASE("A session that ends after midnight, and one on the night when clocks are put back in Paris") {
  auto problem = programme(two_days_in_dakar);
  scheduler::ProgrammeAnswer answer;
  answer.status = Status::optimal;
  using namespace std::chrono;
  const sys_seconds sunday = sys_days{2027y / October / 31};
  answer.plan = {{0, {sunday - 1h, sunday + 1h}, 0}, {2, {sunday + 2h, sunday + 3h + 30min}, 1}};
  const auto table = server::plan_table(problem, answer, "2026c", Language::en);
  CHECK(table.find("Sunday 31 October 2027 (UTC+02:00)\n  01:00–02:00 ") != std::string::npos);
  CHECK(table.find("  from here on UTC+01:00\n  03:00–04:30  Follow-up\n") != std::string::npos);
  answer.plan = {{0, {sunday - 4h, sunday}, 0}};
  CHECK(server::plan_table(problem, answer, "2026c", Language::en)
            .find("Saturday 30 October 2027 (UTC+02:00)\n  22:00–02:00 +1 day  "
                  "Opening plenary\n") != std::string::npos);
}

TEST_CASE("What each term counts, in words") {
  const auto words = [](Term term, std::int64_t amount) {
    return server::in_words(
        server::describe({{term, scheduler::PolicyLevel::soft, 1}, amount}, std::chrono::minutes{15}), Language::en);
  };
  CHECK(words(Term::required_preferred, 4) ==
        "1 hour for which a delegation is required in one session and preferred in another");
  CHECK(words(Term::preferred_conflict, 6) == "1 hour, 30 minutes for which a delegation is preferred in two sessions");
  CHECK(words(Term::breaks, 2) == "2 sessions that follow another of the same delegation without a break");
  CHECK(words(Term::few_overlaps, 8) == "2 hours shared by sessions, two at a time");
  CHECK(words(Term::larger_rooms, 60) == "60 seats by which other rooms are larger");
  CHECK(words(Term::room_stability, 1) == "1 change of rooms between close sessions");
  CHECK(words(Term::compact_days, 42) == "42 days of attendance, summed over the delegations");
}
