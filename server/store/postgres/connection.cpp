#include "server/store/postgres/connection.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <variant>
#include <vector>

namespace plenary::server::postgres {

namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

/// Longer than any statement of ours takes, with the wait for a lock.
constexpr milliseconds patience{30'000};
constexpr int oldest_server = 150'000;
constexpr Oid octets_type = 17;  // pg_type.dat: bytea

/// How each connection is set. Locks are waited for longer than any change of ours takes; a program that was stopped
/// within a transaction keeps nobody waiting for ever; what is acknowledged is on a disk.
constexpr const char* settings =
    "SET search_path = plenary;"
    "SET lock_timeout = '5s';"
    "SET idle_in_transaction_session_timeout = '60s';"
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

/// On one line.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char each : text) {
    const bool is_space = each == '\n' || each == '\t' || each == ' ';
    if (!is_space) {
      line += each;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string_view state_of(const PGresult* result) {
  const char* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return state == nullptr ? "" : state;
}

/// PostgreSQL 15, appendix A.
bool is_matter_of_time(std::string_view state) {
  constexpr std::array<std::string_view, 4> states{"55P03",   // lock_not_available
                                                   "40001",   // serialization_failure
                                                   "40P01",   // deadlock_detected
                                                   "53300"};  // too_many_connections
  return std::ranges::find(states, state) != states.end();
}

/// Class 57P: the server ends; 08: the connection; 25P03: we were in a transaction for too long.
bool is_end_of_connection(std::string_view state) {
  return state.starts_with("57P") || state.starts_with("08") || state == "25P03";
}

/// Prepared statements that somebody else has, or has not: not the connection that they were made on.
bool is_of_pooler(std::string_view state) { return state == "26000" || state == "42P05"; }

class ResultRow final : public sql::Row {
 public:
  ResultRow(const PGresult* result, int row) : result_(result), row_(row) {}

  std::string text(int column) const override {
    const char* const value = PQgetvalue(result_, row_, column);
    if (PQftype(result_, column) != octets_type) return {value, length(column)};
    std::size_t size = 0;
    unsigned char* const octets = PQunescapeBytea(reinterpret_cast<const unsigned char*>(value), &size);
    if (octets == nullptr) throw std::bad_alloc();
    std::string text(reinterpret_cast<const char*>(octets), size);
    PQfreemem(octets);
    return text;
  }

  std::int64_t number(int column) const override {
    const char* const value = PQgetvalue(result_, row_, column);
    std::int64_t number = 0;
    std::from_chars(value, value + length(column), number);
    return number;
  }

  std::optional<std::int64_t> optional_number(int column) const override {
    if (PQgetisnull(result_, row_, column) != 0) return std::nullopt;
    return number(column);
  }

 private:
  std::size_t length(int column) const { return static_cast<std::size_t>(PQgetlength(result_, row_, column)); }

  const PGresult* result_;
  int row_;
};

/// Parameters as libpq takes them.
class Parameters {
 public:
  Parameters(sql::Values values) {
    texts_.reserve(values.size());  // so that none moves
    for (const sql::Value& value : values) add(value);
  }

  int count() const noexcept { return static_cast<int>(starts_.size()); }
  const char* const* starts() const noexcept { return starts_.data(); }
  const int* lengths() const noexcept { return lengths_.data(); }
  const int* formats() const noexcept { return formats_.data(); }

 private:
  void add(const sql::Value& value) {
    if (const auto* const number = std::get_if<std::int64_t>(&value)) {
      add_text(std::to_string(*number), 0);
    } else if (const auto* const text = std::get_if<std::string_view>(&value)) {
      if (text->find('\0') != std::string_view::npos)
        throw UnstorableText("PostgreSQL keeps no text with a character of number 0 in it");
      add_text(std::string(*text), 0);
    } else if (const auto* const octets = std::get_if<sql::Octets>(&value)) {
      add_text(std::string(octets->octets), 1);
    } else {
      starts_.push_back(nullptr);
      lengths_.push_back(0);
      formats_.push_back(0);
    }
  }

  void add_text(std::string text, int format) {
    texts_.push_back(std::move(text));
    starts_.push_back(texts_.back().c_str());
    lengths_.push_back(static_cast<int>(texts_.back().size()));
    formats_.push_back(format);
  }

  std::vector<std::string> texts_;
  std::vector<const char*> starts_;
  std::vector<int> lengths_;
  std::vector<int> formats_;  // 0: text, 1: octets
};

/// Waits until one of the descriptors can be read; false when the time is over.
bool can_read(pollfd* descriptors, nfds_t count, Clock::time_point end) {
  for (;;) {
    const auto left = std::chrono::ceil<milliseconds>(end - Clock::now());
    const int ready = ::poll(descriptors, count, static_cast<int>(std::max(left, milliseconds{0}).count()));
    if (ready >= 0) return ready > 0;
    if (errno != EINTR) return false;
  }
}

}  // namespace

void CloseConnection::operator()(pg_conn* connection) const noexcept { PQfinish(connection); }
void FreeResult::operator()(pg_result* result) const noexcept { PQclear(result); }

Connection::Connection(const Address& address) : place_(address.shown()) {
  std::vector<const char*> keywords;
  std::vector<const char*> values;
  for (const auto& [keyword, value] : address.parameters()) {
    keywords.push_back(keyword.c_str());
    values.push_back(value.c_str());
  }
  keywords.push_back(nullptr);
  values.push_back(nullptr);
  connection_.reset(PQconnectdbParams(keywords.data(), values.data(), 0));
  if (PQstatus(connection_.get()) != CONNECTION_OK)
    throw Lost(place_ + ": cannot be reached: " + one_line(PQerrorMessage(connection_.get())));
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);
  if (const int version = PQserverVersion(connection_.get()); version < oldest_server) {
    throw StoreError(place_ + ": is PostgreSQL " + std::to_string(version / 10'000) +
                     "; version 15 or a later one is needed");
  }
  const char* const encoding = PQparameterStatus(connection_.get(), "server_encoding");
  if (encoding == nullptr || std::string_view(encoding) != "UTF8")
    throw StoreError(place_ + ": the database is not in UTF-8; create one with `createdb --encoding UTF8`");
  execute(settings);
}

void Connection::execute(const std::string& statements) {
  if (PQsendQuery(connection_.get(), statements.c_str()) == 0) lose();
  answer(statements.substr(0, 60));
}

std::int64_t Connection::change(std::string_view statement, sql::Values values) {
  const Result result = run(statement, values);
  const std::string_view rows = PQcmdTuples(result.get());
  std::int64_t changed = 0;
  std::from_chars(rows.data(), rows.data() + rows.size(), changed);
  return changed;
}

void Connection::each(std::string_view statement, sql::Values values,
                      const std::function<void(const sql::Row&)>& take) {
  const Result result = run(statement, values);
  const int rows = PQntuples(result.get());
  for (int row = 0; row < rows; ++row) take(ResultRow(result.get(), row));
}

std::int64_t Connection::number(std::string_view statement) {
  std::int64_t number = 0;
  each(statement, {}, [&](const sql::Row& row) { number = row.number(0); });
  return number;
}

bool Connection::is_idle() const noexcept { return PQtransactionStatus(connection_.get()) == PQTRANS_IDLE; }

bool Connection::has_failed() const noexcept { return PQtransactionStatus(connection_.get()) == PQTRANS_INERROR; }

bool Connection::take_notifications() {
  if (PQconsumeInput(connection_.get()) == 0) lose();
  bool any = false;
  while (PGnotify* const notification = PQnotifies(connection_.get())) {
    PQfreemem(notification);
    any = true;
  }
  return any;
}

bool Connection::wait_for_notification(int other, milliseconds at_most) {
  if (take_notifications()) return true;
  std::array<pollfd, 2> descriptors{{{PQsocket(connection_.get()), POLLIN, 0}, {other, POLLIN, 0}}};
  can_read(descriptors.data(), descriptors.size(), Clock::now() + at_most);
  return take_notifications();
}

void Connection::wait_for_answer() {
  const auto end = Clock::now() + patience;
  while (PQisBusy(connection_.get()) != 0) {
    pollfd descriptor{PQsocket(connection_.get()), POLLIN, 0};
    if (!can_read(&descriptor, 1, end)) {
      connection_.reset();
      throw Lost(place_ + ": does not answer");
    }
    if (PQconsumeInput(connection_.get()) == 0) return;  // the result tells it
  }
}

/// The last of the results, after all of them have come.
Result Connection::answer(std::string_view what) {
  Result last;
  Result failed;
  for (;;) {
    wait_for_answer();
    Result result(PQgetResult(connection_.get()));
    if (result == nullptr) break;
    const auto status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
      last = std::move(result);
    } else if (failed == nullptr) {
      failed = std::move(result);
    }
  }
  if (failed != nullptr) fail(failed.get(), what);
  if (last == nullptr) lose();
  return last;
}

Result Connection::run(std::string_view statement, sql::Values values) {
  const std::string& name = prepared(statement);
  const Parameters parameters(values);
  if (PQsendQueryPrepared(connection_.get(), name.c_str(), parameters.count(), parameters.starts(),
                          parameters.lengths(), parameters.formats(), 0) == 0) {
    lose();
  }
  return answer(statement.substr(0, 60));
}

const std::string& Connection::prepared(std::string_view statement) {
  if (const auto found = prepared_.find(statement); found != prepared_.end()) return found->second;
  std::string text(statement);
  std::string name = "plenary_" + std::to_string(prepared_.size() + 1);
  if (PQsendPrepare(connection_.get(), name.c_str(), text.c_str(), 0, nullptr) == 0) lose();
  answer(statement.substr(0, 60));
  return prepared_.emplace(std::move(text), std::move(name)).first->second;
}

void Connection::fail(const pg_result* result, std::string_view what) {
  const std::string_view state = state_of(result);
  const char* const primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);  // repeats no values
  const std::string why = one_line(primary == nullptr ? PQresultErrorMessage(result) : primary);
  if (PQstatus(connection_.get()) != CONNECTION_OK || is_end_of_connection(state)) {
    connection_.reset();
    throw Lost(place_ + ": the connection was lost: " + why);
  }
  const std::string all = place_ + ": " + std::string(what) + ": " + why;
  if (is_matter_of_time(state)) throw StoreBusy(all);
  if (state == "22021") throw UnstorableText(all);  // character_not_in_repertoire
  if (is_of_pooler(state)) {
    throw StoreError(all + "; a pooler that changes connections between transactions seems to stand in between: name " +
                     "PostgreSQL itself, or a pooler in session mode");
  }
  throw StoreError(all);
}

void Connection::lose() {
  const std::string why = one_line(PQerrorMessage(connection_.get()));
  connection_.reset();
  throw Lost(place_ + ": the connection was lost" + (why.empty() ? "" : ": " + why));
}

}  // namespace plenary::server::postgres
