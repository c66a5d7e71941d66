import type { SKRSContext2D } from '@napi-rs/canvas';
import { type FontName, type FontWeight, fontFamily, loadCanvas, scriptOf } from './fonts.ts';
import { isolateLeftToRight } from './left-to-right-islands.ts';
import type { RasterStrip } from './raster-strip.ts';

/** How the letters of a line look. */
export interface Lettering {
  /** BCP 47 tag. Decides the reading direction and the local forms of letters. */
  readonly language: string;
  /** Height of the em square in dots. Capital letters are 0.714 of it. */
  readonly sizeDots: number;
  readonly weight: FontWeight;
  /** From `findFonts`, so that every letter has a glyph. */
  readonly fonts: readonly FontName[];
}

/** A piece of one printed line. `start` is the left edge, or the right one in Arabic and Persian. */
export interface Run {
  readonly text: string;
  readonly align: 'start' | 'center' | 'end';
  /** Dots to keep free at the edge that the run is aligned to. */
  readonly indentDots?: number;
}

export interface LinePainter {
  /** The width that text may take: the strip's, less a margin for marks that reach over its edges. */
  readonly roomDots: number;
  /** Width of a text in dots, on one line. */
  measure(text: string): number;
  paint(runs: readonly Run[]): RasterStrip;
}

/**
 * Height of a line over the em. It leaves room for the accents of Vietnamese capitals; what is taller or
 * deeper still (stacked Khmer consonants, for one) makes its own line higher instead of being cut off.
 */
const LINE_HEIGHT = 1.4;
const BASELINE = 1.07;
/** The drawing is this many ems high above and below the line, more than any mark of our scripts needs. */
const OVERHANG = 0.8;
/**
 * Kept free at both edges, in ems. Vowel signs and tails reach out of the space that a word is measured
 * by (Thai mai han akat by 0.09 em), and the paper's edge would cut them off.
 */
const SIDE_MARGIN = 0.1;
/**
 * Grey, of 255, that still prints black. A little lighter than halfway: hairlines of dense Han characters
 * stay whole at 26 dots, and their inner white does not fill. No dithering: it frays the edges of letters.
 */
const BLACK_BELOW = 160;

/** Draws lines of one lettering, `widthDots` wide. */
export function openLinePainter(lettering: Lettering, widthDots: number): LinePainter {
  const { language, sizeDots, weight } = lettering;
  const rightToLeft = scriptOf(language) === 'Arab';
  const visual = (text: string) => (rightToLeft ? isolateLeftToRight(text) : text);

  const lineHeight = Math.round(sizeDots * LINE_HEIGHT);
  const overhang = Math.round(sizeDots * OVERHANG);
  const margin = Math.ceil(sizeDots * SIDE_MARGIN);
  const height = lineHeight + 2 * overhang;
  const context = loadCanvas().createCanvas(widthDots, height).getContext('2d');
  context.font = `${sizeDots}px ${lettering.fonts.map((name) => `"${fontFamily(name, weight)}"`).join(', ')}`;
  context.lang = language;
  context.direction = rightToLeft ? 'rtl' : 'ltr';

  return {
    roomDots: widthDots - 2 * margin,
    measure: (text) => context.measureText(visual(text)).width,
    paint(runs) {
      context.fillStyle = 'white';
      context.fillRect(0, 0, widthDots, height);
      context.fillStyle = 'black';
      for (const { text, align, indentDots = 0 } of runs) {
        const fromRight = (align === 'end') !== rightToLeft;
        context.textAlign = align === 'center' ? 'center' : fromRight ? 'right' : 'left';
        const fromEdge = margin + indentDots;
        const x = align === 'center' ? widthDots / 2 : fromRight ? widthDots - fromEdge : fromEdge;
        context.fillText(visual(text), x, overhang + Math.round(sizeDots * BASELINE));
      }
      return cropToLine(context, widthDots, height, overhang, lineHeight);
    },
  };
}

/** The rows of the line box, and those above and below it that have ink. */
function cropToLine(
  context: SKRSContext2D,
  width: number,
  height: number,
  overhang: number,
  lineHeight: number,
): RasterStrip {
  const drawn = blackAndWhite(context.getImageData(0, 0, width, height).data, width, height);
  const { bytesPerRow } = drawn;
  const rows = (from: number, to: number) => drawn.bits.subarray(from * bytesPerRow, to * bytesPerRow);
  const isWhite = (row: number) => rows(row, row + 1).every((byte) => byte === 0);
  let top = 0;
  while (top < overhang && isWhite(top)) top++;
  let bottom = height;
  while (bottom > overhang + lineHeight && isWhite(bottom - 1)) bottom--;
  return { ...drawn, heightDots: bottom - top, bits: rows(top, bottom) };
}

/** Every pixel of a drawing, looked at once: this is where the time of a receipt goes. */
function blackAndWhite(pixels: Uint8ClampedArray, widthDots: number, heightDots: number): RasterStrip {
  const bytesPerRow = Math.ceil(widthDots / 8);
  const bits = new Uint8Array(bytesPerRow * heightDots);
  for (let y = 0, pixel = 0; y < heightDots; y++) {
    const row = y * bytesPerRow;
    for (let x = 0; x < widthDots; x++, pixel += 4) {
      if ((pixels[pixel] as number) >= BLACK_BELOW) continue;
      const at = row + (x >> 3);
      bits[at] = (bits[at] as number) | (0x80 >> (x & 7));
    }
  }
  return { widthDots, heightDots, bytesPerRow, bits };
}
