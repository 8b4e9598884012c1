-- The record of one or many documents, as tables. Every table and view is told in docs/record.md.
-- Lists keep the order of the text. Offsets count characters of documents.text, the end exclusive.

CREATE TABLE meta (
    name  VARCHAR PRIMARY KEY,                -- format, schema_version, program_version
    value VARCHAR NOT NULL
);

CREATE TABLE documents (
    key               VARCHAR PRIMARY KEY,    -- 16 hex digits made of sha256, the source's file name and the name
    name              VARCHAR NOT NULL,       -- the file's stem, or the id of a JSON line
    source            VARCHAR NOT NULL,       -- where it came from, as given
    sha256            VARCHAR NOT NULL,
    title             VARCHAR,
    outlet            VARCHAR,
    authors           VARCHAR[],
    published         VARCHAR,                -- ISO date at the precision known
    published_basis   VARCHAR,                -- stated, inferred or given
    knowable_earliest VARCHAR,                -- ISO days between which it can have come out
    knowable_latest   VARCHAR,
    known_from        DATE,                   -- the day from which as-of queries see it
    genre             VARCHAR,
    language          VARCHAR,
    words             BIGINT,
    text              VARCHAR NOT NULL,       -- the clean text; empty where an import came without
    blocks            JSON NOT NULL,          -- [{"kind", "start", "end"}, …]
    junk              VARCHAR[],
    warnings          VARCHAR[],
    settings          JSON NOT NULL,          -- what the reader of the record gave: {"published", "outlet"}
    doc               JSON,                   -- of an import: its "doc" as it came, without text and blocks
    other             JSON,                   -- of an import: what it held beside doc and the eight kinds
    fingerprint       VARCHAR NOT NULL        -- of all that export writes: the same again means nothing to do
);

CREATE TABLE findings (
    key        VARCHAR PRIMARY KEY,           -- 16 hex digits made of the content: `verbale show` takes it
    document   VARCHAR NOT NULL,              -- documents.key
    kind       VARCHAR NOT NULL,              -- events, agreements, … advice
    local_id   VARCHAR,                       -- the id within the document: e1, s1 …
    position   INTEGER NOT NULL,              -- its place among the document's findings of the kind, from 0
    evidence   VARCHAR,
    span_start BIGINT,
    span_end   BIGINT,
    holder     VARCHAR,                       -- the innermost of holders
    holders    VARCHAR[],
    commitment VARCHAR[],                     -- one value per holder
    basis      VARCHAR,
    confidence DOUBLE,
    entry      VARCHAR,
    type       VARCHAR,                       -- the kind's own class: see docs/record.md
    status     VARCHAR,
    first_day  DATE,                          -- when it happened, or is to: the first and last day it can be
    last_day   DATE,
    body       JSON NOT NULL                  -- the complete finding, as export writes it
);

CREATE TABLE events (
    finding    VARCHAR NOT NULL,              -- findings.key
    type       VARCHAR,                       -- PLOVER's sixteen
    mode       VARCHAR,
    contexts   VARCHAR[],
    what       VARCHAR,
    actor      VARCHAR[],
    recipient  VARCHAR[],
    date_start VARCHAR,                       -- ISO at the precision known
    date_end   VARCHAR,
    date_text  VARCHAR,                       -- the words that carry it
    first_day  DATE,
    last_day   DATE,
    duration   VARCHAR,
    place      VARCHAR,
    tense      VARCHAR,
    mood       VARCHAR,
    status     VARCHAR
);

CREATE TABLE statements (
    finding    VARCHAR NOT NULL,              -- findings.key
    speaker    VARCHAR,
    audience   VARCHAR[],
    cue        VARCHAR,
    mode       VARCHAR,                       -- direct, indirect or mixed
    speech_act VARCHAR,
    condition  VARCHAR,
    date_start VARCHAR,
    date_end   VARCHAR,
    date_text  VARCHAR,
    first_day  DATE,
    last_day   DATE,
    channel    VARCHAR,
    gist       VARCHAR
);

CREATE TABLE participants (
    finding  VARCHAR NOT NULL,                -- findings.key
    role     VARCHAR NOT NULL,                -- actor, recipient, speaker, audience, holder, via, party …
    position INTEGER NOT NULL,                -- its place in the role, from 0
    code     VARCHAR NOT NULL,                -- PRK, PRK:GOV, PRK:GOV:Kim Jong-un, UNSC …
    state    VARCHAR NOT NULL,                -- first part of the code: a state, an organisation or a group
    sector   VARCHAR,
    name     VARCHAR
);

