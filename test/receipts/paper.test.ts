import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSimulatedPrinter } from '../../devices/receipt-printer/escpos/simulator/in-memory-printer.ts';
import { SimulatedPrinter } from '../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import { caseReceipt } from '../../receipts/case-receipt.ts';
import { encodeReceipt } from '../../receipts/escpos.ts';
import { layOut } from '../../receipts/layout.ts';
import { plainText } from '../../receipts/plain-text.ts';
import type { Receipt, ReceiptBlock } from '../../receipts/receipt.ts';
import { ManualClock } from '../manual-clock.ts';
import { exampleFacts, paper58mm, paper80mm } from './facts.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const paragraph = (text: string): Receipt => ({ language: 'en', blocks: [{ kind: 'paragraph', text }] });

function bytesOf(receipt: Receipt, profile = paper80mm): Uint8Array {
  const encoded = encodeReceipt(receipt, profile);
  if (!encoded.ok) throw new Error(`${JSON.stringify(encoded.problem)}`);
  return encoded.body;
}

async function tapeOf(receipt: Receipt) {
  const clock = new ManualClock();
  const printer = new SimulatedPrinter(clock);
  const opened = await openSimulatedPrinter(printer)();
  if (!opened.ok) throw new Error(opened.detail);
  await opened.stream.write(bytesOf(receipt));
  await clock.advance(0);
  return printer.tape;
}

describe('bytes for the printer', () => {
  test('characters come from the first page that has them, named by ESC t', () => {
    // cp437 82h, cp858 D5h, windows-1252 92h, cp866 8Fh; Epson calls the pages 0, 19, 16 and 17.
    expect(hex(bytesOf(paragraph('é€’П')))).toBe(
      '1b740082' + '1b7413d5' + '1b741092' + '1b74118f' + '0a' + '0a',
    );
  });

  test('a line that no page carries is drawn; the ones around it stay text', () => {
    const bytes = Buffer.from(
      bytesOf({
        language: 'en',
        blocks: [
          { kind: 'paragraph', text: 'Hello' },
          { kind: 'paragraph', text: '日本' },
          { kind: 'paragraph', text: 'world' },
        ],
      }),
    );
    expect(bytes.indexOf('Hello')).toBe(0);
    expect(bytes.includes(Buffer.from([0x1d, 0x76, 0x30, 0]))).toBe(true);
    expect(bytes.subarray(-7).toString()).toBe('world\n\n');
  });

  test('a character without a glyph is an error that names it, never a box or a question mark', () => {
    expect(encodeReceipt(paragraph('Hello 😀, \ue000, 😀'), paper80mm)).toEqual({
      ok: false,
      problem: { kind: 'noGlyph', characters: ['U+1F600 😀', 'U+E000'] },
    });
  });

  test('a real question mark is printed', () => {
    expect(encodeReceipt(paragraph('Late?'), paper80mm)).toMatchObject({ ok: true });
  });

  test.each(['\x10\x04\x01', '\x1b@', '\x00', '\x7f', '\u0085'])(
    'control characters are not text: %j would be a command',
    (text) => {
      expect(encodeReceipt(paragraph(`a${text}b`), paper80mm)).toMatchObject({ ok: false });
    },
  );

  test('it does not initialise, cut, or open the drawer: that is for the session', () => {
    const bytes = hex(bytesOf(caseReceipt(exampleFacts)));
    expect(bytes).not.toMatch(/^(..)*?(1b40|1d56|1b70|1d61|1d72)/);
  });

  test('a whole receipt is a thousand bytes: one second on the slowest serial line', () => {
    expect(bytesOf(caseReceipt(exampleFacts)).length).toBeLessThan(1_000);
    expect(bytesOf(caseReceipt(exampleFacts), paper58mm).length).toBeLessThan(1_000);
  });

  test('the printer prints the very lines of the screen, the case number in double size', async () => {
    const receipt = caseReceipt(exampleFacts);
    const lines = (await tapeOf(receipt)).filter((entry) => entry.kind === 'line');
    expect(lines.map(({ text }) => text.trim())).toEqual(plainText(receipt, 48).map((line) => line.trim()));
    expect(lines.filter(({ width, height }) => width === 2 && height === 2)).toMatchObject([
      { text: expect.stringContaining('K1-2026-000123'), bold: true },
    ]);
    for (const { text, width } of lines) expect(text.trim().length * width).toBeLessThanOrEqual(48);
  });
});

const words = fc
  .array(fc.string({ unit: fc.constantFrom(...'abcdé€-.(1)\u202f'), minLength: 1, maxLength: 40 }), {
    maxLength: 30,
  })
  .map((parts) => parts.join(' '));
const anyBlock: fc.Arbitrary<ReceiptBlock> = fc.oneof(
  words.map((text) => ({ kind: 'heading' as const, text })),
  words.map((text) => ({ kind: 'paragraph' as const, text })),
  fc.tuple(words, words).map(([label, value]) => ({ kind: 'row' as const, label, value })),
  fc.tuple(words, words).map(([label, value]) => ({ kind: 'reference' as const, label, value })),
  fc.constant({ kind: 'rule' as const }),
);

describe('layout', () => {
  test('no line is wider than the paper and no character is lost', () => {
    fc.assert(
      fc.property(
        fc.array(anyBlock, { maxLength: 6 }),
        fc.constantFrom(48 as const, 32 as const),
        (blocks, columns) => {
          const lines = layOut({ language: 'en', blocks }, columns);
          for (const { text, scale } of lines) expect([...text].length * scale).toBeLessThanOrEqual(columns);
          const inked = (text: string) => text.replace(/[\s\u202f]/g, '');
          const wanted = blocks.map((block) =>
            block.kind === 'rule'
              ? '-'.repeat(columns)
              : 'text' in block
                ? block.text
                : 'value' in block
                  ? `${block.label}${block.value}`
                  : block.label,
          );
          expect(inked(lines.map(({ text }) => text).join(''))).toBe(inked(wanted.join('')));
        },
      ),
    );
  });

  test('a word is broken only when it is wider than the paper', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,32}$/), { minLength: 1 }), (parts) => {
        const text = layOut(paragraph(parts.join(' ')), 32).map((line) => line.text);
        expect(text.flatMap((line) => line.split(' ')).filter((word) => word)).toEqual(parts);
      }),
    );
  });
});
