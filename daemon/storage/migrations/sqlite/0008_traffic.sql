-- Traffic with people: what is known of addresses, the way of each message, answers that came, keys that open one
-- thing once.
ALTER TABLE people ADD COLUMN contact TEXT NOT NULL DEFAULT '{}';
ALTER TABLE outbox ADD COLUMN channel TEXT NOT NULL DEFAULT '';

CREATE TABLE dispatches (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    person_id   INTEGER NOT NULL REFERENCES people (id),
    delivery_id INTEGER REFERENCES deliveries (id),
    outbox_id   INTEGER,
    task_id     INTEGER,
    channel     TEXT NOT NULL,
    step        TEXT NOT NULL,
    reason      TEXT NOT NULL,
    code        INTEGER NOT NULL,
    by_id       INTEGER
) STRICT;
CREATE INDEX dispatches_by_person ON dispatches (person_id, id);
CREATE INDEX dispatches_by_delivery ON dispatches (delivery_id, id) WHERE delivery_id IS NOT NULL;
CREATE INDEX dispatches_by_task ON dispatches (task_id, id) WHERE task_id IS NOT NULL;

CREATE TABLE one_time_keys (
    sha256      TEXT PRIMARY KEY,
    purpose     TEXT NOT NULL,
    person_id   INTEGER NOT NULL REFERENCES people (id),
    kind        TEXT NOT NULL,
    address     TEXT NOT NULL,
    task_id     INTEGER REFERENCES tasks (id),
    requirement INTEGER NOT NULL,
    words       TEXT NOT NULL,
    made_by     INTEGER REFERENCES people (id),
    made_at     INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    used_at     INTEGER
) STRICT;
CREATE INDEX one_time_keys_by_task ON one_time_keys (task_id) WHERE task_id IS NOT NULL;
CREATE INDEX one_time_keys_by_end ON one_time_keys (expires_at);

CREATE TABLE received (
    channel TEXT NOT NULL,
    key     TEXT NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (channel, key)
) STRICT;
CREATE INDEX received_by_time ON received (at);

CREATE TABLE dialogs (
    channel   TEXT NOT NULL,
    chat      TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    question  TEXT NOT NULL,
    task_id   INTEGER REFERENCES tasks (id),
    files     TEXT NOT NULL,
    words     TEXT NOT NULL,
    asked_at  INTEGER NOT NULL,
    PRIMARY KEY (channel, chat)
) STRICT;
