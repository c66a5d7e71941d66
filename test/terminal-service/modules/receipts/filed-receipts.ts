import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { sql } from '../../../../terminal-service/ledger/store.ts';
import { claimPrefix } from '../../../../terminal-service/ledger/terminal-identity.ts';
import { fileCase } from '../../../../terminal-service/modules/filing/file-case.ts';
import { receiptJobs } from '../../../../terminal-service/modules/receipts/receipt-jobs.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { complaint } from '../../complaint.ts';
import { openStore } from '../../open-store.ts';

/** A store in which cases are filed whose receipts nobody has begun to print. */
export function filedReceipts() {
  const store = openStore(':memory:');
  onTestFinished(() => store.close());
  const clock = new ManualClock();
  claimPrefix(store, '7QK');
  const jobs = receiptJobs(store, clock);
  return {
    store,
    clock,
    jobs,
    /** Files a case; its receipt says its number and nothing else. */
    file: (): { readonly receiptId: string; readonly caseNumber: string } => {
      const result = fileCase(
        {
          store,
          clock,
          cardOfTap: () => undefined,
          receiptFor: ({ caseNumber }) => ({
            language: 'en',
            blocks: [{ kind: 'paragraph', text: `Your case is ${caseNumber}` }],
          }),
        },
        complaint({ requestId: randomUUID() }),
      );
      if (!result.ok) throw new Error(result.problem);
      return result.filing;
    },
    /** What the audit holds besides the filings, in order. */
    audited: () =>
      store
        .all(
          sql
            .selectFrom('audit')
            .select(['at', 'action', 'subject', 'detail'])
            .where('action', '!=', 'case.filed')
            .orderBy('sequence'),
        )
        .map(({ detail, ...entry }) => ({ ...entry, detail: JSON.parse(detail) as unknown })),
  };
}
