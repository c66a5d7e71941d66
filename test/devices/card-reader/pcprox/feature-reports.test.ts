import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeCardBuffer,
  decodeDeviceInfo,
  page0ForFetching,
} from '../../../../devices/card-reader/pcprox/commands.ts';
import { fromFeatureReport, toFeatureReport } from '../../../../devices/card-reader/pcprox/feature-codec.ts';
import { bytes, hex } from './reader-bench.ts';

describe('feature reports', () => {
  test.each([
    ['ask what the reader is', '8A', '00 8A 00 00 00 00 00 00 00'],
    ['ask for the card', '8F', '00 8F 00 00 00 00 00 00 00'],
    ['end configuration, keep nothing', '90 00', '00 90 00 00 00 00 00 00 00'],
    ['end configuration, keep all three pages', '90 07', '00 90 07 00 00 00 00 00 00'],
  ])('%s', (_, payload, report) => {
    expect(hex(toFeatureReport(bytes(payload)))).toBe(report.replaceAll(' ', ''));
  });

  test('a report that is too short, too long or numbered is none of this reader', () => {
    expect(fromFeatureReport(bytes('8F 00 00 00 00 00 00 00'))).toBeUndefined();
    expect(fromFeatureReport(bytes('00 8F 00 00 00 00 00 00 00 00'))).toBeUndefined();
    expect(fromFeatureReport(bytes('01 8F 00 00 00 00 00 00 00'))).toBeUndefined();
    expect(fromFeatureReport(new Uint8Array())).toBeUndefined();
  });

  test('nothing longer than a report can be sent', () => {
    expect(() => toFeatureReport(new Uint8Array(9))).toThrow(RangeError);
  });

  test('any 8 bytes survive the way there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (payload) => {
        expect(fromFeatureReport(toFeatureReport(payload))).toEqual(payload);
      }),
    );
  });
});

describe('what the reader is', () => {
  test('firmware 07.3.0, as the maker writes it', () => {
    expect(decodeDeviceInfo(bytes('00 00 30 07 00 81 60 00'))).toEqual({
      firmware: '07.3.0',
      deviceType: 0x6081,
    });
  });

  test('a reader that says nothing', () => {
    expect(decodeDeviceInfo(new Uint8Array(8))).toBeUndefined();
  });
});

describe('page 0 while cards are fetched', () => {
  test('turns keystrokes off, keeps every bit of the UID and reads all lengths; the rest stays', () => {
    // 2 digits, 6 digits, parity 1 and 1, 16 of 26 bits, '-' and Enter; fixed length, only 26 bits, send facility.
    expect(hex(page0ForFetching(bytes('02 06 11 10 1A 2D 28 0B')))).toBe('020600101A2D2889');
  });

  test('does not change the page it was given', () => {
    const asFound = bytes('02 06 11 10 1A 2D 28 0B');
    page0ForFetching(asFound);
    expect(hex(asFound)).toBe('020611101A2D280B');
  });
});

describe('the card in the buffer', () => {
  test.each([
    ['a 4-byte UID', 'C0 CD 0D C4 00 00 00 00', '20 20', 'C0CD0DC4', 32],
    ['a 7-byte UID', '80 35 15 D2 2E 4F 04 00', '38 38', '803515D22E4F04', 56],
    ['a UID that ends in zeros', '00 00 0D C4 00 00 00 00', '20 20', '00000DC4', 32],
    ['a 26-bit badge without its two parity bits', '39 30 7B 00 00 00 00 00', '18 18', '39307B', 24],
    ['a badge of odd length', '39 30 7B 01 00 00 00 00', '1A 1A', '39307B01', 26],
  ])('%s', (_, data, length, uid, bits) => {
    expect(decodeCardBuffer(bytes(data), bytes(`${length} 00 00 00 00 00 00`))).toEqual({
      bits,
      bytes: bytes(uid),
    });
  });

  test.each([
    ['no card', '00 00 00 00 00 00 00 00', '00 00'],
    ['the card left between data and length', 'C0 CD 0D C4 00 00 00 00', '00 00'],
    ['a longer card left, a shorter one came', '80 35 15 D2 2E 4F 04 00', '20 20'],
    ['the length came damaged', 'C0 CD 0D C4 00 00 00 00', '20 38'],
    ['longer than the buffer', 'C0 CD 0D C4 11 22 33 44', '50 50'],
    ['a length for nothing', '00 00 00 00 00 00 00 00', '20 20'],
  ])('is not believed: %s', (_, data, length) => {
    expect(decodeCardBuffer(bytes(data), bytes(`${length} 00 00 00 00 00 00`))).toBeUndefined();
  });

  test('whatever the reader sends, the card has as many bytes as its bits need', () => {
    const report = fc.uint8Array({ minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(report, report, fc.boolean(), (data, length, repeat) => {
        if (repeat) length[1] = length[0] ?? 0;
        const card = decodeCardBuffer(data, length);
        if (card) expect(card.bytes.length).toBe(Math.ceil(card.bits / 8));
      }),
    );
  });
});
