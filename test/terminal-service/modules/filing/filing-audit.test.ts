import { createHash, randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import type { FileCaseRequest } from '../../../../contract/cases.ts';
import type { FareCard } from '../../../../devices/fare-card/fare-card.ts';
import { canonicalJson } from '../../../../terminal-service/ledger/canonical-json.ts';
import { sql } from '../../../../terminal-service/ledger/store.ts';
import { claimPrefix } from '../../../../terminal-service/ledger/terminal-identity.ts';
import { fileCase } from '../../../../terminal-service/modules/filing/file-case.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { complaint } from '../../complaint.ts';
import { openStore } from '../../open-store.ts';

const tapId = randomUUID();
const card: FareCard = {
  family: 'nextfare-classic',
  name: 'TAP',
  uid: '15CD5B07',
  number: '0160001234567893',
  balance: undefined,
  expiresOn: undefined,
  passes: [],
  topUps: [],
  trips: [],
  problems: [],
};

/** What the audit says after these were filed. */
function auditOf(...requests: FileCaseRequest[]) {
  const store = openStore(':memory:');
  onTestFinished(() => store.close());
  claimPrefix(store, '7QK');
  for (const request of requests)
    fileCase(
      {
        store,
        clock: new ManualClock(),
        cardOfTap: (id) => (id === tapId ? card : undefined),
        receiptFor: () => ({ language: 'en', blocks: [] }),
      },
      request,
    );
  return store
    .all(sql.selectFrom('audit').selectAll().orderBy('sequence'))
    .map((row) => ({ ...row, detail: JSON.parse(row.detail) as Record<string, unknown> }));
}

it('a filing is in the audit with its number, its moment and what kind of thing it was', () => {
  const [entry] = auditOf(complaint({ language: 'hy' }));
  expect(entry).toMatchObject({
    at: '2026-03-14T16:05:00.000Z',
    action: 'case.filed',
    subject: expect.stringMatching(/^7QK-00001-.$/),
    detail: { kind: 'complaint', language: 'hy' },
  });
});

it('the audit holds a fingerprint of all that was filed, so that words changed afterwards show', () => {
  const request = complaint({ tapId });
  const [entry] = auditOf(request);
  const fingerprint = createHash('sha256').update(canonicalJson(request)).digest('hex');
  expect(entry?.detail.content).toBe(fingerprint);
});

it('the fingerprint is another one when anything in it is', () => {
  const request = complaint();
  const prints = auditOf(
    request,
    { ...request, requestId: randomUUID() },
    complaint({ requestId: randomUUID(), narrative: 'The bus did not stop!' }),
  ).map(({ detail }) => detail.content);
  expect(new Set(prints).size).toBe(3);
});

it('the audit holds no word, name or card number of the customer', () => {
  const entries = auditOf(
    complaint({
      tapId,
      narrative: 'Zanzibar-7731',
      contact: { name: 'A. Rider', email: 'rider@example.org' },
    }),
  );
  const text = JSON.stringify(entries);
  for (const personal of ['Zanzibar', 'Rider', 'rider@', card.number ?? '', card.uid])
    expect(text).not.toContain(personal);
});
