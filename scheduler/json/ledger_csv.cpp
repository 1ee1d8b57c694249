#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "calendar/civil/iso.hpp"
#include "calendar/csv.hpp"
#include "scheduler/burden/session_burden.hpp"
#include "scheduler/json/delegation_names.hpp"
#include "scheduler/json/ledger.hpp"
#include "scheduler/json/ledger_parts.hpp"
#include "scheduler/model/limits.hpp"

namespace plenary::scheduler {

namespace {

using calendar::Instant;

constexpr std::size_t most_bytes = DocumentLimits{}.bytes;
constexpr std::size_t most_mistakes = 100;  // a file of another kind has one in every line
constexpr std::array<std::string_view, 8> column_names{"session", "delegation", "role",     "points",
                                                       "date",    "start",      "duration", "table"};
enum Column : std::size_t {
  session_column,
  delegation_column,
  role_column,
  points_column,
  date_column,
  start_column,
  duration_column,
  table_column
};

struct Start {
  Instant instant;
  calendar::Date date;
};

Result<Start> parse_start(std::string_view text) {
  if (const auto instant = calendar::parse_instant(text))
    return Start{*instant, calendar::Date{std::chrono::floor<calendar::days>(*instant)}};
  const auto zoned = calendar::parse_zoned_time(text);
  if (!zoned) return unexpected(zoned.error());
  const auto instant = calendar::to_instant(zoned->zone, zoned->local, calendar::ResolvePolicy::reject);
  if (!instant) return unexpected(instant.error());
  return Start{*instant, calendar::date_of(zoned->local)};
}

Result<std::chrono::minutes> parse_length(std::string_view text) {
  auto length = calendar::parse_duration(text);
  if (length && *length > ProgrammeLimits::session)
    return unexpected(Error{
        "", printable(text), {"ledger.session-too-long", {}}, {"ledger.longest-session", {{"most", "PT12H"}}}, ""});
  return length;
}

/// Spreadsheets of countries that write 4,5 separate cells by semicolons; some by tabulators.
char separator_of(std::string_view header) {
  for (const char separator : {',', ';', '\t'}) {
    if (header.find(separator) != std::string_view::npos) return separator;
  }
  return ',';
}

class Table {
 public:
  Table(const Dialogue& dialogue, const BurdenTable& table) : dialogue_(dialogue), table_(table) {}

  void read_line(std::string_view text) {
    ++line_;
    if (errors_.size() >= most_mistakes) return;
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    if (line_ == 1) {
      separator_ = separator_of(text);
      return read_header(text);
    }
    if (text.empty() || !header_is_read_) return;
    auto values = csv::cells(text, separator_);
    if (values.size() != columns_.size()) {
      return report({"",
                     printable(text),
                     {"csv.cells", {{"count", values.size()}}},
                     {"csv.as-first-line", {{"count", columns_.size()}}},
                     ""});
    }
    cell_.fill({});
    for (std::size_t i = 0; i < values.size(); ++i) cell_[columns_[i]] = std::move(values[i]);
    read_entry();
  }

  Checked<Ledger> finish() {
    if (line_ == 0) report({"", "", {"csv.empty", {}}, {"ledger.first-line", {}}, ""});
    if (!errors_.empty()) return unexpected(std::move(errors_));
    return std::move(ledger_);
  }

  void report(Error error) {
    error.where = fmt::format("line {}", std::max<std::size_t>(1, line_));
    errors_.push_back(std::move(error));
  }

 private:
  bool has(Column column) const { return std::find(columns_.begin(), columns_.end(), column) != columns_.end(); }

  void read_header(std::string_view text) {
    const std::vector<std::string> known(column_names.begin(), column_names.end());
    const auto mistakes = errors_.size();
    for (const std::string& name : csv::cells(text, separator_)) {
      const auto found = std::find(column_names.begin(), column_names.end(), name);
      const auto column = static_cast<std::size_t>(found - column_names.begin());
      if (found == column_names.end()) {
        report({"", printable(name), {"csv.no-column", {}}, list_names(known), right_word(name, known)});
      } else if (has(static_cast<Column>(column))) {
        report({"", printable(name), {"csv.column-twice", {}}, {"json.each-once", {}}, ""});
      }
      columns_.push_back(column);
    }
    const auto need = [&](Column column) {
      if (!has(column)) report({"", "", {"csv.column-missing", {{"column", column_names[column]}}}, "", ""});
    };
    for (const Column column : {session_column, delegation_column, role_column}) need(column);
    if (has(start_column) || has(duration_column)) {
      for (const Column column : {start_column, duration_column}) need(column);
      if (has(points_column) || has(date_column) || has(table_column))
        report({"", printable(text), {"ledger.burden-twice", {}}, {"ledger.burden-once", {}}, ""});
    } else {
      need(points_column);
    }
    header_is_read_ = errors_.size() == mistakes;
  }

