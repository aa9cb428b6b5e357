-- Sign-in by the word of an outside source: who of it is which person, and by whose word a session began.
ALTER TABLE sessions ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN factor_elsewhere INTEGER NOT NULL DEFAULT 0;

CREATE TABLE outside_logins (
    source    TEXT NOT NULL,
    subject   TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    login     TEXT NOT NULL,
    since     INTEGER NOT NULL,
    seen_at   INTEGER NOT NULL,
    given     TEXT NOT NULL,
    PRIMARY KEY (source, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX outside_logins_by_person ON outside_logins (person_id);
