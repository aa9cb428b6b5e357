-- The daemons at work on the database, and the right to do what only one of them may do, term by term.
CREATE TABLE nodes (
    id          TEXT COLLATE "C"    PRIMARY KEY,
    name        TEXT COLLATE "C"    NOT NULL,
    version     TEXT COLLATE "C"    NOT NULL,
    started_at  BIGINT NOT NULL,
    seen_at     BIGINT NOT NULL,
    clock_ahead BIGINT NOT NULL,  -- milliseconds; negative: behind
    due_lag     BIGINT NOT NULL,  -- milliseconds
    holds       TEXT COLLATE "C"    NOT NULL
);

CREATE TABLE leases (
    name    TEXT COLLATE "C"    PRIMARY KEY,
    holder  TEXT COLLATE "C"    NOT NULL,
    term    BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
