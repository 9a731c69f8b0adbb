-- What was issued, where it hangs, and what was checked. Facts are added, never changed.

CREATE TABLE edition (
  serial INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  issued TEXT NOT NULL,
  printed TEXT NOT NULL,
  city TEXT NOT NULL,
  sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  program TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;

-- A code in one of its forms; editions that issue the same form share the row.
CREATE TABLE code (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL CHECK (id <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('site', 'department', 'item')),
  department TEXT NOT NULL,
  -- What the symbol holds, and where it leads: another address where the symbol holds a permalink.
  target TEXT NOT NULL,
  destination TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 40),
  level TEXT NOT NULL CHECK (level IN ('L', 'M', 'Q', 'H')),
  symbol TEXT NOT NULL,
  UNIQUE (id, kind, department, target, destination, version, level, symbol)
) STRICT;

CREATE INDEX code_target ON code (target);

CREATE TABLE edition_code (
  edition INTEGER NOT NULL REFERENCES edition,
  code INTEGER NOT NULL REFERENCES code,
  PRIMARY KEY (edition, code)
) STRICT, WITHOUT ROWID;

CREATE INDEX edition_of_code ON edition_code (code);

-- What was said of the site, a department or an item: its name, and a digest of each text.
CREATE TABLE matter (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL CHECK (id <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('site', 'department', 'item')),
  department TEXT NOT NULL,
  name TEXT NOT NULL,
  digests TEXT NOT NULL,
  UNIQUE (id, kind, department, name, digests)
) STRICT;

CREATE TABLE edition_matter (
  edition INTEGER NOT NULL REFERENCES edition,
  matter INTEGER NOT NULL REFERENCES matter,
  PRIMARY KEY (edition, matter)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  number INTEGER PRIMARY KEY,
  edition INTEGER NOT NULL REFERENCES edition,
  path TEXT NOT NULL CHECK (path <> ''),
  layout TEXT NOT NULL,
  department TEXT NOT NULL,
  pages INTEGER NOT NULL CHECK (pages > 0),
  hash TEXT NOT NULL,
  -- Which texts its layout shows, by column.
  shows TEXT NOT NULL,
  UNIQUE (edition, path)
) STRICT;

CREATE TABLE document_code (
  document INTEGER NOT NULL REFERENCES document,
  place INTEGER NOT NULL CHECK (place > 0),
  code INTEGER NOT NULL REFERENCES code,
  page INTEGER NOT NULL CHECK (page > 0),
  x_mm REAL NOT NULL,
  y_mm REAL NOT NULL,
  side_mm REAL NOT NULL,
  -- The symbol drawn there, where a logo makes it another than the code's own.
  symbol TEXT NOT NULL,
  PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX place_of_code ON document_code (code);

CREATE TABLE document_matter (
  document INTEGER NOT NULL REFERENCES document,
  matter INTEGER NOT NULL REFERENCES matter,
  PRIMARY KEY (document, matter)
) STRICT, WITHOUT ROWID;

CREATE TABLE posting (
  number INTEGER PRIMARY KEY,
  place TEXT NOT NULL CHECK (place <> ''),
  document INTEGER NOT NULL REFERENCES document,
  copies INTEGER NOT NULL CHECK (copies > 0),
  posted TEXT NOT NULL,
  person TEXT NOT NULL,
  photo TEXT NOT NULL,
  UNIQUE (place, document, posted)
) STRICT;

CREATE TABLE take_down (
  posting INTEGER PRIMARY KEY REFERENCES posting,
  taken TEXT NOT NULL,
  person TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

-- What a link checker found at an address, at one moment.
CREATE TABLE link_check (
  number INTEGER PRIMARY KEY,
  target TEXT NOT NULL CHECK (target <> ''),
  checked TEXT NOT NULL,
  outcome TEXT NOT NULL,
  status INTEGER NOT NULL,
  final TEXT NOT NULL,
  title TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  detail TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  UNIQUE (target, checked)
) STRICT;

-- The page that someone approved at an address; a later approval supersedes an earlier one.
CREATE TABLE link_approval (
  target TEXT NOT NULL CHECK (target <> ''),
  approved TEXT NOT NULL,
  person TEXT NOT NULL,
  title TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (target, approved)
) STRICT, WITHOUT ROWID;

-- Every form of every code, with the first and the last edition that issued it.
CREATE VIEW issued_code AS
SELECT
  code.*,
  (SELECT name FROM edition JOIN edition_code ON edition = serial WHERE edition_code.code = code.number
   ORDER BY issued, serial LIMIT 1) AS first_edition,
  (SELECT name FROM edition JOIN edition_code ON edition = serial WHERE edition_code.code = code.number
   ORDER BY issued DESC, serial DESC LIMIT 1) AS last_edition
FROM code;

CREATE TRIGGER edition_no_update BEFORE UPDATE ON edition BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER edition_no_delete BEFORE DELETE ON edition BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER code_no_update BEFORE UPDATE ON code BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER code_no_delete BEFORE DELETE ON code BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER edition_code_no_update BEFORE UPDATE ON edition_code BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER edition_code_no_delete BEFORE DELETE ON edition_code BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER matter_no_update BEFORE UPDATE ON matter BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER matter_no_delete BEFORE DELETE ON matter BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER edition_matter_no_update BEFORE UPDATE ON edition_matter BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER edition_matter_no_delete BEFORE DELETE ON edition_matter BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER document_no_update BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER document_code_no_update BEFORE UPDATE ON document_code BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER document_code_no_delete BEFORE DELETE ON document_code BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER document_matter_no_update BEFORE UPDATE ON document_matter BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER document_matter_no_delete BEFORE DELETE ON document_matter BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER posting_no_update BEFORE UPDATE ON posting BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER posting_no_delete BEFORE DELETE ON posting BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER take_down_no_update BEFORE UPDATE ON take_down BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER take_down_no_delete BEFORE DELETE ON take_down BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER link_check_no_update BEFORE UPDATE ON link_check BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER link_check_no_delete BEFORE DELETE ON link_check BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER link_approval_no_update BEFORE UPDATE ON link_approval BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER link_approval_no_delete BEFORE DELETE ON link_approval BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
