-- Doors: where a session comes from, devices that a person has come from, keys of programs.
ALTER TABLE sessions ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN address TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN device TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE sessions SET seen_at = created_at;

CREATE TABLE known_devices (
    person_id    BIGINT NOT NULL REFERENCES people (id),
    token_sha256 TEXT COLLATE "C" NOT NULL,
    device       TEXT COLLATE "C" NOT NULL,
    address      TEXT COLLATE "C" NOT NULL,
    first_at     BIGINT NOT NULL,
    seen_at      BIGINT NOT NULL,
    known_until  BIGINT NOT NULL,
    PRIMARY KEY (person_id, token_sha256)
);
CREATE INDEX known_devices_by_token ON known_devices (token_sha256, person_id);
CREATE INDEX known_devices_by_term ON known_devices (known_until);

CREATE TABLE api_tokens (
    id           BIGINT PRIMARY KEY,
    token_sha256 TEXT COLLATE "C" NOT NULL UNIQUE,
    person_id    BIGINT NOT NULL REFERENCES people (id),
    name         TEXT COLLATE "C" NOT NULL,
    scopes       TEXT COLLATE "C" NOT NULL,
    made_by      BIGINT REFERENCES people (id),
    made_at      BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    ended_at     BIGINT,
    ended_by     BIGINT REFERENCES people (id),
    used_at      BIGINT,
    used_from    TEXT COLLATE "C" NOT NULL
);
CREATE INDEX api_tokens_by_person ON api_tokens (person_id, id);
