-- Everything kept, first version. Moments are milliseconds since 1970 UTC, days are YYYY-MM-DD, names stand as in the
-- API. Text is ordered by its bytes, as everywhere in Vekha. A task, an item and a journal entry keep their canonical JSON; the columns beside it are what queries need.

CREATE TABLE people (
    id         BIGINT PRIMARY KEY,
    login      TEXT COLLATE "C"    NOT NULL UNIQUE,
    name       TEXT COLLATE "C"    NOT NULL,
    position   TEXT COLLATE "C"    NOT NULL,
    department TEXT COLLATE "C"    NOT NULL,
    email      TEXT COLLATE "C"    NOT NULL,
    telegram   TEXT COLLATE "C"    NOT NULL,
    language   TEXT COLLATE "C"    NOT NULL,
    channels   TEXT COLLATE "C"    NOT NULL,  -- JSON list, preferred first
    duties     TEXT COLLATE "C"    NOT NULL,  -- JSON list
    active     BIGINT NOT NULL
);

CREATE TABLE passwords (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    argon2id  TEXT COLLATE "C" NOT NULL
);

CREATE TABLE groups (
    id   BIGINT PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL
);

CREATE TABLE group_members (
    group_id  BIGINT NOT NULL REFERENCES groups (id),
    position  BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (group_id, position)
);

CREATE TABLE bindings (
    key       TEXT COLLATE "C" PRIMARY KEY,
    party     TEXT COLLATE "C" NOT NULL,
    person_id BIGINT REFERENCES people (id),
    group_id  BIGINT REFERENCES groups (id),
    CHECK ((person_id IS NULL) <> (group_id IS NULL))
);

CREATE TABLE roadmaps (
    id              BIGINT PRIMARY KEY,
    title           TEXT COLLATE "C"    NOT NULL,
    organization    TEXT COLLATE "C"    NOT NULL,
    approval_number TEXT COLLATE "C"    NOT NULL,
    approval_date   TEXT COLLATE "C",
    first_day       TEXT COLLATE "C"    NOT NULL,
    last_day        TEXT COLLATE "C"    NOT NULL,
    controller_id   BIGINT REFERENCES people (id),
    imported_by     BIGINT REFERENCES people (id),
    imported_at     BIGINT NOT NULL,
    source_name     TEXT COLLATE "C"    NOT NULL,
    source_sha256   TEXT COLLATE "C" UNIQUE,
    policy          TEXT COLLATE "C"    NOT NULL
);

CREATE TABLE items (
    id         BIGINT PRIMARY KEY,
    roadmap_id BIGINT NOT NULL REFERENCES roadmaps (id),
    position   BIGINT NOT NULL,
    body       TEXT COLLATE "C"    NOT NULL
);
CREATE INDEX items_by_roadmap ON items (roadmap_id, position);

-- bucket: 0 owed, 1 submitted, 2 suspended, 3 closed. body comes last, so that a list stops reading before it.
CREATE TABLE tasks (
    id                BIGINT PRIMARY KEY,
    roadmap_id        BIGINT NOT NULL REFERENCES roadmaps (id),
    item_id           BIGINT NOT NULL REFERENCES items (id),
    bucket            BIGINT NOT NULL,
    due_at            BIGINT NOT NULL,
    next_action_at    BIGINT,
    version           BIGINT NOT NULL,
    state             TEXT COLLATE "C"    NOT NULL,
    due               TEXT COLLATE "C"    NOT NULL,
    lead_id           BIGINT REFERENCES people (id),
    controller_id     BIGINT REFERENCES people (id),
    requirements      BIGINT NOT NULL,
    requirements_missing BIGINT NOT NULL,
    number            TEXT COLLATE "C"    NOT NULL,
    title             TEXT COLLATE "C"    NOT NULL,
    body              TEXT COLLATE "C"    NOT NULL
);
-- The id stands in each index by name, so that a page of a list can continue amid thousands of equal due moments.
CREATE INDEX tasks_by_due ON tasks (bucket, due_at, id);
CREATE INDEX tasks_by_roadmap ON tasks (roadmap_id, bucket, due_at, id);
CREATE INDEX tasks_by_action ON tasks (next_action_at, id) WHERE next_action_at IS NOT NULL;

CREATE TABLE task_owners (
    person_id BIGINT NOT NULL REFERENCES people (id),
    bucket    BIGINT NOT NULL,
    due_at    BIGINT NOT NULL,
    task_id   BIGINT NOT NULL REFERENCES tasks (id),
    PRIMARY KEY (person_id, bucket, due_at, task_id)
);
CREATE INDEX task_owners_by_task ON task_owners (task_id);

