import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  currentBalance,
  decodeBalance,
  encodeBalance,
} from '../../../../devices/fare-card/nextfare/balance-record.ts';
import { isIntact } from '../../../../devices/fare-card/nextfare/record-checksum.ts';
import { damaged, hex } from './system.ts';

test.each([
  ['0128d20400000000000000000012b233', 1234, 0x12],
  ['0128e80300000000000000000013e2b4', 1000, 19],
  ['0128af80000000000000000000140d79', -175, 20],
])('the record %s holds %i cents, version %i, and is intact', (record, cents, version) => {
  expect(decodeBalance(hex(record))).toEqual({ cents, version });
  expect(isIntact(hex(record))).toBe(true);
  expect(encodeBalance({ cents, version }).toHex()).toBe(record);
});

test.each([
  ['0128d20400000000000000000012ffff', 1234, 0x12],
  ['01a8e80300000000000000000023ffff', -1000, 0x23],
  ['01a0e80300000000000000000034ffff', -1000, 0x34],
])('the record %s fails its checksum and still says %i cents', (record, cents, version) => {
  expect(isIntact(hex(record))).toBe(false);
  expect(decodeBalance(hex(record))).toEqual({ cents, version });
  expect(currentBalance([hex(record)])).toEqual({ cents, problem: 'checksumMismatch' });
});

test('a balance marked negative in both ways is negative once', () => {
  expect(decodeBalance(hex('01a8af80000000000000000000140000'))).toMatchObject({ cents: -175 });
});

test('a negative nothing is nothing', () => {
  expect(decodeBalance(hex('01280080000000000000000000140000'))).toEqual({ cents: 0, version: 20 });
});

test('the null record is a balance of zero, a block of zeros was never written', () => {
  expect(decodeBalance(hex('01000000000000000000000000007f28'))).toEqual({ cents: 0, version: 0 });
  expect(decodeBalance(new Uint8Array(16))).toBe('empty');
});

test('every balance is read back, and no balance is clamped', () => {
  fc.assert(
    fc.property(fc.integer({ min: -32767, max: 32767 }), fc.nat(255), (cents, version) => {
      expect(decodeBalance(encodeBalance({ cents, version }))).toEqual({ cents, version });
    }),
  );
});

describe('two copies of the balance', () => {
  const copy = (cents: number, version: number) => encodeBalance({ cents, version });

  test.each([
    [18, 17],
    [3, 250],
    [0, 255],
    [10, 240],
    [240, 11],
    [239, 10],
  ])('version %i was written after version %i', (newer, older) => {
    expect(currentBalance([copy(100, newer), copy(200, older)])).toEqual({ cents: 100, problem: undefined });
    expect(currentBalance([copy(200, older), copy(100, newer)])).toEqual({ cents: 100, problem: undefined });
  });

  test('torn: the newer copy is damaged, so the older one counts and that is said', () => {
    const expected = { cents: 910, problem: 'olderCopyUsed' };
    expect(currentBalance([copy(910, 17), damaged(copy(735, 18))])).toEqual(expected);
    expect(currentBalance([damaged(copy(735, 3)), copy(910, 250)])).toEqual(expected);
  });

  test('the older copy is damaged: the newer one counts, and the damage is said', () => {
    expect(currentBalance([damaged(copy(910, 17)), copy(735, 18)])).toEqual({
      cents: 735,
      problem: 'checksumMismatch',
    });
  });

  test('both are damaged: the newer one is shown and doubted', () => {
    expect(currentBalance([damaged(copy(910, 17)), damaged(copy(735, 18))])).toEqual({
      cents: 735,
      problem: 'checksumMismatch',
    });
  });

  test('of two copies with one version, the intact one counts', () => {
    const expected = { cents: 735, problem: 'checksumMismatch' };
    expect(currentBalance([damaged(copy(910, 17)), copy(735, 17)])).toEqual(expected);
    expect(currentBalance([copy(735, 17), damaged(copy(910, 17))])).toEqual(expected);
  });

  test('a copy never written does not count', () => {
    expect(currentBalance([new Uint8Array(16), copy(500, 1)])).toEqual({ cents: 500, problem: undefined });
    expect(currentBalance([new Uint8Array(16), new Uint8Array(16)])).toBeUndefined();
  });
});
