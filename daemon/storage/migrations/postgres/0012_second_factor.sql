-- Second factors; sessions whose second factor is still owed; passwords that another gave.
ALTER TABLE sessions ADD COLUMN half BIGINT NOT NULL DEFAULT 0;
ALTER TABLE passwords ADD COLUMN given BIGINT NOT NULL DEFAULT 0;

CREATE TABLE second_factors (
    person_id    BIGINT PRIMARY KEY REFERENCES people (id),
    seed         TEXT COLLATE "C" NOT NULL,
    made_at      BIGINT NOT NULL,
    confirmed_at BIGINT,
    last_step    BIGINT NOT NULL,
    recovery     TEXT COLLATE "C" NOT NULL
);
