import type { FontWeight } from './fonts.ts';
import { findFonts } from './glyph-coverage.ts';
import { breakLines } from './line-breaks.ts';
import { type LinePainter, openLinePainter } from './line-painter.ts';
import type { RasterStrip } from './raster-strip.ts';

/**
 * Text sizes: height of the em in dots, at 8 dots to the millimetre. What a reader needs is the height of
 * a capital letter, which is 0.714 em in these fonts; small letters (x-height) are 0.536 em.
 */
export const textSize = {
  /** As tall as native font A beside it (12 x 24 dots): capitals of 2.3 mm. Han characters are 3 mm. */
  besideFontA: 26,
  /** 12 points: capitals of 3.0 mm, small letters of 2.3 mm. */
  standard: 34,
  /** 18 points, the size that is called large print: capitals of 4.6 mm, small letters of 3.4 mm. */
  largePrint: 51,
} as const;

/** How a text is set. `start` is the left edge, or the right one in Arabic and Persian. */
export interface TextStyle {
  /** BCP 47 tag: decides direction, line breaks and the form of Han characters. */
  readonly language: string;
  /** Height of the em in dots; one of `textSize`, if there is no reason for another. */
  readonly sizeDots: number;
  readonly weight: FontWeight;
  readonly align: 'start' | 'center' | 'end';
}

/** One strip for each printed line; or the characters that none of the fonts has (`U+1F600 😀`). */
export type RasterText =
  | { readonly ok: true; readonly strips: readonly RasterStrip[] }
  | { readonly ok: false; readonly missing: readonly string[] };

/** Two columns of native font A: the space between label and value, and what a value below is set in by. */
const GAP_DOTS = 2 * 12;

/** Draws a text in as many lines as it needs. */
export function rasterText(text: string, style: TextStyle, widthDots: number): RasterText {
  return withPainter(text, style, widthDots, ({ roomDots, measure, paint }) =>
    breakLines(text, style.language, roomDots, measure).map((line) =>
      paint([{ text: line, align: style.align }]),
    ),
  );
}

/**
 * Draws a label at the line's start and its value at the end, so that the digits of amounts stand under
 * each other, as native rows do. Without room for both, the value goes below the label, set in.
 */
export function rasterRow(
  label: string,
  value: string,
  style: Omit<TextStyle, 'align'>,
  widthDots: number,
): RasterText {
  return withPainter(label + value, style, widthDots, ({ roomDots, measure, paint }) => {
    if (measure(label) + GAP_DOTS + measure(value) <= roomDots)
      return [
        paint([
          { text: label, align: 'start' },
          { text: value, align: 'end' },
        ]),
      ];
    const lines = (text: string, indentDots: number) =>
      breakLines(text, style.language, roomDots - indentDots, measure).map((text) =>
        paint([{ text, align: 'start', indentDots }]),
      );
    return [...lines(label, 0), ...lines(value, GAP_DOTS)];
  });
}

function withPainter(
  text: string,
  style: Omit<TextStyle, 'align'>,
  widthDots: number,
  draw: (painter: LinePainter) => RasterStrip[],
): RasterText {
  // Line ends have no glyph; the blank in their place makes an empty text name a font too.
  const coverage = findFonts(` ${text.replace(/\s/g, ' ')}`, style.language, style.weight);
  if (!coverage.ok) return coverage;
  return { ok: true, strips: draw(openLinePainter({ ...style, fonts: coverage.fonts }, widthDots)) };
}
