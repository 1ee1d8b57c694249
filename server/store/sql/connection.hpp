#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// What the kinds of store have in common that speak SQL: statements that all of them understand, with parameters $1,
/// $2, … which first appear in this order. What fails throws StoreError, StoreBusy where waiting may help.
namespace plenary::server::sql {

/// Octets that are no text.
struct Octets {
  explicit Octets(std::string_view value) : octets(value) {}
  std::string_view octets;
};

/// A parameter: nothing, a number, a text or octets. Texts must outlive the call.
using Value = std::variant<std::monostate, std::int64_t, std::string_view, Octets>;
using Values = std::initializer_list<Value>;

/// One row of a result; columns are counted from 0.
class Row {
 public:
  Row() = default;
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  virtual ~Row() = default;

  /// A text, or octets.
  virtual std::string text(int column) const = 0;
  virtual std::int64_t number(int column) const = 0;
  virtual std::optional<std::int64_t> optional_number(int column) const = 0;
};

/// One connection; for one thread at a time.
class Connection {
 public:
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;

  /// Runs statements that have neither parameters nor results.
  virtual void execute(const std::string& statements) = 0;
  /// Runs one statement without results, and tells how many rows it changed.
  virtual std::int64_t change(std::string_view statement, Values values) = 0;
  /// Hands over each row of the result, in order.
  virtual void each(std::string_view statement, Values values, const std::function<void(const Row&)>& take) = 0;
};

/// A transaction that is undone unless it was committed.
class Transaction {
 public:
  /// `begin` is the statement that begins it.
  Transaction(Connection& connection, const std::string& begin);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  virtual ~Transaction();

  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace plenary::server::sql
