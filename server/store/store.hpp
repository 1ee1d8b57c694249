#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/record.hpp"

/// The system of record: drafts, releases, the log of changes, tokens. Whatever keeps it keeps these contracts
/// (tests/unit/server/store/contract.hpp). Every call may wait for a disk or another process: not for network threads.
namespace plenary::server {

/// The store cannot do what was asked, for a reason outside of the program: disk, rights, a broken file.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Somebody else has kept the store locked for longer than we wait; trying again later may help.
class StoreBusy final : public StoreError {
 public:
  using StoreError::StoreError;
};

/// A text that the store can neither keep nor look for: not UTF-8, or with a character of number 0. Not every kind of
/// store minds.
class UnstorableText final : public StoreError {
 public:
  using StoreError::StoreError;
};

/// What is kept, all of it as it was at one moment.
class Reading {
 public:
  Reading() = default;
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  virtual ~Reading() = default;

  /// By id, from the first behind `after`; at most `most`.
  virtual std::vector<ProgrammeEntry> programmes(std::string_view after, std::size_t most) = 0;
  virtual std::optional<ProgrammeEntry> programme(std::string_view id) = 0;

  /// The draft as it is, or as it was in `revision`.
  virtual std::optional<Draft> draft(std::string_view programme, std::optional<Revision> revision = {}) = 0;
  /// The states before `before`, the newest first; without their texts.
  virtual std::vector<Draft> drafts(std::string_view programme, std::optional<Revision> before, std::size_t most) = 0;

  /// The current release, or the one with that number.
  virtual std::optional<StoredRelease> release(std::string_view programme, std::optional<int> number = {}) = 0;
  /// Those before number `before`, the newest first; without their texts.
  virtual std::vector<StoredRelease> releases(std::string_view programme, std::optional<int> before,
                                              std::size_t most) = 0;

  /// The log behind line `after`; of one programme, or of everything where `programme` is empty.
  virtual std::vector<Change> changes(std::string_view programme, std::int64_t after, std::size_t most) = 0;

  /// All tokens, also those that are good no more, by creation.
  virtual std::vector<TokenEntry> tokens() = 0;

  virtual std::optional<RememberedAnswer> remembered(std::string_view caller, std::string_view key) = 0;
};

/// The same, and changes. All of them happen together or not at all; each deed writes its line of the log.
class Writing : public Reading {
 public:
  /// A programme with its first draft. False if the id is taken; ids of removed programmes stay taken.
  virtual bool add_programme(const Act& act, std::string_view id, std::string_view text) = 0;
  /// The next state of a draft. Nothing if it is not in the state `seen` any more, or there is no such programme.
  /// `difference` is for the log.
  virtual std::optional<Revision> change_draft(const Act& act, const Draft& seen, std::string_view text,
                                               std::string_view difference) = 0;
  /// The next release. False unless its number is one more than the current one's; the first may have any.
  virtual bool add_release(const StoredRelease& release, std::string_view difference) = 0;
  /// Removes a programme that was never released, with its drafts. False if it was, or is not there.
  virtual bool remove_programme(const Act& act, std::string_view id) = 0;

  virtual void add_token(const Act& act, const TokenEntry& token) = 0;
  /// False if there is none, or it is revoked already.
  virtual bool revoke_token(const Act& act, std::string_view id) = 0;
  /// Not logged.
  virtual void note_use(std::string_view token, calendar::Instant at) = 0;

  /// False if this caller has used the key already.
  virtual bool remember(const RememberedAnswer& answer) = 0;
  /// Forgets the answers of before `time`.
  virtual void forget_answers(calendar::Instant time) = 0;
};

/// May be used from several threads.
class Store {
 public:
  Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  virtual ~Store() = default;

  /// Reads beside writers. What `look` throws passes through.
  virtual void read(const std::function<void(Reading&)>& look) const = 0;
  /// One writer at a time. What `change` throws passes through and undoes all of it.
  virtual void write(const std::function<void(Writing&)>& change) = 0;

  /// Another number whenever anybody, here or in another process, has changed something since the last call.
  virtual std::uint64_t state() const = 0;

  /// From now on `told` is called, from a thread of the store, when it seems that others have changed something that
  /// is to be seen at once; never while nothing is given. Not every kind of store learns of that, and none of all
  /// changes: whoever must see them also looks at `state`.
  virtual void on_change(std::function<void()> told) { (void)told; }
};

}  // namespace plenary::server
