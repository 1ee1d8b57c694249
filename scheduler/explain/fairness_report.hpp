#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "calendar/text.hpp"
#include "scheduler/burden/accounts.hpp"
#include "scheduler/burden/programme_ledger.hpp"
#include "scheduler/burden/unknown_years.hpp"
#include "scheduler/explain/other_time.hpp"
#include "scheduler/explain/reasons.hpp"
#include "scheduler/explain/series_answer.hpp"
#include "scheduler/model/ledger.hpp"
#include "scheduler/model/programme.hpp"
#include "scheduler/slot/exhaustive.hpp"
#include "scheduler/welfare/outcome.hpp"

namespace plenary::scheduler {

/// What one session costs one delegation, and why.
struct SessionCost {
  const Delegation* delegation = nullptr;
  Role role = Role::required;
  int weight_percent = 100;  ///< of the role
  std::string city;          ///< whose clock counts
  calendar::Interval<calendar::LocalTime> local;
  Burden burden;                ///< with the weight of the role
  std::vector<Reason> reasons;  ///< before the weight of the role; empty in core hours
  bool can_attend = true;       ///< always so for sessions of a published programme, which names nobody's calendar
  std::size_t delegates = 0;    ///< 0: the delegation is one calendar
  std::size_t free_delegates = 0;
};

struct ReportedSession {
  std::string id;
  LocalizedText title;
  calendar::Interval<calendar::Instant> when;
  calendar::Zone zone = calendar::Zone::utc();  ///< on whose clock people agreed
  std::vector<SessionCost> costs;               ///< heaviest first, then by name

  Burden total() const noexcept;  ///< over all who are invited, organisations included
  Burden worst() const noexcept;  ///< the most that it costs a country
};

/// What the ledger says of one delegation before and after the reported sessions.
struct BalanceChange {
  const Delegation* delegation = nullptr;
  Account before;
  Account after;
};

struct RegionChange {
  RegionSum before;
  RegionSum after;
};

/// One of several dialogues that are joined: what those carry on the mean who can be named in it.
struct PartChange {
  LocalizedText name;
  RegionChange sum;  ///< its `region` is the dialogue's id
};

struct RoleChange {
  Role role = Role::required;
  RoleSum before;
  RoleSum after;
};

/// How evenly the countries' balances are spread.
struct Spread {
  Burden total;
  Burden worst;
  Burden least;
  std::vector<const Delegation*> worst_off;  ///< with the heaviest balance; empty if nobody carries anything
  std::optional<double> jain;                ///< not defined where nobody carries anything; likewise
  std::optional<double> gini;

  /// The most by which one country's balance exceeds another's.
  Burden envy() const noexcept { return worst - least; }
};

/// A country that no session of the ledger invited, and where it would start if the next one did.
struct Newcomer {
  const Delegation* delegation = nullptr;
  Burden starts_at;
};

/// Where the times of a report come from.
enum class ReportOf {
  proposal,    ///< nothing is decided: the sessions stand where they are fairest
  plan,        ///< what a draft has decided, with the roles and calendars of its wishes
  publication  ///< what is told: chairs, hosts and who is invited
};

/// The ledger before and after sessions, and what these cost whom: what co-chairs need to judge a programme.
/// Countries are those that some session invited, before or in the report. Refers to the dialogue.
struct FairnessReport {
  std::string id;  ///< of the programme, or of the session to be placed
  LocalizedText title;
  ReportOf of = ReportOf::publication;
  int burden_table = 0;                      ///< its version
  Ledger ledger;                             ///< before and reported sessions, oldest first
  std::size_t sessions_before = 0;           ///< how many of them are before the reported ones
  std::vector<ReportedSession> sessions;     ///< oldest first
  std::vector<BalanceChange> countries;      ///< heaviest balance first, then by name
  std::vector<BalanceChange> organisations;  ///< likewise; they are not compared
  std::vector<PartChange> dialogues;         ///< of a joint dialogue: each, heaviest mean after first; else none
  std::vector<RegionChange> regions;         ///< of all dialogues; heaviest mean after first, then by name
  std::vector<RoleChange> roles;             ///< strongest first; only roles that occur
  Spread before;
  Spread after;
  Burden largest_session;               ///< the most that one session of the ledger cost a country
  std::vector<Newcomer> never_invited;  ///< partner countries, by delegation
  std::vector<SkippedSession> skipped;  ///< of the programme, in its order
  std::vector<UnknownYear> unknown;     ///< in which a reported session may have met on a holiday

  bool within_one_session() const noexcept { return after.envy() <= largest_session; }
};

/// The sessions of `programme` that count (see `ledger_of`) and have a date before `until` on their own clock, after
/// `before`, whose sessions are all older and whose decay applies to all. What is `planned` of them costs what its wish
/// says.
FairnessReport fairness_report(const Release& programme, const Dialogue& dialogue, const BurdenTable& table,
                               Ledger before, std::optional<calendar::Date> until,
                               const std::vector<SessionAt>& planned = {});

/// Sessions at the times that a plan would give them, after the ledger of `programme`.
FairnessReport fairness_report(const ProgrammeProblem& programme, std::vector<SessionAt> sessions);

/// The session of `problem` at its fairest slot, after the problem's ledger; nothing if no slot is feasible.
std::optional<FairnessReport> fairness_report(const Problem& problem, const Solution& solution);

/// The sessions of `series` at the slots that were chosen, after the ledger before it; nothing if none were.
std::optional<FairnessReport> fairness_report(const SeriesProblem& series, const SeriesSolution& solution);

}  // namespace plenary::scheduler
