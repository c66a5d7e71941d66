import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIntact, recordChecksum, seal } from '../../../../devices/fare-card/nextfare/record-checksum.ts';
import { hex } from './system.ts';

test('the published check value of CRC-16/MCRF4XX', () => {
  expect(recordChecksum(new TextEncoder().encode('123456789'))).toBe(0x6f91);
});

test.each([
  '01030000c2320000010200000000bf0c',
  '0103000039310000010200000000924a',
  '010300010f25000004000000fb75c2f7',
  '01000000000000000000000000007f28',
])('the genuine record %s is intact', (record) => {
  expect(isIntact(hex(record))).toBe(true);
});

test('one changed bit is noticed, wherever it is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.nat(127), (bytes, bit) => {
      const record = seal(bytes);
      expect(isIntact(record)).toBe(true);
      const at = bit >> 3;
      expect(isIntact(record.with(at, (record[at] ?? 0) ^ (1 << (bit & 7))))).toBe(false);
    }),
  );
});