-- One row per finding with what every kind has, and its document.
CREATE VIEW findings_told AS
SELECT
    f.key, f.kind, d.name AS document, f.local_id, f.type, f.status, f.first_day, f.last_day,
    f.holder, f.holders, f.commitment, f.basis, f.confidence, f.entry, f.evidence, f.span_start, f.span_end,
    d.outlet, d.published, d.known_from, f.position, f.document AS document_key, f.body
FROM findings AS f
JOIN documents AS d ON d.key = f.document;

-- One view per kind: the kind's own fields, then who vouches for it, the quote and the document.
CREATE VIEW events_told AS
SELECT
    t.key, t.document, t.local_id, e.type, e.mode, e.contexts, e.status, e.what, e.actor, e.recipient,
    e.date_start, e.date_end, e.date_text, e.first_day, e.last_day, e.duration, e.place, e.tense, e.mood,
    t.holder, t.holders, t.commitment, t.basis, t.confidence, t.entry, t.evidence, t.span_start, t.span_end,
    t.outlet, t.published, t.known_from, t.position, t.document_key
FROM findings_told AS t
JOIN events AS e ON e.finding = t.key;

CREATE VIEW statements_told AS
SELECT
    t.key, t.document, t.local_id, s.speaker, s.audience, s.cue, s.mode, s.speech_act, s.gist, s.condition,
    s.date_start, s.date_end, s.date_text, s.first_day, s.last_day, s.channel, t.type, t.status,
    t.holder, t.holders, t.commitment, t.basis, t.confidence, t.entry, t.evidence, t.span_start, t.span_end,
    t.outlet, t.published, t.known_from, t.position, t.document_key
FROM findings_told AS t
JOIN statements AS s ON s.finding = t.key;

CREATE VIEW agreements_told AS
SELECT
    key, document, local_id, body->>'name' AS name, body->>'kind' AS agreement_kind, body->>'state' AS state,
    body->'parties' AS parties, body->'signed' AS signed, body->'in_force' AS in_force, body->'ended' AS ended,
    body->'clauses' AS clauses,
    * EXCLUDE (key, document, local_id, kind, body)
FROM findings_told
WHERE kind = 'agreements';

CREATE VIEW transfers_told AS
SELECT
    key, document, local_id, body->>'supplier' AS supplier, body->>'recipient' AS recipient, body->>'item' AS item,
    body->>'category' AS category, body->>'form' AS form, body->>'stage' AS stage, body->>'quantity' AS quantity,
    body->>'unit' AS unit, body->>'deal' AS deal,
    * EXCLUDE (key, document, local_id, kind, body)
FROM findings_told
WHERE kind = 'transfers';

CREATE VIEW forecasts_told AS
SELECT
    key, document, local_id, body->>'proposition' AS proposition, body->'about' AS about,
    body->'horizon' AS horizon, body->>'condition' AS condition, body->>'phrase' AS phrase,
    try_cast(body->>'probability' AS DOUBLE) AS probability,
    * EXCLUDE (key, document, local_id, kind, body)
FROM findings_told
WHERE kind = 'forecasts';

CREATE VIEW mechanisms_told AS
SELECT
    key, document, local_id, body->>'cause' AS cause, body->>'effect' AS effect, body->>'sign' AS sign,
    body->>'kind' AS link, body->>'stance' AS stance, body->>'condition' AS condition,
    * EXCLUDE (key, document, local_id, kind, body)
FROM findings_told
WHERE kind = 'mechanisms';

CREATE VIEW assessments_told AS
SELECT
    key, document, local_id, body->'about' AS about, body->>'level' AS level, body->>'trend' AS trend,
    body->'period' AS period, body->>'compared_to' AS compared_to, body->>'polarity' AS polarity,
    * EXCLUDE (key, document, local_id, kind, body)
FROM findings_told
WHERE kind = 'assessments';

CREATE VIEW advice_told AS
SELECT
    key, document, local_id, body->>'adviser' AS adviser, body->>'addressee' AS addressee, body->>'what' AS what,
    body->>'aim' AS aim, body->>'force' AS force, body->>'condition' AS condition,
    * EXCLUDE (key, document, local_id, kind, body)
FROM findings_told
WHERE kind = 'advice';
