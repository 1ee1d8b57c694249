#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/civil/time.hpp"

/// What the store keeps, in the words of the product. Regular values.
namespace plenary::server {

/// Which state of a draft: 1 when the programme was added, one more with each change.
struct Revision {
  std::int64_t number = 1;
  friend auto operator<=>(const Revision&, const Revision&) = default;
};

/// Who does something, and when. It stands in the log of changes.
struct Act {
  std::string who;  ///< the name of a token, or "command line"
  calendar::Instant at;
};

struct ProgrammeEntry {
  std::string id;
  calendar::Instant created;
  calendar::Instant changed;   ///< when the draft last was
  Revision revision;           ///< of the draft
  std::optional<int> release;  ///< the number of the current one; nothing before the first
  friend bool operator==(const ProgrammeEntry&, const ProgrammeEntry&) = default;
};

/// One state of a programme's draft. Earlier states stay.
struct Draft {
  std::string programme;
  Revision revision;
  std::string text;  ///< the document, with its comments and its layout
  std::string who;
  calendar::Instant at;
  friend bool operator==(const Draft&, const Draft&) = default;
};

/// What a programme told the public from a moment on. Never changed once it is there.
struct StoredRelease {
  std::string programme;
  int number = 1;
  std::optional<Revision> of;  ///< the draft that it was made of; nothing if it came from elsewhere
  std::string text;
  std::string who;
  calendar::Instant at;
  friend bool operator==(const StoredRelease&, const StoredRelease&) = default;
};

/// What was done, as the log names it.
enum class Deed {
  programme_added,
  draft_changed,
  released,
  programme_removed,
  token_created,
  token_revoked,
};

/// "draft-changed"; the same in the store, the log and the API.
std::string_view name_of(Deed deed) noexcept;
/// Nothing if no deed is called so.
std::optional<Deed> deed_of(std::string_view name) noexcept;

/// One line of the log of changes, which only grows.
struct Change {
  std::int64_t number = 0;  ///< 1, 2, …; given by the store
  calendar::Instant at;
  std::string who;
  Deed deed = Deed::draft_changed;
  std::string programme;   ///< empty if it concerns none
  std::string subject;     ///< "revision 4", "release 2", the id of a token
  std::string difference;  ///< JSON (server/store/document_difference); may be empty
  friend bool operator==(const Change&, const Change&) = default;
};

/// What whoever shows a token may do; each may what the one before may.
enum class Role {
  co_chair,       ///< read what is asked of sessions, and who carried what
  secretariat,    ///< change drafts and release them
  administrator,  ///< also add and remove programmes and give tokens
};

/// "co-chair".
std::string_view name_of(Role role) noexcept;
std::optional<Role> role_of(std::string_view name) noexcept;

/// A token without its secret, of which the store knows only a digest.
struct TokenEntry {
  std::string id;    ///< shown in lists and logs; tells nothing of the secret
  std::string name;  ///< whose it is
  Role role = Role::co_chair;
  std::string programme;  ///< the only one it is good for; empty: all
  std::string digest;     ///< 32 octets
  calendar::Instant created;
  calendar::Instant expires;
  std::optional<calendar::Instant> used;  ///< last, to the minute
  std::optional<calendar::Instant> revoked;
  friend bool operator==(const TokenEntry&, const TokenEntry&) = default;
};

/// An answer that is given again to whoever repeats the request with its Idempotency-Key.
struct RememberedAnswer {
  std::string caller;   ///< the id of a token
  std::string key;      ///< that the caller chose
  std::string request;  ///< digest of the method, the path and the content
  int status = 200;
  std::string fields;  ///< "Name: value" lines
  std::string content;
  calendar::Instant at;
  friend bool operator==(const RememberedAnswer&, const RememberedAnswer&) = default;
};

}  // namespace plenary::server
