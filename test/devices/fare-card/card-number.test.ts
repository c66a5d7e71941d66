import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isRandomUid,
  lastFour,
  luhnCheckDigit,
  nextfareClassicNumber,
  nextfareDesfireNumber,
  nextfareUltralightNumber,
  parseCardNumber,
  passesLuhn,
} from '../../../devices/fare-card/card-number.ts';

const hex = (text: string) => Uint8Array.fromHex(text);

describe('the number printed on a card, from its UID', () => {
  test.each([
    ['C40DCDC0', '0160032346638769'],
    ['15CD5B07', '0160001234567893'],
    ['B168DE3A', '0160009876543213'],
    ['897DF842', '0160011235813212'],
  ])('MIFARE Classic %s is %s', (uid, number) => {
    expect(nextfareClassicNumber(hex(uid))).toBe(number);
  });

  test('the highest UID still fits its eleven digits', () => {
    expect(nextfareClassicNumber(hex('FFFFFFFF'))).toMatch(/^016004294967295\d$/);
  });

  test('DESFire has twenty digits', () => {
    expect(nextfareDesfireNumber(hex('044F2ED2153580'))).toBe('01640870625116952329');
  });

  test('Ultralight has twenty digits, whatever the maker byte', () => {
    const serial = (8428519244673).toString(16).padStart(12, '0');
    expect(nextfareUltralightNumber(hex(`04${serial}`))).toBe('00010084285192446735');
    expect(nextfareUltralightNumber(hex(`05${serial}`))).toBe('00010084285192446735');
  });

  test('a random UID gives no number: a phone would have another one at every tap', () => {
    expect(isRandomUid(hex('08C0FFEE'))).toBe(true);
    expect(nextfareClassicNumber(hex('08C0FFEE'))).toBeUndefined();
  });

  test('a UID that only begins with 08 is not random when it has seven bytes', () => {
    expect(isRandomUid(hex('08C0FFEE010203'))).toBe(false);
  });

  test('a UID of another length gives no number', () => {
    expect(nextfareClassicNumber(hex('044F2ED2153580'))).toBeUndefined();
    expect(nextfareDesfireNumber(hex('C40DCDC0'))).toBeUndefined();
    expect(nextfareUltralightNumber(hex('C40DCDC0'))).toBeUndefined();
    expect(nextfareClassicNumber(new Uint8Array())).toBeUndefined();
  });
});

describe('a number typed by hand', () => {
  test.each([
    '0160 0323 4663 8769',
    '0160-0323-4663-8769',
    ' 0160032346638769\n',
    '0160–0323\u00a04663\u20118769',
  ])('%j is read with its blanks and hyphens dropped', (typed) => {
    expect(parseCardNumber(typed)).toEqual({ ok: true, number: '0160032346638769' });
  });

  test('twenty digits are read too', () => {
    expect(parseCardNumber('0164 0870 6251 1695 2329')).toEqual({
      ok: true,
      number: '01640870625116952329',
    });
  });

  test.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['0160 0323 4663 87O9', 'notDigits'],
    ['٠١٦٠٠٣٢٣٤٦٦٣٨٧٦٩', 'notDigits'],
    ['0160 0323 4663 876', 'wrongLength'],
    ['0160 0323 4663 8769 1', 'wrongLength'],
    ['0160 0323 4663 8768', 'wrongCheckDigit'],
    ['0164 0870 6251 1695 2320', 'wrongCheckDigit'],
  ])('%j is refused as %s', (typed, why) => {
    expect(parseCardNumber(typed)).toEqual({ ok: false, why });
  });

  test('any one wrong digit is caught', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 4, maxLength: 4 }),
        fc.nat(15),
        fc.integer({ min: 1, max: 9 }),
        (uid, place, by) => {
          const number = nextfareClassicNumber(uid);
          fc.pre(number !== undefined);
          const wrong = (Number(number.charAt(place)) + by) % 10;
          const mistyped = `${number.slice(0, place)}${wrong}${number.slice(place + 1)}`;
          expect(parseCardNumber(number)).toEqual({ ok: true, number });
          expect(parseCardNumber(mistyped)).toEqual({ ok: false, why: 'wrongCheckDigit' });
        },
      ),
    );
  });
});

test('the check digit is the one of ISO/IEC 7812-1', () => {
  expect(luhnCheckDigit('7992739871')).toBe(3);
  expect(passesLuhn('79927398713')).toBe(true);
  expect(passesLuhn('79927398710')).toBe(false);
});

test('only the last four digits are shown', () => {
  expect(lastFour('0160032346638769')).toBe('8769');
});
