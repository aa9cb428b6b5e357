-- Sign-in by the word of an outside source: who of it is which person, and by whose word a session began.
ALTER TABLE sessions ADD COLUMN source TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN factor_elsewhere BIGINT NOT NULL DEFAULT 0;

CREATE TABLE outside_logins (
    source    TEXT COLLATE "C" NOT NULL,
    subject   TEXT COLLATE "C" NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    login     TEXT COLLATE "C" NOT NULL,
    since     BIGINT NOT NULL,
    seen_at   BIGINT NOT NULL,
    given     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (source, subject)
);
CREATE INDEX outside_logins_by_person ON outside_logins (person_id);
