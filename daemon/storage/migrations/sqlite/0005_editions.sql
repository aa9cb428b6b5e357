-- A plan in force can be amended: its editions, and which of them brought and dropped each row.
CREATE TABLE editions (
    roadmap_id      INTEGER NOT NULL REFERENCES roadmaps (id),
    number          INTEGER NOT NULL,
    reason          TEXT    NOT NULL,
    approval_number TEXT    NOT NULL,
    approval_date   TEXT,
    source_name     TEXT    NOT NULL,
    source_sha256   TEXT UNIQUE,
    applied_by      INTEGER REFERENCES people (id),
    applied_at      INTEGER NOT NULL,
    same            INTEGER NOT NULL,
    moved           INTEGER NOT NULL,
    changed         INTEGER NOT NULL,
    added           INTEGER NOT NULL,
    dropped         INTEGER NOT NULL,
    PRIMARY KEY (roadmap_id, number)
) STRICT, WITHOUT ROWID;

ALTER TABLE roadmaps ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
ALTER TABLE items ADD COLUMN added_in INTEGER NOT NULL DEFAULT 1;
ALTER TABLE items ADD COLUMN dropped_in INTEGER NOT NULL DEFAULT 0;  -- 0: in force
