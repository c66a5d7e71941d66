-- 0 is the original; a copy is a job of its own with the same case number.
ALTER TABLE receipt_job ADD COLUMN copy_number INTEGER NOT NULL DEFAULT 0;
-- What a person found in the tray, where the printer never answered. The state stays 'unknown'.
ALTER TABLE receipt_job ADD COLUMN decision TEXT CHECK (decision IN ('printed', 'notPrinted'));
CREATE UNIQUE INDEX receipt_job_copy ON receipt_job (case_number, copy_number);
