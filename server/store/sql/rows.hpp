#pragma once

#include "server/store/sql/connection.hpp"
#include "server/store/store.hpp"

namespace plenary::server::sql {

/// The contracts of the store as SQL that every kind of it understands, within a transaction that somebody else began.
class Rows final : public Writing {
 public:
  explicit Rows(Connection& connection) : connection_(connection) {}

  std::vector<ProgrammeEntry> programmes(std::string_view after, std::size_t most) override;
  std::optional<ProgrammeEntry> programme(std::string_view id) override;
  std::optional<Draft> draft(std::string_view programme, std::optional<Revision> revision) override;
  std::vector<Draft> drafts(std::string_view programme, std::optional<Revision> before, std::size_t most) override;
  std::optional<StoredRelease> release(std::string_view programme, std::optional<int> number) override;
  std::vector<StoredRelease> releases(std::string_view programme, std::optional<int> before, std::size_t most) override;
  std::vector<Change> changes(std::string_view programme, std::int64_t after, std::size_t most) override;
  std::vector<TokenEntry> tokens() override;
  std::optional<RememberedAnswer> remembered(std::string_view caller, std::string_view key) override;

  bool add_programme(const Act& act, std::string_view id, std::string_view text) override;
  std::optional<Revision> change_draft(const Act& act, const Draft& seen, std::string_view text,
                                       std::string_view difference) override;
  bool add_release(const StoredRelease& release, std::string_view difference) override;
  bool remove_programme(const Act& act, std::string_view id) override;
  void add_token(const Act& act, const TokenEntry& token) override;
  bool revoke_token(const Act& act, std::string_view id) override;
  void note_use(std::string_view token, calendar::Instant at) override;
  bool remember(const RememberedAnswer& answer) override;
  void forget_answers(calendar::Instant time) override;

 private:
  void log(const Change& change);
  void add_draft(const Draft& draft);

  Connection& connection_;
};

}  // namespace plenary::server::sql