CREATE TABLE task_evidence (
    sha256  TEXT COLLATE "C"    NOT NULL,
    task_id BIGINT NOT NULL REFERENCES tasks (id),
    PRIMARY KEY (sha256, task_id)
);
CREATE INDEX task_evidence_by_task ON task_evidence (task_id, sha256);

CREATE TABLE deliveries (
    id           BIGINT PRIMARY KEY,
    person_id    BIGINT NOT NULL REFERENCES people (id),
    state        TEXT COLLATE "C"    NOT NULL,
    ready_at     BIGINT,  -- when it is to be tried: next_try_at of a waiting one, leased_until of a leased one
    channel      TEXT COLLATE "C"    NOT NULL,
    message_id   TEXT COLLATE "C"    NOT NULL,
    attempts     BIGINT NOT NULL,
    holders_lost BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    next_try_at  BIGINT NOT NULL,
    leased_until BIGINT,
    lease        TEXT COLLATE "C"    NOT NULL,
    settled_at   BIGINT,
    outcome      TEXT COLLATE "C"    NOT NULL,
    subject      TEXT COLLATE "C"    NOT NULL,
    text         TEXT COLLATE "C"    NOT NULL,
    html         TEXT COLLATE "C"    NOT NULL
);
CREATE INDEX deliveries_ready ON deliveries (ready_at, id) WHERE ready_at IS NOT NULL;
CREATE INDEX deliveries_by_person ON deliveries (person_id, id);
CREATE INDEX deliveries_by_state ON deliveries (state, id);

CREATE TABLE outbox (
    id          BIGINT PRIMARY KEY,
    key         TEXT COLLATE "C"    NOT NULL UNIQUE,
    kind        TEXT COLLATE "C"    NOT NULL,
    task_id     BIGINT REFERENCES tasks (id),
    person_id   BIGINT NOT NULL REFERENCES people (id),
    rung        TEXT COLLATE "C"    NOT NULL,
    reason      TEXT COLLATE "C"    NOT NULL,
    planned_at  BIGINT NOT NULL,
    ready_at    BIGINT NOT NULL,
    state       TEXT COLLATE "C"    NOT NULL,
    delivery_id BIGINT REFERENCES deliveries (id)
);
CREATE INDEX outbox_ready ON outbox (ready_at, id, person_id) WHERE state = 'waiting';
CREATE INDEX outbox_by_person ON outbox (person_id, ready_at, id) WHERE state = 'waiting';
CREATE INDEX outbox_by_task ON outbox (task_id) WHERE task_id IS NOT NULL;
CREATE INDEX outbox_by_delivery ON outbox (delivery_id) WHERE delivery_id IS NOT NULL;

-- No reference to tasks: the journal stands on its own, and the first event of a task comes before its row.
CREATE TABLE journal (
    sequence BIGINT PRIMARY KEY,
    at       BIGINT NOT NULL,
    actor    BIGINT NOT NULL,
    task_id  BIGINT,
    type     TEXT COLLATE "C"    NOT NULL,
    payload  TEXT COLLATE "C"    NOT NULL,
    previous TEXT COLLATE "C"    NOT NULL,
    hash     TEXT COLLATE "C"    NOT NULL
);
CREATE INDEX journal_by_task ON journal (task_id, sequence) WHERE task_id IS NOT NULL;
CREATE FUNCTION refuse_journal_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'journal entries stay as they are'; END $$;
CREATE TRIGGER journal_entries_stay BEFORE DELETE OR UPDATE ON journal
    FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER journal_stays BEFORE TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();

CREATE TABLE sessions (
    token_sha256 TEXT COLLATE "C" PRIMARY KEY,
    person_id    BIGINT NOT NULL REFERENCES people (id),
    task_id      BIGINT REFERENCES tasks (id),
    csrf         TEXT COLLATE "C"    NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL
);
CREATE INDEX sessions_by_end ON sessions (expires_at);
CREATE INDEX sessions_by_person ON sessions (person_id);

CREATE TABLE answers (
    person_id      BIGINT NOT NULL REFERENCES people (id),
    key            TEXT COLLATE "C"    NOT NULL,
    request_sha256 TEXT COLLATE "C"    NOT NULL,
    status         BIGINT NOT NULL,
    location       TEXT COLLATE "C"    NOT NULL,
    body           TEXT COLLATE "C"    NOT NULL,
    at             BIGINT NOT NULL,
    PRIMARY KEY (person_id, key)
);
CREATE INDEX answers_by_moment ON answers (at);

CREATE TABLE settings (
    key   TEXT COLLATE "C" PRIMARY KEY,
    value TEXT COLLATE "C" NOT NULL
);
