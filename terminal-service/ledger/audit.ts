import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { type ReadableStore, type Store, sql } from './store.ts';

export type AuditAction =
  | 'case.filed'
  | 'receipt.changed'
  | 'receipt.decided'
  | 'receipt.copied'
  | 'numbers.continued'
  | 'drawer.asked';

export interface AuditEntry {
  readonly at: string;
  readonly action: AuditAction;
  /** The case number; the terminal's prefix for what is of no one case. */
  readonly subject: string;
  /** Facts without personal data. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

const BEFORE_THE_FIRST = '0'.repeat(64);

/** Appends an entry. Call it inside the transaction of the thing that it records. */
export function appendAudit(store: Store, entry: AuditEntry): void {
  const last = store.first(
    sql.selectFrom('audit').select(['sequence', 'hash']).orderBy('sequence', 'desc').limit(1),
  );
  const detail = canonicalJson(entry.detail);
  const row = { at: entry.at, action: entry.action, subject: entry.subject, detail };
  const previous_hash = last?.hash ?? BEFORE_THE_FIRST;
  store.run(
    sql.insertInto('audit').values({
      ...row,
      sequence: (last?.sequence ?? 0) + 1,
      previous_hash,
      hash: linkHash(previous_hash, row),
    }),
  );
}

/**
 * Checks the whole chain.
 * @returns the sequence of the first entry that was edited, removed or swapped; undefined if there is none.
 */
export function firstBrokenAuditEntry(store: ReadableStore): number | undefined {
  let previous = BEFORE_THE_FIRST;
  let expected = 1;
  for (const row of store.all(sql.selectFrom('audit').selectAll().orderBy('sequence'))) {
    const { at, action, subject, detail } = row;
    const intact =
      row.sequence === expected &&
      row.previous_hash === previous &&
      row.hash === linkHash(previous, { at, action, subject, detail });
    if (!intact) return expected;
    previous = row.hash;
    expected++;
  }
  return undefined;
}

function linkHash(
  previous: string,
  row: { at: string; action: string; subject: string; detail: string },
): string {
  return createHash('sha256').update(previous).update(canonicalJson(row)).digest('hex');
}