  /// The cell through `parse`; nothing after reporting.
  template <class Parse>
  auto parsed(Column column, Parse parse) -> std::optional<typename decltype(parse(std::string_view{}))::value_type> {
    auto result = parse(std::string_view{cell_[column]});
    if (result) return std::move(*result);
    Error error = std::move(result.error());
    if (error.value.empty()) error.value = printable(cell_[column]);
    report(std::move(error));
    return std::nullopt;
  }

  void read_entry() {
    if (cell_[session_column].empty()) return report({"", "", {"ledger.no-session-name", {}}, "", ""});
    const auto who =
        parsed(delegation_column, [&](std::string_view text) { return parse_delegation(text, dialogue_); });
    const auto role = parsed(role_column, parse_role);
    std::optional<calendar::Date> date;
    std::optional<Burden> burden;
    if (has(start_column)) {
      const auto start = parsed(start_column, parse_start);
      const auto length = parsed(duration_column, parse_length);
      if (!start || !length || !who || !role) return;
      const Delegation& delegation = *dialogue_.find(who->value);
      date = start->date;
      burden = session_burden(dialogue_, {&delegation, &delegation.seats.front()}, *role, table_,
                              {start->instant, start->instant + *length});
    } else {
      if (has(date_column) && !cell_[date_column].empty()) {
        date = parsed(date_column, calendar::parse_date);
        if (!date) return;
      }
      // Where cells are separated by semicolons, the comma is that of numbers.
      if (separator_ == ';') std::ranges::replace(cell_[points_column], ',', '.');
      burden = parsed(points_column, parse_points);
    }
    if (!who || !role || !burden) return;
    const std::size_t known = ledger_.sessions.size();
    if (auto added = add_entry(ledger_, cell_[session_column], date, {*who, *role, *burden}); !added)
      return report(std::move(added.error()));
    note_table(ledger_.sessions.back(), ledger_.sessions.size() > known);
  }

  void note_table(PastSession& session, bool is_new) {
    const std::string& table = cell_[table_column];
    const std::string name = has(start_column) ? table_.name() : table;
    if (is_new) session.table = name;
    if (session.table != name) report({"", printable(table), {"ledger.one-table", {}}, session.table, ""});
  }

  const Dialogue& dialogue_;
  const BurdenTable& table_;
  std::size_t line_ = 0;
  bool header_is_read_ = false;
  char separator_ = ',';
  std::vector<std::size_t> columns_;
  std::array<std::string, column_names.size()> cell_{};
  Ledger ledger_;
  Errors errors_;
};

}  // namespace

Checked<Ledger> read_ledger_csv(std::string_view text, const Dialogue& dialogue, const BurdenTable& table) {
  Table reader(dialogue, table);
  if (text.size() > most_bytes) {
    reader.report(
        {"", "", {"file.too-large-at", {{"count", text.size()}}}, {"file.most-mebibytes", {{"count", 16}}}, ""});
    return reader.finish();
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const auto end = text.find('\n');
    reader.read_line(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return reader.finish();
}

std::string write_ledger_csv(const Ledger& ledger) {
  const bool named = ledger.tables() != std::vector<std::string>{""};
  std::vector<std::string> columns{"session", "date", "delegation", "role", "points"};
  if (named) columns.emplace_back("table");
  std::string text = csv::line(columns);
  for (const PastSession& session : ledger.sessions) {
    const std::string date = session.date ? calendar::to_iso(*session.date) : "";
    for (const LedgerEntry& entry : session.entries) {
      std::vector<std::string> cells{session.id, date, entry.delegation.value, std::string{name_of(entry.role)},
                                     fmt::format("{}", entry.burden.shown_points())};
      if (named) cells.push_back(session.table);
      text += csv::line(cells);
    }
  }
  return text;
}

}  // namespace plenary::scheduler
