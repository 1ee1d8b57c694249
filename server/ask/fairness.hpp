#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/result.hpp"
#include "calendar/text.hpp"
#include "scheduler/explain/fairness_report.hpp"
#include "server/ask/proposal.hpp"

namespace plenary::server {

enum class FairnessFormat { table, json, csv, svg, html };

/// What is decided of `programme`, sessions before `until` on their own clock: of a draft by its wishes, of what is
/// published by what is told. After `before`; absent: after the programme's own ledger.
scheduler::FairnessReport decided_fairness(const scheduler::Programme& programme, const scheduler::Dialogue& dialogue,
                                           const scheduler::BurdenTable& shipped,
                                           std::optional<scheduler::Ledger> before,
                                           std::optional<calendar::Date> until);

/// What a report is about, where a programme has several sessions.
enum class FairnessSubject {
  decided,  ///< what is decided, or was released
  planned,  ///< all that is wished, where the plan has it
  wished    ///< one session or series, where it is fairest
};

/// What is decided; where nothing is, or a session is named, what is wished. A ledger beside the programme goes before
/// what is decided, or before one session.
FairnessSubject fairness_subject(const scheduler::Programme& programme, const scheduler::Dialogue& dialogue,
                                 bool session_is_named, bool has_ledger);

/// All that `programme` wishes, where the plan has it that `plenary plan` finds; nothing if there is none.
Checked<std::optional<scheduler::FairnessReport>> planned_fairness(const scheduler::Programme& programme,
                                                                   const scheduler::Dialogue& dialogue,
                                                                   const scheduler::BurdenTable& shipped);

/// What is asked, at its fairest slots; nothing if it has none.
std::optional<scheduler::FairnessReport> wished_fairness(const Question& question);

/// A fairness report as every door shows it. `tzdata` is the version of the tz database that it rests on.
std::string fairness_text(const scheduler::FairnessReport& report, FairnessFormat format, const std::string& tzdata,
                          Language language);

}  // namespace plenary::server
