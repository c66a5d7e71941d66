import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCaseNumber,
  makePrefix,
  parseCaseNumber,
} from '../../../terminal-service/ledger/case-number.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const prefix = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 3, maxLength: 3 })
  .map((symbols) => symbols.join(''));
const caseNumber = fc
  .tuple(prefix, fc.integer({ min: 1, max: 999_999_999 }))
  .map(([p, n]) => formatCaseNumber(p, n));

describe('a case number read over the phone', () => {
  it('looks like this', () => {
    expect(formatCaseNumber('7QK', 42)).toMatch(/^7QK-00042-[0-9A-HJKMNP-TV-Z]$/);
    expect(formatCaseNumber('7QK', 123_456)).toMatch(/^7QK-123456-.$/);
  });

  it('comes back the same however it is typed', () => {
    fc.assert(
      fc.property(caseNumber, (number) => {
        const sloppy = number.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
        expect(parseCaseNumber(sloppy)).toBe(number);
      }),
    );
  });

  it('notices every single wrong symbol', () => {
    fc.assert(
      fc.property(caseNumber, fc.nat(), fc.constantFrom(...ALPHABET), (number, position, symbol) => {
        const plain = [...number.replaceAll('-', '')];
        const at = position % plain.length;
        fc.pre(plain[at] !== symbol);
        plain[at] = symbol;
        expect(parseCaseNumber(plain.join(''))).toBeUndefined();
      }),
      { numRuns: 5_000 },
    );
  });

  it('notices nearly every pair of neighbours swapped', () => {
    let swaps = 0;
    let missed = 0;
    for (let sequence = 1; sequence <= 20_000; sequence++) {
      const plain = [...formatCaseNumber('7QK', sequence).replaceAll('-', '')];
      for (let at = 3; at < plain.length - 1; at++) {
        const [left, right] = [plain[at], plain[at + 1]];
        if (left === right) continue;
        const swapped = [...plain.slice(0, at), right, left, ...plain.slice(at + 2)].join('');
        swaps++;
        if (parseCaseNumber(swapped)) missed++;
      }
    }
    expect(missed / swaps).toBeLessThan(0.005);
  });

  it('refuses what is not one', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseCaseNumber(text)));
    for (const text of ['', '7QK', '7QK-00042', '7QK-0004U-1', 'ՀԱՅ-00042-1'])
      expect(parseCaseNumber(text)).toBeUndefined();
  });

  it('never collides between two terminals', () => {
    const numbers = new Set<string>();
    for (const terminal of ['7QK', '7QM', '000', 'ZZZ']) {
      for (let sequence = 1; sequence <= 5_000; sequence++) numbers.add(formatCaseNumber(terminal, sequence));
    }
    expect(numbers.size).toBe(20_000);
  });

  it('makes prefixes of the alphabet only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 3, maxLength: 3 }), (bytes) => {
        expect(makePrefix(bytes)).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}$/);
      }),
    );
  });
});
