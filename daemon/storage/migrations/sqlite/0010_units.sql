-- Organizations as a tree: whose plans, people, groups and printed words are whose. Nothing (NULL, and 0 in bindings,
-- where it is a part of the key) is the whole office. A parent is looked up by the use case, so that copies may bring
-- the tree in any order.
CREATE TABLE units (
    id     INTEGER PRIMARY KEY,
    parent INTEGER NOT NULL,
    kind   TEXT    NOT NULL,
    name   TEXT    NOT NULL,
    active INTEGER NOT NULL,
    UNIQUE (parent, name)
) STRICT;

ALTER TABLE people ADD COLUMN unit_id INTEGER REFERENCES units (id);
ALTER TABLE people ADD COLUMN grants TEXT NOT NULL DEFAULT '[]';
ALTER TABLE groups ADD COLUMN unit_id INTEGER REFERENCES units (id);
ALTER TABLE roadmaps ADD COLUMN unit_id INTEGER REFERENCES units (id);

CREATE TABLE bindings_of_units (
    key       TEXT    NOT NULL,
    unit_id   INTEGER NOT NULL,
    party     TEXT    NOT NULL,
    person_id INTEGER REFERENCES people (id),
    group_id  INTEGER REFERENCES groups (id),
    PRIMARY KEY (key, unit_id),
    CHECK ((person_id IS NULL) <> (group_id IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO bindings_of_units (key, unit_id, party, person_id, group_id)
    SELECT key, 0, party, person_id, group_id FROM bindings;
DROP TABLE bindings;
ALTER TABLE bindings_of_units RENAME TO bindings;
