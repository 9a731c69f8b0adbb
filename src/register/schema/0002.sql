-- Codes of accounts, some of which are no QR codes: those have version 0, no level, and the hash of their picture.
-- Only what the tables admit changes, no row of them; SQLite's own way to do so is to write the schema.

PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(sql, 'kind IN (''site'', ''department'', ''item'')', 'kind IN (''site'', ''department'', ''item'', ''account'')')
WHERE type = 'table' AND name IN ('code', 'matter');
UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'version BETWEEN 1 AND 40', 'version BETWEEN 0 AND 40'),
  'level IN (''L'', ''M'', ''Q'', ''H'')', 'level IN ('''', ''L'', ''M'', ''Q'', ''H'')'
)
WHERE type = 'table' AND name = 'code';
PRAGMA writable_schema = RESET;

-- Other processes learn of it by the change of an object.
DROP INDEX code_target;
CREATE INDEX code_target ON code (target);
