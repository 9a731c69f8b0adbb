-- What was found when people looked at what hangs: a photo of a posting, and what its codes were worth.

CREATE TABLE posting_check (
  number INTEGER PRIMARY KEY,
  posting INTEGER NOT NULL REFERENCES posting,
  checked TEXT NOT NULL,
  person TEXT NOT NULL,
  photo TEXT NOT NULL,
  -- SHA-256 of the photo's file.
  photo_hash TEXT NOT NULL CHECK (photo_hash <> ''),
  outcome TEXT NOT NULL CHECK (outcome <> ''),
  -- Codes on the pages that the photo shows, and those of them that were read there.
  codes INTEGER NOT NULL CHECK (codes >= 0),
  read INTEGER NOT NULL CHECK (read >= 0),
  detail TEXT NOT NULL,
  UNIQUE (posting, checked, photo_hash)
) STRICT;

CREATE TRIGGER posting_check_no_update BEFORE UPDATE ON posting_check BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
CREATE TRIGGER posting_check_no_delete BEFORE DELETE ON posting_check BEGIN SELECT RAISE(ABORT, 'recorded facts are never changed'); END;
