-- Programmes: their drafts, their releases, the log of changes, tokens. Times are seconds since 1970 in UTC. Ids are
-- ordered by their octets, as SQLite does.

-- One row: the number of the last step that was done. Writers lock it, so that there is one at a time.
CREATE TABLE store (
  one  BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one),
  form BIGINT NOT NULL
);
INSERT INTO store (form) VALUES (0);

CREATE TABLE programmes (
  id       TEXT COLLATE "C" PRIMARY KEY,
  created  BIGINT NOT NULL,
  changed  BIGINT NOT NULL,  -- the draft
  revision BIGINT NOT NULL,  -- of the draft as it is
  release  BIGINT,           -- the number of the current one
  removed  BIGINT            -- the id stays taken
);

CREATE TABLE drafts (
  programme TEXT COLLATE "C" NOT NULL REFERENCES programmes (id),
  revision  BIGINT NOT NULL,
  text      TEXT   NOT NULL,
  who       TEXT   NOT NULL,
  at        BIGINT NOT NULL,
  PRIMARY KEY (programme, revision)
);

CREATE TABLE releases (
  programme TEXT COLLATE "C" NOT NULL REFERENCES programmes (id),
  number    BIGINT NOT NULL,
  of        BIGINT,
  text      TEXT   NOT NULL,
  who       TEXT   NOT NULL,
  at        BIGINT NOT NULL,
  PRIMARY KEY (programme, number)
);

-- Whoever asks to be forgotten may have differences emptied; that something was done stays.
CREATE TABLE changes (
  number     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         BIGINT NOT NULL,
  who        TEXT   NOT NULL,
  deed       TEXT   NOT NULL,
  programme  TEXT COLLATE "C" NOT NULL,
  subject    TEXT   NOT NULL,
  difference TEXT   NOT NULL
);
CREATE INDEX changes_of_programme ON changes (programme, number);

CREATE TABLE tokens (
  id        TEXT COLLATE "C" PRIMARY KEY,
  name      TEXT   NOT NULL,
  role      TEXT   NOT NULL,
  programme TEXT   NOT NULL,
  digest    BYTEA  NOT NULL UNIQUE,
  created   BIGINT NOT NULL,
  expires   BIGINT NOT NULL,
  used      BIGINT,
  revoked   BIGINT
);

CREATE TABLE answers (
  caller  TEXT   NOT NULL,
  key     TEXT   NOT NULL,
  request TEXT   NOT NULL,
  status  BIGINT NOT NULL,
  fields  TEXT   NOT NULL,
  content TEXT   NOT NULL,
  at      BIGINT NOT NULL,
  PRIMARY KEY (caller, key)
);
CREATE INDEX answers_by_time ON answers (at);

-- What was told is never undone, whoever is connected.
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;

CREATE TRIGGER releases_are_not_changed BEFORE UPDATE ON releases
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a release is never changed');
CREATE TRIGGER releases_are_not_removed BEFORE DELETE OR TRUNCATE ON releases
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a release is never removed');
CREATE TRIGGER changes_are_not_changed BEFORE UPDATE OF number, at, deed, programme, subject ON changes
FOR EACH STATEMENT EXECUTE FUNCTION refuse('the log is never changed');
CREATE TRIGGER changes_are_not_removed BEFORE DELETE OR TRUNCATE ON changes
FOR EACH STATEMENT EXECUTE FUNCTION refuse('the log is never shortened');

-- Other processes are told at once of what they must show or refuse. Not of drafts: notifications make commits queue.
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_notify('plenary', ''); RETURN NULL; END $$;

CREATE TRIGGER changes_are_told AFTER INSERT ON changes FOR EACH ROW
WHEN (NEW.deed IN ('released', 'token-created', 'token-revoked')) EXECUTE FUNCTION tell();
