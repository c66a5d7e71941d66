import { caseReceipt } from '../receipts/case-receipt.ts';
import { encodeReceipt, paper80mm } from '../receipts/escpos.ts';

/** Bytes on the wire of the complaint receipt, and the time to make them. */
export async function receiptBytes(): Promise<string[]> {
  const receipt = caseReceipt({
    language: 'en',
    agency: {
      name: 'Example Transit',
      timeZone: 'America/Los_Angeles',
      phoneLines: [{ label: 'Customer Care', number: '555-0100' }],
    },
    caseNumber: '7QK-00042-M',
    filedAt: new Date(Date.UTC(2026, 2, 14, 16, 5)),
    category: 'passedUp',
    cardLastFour: '7893',
    trip: { at: '2026-03-14T08:05', mode: 'bus', agency: 'Metro', route: '733 East' },
    answerBy: '2026-04-04',
    hasContact: true,
  });
  const first = encodeReceipt(receipt, paper80mm);
  if (!first.ok) throw new Error(`unprintable: ${first.unprintable.join()}`);
  const rounds = 200;
  const startedAt = performance.now();
  for (let round = 0; round < rounds; round++) encodeReceipt(receipt, paper80mm);
  const each = (performance.now() - startedAt) / rounds;
  return [
    `complaint receipt, English, 80 mm: ${first.body.length} bytes on the wire, encoded in ${each.toFixed(2)} ms`,
  ];
}
