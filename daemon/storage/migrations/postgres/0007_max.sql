-- Where a person is written to in MAX: the number of a user, or of a group chat with its minus; empty: nowhere.
ALTER TABLE people ADD COLUMN max_id TEXT COLLATE "C" NOT NULL DEFAULT '';
