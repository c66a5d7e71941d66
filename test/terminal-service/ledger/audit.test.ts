import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appendAudit, firstBrokenAuditEntry } from '../../../terminal-service/ledger/audit.ts';
import { sql } from '../../../terminal-service/ledger/store.ts';
import { openStore } from '../open-store.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A store with five entries, and somebody at the machine who changes the file behind the program's back. */
function audited() {
  const path = join(temporaryFolder(), 'terminal.db');
  const store = openStore(path);
  onTestFinished(() => store.close());
  for (let minute = 1; minute <= 5; minute++)
    appendAudit(store, {
      at: `2026-03-14T16:0${minute}:00.000Z`,
      action: 'receipt.changed',
      subject: `7QK-0000${minute}-A`,
      detail: { receipt: 'printed', copy: minute },
    });
  const rows = () => store.all(sql.selectFrom('audit').selectAll().orderBy('sequence'));
  const tamper = (statement: string) => {
    const intruder = new DatabaseSync(path);
    intruder.exec(`DROP TRIGGER IF EXISTS audit_is_never_edited; DROP TRIGGER IF EXISTS audit_is_never_cut`);
    intruder.exec(statement);
    intruder.close();
  };
  return { store, rows, tamper };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('an entry of the audit', () => {
  it('says what happened, to which case, when, and what is known of it, as it was told', () => {
    const { rows } = audited();
    expect(rows()[1]).toMatchObject({
      sequence: 2,
      at: '2026-03-14T16:02:00.000Z',
      action: 'receipt.changed',
      subject: '7QK-00002-A',
      detail: '{"copy":2,"receipt":"printed"}',
    });
  });

  it('carries the hash of the one before it, and its own over that and everything it says', () => {
    const { rows } = audited();
    const [first, second] = rows();
    expect(first?.previous_hash).toBe('0'.repeat(64));
    expect(second?.previous_hash).toBe(first?.hash);
    // Written out by hand, so that a chain made by one version of the program is checked by the next one.
    const said =
      '{"action":"receipt.changed","at":"2026-03-14T16:02:00.000Z",' +
      '"detail":"{\\"copy\\":2,\\"receipt\\":\\"printed\\"}","subject":"7QK-00002-A"}';
    expect(second?.hash).toBe(sha256(`${first?.hash}${said}`));
  });
});

describe('a whole audit', () => {
  it('has no broken entry, and neither has an empty one', () => {
    expect(firstBrokenAuditEntry(audited().store)).toBeUndefined();
    const empty = openStore(':memory:');
    onTestFinished(() => empty.close());
    expect(firstBrokenAuditEntry(empty)).toBeUndefined();
  });
});

describe('an audit that somebody changed', () => {
  it.each([
    ['the time', "at = '2026-03-14T15:00:00.000Z'"],
    ['what happened', "action = 'receipt.copied'"],
    ['the case', "subject = '7QK-00001-A'"],
    ['what is known', `detail = '{"copy":3,"receipt":"unknown"}'`],
    ['the hash of the one before', 'previous_hash = hash'],
    ['the hash', 'hash = previous_hash'],
  ])('in %s of one entry is found there', (_what, change) => {
    const { store, tamper } = audited();
    tamper(`UPDATE audit SET ${change} WHERE sequence = 3`);
    expect(firstBrokenAuditEntry(store)).toBe(3);
  });

  it('by an entry that is sound in itself is found at the next one, which hangs on what stood there', () => {
    const { store, rows, tamper } = audited();
    const third = rows()[2];
    const detail = '{"copy":3,"receipt":"unknown"}';
    const said = `{"action":"receipt.changed","at":"${third?.at}","detail":${JSON.stringify(detail)},"subject":"${third?.subject}"}`;
    tamper(
      `UPDATE audit SET detail = '${detail}', hash = '${sha256(`${third?.previous_hash}${said}`)}' WHERE sequence = 3`,
    );
    expect(firstBrokenAuditEntry(store)).toBe(4);
  });

  it('by an entry that begins a chain of its own is found there', () => {
    const { store, rows, tamper } = audited();
    const third = rows()[2];
    const said = `{"action":"receipt.changed","at":"${third?.at}","detail":${JSON.stringify(third?.detail)},"subject":"${third?.subject}"}`;
    const begin = '0'.repeat(64);
    tamper(
      `UPDATE audit SET previous_hash = '${begin}', hash = '${sha256(begin + said)}' WHERE sequence = 3`,
    );
    expect(firstBrokenAuditEntry(store)).toBe(3);
  });

  it('by two entries that changed places is found at the first of them', () => {
    const { store, tamper } = audited();
    tamper(
      'UPDATE audit SET sequence = 100 WHERE sequence = 2; UPDATE audit SET sequence = 2 WHERE sequence = 4;' +
        'UPDATE audit SET sequence = 4 WHERE sequence = 100',
    );
    expect(firstBrokenAuditEntry(store)).toBe(2);
  });

  it('by taking its beginning away is found at once', () => {
    const { store, tamper } = audited();
    tamper('DELETE FROM audit WHERE sequence = 1');
    expect(firstBrokenAuditEntry(store)).toBe(1);
  });
});
