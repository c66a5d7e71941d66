import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBalance } from '../../../../devices/fare-card/nextfare/balance-record.ts';
import { decodeConfig, encodeConfig } from '../../../../devices/fare-card/nextfare/config-record.ts';
import { isIntact } from '../../../../devices/fare-card/nextfare/record-checksum.ts';
import { decodeTopUp, encodeTopUp } from '../../../../devices/fare-card/nextfare/top-up-record.ts';
import {
  decodeTransaction,
  encodeTransaction,
  type TransactionRecord,
} from '../../../../devices/fare-card/nextfare/transaction-record.ts';
import {
  decodeTravelPass,
  encodeTravelPass,
} from '../../../../devices/fare-card/nextfare/travel-pass-record.ts';
import { hex } from './system.ts';

const zeros = new Uint8Array(16);
const nullRecord = hex('01000000000000000000000000007f28');
const localMinute = fc
  .date({ min: new Date('2000-01-01T00:00Z'), max: new Date('2127-12-31T23:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 16));

test('whatever 16 bytes a block holds, every decoder has an answer and none throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (block) => {
      for (const decode of [decodeBalance, decodeConfig, decodeTopUp, decodeTravelPass, decodeTransaction]) {
        const slot = decode(block);
        expect(typeof slot === 'object' || slot === 'empty' || slot === 'malformed').toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('configuration', () => {
  test.each([
    ['01030000c2320000010200000000bf0c', '2025-06-02'],
    ['0103000039310000010200000000924a', '2024-09-25'],
    ['010300010f25000004000000fb75c2f7', '2018-08-15'],
  ])('the genuine record %s expires on %s', (record, expiresOn) => {
    expect(decodeConfig(hex(record))).toEqual({ expiresOn });
  });

  test('the null record tells no expiry', () => {
    expect(decodeConfig(nullRecord)).toBe('empty');
  });

  test('an impossible day is malformed', () => {
    expect(decodeConfig(hex('0103000000310000010200000000924a'))).toBe('malformed');
  });

  test('is read back', () => {
    fc.assert(
      fc.property(localMinute, (at) => {
        const expiresOn = at.slice(0, 10);
        expect(decodeConfig(encodeConfig({ expiresOn }))).toEqual({ expiresOn });
      }),
    );
  });
});

describe('top-up', () => {
  const autoload = '31016e34e501d007000000000700d413';
  const twentyDollars = { at: '2026-03-14T08:05', cents: 2000, automatic: true, place: 7 };

  test('twenty dollars by standing order', () => {
    expect(decodeTopUp(hex(autoload))).toEqual(twentyDollars);
    expect(isIntact(hex(autoload))).toBe(true);
    expect(encodeTopUp(twentyDollars).toHex()).toBe(autoload);
  });

  test('any other type was paid by hand', () => {
    expect(decodeTopUp(hex('71016e34e501d007000000000700d413'))).toMatchObject({ automatic: false });
  });

  test('the top bit of the amount is not part of it', () => {
    expect(decodeTopUp(hex('31016e34e501d087000000000700d413'))).toMatchObject({ cents: 2000 });
  });

  test('an empty slot is no top-up', () => {
    expect(decodeTopUp(zeros)).toBe('empty');
    expect(decodeTopUp(nullRecord)).toBe('empty');
  });

  test('an amount without a date is malformed', () => {
    expect(decodeTopUp(hex('310100000000d0070000000007000000'))).toBe('malformed');
  });

  test('is read back', () => {
    const topUps = fc.record({
      at: localMinute,
      cents: fc.nat(32767),
      automatic: fc.boolean(),
      place: fc.nat(65535),
    });
    fc.assert(
      fc.property(topUps, (topUp) => {
        expect(decodeTopUp(encodeTopUp(topUp))).toEqual(topUp);
      }),
    );
  });
});

describe('travel pass', () => {
  test('an empty slot is no pass', () => {
    expect(decodeTravelPass(zeros)).toBe('empty');
    expect(decodeTravelPass(nullRecord)).toBe('empty');
  });

  test('version 0 is no pass, whatever date is left in it', () => {
    expect(decodeTravelPass(encodeTravelPass({ expiresAt: '2026-03-14T08:05', version: 0 }))).toBe('empty');
  });

  test('an impossible date is malformed', () => {
    expect(decodeTravelPass(hex('0100ffffffff00000000000000010000'))).toBe('malformed');
  });

  test('is read back', () => {
    fc.assert(
      fc.property(localMinute, fc.integer({ min: 1, max: 255 }), (expiresAt, version) => {
        expect(decodeTravelPass(encodeTravelPass({ expiresAt, version }))).toEqual({ expiresAt, version });
      }),
    );
  });
});

describe('transaction', () => {
  const line = (type: string) => hex(`${type}016e34e50120af8000000007000000`);

  test.each([
    ['05', 'passTrip'],
    ['31', 'storedValueTrip'],
    ['41', 'passSale'],
    ['12', 'unknown'],
  ])('type %s is %s', (type, kind) => {
    expect(decodeTransaction(line(type))).toMatchObject({ kind, at: '2026-03-14T08:05', fareCents: 175 });
  });

  test.each(['71', '79', '89'])('type %s is the sale of a top-up, not a trip', (type) => {
    expect(decodeTransaction(line(type))).toBe('empty');
  });

  test('an empty slot is no trip', () => {
    expect(decodeTransaction(zeros)).toBe('empty');
    expect(decodeTransaction(nullRecord)).toBe('empty');
  });

  test('the journey shares a byte with the date, and neither spoils the other', () => {
    // 23:59 sets the date's top bits; journey 2047 sets all of its own.
    const late = encodeTransaction({
      kind: 'passTrip',
      operator: 1,
      at: '2026-03-14T23:59',
      journey: 2047,
      fareCents: 0,
      place: 7,
    });
    expect(late.subarray(5, 7).toHex()).toBe('e5ff');
    expect(decodeTransaction(late)).toMatchObject({ at: '2026-03-14T23:59', journey: 2047 });
  });

  test('the mark of a continued journey is not part of its number', () => {
    expect(decodeTransaction(hex('31016e34e53100af8000000007000000'))).toMatchObject({
      at: '2026-03-14T08:05',
      journey: 1,
    });
  });

  test('a fare that the card got back is negative', () => {
    expect(decodeTransaction(hex('31016e34e50100af0000000007000000'))).toMatchObject({ fareCents: -175 });
    expect(decodeTransaction(hex('31016e34e5010000800000000700ffff'))).toMatchObject({ fareCents: 0 });
  });

  test('an impossible date is malformed', () => {
    expect(decodeTransaction(new Uint8Array(16).fill(0xff))).toBe('malformed');
  });

  test('is read back', () => {
    const lines: fc.Arbitrary<TransactionRecord> = fc.record({
      kind: fc.constantFrom('passTrip', 'storedValueTrip', 'passSale', 'unknown'),
      operator: fc.nat(255),
      at: localMinute,
      journey: fc.nat(2047),
      fareCents: fc.integer({ min: -32767, max: 32767 }),
      place: fc.nat(65535),
    });
    fc.assert(
      fc.property(lines, (transaction) => {
        const record = encodeTransaction(transaction);
        expect(isIntact(record)).toBe(true);
        expect(decodeTransaction(record)).toEqual(transaction);
      }),
    );
  });
});
