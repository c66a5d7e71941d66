-- Facts about this terminal that must never change by accident: its prefix and its next case number.
CREATE TABLE terminal (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  prefix TEXT NOT NULL,
  next_sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE filed_case (
  case_number TEXT PRIMARY KEY,
  request_id TEXT NOT NULL UNIQUE,
  -- SHA-256 of the request's canonical JSON: tells a repeated request from a different one under the same id.
  request_hash TEXT NOT NULL,
  kind TEXT NOT NULL,
  category TEXT NOT NULL,
  narrative TEXT NOT NULL,
  language TEXT NOT NULL,
  -- UTC, ISO 8601 with milliseconds.
  filed_at TEXT NOT NULL,
  card_family TEXT,
  card_number TEXT,
  -- JSON as in the contract's Trip.
  trip TEXT,
  contact_name TEXT,
  contact_email TEXT,
  contact_phone TEXT
) STRICT;

CREATE TABLE receipt_job (
  receipt_id TEXT PRIMARY KEY,
  case_number TEXT NOT NULL REFERENCES filed_case (case_number),
  -- The receipt document as JSON, so that a copy printed next year says what this one said.
  document TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN
    ('queued', 'sending', 'bodyConfirmed', 'printed', 'waiting', 'notSent', 'unknown', 'cancelled')),
  reason TEXT,
  -- 1 from the moment before the first byte leaves: such a job is never sent again by the program.
  sent INTEGER NOT NULL DEFAULT 0,
  body_confirmed INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX receipt_job_by_case ON receipt_job (case_number);
CREATE INDEX receipt_job_unsettled ON receipt_job (state) WHERE state IN ('queued', 'sending', 'bodyConfirmed', 'waiting');

-- Append-only. Each row carries the hash of the one before it, so an edit, a removal or a swap shows.
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_never_edited BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
