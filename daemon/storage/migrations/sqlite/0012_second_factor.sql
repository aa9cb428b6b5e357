-- Second factors; sessions whose second factor is still owed; passwords that another gave.
ALTER TABLE sessions ADD COLUMN half INTEGER NOT NULL DEFAULT 0;
ALTER TABLE passwords ADD COLUMN given INTEGER NOT NULL DEFAULT 0;

CREATE TABLE second_factors (
    person_id    INTEGER PRIMARY KEY REFERENCES people (id),
    seed         TEXT NOT NULL,
    made_at      INTEGER NOT NULL,
    confirmed_at INTEGER,
    last_step    INTEGER NOT NULL,
    recovery     TEXT NOT NULL
) STRICT;
