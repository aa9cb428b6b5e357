-- Wrong passwords for one login; the limit holds whichever daemon is asked.
CREATE TABLE failed_sign_ins (
    login    TEXT    PRIMARY KEY,
    count    INTEGER NOT NULL,
    first_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX failed_sign_ins_by_moment ON failed_sign_ins (first_at);
