-- The index of words (workflow/service/search.hpp): made of the rest, and made again where it is emptied.
CREATE TABLE search_state (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    version  INTEGER NOT NULL,
    sequence BIGINT NOT NULL,
    walk     INTEGER NOT NULL,
    walked   BIGINT NOT NULL
);
INSERT INTO search_state (id, version, sequence, walk, walked) VALUES (1, 0, 0, 0, 0);

CREATE TABLE search_documents (
    place   BIGINT PRIMARY KEY,
    person  INTEGER NOT NULL,
    subject BIGINT NOT NULL,
    kind    TEXT COLLATE "C" NOT NULL,
    part    INTEGER NOT NULL,
    title   TEXT COLLATE "C" NOT NULL,
    body    TEXT COLLATE "C" NOT NULL,
    sha256  TEXT COLLATE "C" NOT NULL
);
CREATE INDEX search_documents_by_subject ON search_documents (person, subject);
CREATE INDEX search_documents_by_file ON search_documents (sha256) WHERE sha256 <> '';

-- Stems, made by the program; the column is named as the other database names it.
CREATE TABLE search_words (
    rowid BIGINT PRIMARY KEY,
    words TSVECTOR NOT NULL
);
CREATE INDEX search_words_in ON search_words USING gin (words);

CREATE TABLE search_files (
    sha256  TEXT COLLATE "C" PRIMARY KEY,
    unread  INTEGER NOT NULL,
    body    TEXT COLLATE "C" NOT NULL,
    trouble TEXT COLLATE "C" NOT NULL
);
CREATE INDEX search_files_unread ON search_files (sha256) WHERE unread = 1;
