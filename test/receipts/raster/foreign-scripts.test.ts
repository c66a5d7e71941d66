import { describe, expect, it } from 'vitest';
import { findFonts } from '../../../receipts/raster/glyph-coverage.ts';
import { isolateLeftToRight } from '../../../receipts/raster/left-to-right-islands.ts';
import { openLinePainter, type Run } from '../../../receipts/raster/line-painter.ts';
import { rasterRow, rasterText, type TextStyle } from '../../../receipts/raster/raster-line.ts';
import {
  isBlackAt,
  PAPER_58_MM_DOTS,
  PAPER_80_MM_DOTS,
  type RasterStrip,
} from '../../../receipts/raster/raster-strip.ts';
import { blackDots, differingDots, drawing, inkBox, textSize } from './ink.ts';
import { sentences } from './languages.ts';

const style: TextStyle = { language: 'en', sizeDots: textSize.standard, weight: 'regular', align: 'start' };

/** The margin, and the white that letters bring along themselves. */
const EDGE_DOTS = 9;

function draw(
  text: string,
  change: Partial<TextStyle> = {},
  width = PAPER_80_MM_DOTS,
): readonly RasterStrip[] {
  const result = rasterText(text, { ...style, ...change }, width);
  if (!result.ok) throw new Error(`No glyph for ${result.missing.join(', ')}`);
  return result.strips;
}

function drawOne(text: string, change: Partial<TextStyle> = {}, width = PAPER_80_MM_DOTS): RasterStrip {
  const [strip, ...more] = draw(text, change, width);
  if (!strip || more.length > 0) throw new Error(`"${text}" is not one line`);
  return strip;
}

/** The ink alone, wherever on the line it stands. */
function shape(text: string, change: Partial<TextStyle> = {}): string {
  const strip = drawOne(text, change);
  const { left, right } = inkBox(strip);
  return drawing(strip)
    .split('\n')
    .map((row) => row.slice(left, right + 1))
    .join('\n');
}

describe('text too small to read', () => {
  const capitalHeight = (sizeDots: number) => {
    const { top, bottom } = inkBox(drawOne('H', { sizeDots }));
    return bottom - top + 1;
  };

  it('does not come out in standard size: capitals are 3 mm, 24 dots', () => {
    expect(capitalHeight(textSize.standard)).toBeGreaterThanOrEqual(24);
  });

  it('is half as large again in large print', () => {
    expect(capitalHeight(textSize.largePrint)).toBeGreaterThanOrEqual(36);
  });

  it('has Han characters of 3 mm even beside native font A', () => {
    const { top, bottom } = inkBox(drawOne('國', { language: 'zh-Hant', sizeDots: textSize.han }));
    expect(bottom - top + 1).toBeGreaterThanOrEqual(23);
  });
});

describe('a line on paper', () => {
  it.each(Object.entries(sentences))(
    'fits both paper widths in %s, in every size and weight',
    (language, text) => {
      for (const width of [PAPER_80_MM_DOTS, PAPER_58_MM_DOTS])
        for (const sizeDots of Object.values(textSize))
          for (const weight of ['regular', 'bold'] as const)
            for (const strip of draw(text, { language, sizeDots, weight }, width)) {
              expect(strip).toMatchObject({ widthDots: width, bytesPerRow: width / 8 });
              expect(strip.bits.length).toBe(strip.bytesPerRow * strip.heightDots);
              expect(blackDots(strip)).toBeGreaterThan(0);
            }
    },
  );

  it.each(Object.entries(sentences))('loses no ink at its edges in %s', (language, text) => {
    const fonts = findFonts(text, language, 'regular');
    if (!fonts.ok) throw new Error(fonts.missing.join(', '));
    const lettering = { ...style, language, fonts: fonts.fonts };
    const painter = openLinePainter(lettering, 400);
    const black = (run: Run) => blackDots(painter.paint([run]));
    for (const letter of new Set(
      [...new Intl.Segmenter(language).segment(text)].map(({ segment }) => segment),
    ))
      for (const align of ['start', 'end'] as const)
        expect(black({ text: letter, align }), letter).toBe(black({ text: letter, align, indentDots: 100 }));
  });

  it('is higher for stacked marks instead of cutting them off', () => {
    expect(drawOne('ê', { language: 'vi' }).heightDots).toBe(48);
    expect(drawOne('Ẫ', { language: 'vi' }).heightDots).toBeGreaterThan(48);
    const tower = drawOne('A\u0302\u0302\u0302', { language: 'vi' });
    expect(tower.heightDots).toBeGreaterThan(55);
    expect(inkBox(tower).top).toBe(0);
  });

  it('is drawn from its start, its end, or in the middle', () => {
    const boxOf = (align: TextStyle['align']) => inkBox(drawOne('Gate', { align }));
    expect(boxOf('start').left).toBeLessThan(EDGE_DOTS);
    expect(boxOf('end').right).toBeGreaterThan(PAPER_80_MM_DOTS - EDGE_DOTS);
    const { left, right } = boxOf('center');
    expect(Math.abs(left - (PAPER_80_MM_DOTS - 1 - right))).toBeLessThan(EDGE_DOTS);
  });

  it('is heavier in bold', () => {
    expect(shape('Gate', { weight: 'bold' })).not.toBe(shape('Gate'));
  });

  it('may be empty', () => {
    const [strip] = draw('');
    expect(strip?.bits.every((byte) => byte === 0)).toBe(true);
    expect(strip?.heightDots).toBe(48);
  });
});

