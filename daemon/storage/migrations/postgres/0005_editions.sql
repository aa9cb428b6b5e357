-- A plan in force can be amended: its editions, and which of them brought and dropped each row.
CREATE TABLE editions (
    roadmap_id      BIGINT NOT NULL REFERENCES roadmaps (id),
    number          BIGINT NOT NULL,
    reason          TEXT COLLATE "C" NOT NULL,
    approval_number TEXT COLLATE "C" NOT NULL,
    approval_date   TEXT COLLATE "C",
    source_name     TEXT COLLATE "C" NOT NULL,
    source_sha256   TEXT COLLATE "C" UNIQUE,
    applied_by      BIGINT REFERENCES people (id),
    applied_at      BIGINT NOT NULL,
    same            BIGINT NOT NULL,
    moved           BIGINT NOT NULL,
    changed         BIGINT NOT NULL,
    added           BIGINT NOT NULL,
    dropped         BIGINT NOT NULL,
    PRIMARY KEY (roadmap_id, number)
);

ALTER TABLE roadmaps ADD COLUMN edition BIGINT NOT NULL DEFAULT 1;
ALTER TABLE items ADD COLUMN added_in BIGINT NOT NULL DEFAULT 1;
ALTER TABLE items ADD COLUMN dropped_in BIGINT NOT NULL DEFAULT 0;  -- 0: in force
