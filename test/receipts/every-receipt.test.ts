import { describe, expect, it } from 'vitest';
import { codePageRuns } from '../../receipts/code-pages.ts';
import { escposBytes } from '../../receipts/escpos.ts';
import { plainText } from '../../receipts/plain-text.ts';
import { qrStrip } from '../../receipts/qr/qr-code.ts';
import { findRealTimeCommands } from '../../receipts/raster/real-time-safety.ts';
import { amountText, receiptLanguages } from '../../receipts/receipt-text.ts';
import { speechText, symbolBySymbol } from '../../receipts/speech-text.ts';
import type { ReceiptLanguage } from '../../receipts/strings/catalogues.ts';
import { typeset } from '../../receipts/typeset.ts';
import { sampleReceipts } from '../../terminal-service/modules/receipts/sample-receipts.ts';
import { howMuch } from '../how-much.ts';
import { paper58mm, paper80mm } from './facts.ts';
import { inkBox } from './raster/ink.ts';
import { scannedCode } from './scanned-code.ts';

const papers = { '80 mm': paper80mm, '58 mm': paper58mm };
const everySetting = Object.entries(papers).flatMap(([width, paper]) =>
  (['standard', 'large'] as const).map((print) => ({ width, paper, print })),
);

/** A language of each way of setting it: the printer's own letters, drawn from the left, from the right, without blanks. */
const oneOfEach: readonly ReceiptLanguage[] = ['en', 'hy', 'ar', 'zh-Hant'];

describe.each(
  howMuch<readonly ReceiptLanguage[]>('languages', { inLane: receiptLanguages, usual: oneOfEach }),
)('every receipt in %s', (language) => {
  it.each(everySetting)('fits on $width paper in $print print', ({ paper, print }) => {
    for (const [name, make] of Object.entries(sampleReceipts)) {
      const receipt = make({ language, print, paper });
      const set = typeset(receipt, paper);
      if (!set.ok) throw new Error(`${name}: ${JSON.stringify(set.problem)}`);
      for (const line of set.lines) {
        if (line.kind === 'text') {
          expect([...line.text].length * line.scale, line.text).toBeLessThanOrEqual(paper.columns);
          expect(codePageRuns(line.text, paper.codePages), line.text).toBeDefined();
          // A printer's own letters run from the left, whatever the language does.
          if (language === 'ar' || language === 'fa') expect(line.text).toMatch(/^[-0-9A-Z]*$/);
        } else if (line.kind === 'picture') {
          expect(line.strip.widthDots).toBe(paper.widthDots);
        } else {
          // What a camera reads does not depend on the language around it, and looking takes its time.
          if (language === 'en') expect(scannedCode(qrStrip(line.modules, line.moduleDots))).toBe(line.code);
          expect(line.moduleDots / paper.dotsPerMm).toBeGreaterThanOrEqual(0.49);
        }
      }
      expect(findRealTimeCommands(escposBytes(set.lines, { ...paper, qrCodes: 'drawn' }))).toEqual([]);
    }
  });

  it.each(Object.entries(papers))('has its amounts under each other on %s paper', (_, paper) => {
    const receipt = sampleReceipts.card?.({ language, print: 'standard', paper });
    const amounts = receipt?.blocks.filter((block) => block.kind === 'amount') ?? [];
    expect(amounts.length).toBeGreaterThan(3);
    const ends = amounts.map((block) => {
      const set = typeset({ language, blocks: [block] }, paper);
      const last = set.ok ? set.lines.at(-1) : undefined;
      if (last?.kind === 'text') {
        expect(last.text.endsWith(amountText(block, language).replace(/\u00a0/g, ' '))).toBe(true);
        return last.text.length === paper.columns;
      }
      if (last?.kind !== 'picture') return undefined;
      const { left, right } = inkBox(last.strip);
      return language === 'ar' || language === 'fa' ? left < 12 : paper.widthDots - right < 12;
    });
    expect(ends).toEqual(amounts.map(() => true));
  });

  it('breaks no word where there was a blank', () => {
    for (const [name, make] of Object.entries(sampleReceipts)) {
      const receipt = make({ language, print: 'standard', paper: paper58mm });
      const words = new Set(
        receipt.blocks.flatMap((block) =>
          Object.values(block).flatMap((part) => String(part).normalize('NFC').split(/\s+/)),
        ),
      );
      const unspaced = ['zh-Hant', 'zh-Hans', 'ja', 'km', 'th'].includes(language);
      if (unspaced) continue;
      for (const line of plainText(receipt, 32))
        for (const word of line.trim().split(/\s+/)) {
          const isWhole = word === '' || words.has(word) || /^-+$/.test(word) || [...word].length >= 30;
          const isOfAmount = /\d/.test(word) || /[$\u2066\u2069]/.test(word);
          expect(isWhole || isOfAmount, `${name}: "${word}" in "${line}"`).toBe(true);
        }
    }
  });

  it('is spoken whole, its numbers symbol by symbol', () => {
    for (const make of Object.values(sampleReceipts)) {
      const receipt = make({ language, print: 'standard', paper: paper80mm });
      const spoken = speechText(receipt);
      const visible = receipt.blocks.filter(({ kind }) => kind !== 'rule');
      expect(spoken).toHaveLength(visible.length);
      for (const block of visible) {
        if (block.kind !== 'reference' || !/\d/.test(block.value)) continue;
        expect(spoken.join('\n')).toContain(symbolBySymbol(block.value));
      }
    }
  });
});

describe('numbers read aloud', () => {
  it.each([
    ['7QK-00042-M', '7 Q K, 0 0 0 4 2, M'],
    ['(555) 010-0100', '5 5 5, 0 1 0, 0 1 0 0'],
    ['711', '7 1 1'],
    ['ending in 7893', 'ending in 7 8 9 3'],
    ['323.466.3876', '3 2 3, 4 6 6, 3 8 7 6'],
  ])('%s', (written, spoken) => {
    expect(symbolBySymbol(written)).toBe(spoken);
  });
});