describe('letters that change beside others', () => {
  it('are joined in Arabic and Persian, and a zero-width non-joiner parts them', () => {
    expect(inkBox(drawOne('بببب', { language: 'ar' })).left).toBeGreaterThan(
      inkBox(drawOne('ب\u200cب\u200cب\u200cب', { language: 'ar' })).left,
    );
  });

  it('are reordered in Hindi: a short i stands before its consonant, a leading r above the next one', () => {
    const widthOf = (text: string) => {
      const { left, right } = inkBox(drawOne(text, { language: 'hi' }));
      return right - left;
    };
    expect(widthOf('र्क')).toBeLessThan(widthOf('रक') - 5);
    // Its stem is left of the consonant, which is thereby moved to the right.
    const stemColumn = 8;
    const heightAt = (text: string, x: number) => {
      const strip = drawOne(text, { language: 'hi' });
      return Array.from({ length: strip.heightDots }, (_, y) => isBlackAt(strip, x, y)).filter(Boolean)
        .length;
    };
    expect(heightAt('कि', stemColumn)).toBeGreaterThan(15);
    expect(heightAt('की', stemColumn)).toBeLessThan(15);
  });

  it('go below their consonant in Khmer', () => {
    const { bottom } = inkBox(drawOne('ក', { language: 'km' }));
    expect(inkBox(drawOne('ក្ក', { language: 'km' })).bottom).toBeGreaterThan(bottom + 5);
  });
});

describe('numbers in a text from right to left', () => {
  it('stand at the right edge when the line begins with Arabic', () => {
    expect(inkBox(drawOne('رقم', { language: 'ar' })).right).toBeGreaterThan(PAPER_80_MM_DOTS - EDGE_DOTS);
  });

  it('are not turned round: a telephone number reads as it does in English', () => {
    const marked = (number: string) => drawOne(`ا \u2066${number}\u2069 ا`, { language: 'ar' });
    // A direction mark of its own, though one that does nothing, leaves the text to the algorithm alone.
    const turned = drawOne('ا 213-555-0199 ا\u202c', { language: 'ar' });
    expect(differingDots(turned, marked('0199-555-213'))).toBeLessThan(100);
    const plain = drawOne('ا 213-555-0199 ا', { language: 'ar' });
    expect(differingDots(plain, marked('213-555-0199'))).toBe(0);
    expect(differingDots(plain, turned)).toBeGreaterThan(1000);
  });

  it.each([
    ['تلفن (213) 555-0100 یا', 'تلفن ⟨(213) 555-0100⟩ یا'],
    ['الخط (720) هنا', 'الخط (⟨720⟩) هنا'],
    ['هاتف (الخط 720).', 'هاتف (الخط ⟨720⟩).'],
    ['رقم 7QK-00042-M.', 'رقم ⟨7QK-00042-M⟩.'],
    ['ساعت ۰۸:۳۰، تاریخ ۱۴۰۵/۰۸/۳۰', 'ساعت ⟨۰۸:۳۰⟩، تاریخ ⟨۱۴۰۵/۰۸/۳۰⟩'],
    ['أجرة $2.50', 'أجرة ⟨$2.50⟩'],
    ['محطة Metro Center 3 الآن', 'محطة ⟨Metro Center 3⟩ الآن'],
  ])('are islands: %s', (text, expected) => {
    expect(isolateLeftToRight(text).replaceAll('\u2066', '⟨').replaceAll('\u2069', '⟩')).toBe(expected);
  });

  it('keep the direction marks that a text brings along', () => {
    expect(isolateLeftToRight('رقم \u2066A-1\u2069')).toBe('رقم \u2066A-1\u2069');
  });
});

describe('a label and its value', () => {
  const row = (label: string, value: string, language: string, sizeDots: number = textSize.standard) => {
    const result = rasterRow(label, value, { language, sizeDots, weight: 'regular' }, PAPER_80_MM_DOTS);
    if (!result.ok) throw new Error(result.missing.join(', '));
    return result.strips;
  };

  it('stand at the two edges, amounts with their last digits under each other', () => {
    const ends = ['$2.50', '$102.50'].map((amount) => {
      const strips = row('票價', amount, 'zh-Hant');
      expect(strips).toHaveLength(1);
      return strips[0] && inkBox(strips[0]).right;
    });
    expect(ends[0]).toBe(ends[1]);
    expect(ends[0]).toBeGreaterThan(PAPER_80_MM_DOTS - EDGE_DOTS);
  });

  it('are mirrored in Arabic', () => {
    const [strip] = row('رقم', '7QK-00042-M', 'ar');
    expect(strip && inkBox(strip).left).toBeLessThan(EDGE_DOTS);
    expect(strip && inkBox(strip).right).toBeGreaterThan(PAPER_80_MM_DOTS - EDGE_DOTS);
  });

  it('go under each other, the value set in, when there is no room for both', () => {
    const strips = row('Número de caso', '7QK-00042-M', 'es', textSize.largePrint);
    expect(strips).toHaveLength(2);
    expect(strips[1] && inkBox(strips[1]).left).toBeGreaterThanOrEqual(24);
  });

  it('are refused, not half printed, when the value has a character without a glyph', () => {
    expect(rasterRow('Name', '😀', style, PAPER_80_MM_DOTS)).toEqual({ ok: false, missing: ['U+1F600 😀'] });
  });
});
