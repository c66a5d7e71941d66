import { isBlackAt, type RasterStrip } from '../../../receipts/raster/raster-strip.ts';
import { drawnSizes } from '../../../receipts/text-size.ts';

/** The smallest box around all black dots: first column and row in it, last column and row in it. */
export interface InkBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function inkBox(strip: RasterStrip): InkBox {
  let box = { left: strip.widthDots, right: -1, top: strip.heightDots, bottom: -1 };
  for (let y = 0; y < strip.heightDots; y++)
    for (let x = 0; x < strip.widthDots; x++)
      if (isBlackAt(strip, x, y))
        box = {
          left: Math.min(box.left, x),
          right: Math.max(box.right, x),
          top: Math.min(box.top, y),
          bottom: Math.max(box.bottom, y),
        };
  return box;
}

/** The strip as text, one character to a dot, for looking at in a failed test. */
export function drawing(strip: RasterStrip): string {
  return Array.from({ length: strip.heightDots }, (_, y) =>
    Array.from({ length: strip.widthDots }, (_, x) => (isBlackAt(strip, x, y) ? '#' : '.')).join(''),
  ).join('\n');
}

/** How many dots two strips of one size differ in. */
export function differingDots(one: RasterStrip, other: RasterStrip): number {
  let count = 0;
  for (let y = 0; y < one.heightDots; y++)
    for (let x = 0; x < one.widthDots; x++) if (isBlackAt(one, x, y) !== isBlackAt(other, x, y)) count++;
  return count;
}

export function blackDots(strip: RasterStrip): number {
  let count = 0;
  for (const byte of strip.bits) for (let rest = byte; rest > 0; rest &= rest - 1) count++;
  return count;
}

/** Ems in dots at 203 dpi, as receipts use them. */
export const textSize = {
  standard: drawnSizes('en', 'standard', 8).text,
  largePrint: drawnSizes('en', 'large', 8).text,
  han: drawnSizes('zh-Hant', 'standard', 8).text,
} as const;
