-- Programmes: their drafts, their releases, the log of changes, tokens. Times are seconds since 1970 in UTC.

CREATE TABLE programmes (
  id       TEXT PRIMARY KEY,
  created  INTEGER NOT NULL,
  changed  INTEGER NOT NULL,  -- the draft
  revision INTEGER NOT NULL,  -- of the draft as it is
  release  INTEGER,           -- the number of the current one
  removed  INTEGER            -- the id stays taken
) STRICT;

CREATE TABLE drafts (
  programme TEXT    NOT NULL REFERENCES programmes (id),
  revision  INTEGER NOT NULL,
  text      TEXT    NOT NULL,
  who       TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (programme, revision)
) STRICT;

CREATE TABLE releases (
  programme TEXT    NOT NULL REFERENCES programmes (id),
  number    INTEGER NOT NULL,
  of        INTEGER,
  text      TEXT    NOT NULL,
  who       TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (programme, number)
) STRICT;

CREATE TRIGGER releases_are_not_changed BEFORE UPDATE ON releases
BEGIN SELECT RAISE(ABORT, 'a release is never changed'); END;
CREATE TRIGGER releases_are_not_removed BEFORE DELETE ON releases
BEGIN SELECT RAISE(ABORT, 'a release is never removed'); END;

-- Whoever asks to be forgotten may have differences emptied; that something was done stays.
CREATE TABLE changes (
  number     INTEGER PRIMARY KEY AUTOINCREMENT,
  at         INTEGER NOT NULL,
  who        TEXT    NOT NULL,
  deed       TEXT    NOT NULL,
  programme  TEXT    NOT NULL,
  subject    TEXT    NOT NULL,
  difference TEXT    NOT NULL
) STRICT;
CREATE INDEX changes_of_programme ON changes (programme, number);

CREATE TRIGGER changes_are_not_changed BEFORE UPDATE OF number, at, deed, programme, subject ON changes
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER changes_are_not_removed BEFORE DELETE ON changes
BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;

CREATE TABLE tokens (
  id        TEXT PRIMARY KEY,
  name      TEXT    NOT NULL,
  role      TEXT    NOT NULL,
  programme TEXT    NOT NULL,
  digest    BLOB    NOT NULL UNIQUE,
  created   INTEGER NOT NULL,
  expires   INTEGER NOT NULL,
  used      INTEGER,
  revoked   INTEGER
) STRICT;

CREATE TABLE answers (
  caller  TEXT    NOT NULL,
  key     TEXT    NOT NULL,
  request TEXT    NOT NULL,
  status  INTEGER NOT NULL,
  fields  TEXT    NOT NULL,
  content TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (caller, key)
) STRICT;
CREATE INDEX answers_by_time ON answers (at);
