#include "server/store/sql/rows.hpp"

#include <limits>
#include <utility>

namespace plenary::server::sql {

namespace {

std::int64_t seconds(calendar::Instant instant) { return instant.time_since_epoch().count(); }

calendar::Instant instant(std::int64_t seconds) { return calendar::Instant{std::chrono::seconds{seconds}}; }

std::optional<calendar::Instant> optional_instant(std::optional<std::int64_t> seconds) {
  return seconds ? std::optional{instant(*seconds)} : std::nullopt;
}

std::int64_t limit(std::size_t most) { return static_cast<std::int64_t>(most); }

constexpr std::int64_t no_end = std::numeric_limits<std::int64_t>::max();

ProgrammeEntry programme_in(const Row& row) {
  ProgrammeEntry entry{row.text(0), instant(row.number(1)), instant(row.number(2)), {row.number(3)}, std::nullopt};
  if (const auto release = row.optional_number(4)) entry.release = static_cast<int>(*release);
  return entry;
}

Draft draft_in(const Row& row) {
  return {row.text(0), {row.number(1)}, row.text(2), row.text(3), instant(row.number(4))};
}

StoredRelease release_in(const Row& row) {
  StoredRelease release{row.text(0), static_cast<int>(row.number(1)), std::nullopt, row.text(3),
                        row.text(4), instant(row.number(5))};
  if (const auto of = row.optional_number(2)) release.of = Revision{*of};
  return release;
}

Change change_in(const Row& row) {
  return {row.number(0), instant(row.number(1)),
          row.text(2),   deed_of(row.text(3)).value_or(Deed::draft_changed),
          row.text(4),   row.text(5),
          row.text(6)};
}

TokenEntry token_in(const Row& row) {
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

RememberedAnswer answer_in(const Row& row) {
  return {row.text(0), row.text(1), row.text(2),           static_cast<int>(row.number(3)),
          row.text(4), row.text(5), instant(row.number(6))};
}

template <class T>
std::vector<T> all(Connection& connection, std::string_view statement, Values values, T (*read)(const Row&)) {
  std::vector<T> rows;
  connection.each(statement, values, [&](const Row& row) { rows.push_back(read(row)); });
  return rows;
}

template <class T>
std::optional<T> only(Connection& connection, std::string_view statement, Values values, T (*read)(const Row&)) {
  std::optional<T> found;
  connection.each(statement, values, [&](const Row& row) { found = read(row); });
  return found;
}

}  // namespace

std::vector<ProgrammeEntry> Rows::programmes(std::string_view after, std::size_t most) {
  return all(connection_,
             "SELECT id, created, changed, revision, release FROM programmes "
             "WHERE removed IS NULL AND id > $1 ORDER BY id LIMIT $2",
             {after, limit(most)}, programme_in);
}

std::optional<ProgrammeEntry> Rows::programme(std::string_view id) {
  return only(connection_,
              "SELECT id, created, changed, revision, release FROM programmes WHERE removed IS NULL AND id = $1", {id},
              programme_in);
}

std::optional<Draft> Rows::draft(std::string_view programme, std::optional<Revision> revision) {
  return only(connection_,
              "SELECT programme, drafts.revision, text, who, at FROM drafts JOIN programmes ON id = programme "
              "WHERE programme = $1 AND drafts.revision = coalesce($2, programmes.revision)",
              {programme, revision ? Value{revision->number} : Value{}}, draft_in);
}

std::vector<Draft> Rows::drafts(std::string_view programme, std::optional<Revision> before, std::size_t most) {
  return all(connection_,
             "SELECT programme, revision, '', who, at FROM drafts WHERE programme = $1 AND revision < $2 "
             "ORDER BY revision DESC LIMIT $3",
             {programme, before ? before->number : no_end, limit(most)}, draft_in);
}

std::optional<StoredRelease> Rows::release(std::string_view programme, std::optional<int> number) {
  return only(connection_,
              "SELECT programme, number, of, text, who, at FROM releases JOIN programmes ON id = programme "
              "WHERE programme = $1 AND number = coalesce($2, release)",
              {programme, number ? Value{std::int64_t{*number}} : Value{}}, release_in);
}

std::vector<StoredRelease> Rows::releases(std::string_view programme, std::optional<int> before, std::size_t most) {
  return all(connection_,
             "SELECT programme, number, of, '', who, at FROM releases WHERE programme = $1 AND number < $2 "
             "ORDER BY number DESC LIMIT $3",
             {programme, before ? std::int64_t{*before} : no_end, limit(most)}, release_in);
}

std::vector<Change> Rows::changes(std::string_view programme, std::int64_t after, std::size_t most) {
  const std::string statement =
      std::string("SELECT number, at, who, deed, programme, subject, difference FROM changes ") +
      (programme.empty() ? "WHERE '' = $1 " : "WHERE programme = $1 ") + "AND number > $2 ORDER BY number LIMIT $3";
  return all(connection_, statement, {programme, after, limit(most)}, change_in);
}

std::vector<TokenEntry> Rows::tokens() {
  return all(connection_,
             "SELECT id, name, role, programme, digest, created, expires, used, revoked FROM tokens "
             "ORDER BY created, id",
             {}, token_in);
}

std::optional<RememberedAnswer> Rows::remembered(std::string_view caller, std::string_view key) {
  return only(connection_,
              "SELECT caller, key, request, status, fields, content, at FROM answers WHERE caller = $1 AND key = $2",
              {caller, key}, answer_in);
}

void Rows::log(const Change& change) {
  connection_.change(
      "INSERT INTO changes (at, who, deed, programme, subject, difference) VALUES ($1, $2, $3, $4, $5, $6)",
      {seconds(change.at), change.who, name_of(change.deed), change.programme, change.subject, change.difference});
}

void Rows::add_draft(const Draft& draft) {
  connection_.change("INSERT INTO drafts (programme, revision, text, who, at) VALUES ($1, $2, $3, $4, $5)",
                     {draft.programme, draft.revision.number, draft.text, draft.who, seconds(draft.at)});
}

bool Rows::add_programme(const Act& act, std::string_view id, std::string_view text) {
  const auto added = connection_.change(
      "INSERT INTO programmes (id, created, changed, revision) VALUES ($1, $2, $2, 1) ON CONFLICT DO NOTHING",
      {id, seconds(act.at)});
  if (added == 0) return false;
  const std::string programme{id};
  add_draft({programme, {1}, std::string{text}, act.who, act.at});
  log({0, act.at, act.who, Deed::programme_added, programme, "revision 1", ""});
  return true;
}

std::optional<Revision> Rows::change_draft(const Act& act, const Draft& seen, std::string_view text,
                                           std::string_view difference) {
  // The state that was seen is part of the condition: of two that saw the same one, one comes first.
  const Revision next{seen.revision.number + 1};
  const auto changed = connection_.change(
      "UPDATE programmes SET revision = $1, changed = CASE WHEN changed < $2 THEN $2 ELSE changed END "
      "WHERE id = $3 AND revision = $4 AND removed IS NULL",
      {next.number, seconds(act.at), seen.programme, seen.revision.number});
  if (changed == 0) return std::nullopt;
  add_draft({seen.programme, next, std::string{text}, act.who, act.at});
  log({0, act.at, act.who, Deed::draft_changed, seen.programme, "revision " + std::to_string(next.number),
       std::string{difference}});
  return next;
}

bool Rows::add_release(const StoredRelease& release, std::string_view difference) {
  const std::int64_t number{release.number};
  const auto changed = connection_.change(
      "UPDATE programmes SET release = $1 "
      "WHERE id = $2 AND removed IS NULL AND (release IS NULL OR release = $3)",
      {number, release.programme, number - 1});
  if (changed == 0) return false;
  connection_.change("INSERT INTO releases (programme, number, of, text, who, at) VALUES ($1, $2, $3, $4, $5, $6)",
                     {release.programme, number, release.of ? Value{release.of->number} : Value{}, release.text,
                      release.who, seconds(release.at)});
  log({0, release.at, release.who, Deed::released, release.programme, "release " + std::to_string(release.number),
       std::string{difference}});
  return true;
}

bool Rows::remove_programme(const Act& act, std::string_view id) {
  const auto changed =
      connection_.change("UPDATE programmes SET removed = $1 WHERE id = $2 AND removed IS NULL AND release IS NULL",
                         {seconds(act.at), id});
  if (changed == 0) return false;
  connection_.change("DELETE FROM drafts WHERE programme = $1", {id});
  log({0, act.at, act.who, Deed::programme_removed, std::string{id}, "", ""});
  return true;
}

void Rows::add_token(const Act& act, const TokenEntry& token) {
  connection_.change(
      "INSERT INTO tokens (id, name, role, programme, digest, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {token.id, token.name, name_of(token.role), token.programme, Octets{token.digest}, seconds(token.created),
       seconds(token.expires)});
  log({0, act.at, act.who, Deed::token_created, token.programme, token.id, ""});
}

bool Rows::revoke_token(const Act& act, std::string_view id) {
  const auto changed =
      connection_.change("UPDATE tokens SET revoked = $1 WHERE id = $2 AND revoked IS NULL", {seconds(act.at), id});
  if (changed == 0) return false;
  log({0, act.at, act.who, Deed::token_revoked, "", std::string{id}, ""});
  return true;
}

void Rows::note_use(std::string_view token, calendar::Instant at) {
  connection_.change("UPDATE tokens SET used = $1 WHERE id = $2 AND (used IS NULL OR used < $1)", {seconds(at), token});
}

bool Rows::remember(const RememberedAnswer& answer) {
  return connection_.change(
             "INSERT INTO answers (caller, key, request, status, fields, content, at) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
             {answer.caller, answer.key, answer.request, std::int64_t{answer.status}, answer.fields, answer.content,
              seconds(answer.at)}) > 0;
}

void Rows::forget_answers(calendar::Instant time) {
  connection_.change("DELETE FROM answers WHERE at < $1", {seconds(time)});
}

}  // namespace plenary::server::sql
