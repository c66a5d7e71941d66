import { randomBytes } from 'node:crypto';
import { appendAudit } from './audit.ts';
import { formatCaseNumber, makePrefix } from './case-number.ts';
import type { Mark } from './case-number-marks.ts';
import { type Store, sql } from './store.ts';

/**
 * The prefix of this terminal's case numbers: the configured one, or one made up at the first start and
 * kept ever since. The running number goes on whatever the prefix is, so changing it repeats no number.
 */
export function claimPrefix(store: Store, configured: string | undefined): string {
  return store.transaction(() => {
    const known = store.first(sql.selectFrom('terminal').select('prefix'));
    const prefix = configured ?? known?.prefix ?? makePrefix(randomBytes(3));
    store.run(
      known
        ? sql.updateTable('terminal').set({ prefix })
        : sql.insertInto('terminal').values({ only_row: 1, prefix, next_sequence: 1 }),
    );
    return prefix;
  });
}

/** Takes the next case number. Call it inside the transaction that writes the case: a rolled-back filing uses none up. */
export function takeCaseNumber(store: Store): string {
  const taken = store.first(
    sql
      .updateTable('terminal')
      .set((column) => ({ next_sequence: column('next_sequence', '+', 1) }))
      .returning(['prefix', 'next_sequence']),
  );
  if (!taken) throw new Error('the terminal has no prefix yet');
  return formatCaseNumber(taken.prefix, taken.next_sequence - 1);
}

/** How far this terminal has given out numbers. */
export function numbersTaken(store: Store): Mark {
  const row = store.first(sql.selectFrom('terminal').select(['prefix', 'next_sequence']));
  if (!row) throw new Error('the terminal has no prefix yet');
  return { prefix: row.prefix, highest: row.next_sequence - 1 };
}

/**
 * Goes on above a number, with a word in the audit. Numbers never go back.
 * @param at UTC, ISO 8601
 */
export function continueAbove(store: Store, above: number, at: string): void {
  store.transaction(() => {
    const { prefix, highest } = numbersTaken(store);
    if (above <= highest) return;
    store.run(sql.updateTable('terminal').set({ next_sequence: above + 1 }));
    appendAudit(store, {
      at,
      action: 'numbers.continued',
      subject: prefix,
      detail: { held: highest, above },
    });
  });
}
