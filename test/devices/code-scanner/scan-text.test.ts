import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeScan } from '../../../devices/code-scanner/scan-text.ts';

const scan = (text: string) => decodeScan(new TextEncoder().encode(text));

describe('what a scan says', () => {
  test.each([
    [']Q1https://example.org/c/1', 'qrCode', 'https://example.org/c/1'],
    [']C0CIT-204417', 'code128', 'CIT-204417'],
    [']C1' + '0112345', 'code128', '0112345'],
    [']d2ABC', 'dataMatrix', 'ABC'],
    [']E04006381333931', 'eanUpc', '4006381333931'],
    [']L0<letter>', 'pdf417', '<letter>'],
    [']z0A', 'aztec', 'A'],
  ])('%s is a %s', (said, symbology, text) => {
    expect(scan(said)).toEqual({ text, symbology });
  });

  test.each([
    ['no identifier', 'CIT-204417'],
    ['an identifier of no known code', ']y0CIT-204417'],
    ['a bracket and no more', ']Q'],
    ['an identifier further in', 'CIT]Q1'],
  ])('with %s it stays as it is', (_, said) => {
    expect(scan(said)).toEqual({ text: said });
  });

  test('control characters are dropped, except for the separator of GS1 fields', () => {
    expect(scan('\u000210ABC\u001d21XYZ\u0003\u007f')).toEqual({ text: '10ABC\u001d21XYZ' });
  });

  test('letters of every language', () => {
    expect(scan('Señora Łęcka 山田')).toEqual({ text: 'Señora Łęcka 山田' });
  });

  test('an old QR code in Latin-1', () => {
    expect(decodeScan(Uint8Array.of(0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72))).toEqual({ text: 'Müller' });
  });

  test.each(['', '\u0000\u0003', ']Q1', ']Q1\u0003'])('nothing but %j is no scan', (said) => {
    expect(scan(said)).toBeUndefined();
  });

  test('whatever the bytes are, the text is never empty and free of controls', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        const text = decodeScan(noise)?.text;
        expect(text).not.toBe('');
        expect(text?.replaceAll('\u001d', '') ?? '').not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  test('any printable text comes through, behind its identifier', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (said) => {
        const printable = said.replaceAll(/\p{Cc}/gu, '');
        fc.pre(printable !== '');
        expect(scan(`]Q1${printable}`)).toEqual({ text: printable, symbology: 'qrCode' });
      }),
    );
  });
});
