-- Organizations as a tree: whose plans, people, groups and printed words are whose. Nothing (NULL, and 0 in bindings,
-- where it is a part of the key) is the whole office. A parent is looked up by the use case, so that copies may bring
-- the tree in any order.
CREATE TABLE units (
    id     BIGINT PRIMARY KEY,
    parent BIGINT NOT NULL,
    kind   TEXT COLLATE "C" NOT NULL,
    name   TEXT COLLATE "C" NOT NULL,
    active BIGINT NOT NULL,
    UNIQUE (parent, name)
);

ALTER TABLE people ADD COLUMN unit_id BIGINT REFERENCES units (id);
ALTER TABLE people ADD COLUMN grants TEXT COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE groups ADD COLUMN unit_id BIGINT REFERENCES units (id);
ALTER TABLE roadmaps ADD COLUMN unit_id BIGINT REFERENCES units (id);

ALTER TABLE bindings ADD COLUMN unit_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE bindings DROP CONSTRAINT bindings_pkey;
ALTER TABLE bindings ADD PRIMARY KEY (key, unit_id);
