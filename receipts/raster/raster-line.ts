import type { FontWeight } from './fonts.ts';
import { findFonts } from './glyph-coverage.ts';
import { breakLines, unbreakablePieces } from './line-breaks.ts';
import { type LinePainter, openLinePainter } from './line-painter.ts';
import type { RasterStrip } from './raster-strip.ts';

/** How a text is set. `start` is the left edge, or the right one in Arabic and Persian. */
export interface TextStyle {
  /** BCP 47 tag: decides direction, line breaks and the form of Han characters. */
  readonly language: string;
  /** Height of the em in dots; a capital letter is 0.714 of it, a small one 0.536. */
  readonly sizeDots: number;
  readonly weight: FontWeight;
  readonly align: 'start' | 'center' | 'end';
  /** How small a text may become so that no word or number in it need be broken; left out, not smaller. */
  readonly smallestDots?: number | undefined;
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
 * each other, as native rows do. Without room for both, the value goes below the label: set in, or at the end.
 */
export function rasterRow(
  label: string,
  value: string,
  style: Omit<TextStyle, 'align'>,
  widthDots: number,
  below: 'indented' | 'atEnd' = 'indented',
): RasterText {
  return withPainter(`${label} ${value}`, style, widthDots, ({ roomDots, measure, paint }) => {
    if (measure(label) + GAP_DOTS + measure(value) <= roomDots)
      return [
        paint([
          { text: label, align: 'start' },
          { text: value, align: 'end' },
        ]),
      ];
    const upper = breakLines(label, style.language, roomDots, measure);
    const indentDots = below === 'indented' ? GAP_DOTS : 0;
    const lower = breakLines(value, style.language, roomDots - indentDots, measure);
    const align = below === 'indented' ? 'start' : 'end';
    return [
      ...upper.map((text) => paint([{ text, align: 'start' }])),
      ...lower.map((text) => paint([{ text, align, indentDots }])),
    ];
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
  const lettering = { ...style, fonts: coverage.fonts };
  const painter = openLinePainter(lettering, widthDots);
  const widest = Math.max(
    ...unbreakablePieces(text, style.language).map((piece) => painter.measure(piece.trim())),
  );
  const room = painter.roomDots - GAP_DOTS;
  const { sizeDots, smallestDots = sizeDots } = style;
  if (widest <= room || smallestDots >= sizeDots) return { ok: true, strips: draw(painter) };
  const smaller = Math.max(smallestDots, Math.floor((sizeDots * room) / widest));
  return { ok: true, strips: draw(openLinePainter({ ...lettering, sizeDots: smaller }, widthDots)) };
}
