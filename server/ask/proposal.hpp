#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/result.hpp"
#include "calendar/text.hpp"
#include "scheduler/explain/certificate.hpp"
#include "scheduler/model/burden_table.hpp"
#include "scheduler/model/dialogue.hpp"
#include "scheduler/model/programme.hpp"
#include "scheduler/model/series_problem.hpp"
#include "scheduler/model/wish_change.hpp"
#include "scheduler/programme/decide.hpp"
#include "scheduler/series/series_limits.hpp"

/// Questions about one session or a series, and their answers as every door gives them.
namespace plenary::server {

using Question = std::variant<scheduler::Problem, scheduler::SeriesProblem>;

/// Twelve digits that are others when something changed that proposals for session or series `id` depend on: what is
/// wished of it, the ledger, how it fades, the data of countries (`data`), the tz database. Titles, comments, what is
/// decided already and what is wished of other sessions do not count.
struct DigestParts {
  std::string_view ledger;
  std::string_view decay;
  std::string_view data;
  std::string_view tzdata;
};
std::string question_digest(const scheduler::Programme& programme, std::string_view id, const DigestParts& parts);

enum class ProposalFormat { table, json, ics, svg };

inline constexpr std::size_t most_proposals = 1'000;

struct ProposalOrder {
  ProposalFormat format = ProposalFormat::json;
  Language language = Language::en;
  std::size_t top = 5;                                     ///< proposals of a session, at most `most_proposals`
  std::size_t work = scheduler::SeriesLimits{}.most_work;  ///< candidates that the proof of a series may look at
  bool certificate = false;                                ///< what proves the answer is wanted too
  bool json_too = false;                                   ///< the answer as JSON is wanted beside the other format
  std::function<bool(std::size_t)> go_on = {};             ///< as `SeriesLimits` has it
};

/// What an answer rests on: files by their digests, and all of it together.
struct ProposalBasis : scheduler::CertificateBasis {
  std::string digest;
};

/// The document that is asked about, and what it is read with. Refers to all of it.
struct AskedDocument {
  const std::string& text;
  const scheduler::Programme& programme;
  const scheduler::Dialogue& dialogue;
  const scheduler::BurdenTable& table;
};

/// What proposals for session or series `id` rest on. `ledger` holds the bytes of a ledger that came beside the
/// document, if one did, and `decay` how it fades.
ProposalBasis basis_of(const AskedDocument& document, std::string_view id, const std::string& tzdata,
                       const std::optional<std::string>& ledger = std::nullopt, std::string_view decay = {});

/// A change of what is wished of a session, as answers number them.
struct OfferedChange {
  std::string session;
  scheduler::WishChange change;
};

/// The document's text after a change.
std::string text_with(const AskedDocument& document, const OfferedChange& offered);

/// What is handed out: the answer, and what proves it if that was asked for.
struct Proposals {
  std::string text;
  std::string certificate;
  bool found = true;                        ///< a slot, or one for every session
  std::vector<OfferedChange> changes = {};  ///< where nothing fits: those that the answer offers, in its order
  std::string json = {};                    ///< if it was asked for too
};

/// Fails where a format cannot show the answer, or nothing is proved that a certificate could hold. Errors name the
/// options of `plenary propose`.
/// Every change that is offered was made in the text of `document`, read again and solved.
Result<Proposals> propose(const Question& question, const AskedDocument& document, const ProposalOrder& order,
                          const ProposalBasis& basis);

/// The times of proposal `number`, from 1, worked out again: the same question has the same answer. Of a series there
/// is one proposal. Errors name the options of `plenary choose`.
Checked<std::vector<scheduler::Decision>> decisions_of(const Question& question, std::size_t number, std::size_t work);

}  // namespace plenary::server
