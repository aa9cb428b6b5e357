-- The index of words (workflow/service/search.hpp): made of the rest, and made again where it is emptied.
CREATE TABLE search_state (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    version  INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    walk     INTEGER NOT NULL,
    walked   INTEGER NOT NULL
) STRICT;
INSERT INTO search_state (id, version, sequence, walk, walked) VALUES (1, 0, 0, 0, 0);

CREATE TABLE search_documents (
    place   INTEGER PRIMARY KEY,
    person  INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    part    INTEGER NOT NULL,
    title   TEXT NOT NULL,
    body    TEXT NOT NULL,
    sha256  TEXT NOT NULL
) STRICT;
CREATE INDEX search_documents_by_subject ON search_documents (person, subject);
CREATE INDEX search_documents_by_file ON search_documents (sha256) WHERE sha256 <> '';

-- Stems, made by the program: the tokenizer has only to part them at spaces.
CREATE VIRTUAL TABLE search_words USING fts5 (words, tokenize = 'ascii', detail = 'none', columnsize = 0, prefix = '2 3');

CREATE TABLE search_files (
    sha256  TEXT PRIMARY KEY,
    unread  INTEGER NOT NULL,
    body    TEXT NOT NULL,
    trouble TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX search_files_unread ON search_files (sha256) WHERE unread = 1;
