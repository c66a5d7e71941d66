import { modelWithId, unknownModel } from '../devices/receipt-printer/models/known-models.ts';
import { encodeReceipt, escposBytes } from '../receipts/escpos.ts';
import { typeset } from '../receipts/typeset.ts';
import { sampleReceipts } from '../terminal-service/modules/receipts/sample-receipts.ts';
import { prepared, rivals } from './receipt-rivals.ts';

const ROUNDS = 30;

/**
 * Bytes on the wire of the complaint receipt and the time to make them, next to libraries that make the same
 * lines. The libraries cannot set Armenian; they are given our pictures of it, so their times are without
 * the drawing.
 */
export async function receiptBytes(): Promise<string[]> {
  const { paper } = modelWithId('epson-tm-t20') ?? unknownModel;
  const report: string[] = [];
  for (const language of ['en', 'hy']) {
    const receipt = sampleReceipts.complaint?.({ language, print: 'standard', paper });
    if (!receipt) throw new Error('there is no such sample');
    const set = typeset(receipt, paper);
    if (!set.ok) throw new Error(`${language}: ${JSON.stringify(set.problem)}`);
    const lines = await prepared(set.lines);
    const encoded = encodeReceipt(receipt, paper);
    const whole = await timed(() => encodeReceipt(receipt, paper));
    const bytesOnly = await timed(() => escposBytes(set.lines, paper));
    report.push(
      `${language}: ours ${encoded.ok ? encoded.body.length : 0} bytes, ${whole} whole, ${bytesOnly} without layout and drawing`,
    );
    for (const rival of rivals) {
      const bytes = await rival.encode(lines, paper);
      report.push(
        `${language}: ${rival.name} ${bytes} bytes, ${await timed(() => rival.encode(lines, paper))}`,
      );
    }
  }
  return report;
}

async function timed(work: () => unknown): Promise<string> {
  await work();
  const startedAt = performance.now();
  for (let round = 0; round < ROUNDS; round++) await work();
  return `${((performance.now() - startedAt) / ROUNDS).toFixed(2)} ms`;
}
