-- Webhooks out: which systems of others hear of what happens, and what is on its way to them.
CREATE TABLE webhooks (
    id               INTEGER PRIMARY KEY,
    name             TEXT NOT NULL,
    address          TEXT NOT NULL,
    secret           TEXT NOT NULL,
    old_secret       TEXT NOT NULL,
    old_secret_until INTEGER,
    types            TEXT NOT NULL,
    version          INTEGER NOT NULL,
    active           INTEGER NOT NULL,
    made_by          INTEGER REFERENCES people (id),
    made_at          INTEGER NOT NULL,
    cursor           INTEGER NOT NULL,
    trouble          TEXT NOT NULL
) STRICT;

CREATE TABLE webhook_letters (
    webhook_id   INTEGER NOT NULL REFERENCES webhooks (id),
    sequence     INTEGER NOT NULL,
    type         TEXT NOT NULL,
    body         TEXT NOT NULL,
    state        TEXT NOT NULL,
    ready_at     INTEGER,
    attempts     INTEGER NOT NULL,
    made_at      INTEGER NOT NULL,
    next_try_at  INTEGER NOT NULL,
    leased_until INTEGER,
    lease        TEXT NOT NULL,
    settled_at   INTEGER,
    outcome      TEXT NOT NULL,
    code         INTEGER NOT NULL,
    PRIMARY KEY (webhook_id, sequence)
) STRICT;
CREATE INDEX webhook_letters_ready ON webhook_letters (webhook_id, ready_at, sequence) WHERE ready_at IS NOT NULL;
CREATE INDEX webhook_letters_by_state ON webhook_letters (webhook_id, state, sequence);
CREATE INDEX webhook_letters_sent ON webhook_letters (settled_at) WHERE state = 'sent';
