-- An article is one text as it was read; its number is never given again.
-- state: current (some place prints it now), superseded (the place prints another text now).
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL UNIQUE,          -- Document.id
    sha256 TEXT NOT NULL,                   -- of the text
    owner TEXT NOT NULL,                    -- the origin whose reading of the text is kept
    title TEXT,
    source TEXT,
    first_day TEXT,                         -- first and last possible day of publication, ISO
    last_day TEXT,
    bucket INTEGER,                         -- stretch of 30 days, as in its keys; null when unknown
    characters INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    reader TEXT NOT NULL,                   -- which version of the program read it
    state TEXT NOT NULL CHECK (state IN ('current', 'superseded'))
) STRICT;
CREATE INDEX article_by_bucket ON article (bucket, state);
CREATE INDEX article_by_source ON article (source);

-- The whole article (document, sentences, claims) as compressed JSON; digest is BLAKE2b of the JSON.
CREATE TABLE content (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    digest BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;

-- Where a text comes from (a path, an address): what it prints now, and what it printed before.
CREATE TABLE origin (
    name TEXT PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_by_article ON origin (article);
CREATE TABLE edition (
    origin TEXT NOT NULL,
    number INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article (id),
    added_at TEXT,
    PRIMARY KEY (origin, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX edition_by_article ON edition (article);

-- Articles by hashed key: fresh ones a row each, packed ones in chunks of ascending unsigned 32-bit little-endian ids.
-- Ids of articles that are gone or superseded stay until packed; a look-up leaves them out.
CREATE TABLE post (
    key INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (key, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE seg (
    key INTEGER NOT NULL,
    chunk INTEGER NOT NULL,
    articles BLOB NOT NULL,
    PRIMARY KEY (key, chunk)
) STRICT, WITHOUT ROWID;

-- For people's searches, rowid = article.id.
CREATE VIRTUAL TABLE prose USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- Findings by fingerprint. place ascends from the gravest and surest; is_present is 0 once a run found it no more.
CREATE TABLE discrepancy (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    scope TEXT NOT NULL,
    place INTEGER NOT NULL,
    newest TEXT,                            -- latest day of publication of its documents
    status TEXT NOT NULL,
    assignee TEXT,
    expires TEXT,
    is_present INTEGER NOT NULL,
    first_seen TEXT,
    body TEXT NOT NULL                      -- the discrepancy as JSON, as in a report
) STRICT;
CREATE INDEX discrepancy_by_place ON discrepancy (is_present, place, id);
CREATE INDEX discrepancy_by_status ON discrepancy (is_present, status, place, id);
CREATE INDEX discrepancy_by_expiry ON discrepancy (expires) WHERE expires IS NOT NULL;
CREATE TABLE involved (
    discrepancy INTEGER NOT NULL REFERENCES discrepancy (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    source TEXT,
    PRIMARY KEY (discrepancy, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX involved_by_document ON involved (document);
CREATE INDEX involved_by_source ON involved (source, discrepancy);
CREATE VIRTUAL TABLE finding_prose USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE decision (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('confirm', 'dismiss', 'query', 'comment', 'assign', 'undo')),
    author TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    body TEXT NOT NULL                      -- the decision as JSON
) STRICT;
CREATE INDEX decision_by_fingerprint ON decision (fingerprint, number);
CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
