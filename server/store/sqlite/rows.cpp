#include "server/store/sqlite/rows.hpp"

#include <limits>
#include <utility>

namespace plenary::server::sqlite {

namespace {

std::int64_t seconds(calendar::Instant instant) { return instant.time_since_epoch().count(); }

calendar::Instant instant(std::int64_t seconds) { return calendar::Instant{std::chrono::seconds{seconds}}; }

std::optional<calendar::Instant> optional_instant(std::optional<std::int64_t> seconds) {
  return seconds ? std::optional{instant(*seconds)} : std::nullopt;
}

std::int64_t limit(std::size_t most) { return static_cast<std::int64_t>(most); }

constexpr std::int64_t no_end = std::numeric_limits<std::int64_t>::max();

ProgrammeEntry programme_in(const Statement& row) {
  ProgrammeEntry entry{row.text(0), instant(row.number(1)), instant(row.number(2)), {row.number(3)}, std::nullopt};
  if (const auto release = row.optional_number(4)) entry.release = static_cast<int>(*release);
  return entry;
}

Draft draft_in(const Statement& row) {
  return {row.text(0), {row.number(1)}, row.text(2), row.text(3), instant(row.number(4))};
}

StoredRelease release_in(const Statement& row) {
  StoredRelease release{row.text(0), static_cast<int>(row.number(1)), std::nullopt, row.text(3),
                        row.text(4), instant(row.number(5))};
  if (const auto of = row.optional_number(2)) release.of = Revision{*of};
  return release;
}

TokenEntry token_in(const Statement& row) {
  return {row.text(0),
          row.text(1),
          role_of(row.text(2)).value_or(Role::co_chair),
          row.text(3),
          row.text(4),
          instant(row.number(5)),
          instant(row.number(6)),
          optional_instant(row.optional_number(7)),
          optional_instant(row.optional_number(8))};
}

template <class T, class Read>
std::vector<T> all(Statement& statement, Read read) {
  std::vector<T> rows;
  while (statement.step()) rows.push_back(read(statement));
  return rows;
}

template <class Read>
auto first(Statement& statement, Read read) -> std::optional<decltype(read(statement))> {
  if (!statement.step()) return std::nullopt;
  return read(statement);
}

}  // namespace

std::vector<ProgrammeEntry> Rows::programmes(std::string_view after, std::size_t most) {
  Statement statement(database_,
                      "SELECT id, created, changed, revision, release FROM programmes "
                      "WHERE removed IS NULL AND id > ? ORDER BY id LIMIT ?");
  return all<ProgrammeEntry>(statement.bind(after).bind(limit(most)), programme_in);
}

std::optional<ProgrammeEntry> Rows::programme(std::string_view id) {
  Statement statement(
      database_, "SELECT id, created, changed, revision, release FROM programmes WHERE removed IS NULL AND id = ?");
  return first(statement.bind(id), programme_in);
}

std::optional<Draft> Rows::draft(std::string_view programme, std::optional<Revision> revision) {
  Statement statement(database_,
                      "SELECT programme, drafts.revision, text, who, at FROM drafts JOIN programmes ON id = programme "
                      "WHERE programme = ? AND drafts.revision = coalesce(?, programmes.revision)");
  statement.bind(programme).bind(revision ? std::optional{revision->number} : std::nullopt);
  return first(statement, draft_in);
}

std::vector<Draft> Rows::drafts(std::string_view programme, std::optional<Revision> before, std::size_t most) {
  Statement statement(database_,
                      "SELECT programme, revision, '', who, at FROM drafts WHERE programme = ? AND revision < ? "
                      "ORDER BY revision DESC LIMIT ?");
  return all<Draft>(statement.bind(programme).bind(before ? before->number : no_end).bind(limit(most)), draft_in);
}

std::optional<StoredRelease> Rows::release(std::string_view programme, std::optional<int> number) {
  Statement statement(database_,
                      "SELECT programme, number, of, text, who, at FROM releases JOIN programmes ON id = programme "
                      "WHERE programme = ? AND number = coalesce(?, release)");
  statement.bind(programme).bind(number ? std::optional<std::int64_t>{*number} : std::nullopt);
  return first(statement, release_in);
}

std::vector<StoredRelease> Rows::releases(std::string_view programme, std::optional<int> before, std::size_t most) {
  Statement statement(database_,
                      "SELECT programme, number, of, '', who, at FROM releases WHERE programme = ? AND number < ? "
                      "ORDER BY number DESC LIMIT ?");
  return all<StoredRelease>(statement.bind(programme).bind(before ? std::int64_t{*before} : no_end).bind(limit(most)),
                            release_in);
}

std::vector<Change> Rows::changes(std::string_view programme, std::int64_t after, std::size_t most) {
  const std::string sql = std::string("SELECT number, at, who, deed, programme, subject, difference FROM changes ") +
                          (programme.empty() ? "WHERE '' = ? " : "WHERE programme = ? ") +
                          "AND number > ? ORDER BY number LIMIT ?";
  Statement statement(database_, sql);
  return all<Change>(statement.bind(programme).bind(after).bind(limit(most)), [](const Statement& row) {
    return Change{row.number(0), instant(row.number(1)),
                  row.text(2),   deed_of(row.text(3)).value_or(Deed::draft_changed),
                  row.text(4),   row.text(5),
                  row.text(6)};
  });
}

std::vector<TokenEntry> Rows::tokens() {
  Statement statement(database_,
                      "SELECT id, name, role, programme, digest, created, expires, used, revoked FROM tokens "
                      "ORDER BY created, id");
  return all<TokenEntry>(statement, token_in);
}

std::optional<RememberedAnswer> Rows::remembered(std::string_view caller, std::string_view key) {
  Statement statement(
      database_, "SELECT caller, key, request, status, fields, content, at FROM answers WHERE caller = ? AND key = ?");
  return first(statement.bind(caller).bind(key), [](const Statement& row) {
    return RememberedAnswer{row.text(0), row.text(1), row.text(2),           static_cast<int>(row.number(3)),
                            row.text(4), row.text(5), instant(row.number(6))};
  });
}

void Rows::log(const Change& change) {
  Statement(database_, "INSERT INTO changes (at, who, deed, programme, subject, difference) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(seconds(change.at))
      .bind(change.who)
      .bind(name_of(change.deed))
      .bind(change.programme)
      .bind(change.subject)
      .bind(change.difference)
      .run();
}

void Rows::add_draft(const Draft& draft) {
  Statement(database_, "INSERT INTO drafts (programme, revision, text, who, at) VALUES (?, ?, ?, ?, ?)")
      .bind(draft.programme)
      .bind(draft.revision.number)
      .bind(draft.text)
      .bind(draft.who)
      .bind(seconds(draft.at))
      .run();
}

bool Rows::add_programme(const Act& act, std::string_view id, std::string_view text) {
  Statement(database_,
            "INSERT INTO programmes (id, created, changed, revision) VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING")
      .bind(id)
      .bind(seconds(act.at))
      .bind(seconds(act.at))
      .run();
  if (database_.changed_rows() == 0) return false;
  const std::string programme{id};
  add_draft({programme, {1}, std::string{text}, act.who, act.at});
  log({0, act.at, act.who, Deed::programme_added, programme, "revision 1", ""});
  return true;
}

std::optional<Revision> Rows::change_draft(const Act& act, const Draft& seen, std::string_view text,
                                           std::string_view difference) {
  // The state that was seen is part of the condition: of two that saw the same one, one comes first.
  const Revision next{seen.revision.number + 1};
  Statement(database_,
            "UPDATE programmes SET revision = ?, changed = max(changed, ?) "
            "WHERE id = ? AND revision = ? AND removed IS NULL")
      .bind(next.number)
      .bind(seconds(act.at))
      .bind(seen.programme)
      .bind(seen.revision.number)
      .run();
  if (database_.changed_rows() == 0) return std::nullopt;
  add_draft({seen.programme, next, std::string{text}, act.who, act.at});
  log({0, act.at, act.who, Deed::draft_changed, seen.programme, "revision " + std::to_string(next.number),
       std::string{difference}});
  return next;
}

bool Rows::add_release(const StoredRelease& release, std::string_view difference) {
  Statement(database_,
            "UPDATE programmes SET release = ? WHERE id = ? AND removed IS NULL AND (release IS NULL OR release = ?)")
      .bind(std::int64_t{release.number})
      .bind(release.programme)
      .bind(std::int64_t{release.number} - 1)
      .run();
  if (database_.changed_rows() == 0) return false;
  Statement(database_, "INSERT INTO releases (programme, number, of, text, who, at) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(release.programme)
      .bind(std::int64_t{release.number})
      .bind(release.of ? std::optional{release.of->number} : std::nullopt)
      .bind(release.text)
      .bind(release.who)
      .bind(seconds(release.at))
      .run();
  log({0, release.at, release.who, Deed::released, release.programme, "release " + std::to_string(release.number),
       std::string{difference}});
  return true;
}

bool Rows::remove_programme(const Act& act, std::string_view id) {
  Statement(database_, "UPDATE programmes SET removed = ? WHERE id = ? AND removed IS NULL AND release IS NULL")
      .bind(seconds(act.at))
      .bind(id)
      .run();
  if (database_.changed_rows() == 0) return false;
  Statement(database_, "DELETE FROM drafts WHERE programme = ?").bind(id).run();
  log({0, act.at, act.who, Deed::programme_removed, std::string{id}, "", ""});
  return true;
}

void Rows::add_token(const Act& act, const TokenEntry& token) {
  Statement(database_,
            "INSERT INTO tokens (id, name, role, programme, digest, created, expires) VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bind(token.id)
      .bind(token.name)
      .bind(name_of(token.role))
      .bind(token.programme)
      .bind_octets(token.digest)
      .bind(seconds(token.created))
      .bind(seconds(token.expires))
      .run();
  log({0, act.at, act.who, Deed::token_created, token.programme, token.id, ""});
}

bool Rows::revoke_token(const Act& act, std::string_view id) {
  Statement(database_, "UPDATE tokens SET revoked = ? WHERE id = ? AND revoked IS NULL")
      .bind(seconds(act.at))
      .bind(id)
      .run();
  if (database_.changed_rows() == 0) return false;
  log({0, act.at, act.who, Deed::token_revoked, "", std::string{id}, ""});
  return true;
}

void Rows::note_use(std::string_view token, calendar::Instant at) {
  Statement(database_, "UPDATE tokens SET used = max(coalesce(used, 0), ?) WHERE id = ?")
      .bind(seconds(at))
      .bind(token)
      .run();
}

bool Rows::remember(const RememberedAnswer& answer) {
  Statement(database_,
            "INSERT INTO answers (caller, key, request, status, fields, content, at) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING")
      .bind(answer.caller)
      .bind(answer.key)
      .bind(answer.request)
      .bind(std::int64_t{answer.status})
      .bind(answer.fields)
      .bind(answer.content)
      .bind(seconds(answer.at))
      .run();
  return database_.changed_rows() > 0;
}

void Rows::forget_answers(calendar::Instant time) {
  Statement(database_, "DELETE FROM answers WHERE at < ?").bind(seconds(time)).run();
}

}  // namespace plenary::server::sqlite
