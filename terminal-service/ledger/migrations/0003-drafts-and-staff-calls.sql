-- One row: what the keys of parked drafts are derived with, beside their codes.
CREATE TABLE draft_salt (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  salt BLOB NOT NULL
) STRICT;

-- Half-filled forms that somebody will come back for. Without the code, which is nowhere here, a row is noise.
CREATE TABLE parked_draft (
  -- Derived from the code and the salt; tells nothing of the key, which is derived with it.
  place TEXT PRIMARY KEY,
  sealed BLOB NOT NULL,
  -- UTC, ISO 8601 with milliseconds.
  kept_until TEXT NOT NULL
) STRICT;

-- Customers who asked for a person. Open until a member of staff answers.
CREATE TABLE staff_call (
  call_id TEXT PRIMARY KEY,
  called_at TEXT NOT NULL,
  language TEXT NOT NULL,
  answered_at TEXT
) STRICT;
CREATE INDEX staff_call_open ON staff_call (called_at) WHERE answered_at IS NULL;
