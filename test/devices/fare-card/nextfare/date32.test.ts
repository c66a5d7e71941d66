import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeDate32, encodeDate32 } from '../../../../devices/fare-card/nextfare/date32.ts';

/** Packs the fields as they lie on the card, so that impossible ones can be made. */
const raw = (year: number, month: number, day: number, minutes: number) =>
  ((minutes << 16) | ((year - 2000) << 9) | (month << 5) | day) >>> 0;

test('five past eight on 14 March 2026', () => {
  expect(decodeDate32(0x01e5346e)).toBe('2026-03-14T08:05');
  expect(encodeDate32('2026-03-14T08:05')).toBe(0x01e5346e);
});

test('the bits above the minutes belong to another field', () => {
  expect(decodeDate32(0xf9e5346e)).toBe('2026-03-14T08:05');
});

test('minute 1440 is the midnight that ends the day', () => {
  expect(decodeDate32(raw(2026, 3, 14, 1439))).toBe('2026-03-14T23:59');
  expect(decodeDate32(raw(2026, 3, 14, 1440))).toBe('2026-03-15T00:00');
  expect(decodeDate32(raw(2026, 12, 31, 1440))).toBe('2027-01-01T00:00');
});

test.each([
  ['a minute past midnight of the next day', raw(2026, 3, 14, 1441)],
  ['month 0', raw(2026, 0, 14, 0)],
  ['month 13', raw(2026, 13, 14, 0)],
  ['day 0', raw(2026, 3, 0, 0)],
  ['31 April', raw(2026, 4, 31, 0)],
  ['29 February outside a leap year', raw(2026, 2, 29, 0)],
  ['all ones', 0xffffffff],
  ['all zeros', 0],
])('%s is no date', (_, value) => {
  expect(decodeDate32(value)).toBeUndefined();
});

test('29 February in a leap year is one', () => {
  expect(decodeDate32(raw(2028, 2, 29, 0))).toBe('2028-02-29T00:00');
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(
      fc.date({
        min: new Date('2000-01-01T00:00Z'),
        max: new Date('2127-12-31T23:59Z'),
        noInvalidDate: true,
      }),
      (date) => {
        const at = date.toISOString().slice(0, 16);
        expect(decodeDate32(encodeDate32(at))).toBe(at);
      },
    ),
  );
});

test.each(['1999-12-31T23:59', '2128-01-01T00:00'])('%s does not fit on a card', (at) => {
  expect(() => encodeDate32(at)).toThrow(RangeError);
});
