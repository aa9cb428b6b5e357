-- Traffic with people: what is known of addresses, the way of each message, answers that came, keys that open one
-- thing once.
ALTER TABLE people ADD COLUMN contact TEXT COLLATE "C" NOT NULL DEFAULT '{}';
ALTER TABLE outbox ADD COLUMN channel TEXT COLLATE "C" NOT NULL DEFAULT '';

CREATE TABLE dispatches (
    id          BIGINT PRIMARY KEY,
    at          BIGINT NOT NULL,
    person_id   BIGINT NOT NULL REFERENCES people (id),
    delivery_id BIGINT REFERENCES deliveries (id),
    outbox_id   BIGINT,
    task_id     BIGINT,
    channel     TEXT COLLATE "C" NOT NULL,
    step        TEXT COLLATE "C" NOT NULL,
    reason      TEXT COLLATE "C" NOT NULL,
    code        INTEGER NOT NULL,
    by_id       BIGINT
);
CREATE INDEX dispatches_by_person ON dispatches (person_id, id);
CREATE INDEX dispatches_by_delivery ON dispatches (delivery_id, id) WHERE delivery_id IS NOT NULL;
CREATE INDEX dispatches_by_task ON dispatches (task_id, id) WHERE task_id IS NOT NULL;

CREATE TABLE one_time_keys (
    sha256      TEXT COLLATE "C" PRIMARY KEY,
    purpose     TEXT COLLATE "C" NOT NULL,
    person_id   BIGINT NOT NULL REFERENCES people (id),
    kind        TEXT COLLATE "C" NOT NULL,
    address     TEXT COLLATE "C" NOT NULL,
    task_id     BIGINT REFERENCES tasks (id),
    requirement INTEGER NOT NULL,
    words       TEXT COLLATE "C" NOT NULL,
    made_by     BIGINT REFERENCES people (id),
    made_at     BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    used_at     BIGINT
);
CREATE INDEX one_time_keys_by_task ON one_time_keys (task_id) WHERE task_id IS NOT NULL;
CREATE INDEX one_time_keys_by_end ON one_time_keys (expires_at);

CREATE TABLE received (
    channel TEXT COLLATE "C" NOT NULL,
    key     TEXT COLLATE "C" NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (channel, key)
);
CREATE INDEX received_by_time ON received (at);

CREATE TABLE dialogs (
    channel   TEXT COLLATE "C" NOT NULL,
    chat      TEXT COLLATE "C" NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    question  TEXT COLLATE "C" NOT NULL,
    task_id   BIGINT REFERENCES tasks (id),
    files     TEXT COLLATE "C" NOT NULL,
    words     TEXT COLLATE "C" NOT NULL,
    asked_at  BIGINT NOT NULL,
    PRIMARY KEY (channel, chat)
);
