#include "cli/ledger.hpp"

#include <fmt/format.h>

#include <charconv>
#include <ostream>
#include <string_view>

#include "cli/dialogue.hpp"
#include "cli/programme.hpp"
#include "scheduler/burden/programme_ledger.hpp"
#include "scheduler/burden/projection.hpp"
#include "scheduler/json/ledger.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/programme/publish.hpp"
#include "server/render/words/catalogue.hpp"

namespace plenary::cli {

namespace {

bool is_json(std::string_view bytes) {
  const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '/');
}

/// One to a thousand; 0 for anything else.
int parts(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && value >= 1 && value <= 1000 ? value : 0;
}

/// Says so where points of several tables would be added up. A ledger that names none is taken at its word.
void note_tables(Context& context, const std::string& path, const scheduler::Ledger& ledger,
                 const scheduler::BurdenTable& table) {
  const auto names = ledger.tables();
  if (names.empty() || names == std::vector<std::string>{""} || names == std::vector<std::string>{table.name()}) return;
  std::vector<Message> others;
  for (const std::string& name : names) {
    if (name != table.name())
      others.push_back(name.empty() ? Message{"ledger.no-table", {}} : Message{printable(name)});
  }
  context.err << path << ": "
              << server::in_words({"ledger.tables-differ", {{"tables", std::move(others)}, {"table", table.name()}}},
                                  context.language)
              << '\n';
}

}  // namespace

Result<scheduler::Decay> parse_decay(const std::string& text) {
  if (text.empty()) return scheduler::Decay{};
  const std::string_view all = text;
  const auto slash = all.find('/');
  const int keep = parts(all.substr(0, slash));
  const int of = slash == std::string_view::npos ? 0 : parts(all.substr(slash + 1));
  if (keep == 0 || of == 0 || keep > of) {
    return unexpected(
        Error{"--decay", printable(text), {"decay.malformed", {}}, {"decay.allowed", {}}, {"decay.example", {}}});
  }
  return scheduler::Decay{keep, of};
}

std::optional<scheduler::Ledger> read_ledger(Context& context, const std::string& path, const std::string& bytes,
                                             const LedgerScope& scope) {
  if (!is_json(bytes)) {
    auto ledger = scheduler::read_ledger_csv(bytes, scope.dialogue, scope.table);
    if (!ledger) {
      report(context, path, ledger.error());
      return std::nullopt;
    }
    note_tables(context, path, *ledger, scope.table);
    return std::move(*ledger);
  }
  const auto programme = read_programme(context, path, bytes);
  if (!programme) return std::nullopt;
  const auto told = scheduler::told_of(*programme, dialogue_of(*programme));
  auto result = scheduler::ledger_of(told, dialogue_of(*programme), scope.table, scope.before);
  for (const auto& skipped : result.skipped)
    context.err << path << ": "
                << server::in_words(
                       {"ledger.does-not-count", {{"session", skipped.id.value}, {"because", within(skipped.because)}}},
                       context.language)
                << '\n';
  return std::move(result.ledger);
}

bool add_ledger(Context& context, const std::string& path, const std::string& bytes, scheduler::Problem& problem,
                scheduler::Decay decay) {
  if (!problem.ledger.empty()) {
    report(context, "plenary", {{"--ledger", path, {"ledger.two-ledgers", {}}, {"ledger.one-of-them", {}}, ""}});
    return false;
  }
  const auto begin =
      calendar::to_instant(problem.zone, calendar::midnight(problem.window.first), calendar::ResolvePolicy::compatible);
  auto ledger = read_ledger(context, path, bytes, {*begin, *problem.dialogue, problem.table});
  if (!ledger) return false;
  ledger->decay = decay;
  if (const auto fits = scheduler::check_ledger(*ledger, problem); !fits) {
    report(context, path, {fits.error()});
    return false;
  }
  scheduler::set_ledger(problem, std::move(*ledger));
  return true;
}

bool add_ledger(Context& context, const std::string& path, const std::string& bytes, ProblemOrSeries& document,
                scheduler::Decay decay) {
  if (auto* problem = std::get_if<scheduler::Problem>(&document))
    return add_ledger(context, path, bytes, *problem, decay);
  auto& sessions = std::get<scheduler::SeriesProblem>(document).sessions;
  if (!add_ledger(context, path, bytes, sessions.front(), decay)) return false;
  for (auto& session : sessions) scheduler::set_ledger(session, sessions.front().ledger);
  return true;
}

std::optional<LedgerFile> add_ledger_file(Context& context, const std::string& path, const std::string& decay,
                                          ProblemOrSeries& document) {
  const auto kept = parse_decay(decay);
  if (!kept) {
    report(context, "plenary", {kept.error()});
    return std::nullopt;
  }
  if (path.empty()) {
    if (decay.empty()) return LedgerFile{};
    report(context, "plenary", {{"--decay", decay, {"decay.no-ledger", {}}, {"decay.both-or-neither", {}}, ""}});
    return std::nullopt;
  }
  auto bytes = input_of(context, path);
  if (!bytes || !add_ledger(context, path, *bytes, document, *kept)) return std::nullopt;
  return LedgerFile{std::move(*bytes)};
}

}  // namespace plenary::cli
