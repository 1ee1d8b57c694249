#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "server/store/opening.hpp"
#include "server/store/sql/connection.hpp"

namespace plenary::server::sql {

/// The text of one numbered step (data/store).
using Script = std::string_view (*)() noexcept;

/// From the form of any earlier version to that of this program: numbered steps, forward only. What is below is told
/// of each kind of store: where it notes the number, and how it keeps others away meanwhile.
class Forms {
 public:
  explicit Forms(std::span<const Script> steps) noexcept : steps_(steps) {}
  Forms(const Forms&) = delete;
  Forms& operator=(const Forms&) = delete;
  virtual ~Forms() = default;

  /// The number of the last step that this program knows.
  int latest() const noexcept { return static_cast<int>(steps_.size()); }
  /// The number of the last step that was done; 0 for an empty store. Throws StoreError for data of another program or
  /// of a later version.
  int form();
  /// Does the steps that are missing, each with its number in one transaction: whatever ends it in between, the next
  /// call goes on. Of several processes that begin at once, one does each step. Returns how many this call did. Throws
  /// StoreError, having changed nothing, for a store of a later version.
  int migrate(int up_to);
  /// The same up to the latest; or where the store must exist already, throws StoreError that names what is to be done.
  /// `place` is the store as people call it.
  void bring_to_latest(OpenStore how, const std::string& place);

 private:
  /// What is noted; throws StoreError for data of another program.
  virtual int noted() = 0;
  virtual void note(int form) = 0;
  virtual void run(const std::string& script) = 0;
  /// A transaction that keeps others from migrating.
  virtual std::unique_ptr<Transaction> alone() = 0;

  std::span<const Script> steps_;
};

/// Throws StoreError if `form` is a later one than `latest`, the last that this program knows.
void refuse_later_form(int form, int latest);

}  // namespace plenary::server::sql
