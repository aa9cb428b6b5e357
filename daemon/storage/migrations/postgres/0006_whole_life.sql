-- The whole life of a task: substitutions, groups whose members must each answer, ladders by section, rows that
-- wait for a date, and the tasks that wait for somebody.
CREATE TABLE substitutions (
    id        BIGINT PRIMARY KEY,
    away      BIGINT NOT NULL REFERENCES people (id),
    acting    BIGINT NOT NULL REFERENCES people (id),
    order_words TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day  TEXT NOT NULL,
    ended     TEXT
);

CREATE TABLE task_marks (
    task_id BIGINT PRIMARY KEY REFERENCES tasks (id),
    marks   INTEGER NOT NULL  -- bits, never 0
);

ALTER TABLE groups ADD COLUMN each_answers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE roadmaps ADD COLUMN section_policies TEXT NOT NULL DEFAULT '[]';
ALTER TABLE items ADD COLUMN plan TEXT NOT NULL DEFAULT '{}';
