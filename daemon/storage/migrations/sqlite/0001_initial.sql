-- Everything kept, first version. Moments are milliseconds since 1970 UTC, days are YYYY-MM-DD, names stand as in the
-- API. A task, an item and a journal entry keep their canonical JSON; the columns beside it are what queries need.

CREATE TABLE people (
    id         INTEGER PRIMARY KEY,
    login      TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL,
    position   TEXT    NOT NULL,
    department TEXT    NOT NULL,
    email      TEXT    NOT NULL,
    telegram   TEXT    NOT NULL,
    language   TEXT    NOT NULL,
    channels   TEXT    NOT NULL,  -- JSON list, preferred first
    duties     TEXT    NOT NULL,  -- JSON list
    active     INTEGER NOT NULL
) STRICT;

CREATE TABLE passwords (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    argon2id  TEXT NOT NULL
) STRICT;

CREATE TABLE groups (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE group_members (
    group_id  INTEGER NOT NULL REFERENCES groups (id),
    position  INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (group_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE bindings (
    key       TEXT PRIMARY KEY,
    party     TEXT NOT NULL,
    person_id INTEGER REFERENCES people (id),
    group_id  INTEGER REFERENCES groups (id),
    CHECK ((person_id IS NULL) <> (group_id IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE roadmaps (
    id              INTEGER PRIMARY KEY,
    title           TEXT    NOT NULL,
    organization    TEXT    NOT NULL,
    approval_number TEXT    NOT NULL,
    approval_date   TEXT,
    first_day       TEXT    NOT NULL,
    last_day        TEXT    NOT NULL,
    controller_id   INTEGER REFERENCES people (id),
    imported_by     INTEGER REFERENCES people (id),
    imported_at     INTEGER NOT NULL,
    source_name     TEXT    NOT NULL,
    source_sha256   TEXT UNIQUE,
    policy          TEXT    NOT NULL
) STRICT;

CREATE TABLE items (
    id         INTEGER PRIMARY KEY,
    roadmap_id INTEGER NOT NULL REFERENCES roadmaps (id),
    position   INTEGER NOT NULL,
    body       TEXT    NOT NULL
) STRICT;
CREATE INDEX items_by_roadmap ON items (roadmap_id, position);

-- bucket: 0 owed, 1 submitted, 2 suspended, 3 closed. body comes last, so that a list stops reading before it.
CREATE TABLE tasks (
    id                INTEGER PRIMARY KEY,
    roadmap_id        INTEGER NOT NULL REFERENCES roadmaps (id),
    item_id           INTEGER NOT NULL REFERENCES items (id),
    bucket            INTEGER NOT NULL,
    due_at            INTEGER NOT NULL,
    next_action_at    INTEGER,
    version           INTEGER NOT NULL,
    state             TEXT    NOT NULL,
    due               TEXT    NOT NULL,
    lead_id           INTEGER REFERENCES people (id),
    controller_id     INTEGER REFERENCES people (id),
    requirements      INTEGER NOT NULL,
    requirements_missing INTEGER NOT NULL,
    number            TEXT    NOT NULL,
    title             TEXT    NOT NULL,
    body              TEXT    NOT NULL
) STRICT;
-- The id stands in each index by name, so that a page of a list can continue amid thousands of equal due moments.
CREATE INDEX tasks_by_due ON tasks (bucket, due_at, id);
CREATE INDEX tasks_by_roadmap ON tasks (roadmap_id, bucket, due_at, id);
CREATE INDEX tasks_by_action ON tasks (next_action_at, id) WHERE next_action_at IS NOT NULL;

CREATE TABLE task_owners (
    person_id INTEGER NOT NULL REFERENCES people (id),
    bucket    INTEGER NOT NULL,
    due_at    INTEGER NOT NULL,
    task_id   INTEGER NOT NULL REFERENCES tasks (id),
    PRIMARY KEY (person_id, bucket, due_at, task_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_owners_by_task ON task_owners (task_id);

CREATE TABLE task_evidence (
    sha256  TEXT    NOT NULL,
    task_id INTEGER NOT NULL REFERENCES tasks (id),
    PRIMARY KEY (sha256, task_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_evidence_by_task ON task_evidence (task_id, sha256);

CREATE TABLE deliveries (
    id           INTEGER PRIMARY KEY,
    person_id    INTEGER NOT NULL REFERENCES people (id),
    state        TEXT    NOT NULL,
    ready_at     INTEGER,  -- when it is to be tried: next_try_at of a waiting one, leased_until of a leased one
    channel      TEXT    NOT NULL,
    message_id   TEXT    NOT NULL,
    attempts     INTEGER NOT NULL,
    holders_lost INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    next_try_at  INTEGER NOT NULL,
    leased_until INTEGER,
    lease        TEXT    NOT NULL,
    settled_at   INTEGER,
    outcome      TEXT    NOT NULL,
    subject      TEXT    NOT NULL,
    text         TEXT    NOT NULL,
    html         TEXT    NOT NULL
) STRICT;
CREATE INDEX deliveries_ready ON deliveries (ready_at, id) WHERE ready_at IS NOT NULL;
CREATE INDEX deliveries_by_person ON deliveries (person_id, id);
CREATE INDEX deliveries_by_state ON deliveries (state, id);

CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY,
    key         TEXT    NOT NULL UNIQUE,
    kind        TEXT    NOT NULL,
    task_id     INTEGER REFERENCES tasks (id),
    person_id   INTEGER NOT NULL REFERENCES people (id),
    rung        TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    planned_at  INTEGER NOT NULL,
    ready_at    INTEGER NOT NULL,
    state       TEXT    NOT NULL,
    delivery_id INTEGER REFERENCES deliveries (id)
) STRICT;
CREATE INDEX outbox_ready ON outbox (ready_at, id, person_id) WHERE state = 'waiting';
CREATE INDEX outbox_by_person ON outbox (person_id, ready_at, id) WHERE state = 'waiting';
CREATE INDEX outbox_by_task ON outbox (task_id) WHERE task_id IS NOT NULL;
CREATE INDEX outbox_by_delivery ON outbox (delivery_id) WHERE delivery_id IS NOT NULL;

-- No reference to tasks: the journal stands on its own, and the first event of a task comes before its row.
CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    actor    INTEGER NOT NULL,
    task_id  INTEGER,
    type     TEXT    NOT NULL,
    payload  TEXT    NOT NULL,
    previous TEXT    NOT NULL,
    hash     TEXT    NOT NULL
) STRICT;
CREATE INDEX journal_by_task ON journal (task_id, sequence) WHERE task_id IS NOT NULL;
CREATE TRIGGER journal_entries_stay BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'journal entries stay'); END;
CREATE TRIGGER journal_entries_are_final BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'journal entries are final'); END;

CREATE TABLE sessions (
    token_sha256 TEXT PRIMARY KEY,
    person_id    INTEGER NOT NULL REFERENCES people (id),
    task_id      INTEGER REFERENCES tasks (id),
    csrf         TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_end ON sessions (expires_at);
CREATE INDEX sessions_by_person ON sessions (person_id);

CREATE TABLE answers (
    person_id      INTEGER NOT NULL REFERENCES people (id),
    key            TEXT    NOT NULL,
    request_sha256 TEXT    NOT NULL,
    status         INTEGER NOT NULL,
    location       TEXT    NOT NULL,
    body           TEXT    NOT NULL,
    at             INTEGER NOT NULL,
    PRIMARY KEY (person_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_by_moment ON answers (at);

CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
