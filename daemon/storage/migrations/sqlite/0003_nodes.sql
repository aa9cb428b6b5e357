-- The daemons at work on the database, and the right to do what only one of them may do, term by term.
CREATE TABLE nodes (
    id          TEXT    PRIMARY KEY,
    name        TEXT    NOT NULL,
    version     TEXT    NOT NULL,
    started_at  INTEGER NOT NULL,
    seen_at     INTEGER NOT NULL,
    clock_ahead INTEGER NOT NULL,  -- milliseconds; negative: behind
    due_lag     INTEGER NOT NULL,  -- milliseconds
    holds       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE leases (
    name    TEXT    PRIMARY KEY,
    holder  TEXT    NOT NULL,
    term    INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
