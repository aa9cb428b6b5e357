-- Wrong passwords for one login; the limit holds whichever daemon is asked.
CREATE TABLE failed_sign_ins (
    login    TEXT COLLATE "C" PRIMARY KEY,
    count    BIGINT NOT NULL,
    first_at BIGINT NOT NULL
);
CREATE INDEX failed_sign_ins_by_moment ON failed_sign_ins (first_at);
