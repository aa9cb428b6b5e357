-- Webhooks out: which systems of others hear of what happens, and what is on its way to them.
CREATE TABLE webhooks (
    id               BIGINT PRIMARY KEY,
    name             TEXT COLLATE "C" NOT NULL,
    address          TEXT COLLATE "C" NOT NULL,
    secret           TEXT COLLATE "C" NOT NULL,
    old_secret       TEXT COLLATE "C" NOT NULL,
    old_secret_until BIGINT,
    types            TEXT COLLATE "C" NOT NULL,
    version          INTEGER NOT NULL,
    active           INTEGER NOT NULL,
    made_by          BIGINT REFERENCES people (id),
    made_at          BIGINT NOT NULL,
    cursor           BIGINT NOT NULL,
    trouble          TEXT COLLATE "C" NOT NULL
);

CREATE TABLE webhook_letters (
    webhook_id   BIGINT NOT NULL REFERENCES webhooks (id),
    sequence     BIGINT NOT NULL,
    type         TEXT COLLATE "C" NOT NULL,
    body         TEXT COLLATE "C" NOT NULL,
    state        TEXT COLLATE "C" NOT NULL,
    ready_at     BIGINT,
    attempts     INTEGER NOT NULL,
    made_at      BIGINT NOT NULL,
    next_try_at  BIGINT NOT NULL,
    leased_until BIGINT,
    lease        TEXT COLLATE "C" NOT NULL,
    settled_at   BIGINT,
    outcome      TEXT COLLATE "C" NOT NULL,
    code         INTEGER NOT NULL,
    PRIMARY KEY (webhook_id, sequence)
);
CREATE INDEX webhook_letters_ready ON webhook_letters (webhook_id, ready_at, sequence) WHERE ready_at IS NOT NULL;
CREATE INDEX webhook_letters_by_state ON webhook_letters (webhook_id, state, sequence);
CREATE INDEX webhook_letters_sent ON webhook_letters (settled_at) WHERE state = 'sent';
