import { describe, expect, it } from 'vitest';
import { covers, parseCharacterMap, readCharacterMap } from '../../../receipts/raster/character-map.ts';
import { type FontName, type FontWeight, fontFile, fontOrder } from '../../../receipts/raster/fonts.ts';
import { findFonts } from '../../../receipts/raster/glyph-coverage.ts';
import { rasterText } from '../../../receipts/raster/raster-line.ts';
import { textSize } from './ink.ts';
import { sentences } from './languages.ts';

/** A cmap table with one subtable. */
function table(subtable: readonly number[]): DataView {
  const bytes = Uint8Array.from([0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, ...subtable]);
  return new DataView(bytes.buffer);
}

const word = (value: number) => [(value >> 8) & 0xff, value & 0xff];
const long = (value: number) => [0, (value >> 16) & 0xff, ...word(value)];

describe('a character that no font can draw', () => {
  it('is named with its code point, and nothing is printed', () => {
    const result = rasterText(
      'Thank you 😀!',
      { language: 'en', sizeDots: textSize.standard, weight: 'regular', align: 'start' },
      576,
    );
    expect(result).toEqual({ ok: false, missing: ['U+1F600 😀'] });
  });

  it('is named once, however often it occurs, and even if it cannot be shown itself', () => {
    expect(findFonts('\u0007a\u0007\u{10ffff}', 'en', 'bold')).toEqual({
      ok: false,
      missing: ['U+0007', 'U+10FFFF'],
    });
  });

  it('does not occur in any of the languages, in either weight', () => {
    for (const [language, text] of Object.entries(sentences))
      for (const weight of ['regular', 'bold'] satisfies FontWeight[])
        expect(findFonts(text, language, weight), language).toMatchObject({ ok: true });
  });

  it('is not blamed on marks that are never drawn', () => {
    expect(findFonts('می\u200cشود \u2066x\u2069 \u00ad\ufe0f', 'fa', 'regular')).toMatchObject({ ok: true });
  });
});

describe('the font of a Han character', () => {
  const fontsOf = (language: string) => {
    const found = findFonts('直角骨', language, 'regular');
    return found.ok ? found.fonts : found.missing;
  };

  it.each([
    ['zh-Hans', 'chineseSimplified'],
    ['zh-CN', 'chineseSimplified'],
    ['zh-Hant', 'chineseTraditional'],
    ['zh-TW', 'chineseTraditional'],
    ['zh-HK', 'chineseTraditional'],
    ['ja', 'japanese'],
    ['ko', 'korean'],
  ])('is that of the language %s', (language, font) => {
    expect(fontsOf(language)).toEqual([font]);
  });

  it('differs on paper between Japanese and simplified Chinese', () => {
    const draw = (language: string) => {
      const result = rasterText('直', { language, sizeDots: 51, weight: 'regular', align: 'start' }, 64);
      return result.ok ? [...(result.strips[0]?.bits ?? [])] : [];
    };
    expect(draw('ja')).not.toEqual(draw('zh-Hans'));
    expect(draw('ja')).toEqual(draw('ja-JP'));
  });

  it('is found in a text of any other language too', () => {
    expect(findFonts('Alhambra 直', 'en', 'regular')).toEqual({
      ok: true,
      fonts: ['sans', 'chineseSimplified'],
    });
  });

  it('has every font in reach, once', () => {
    for (const language of ['en', 'ko', 'zh-Hant']) expect(new Set(fontOrder(language)).size).toBe(11);
  });
});

describe('the character map of a font', () => {
  it('is read from the files as they are', () => {
    const map = (name: FontName) => readCharacterMap(fontFile(name, 'regular'));
    expect(covers(map('sans'), 0x41)).toBe(true);
    expect(covers(map('sans'), 0x1ea4)).toBe(true);
    expect(covers(map('sans'), 0x0531)).toBe(false);
    expect(covers(map('armenian'), 0x0531)).toBe(true);
    expect(covers(map('chineseSimplified'), 0x20bb7)).toBe(false);
    expect(covers(map('japanese'), 0x20bb7)).toBe(true);
  });

  it('in format 12 leaves out what is mapped to the missing-glyph box', () => {
    const format12 = [
      0,
      12,
      0,
      0,
      ...long(40),
      ...long(0),
      ...long(2),
      ...long(65),
      ...long(70),
      ...long(0),
      ...long(0x1f600),
      ...long(0x1f601),
      ...long(9),
    ];
    expect(parseCharacterMap(table(format12))).toEqual([66, 70, 0x1f600, 0x1f601]);
  });

  it('in format 4 follows deltas and glyph arrays', () => {
    const format4 = [
      0,
      4,
      0,
      42,
      0,
      0,
      0,
      6,
      0,
      0,
      0,
      0,
      0,
      0,
      ...word(0x42),
      ...word(0x52),
      ...word(0xffff),
      0,
      0,
      ...word(0x41),
      ...word(0x50),
      ...word(0xffff),
      ...word(0x10000 - 0x41),
      ...word(0),
      ...word(1),
      ...word(0),
      ...word(4),
      ...word(0),
      ...word(7),
      ...word(0),
      ...word(8),
    ];
    expect(parseCharacterMap(table(format4))).toEqual([0x42, 0x42, 0x50, 0x50, 0x52, 0x52]);
  });

  it('in a format that we do not read is refused', () => {
    expect(() => parseCharacterMap(table([0, 6, 0, 0]))).toThrow('neither');
  });
});
