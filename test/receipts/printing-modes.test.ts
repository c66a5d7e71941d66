import { describe, expect, it } from 'vitest';
import { caseReceipt } from '../../receipts/case-receipt.ts';
import { encodeReceipt } from '../../receipts/escpos.ts';
import type { Paper } from '../../receipts/paper.ts';
import type { Receipt } from '../../receipts/receipt.ts';
import { sampleReceipts } from '../../terminal-service/modules/receipts/sample-receipts.ts';
import { exampleFacts, paper58mm, paper80mm } from './facts.ts';
import { printed } from './printed.ts';

function bytesOf(receipt: Receipt, paper: Paper): Uint8Array {
  const encoded = encodeReceipt(receipt, paper);
  if (!encoded.ok) throw new Error(JSON.stringify(encoded.problem));
  return encoded.body;
}

const centred = { align: 1 };
const headline = { align: 1, bold: 1 };
/** GS ! 11h is twice as wide and twice as high. */
const number = { align: 1, bold: 1, size: 0x11 };

describe('what a printer is told about looks', () => {
  it('holds for the line that it is meant for and for none after it', () => {
    const receipt = caseReceipt({ ...exampleFacts, code: 'RC1:7QK-00042-M' });
    const { lines } = printed(bytesOf(receipt, paper80mm));
    const changed = lines.flatMap((line) =>
      Object.keys(line.modes).length > 0 ? [[line.text, line.modes]] : [],
    );
    expect(changed).toEqual([
      ['Harbor Transit', headline],
      ['Complaint filed', headline],
      ['Your case number', centred],
      ['K1-2026-000123', number],
      // Above and below the printer's own QR code.
      ['', centred],
      ['', centred],
      ['Scan this code to check that the receipt is', centred],
      ['genuine.', centred],
    ]);
    expect(lines.length).toBeGreaterThan(changed.length + 10);
  });

  const papers: readonly [string, Paper][] = [
    ['80 mm', paper80mm],
    ['58 mm', paper58mm],
    ['drawn QR codes', { ...paper80mm, qrCodes: 'drawn' }],
  ];
  const everything = papers.flatMap(([width, paper]) =>
    (['standard', 'large'] as const).map((print) => ({ width, paper, print })),
  );
  it.each(everything)(
    'is taken back before the next block, on $width in $print print',
    ({ paper, print }) => {
      const used = new Set<string>();
      const made = Object.entries(sampleReceipts).map(([name, make]) => ({
        name,
        receipt: make({ language: 'en', print, paper }),
      }));
      // Drawn, with the number and the QR code the printer's own among the pictures.
      const drawn = sampleReceipts.complaint?.({ language: 'hy', print, paper });
      for (const { name, receipt } of [...made, ...(drawn ? [{ name: 'drawn', receipt: drawn }] : [])]) {
        for (const block of receipt.blocks) {
          const { lines, left } = printed(bytesOf({ ...receipt, blocks: [block] }, paper));
          expect(left, `${name}, after ${JSON.stringify(block)}`).toEqual({});
          for (const line of lines) for (const mode of Object.keys(line.modes)) used.add(mode);
        }
        expect(printed(bytesOf(receipt, paper)).left, name).toEqual({});
      }
      expect([...used].sort()).toEqual(['align', 'bold', 'size']);
    },
  );
});
