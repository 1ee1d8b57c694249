#pragma once

#include <string>
#include <vector>

#include "scheduler/explain/answer.hpp"
#include "scheduler/model/problem.hpp"
#include "server/render/words/catalogue.hpp"

/// A slot of a session as tables show it. Private to server/render/table.
namespace plenary::server {

/// Writes slots of one session, one below the other.
class ProposalRows {
 public:
  /// Both outlive it.
  ProposalRows(const scheduler::Problem& problem, Language language) : problem_(problem), language_(language) {}

  /// "Wednesday 16 September 2020, 14:00–15:00 Europe/Brussels (12:00–13:00 UTC)".
  Message slot(const scheduler::Proposal& proposal) const;

  /// Everybody's local time, who is worst off and why, the total, who is out, and what may yet change; indented. With
  /// `remember`, called once a proposal in order, later ones refer to the same local times by its number.
  std::string text(const scheduler::Proposal& proposal, bool remember);

  /// "Libya 48→0", the first few of them.
  std::vector<std::string> changes(const std::vector<scheduler::Change>& changes) const;

  /// "Cyprus, Greece (each 12:30–13:30 lunch 2 + 2)": participants with the same reasons side by side, in order of
  /// appearance, at most `most` of each kind.
  std::vector<std::string> grouped(const scheduler::Proposal& proposal, const std::vector<std::size_t>& who,
                                   std::size_t most) const;

 private:
  std::string words(const Message& message) const { return in_words(message, language_); }
  std::string name(std::size_t participant) const;
  std::string reasons_text(const scheduler::Experience& experience) const;
  LocalizedText region_name(std::string_view region) const;
  std::string times_text(const scheduler::Proposal& proposal, bool remember);
  std::string wishes_text(const scheduler::Proposal& proposal) const;
  std::string warnings_text(const scheduler::Proposal& proposal) const;

  const scheduler::Problem& problem_;
  Language language_;
  std::vector<std::string> tables_;  ///< of the proposals so far: most share their clock times with an earlier one
};

}  // namespace plenary::server
