-- Doors: where a session comes from, devices that a person has come from, keys of programs.
ALTER TABLE sessions ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';
UPDATE sessions SET seen_at = created_at;

CREATE TABLE known_devices (
    person_id    INTEGER NOT NULL REFERENCES people (id),
    token_sha256 TEXT NOT NULL,
    device       TEXT NOT NULL,
    address      TEXT NOT NULL,
    first_at     INTEGER NOT NULL,
    seen_at      INTEGER NOT NULL,
    known_until  INTEGER NOT NULL,
    PRIMARY KEY (person_id, token_sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_devices_by_token ON known_devices (token_sha256, person_id);
CREATE INDEX known_devices_by_term ON known_devices (known_until);

CREATE TABLE api_tokens (
    id           INTEGER PRIMARY KEY,
    token_sha256 TEXT NOT NULL UNIQUE,
    person_id    INTEGER NOT NULL REFERENCES people (id),
    name         TEXT NOT NULL,
    scopes       TEXT NOT NULL,
    made_by      INTEGER REFERENCES people (id),
    made_at      INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    ended_at     INTEGER,
    ended_by     INTEGER REFERENCES people (id),
    used_at      INTEGER,
    used_from    TEXT NOT NULL
) STRICT;
CREATE INDEX api_tokens_by_person ON api_tokens (person_id, id);
