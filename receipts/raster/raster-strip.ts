/**
 * Black and white dots as a receipt printer takes them: row by row from the top, eight dots to a byte,
 * the leftmost dot in the highest bit, 1 is black. A strip is one printed line, or one picture.
 */
export interface RasterStrip {
  readonly widthDots: number;
  readonly heightDots: number;
  /** `widthDots / 8`, rounded up; dots beyond the width are white. */
  readonly bytesPerRow: number;
  /** `bytesPerRow * heightDots` bytes. */
  readonly bits: Uint8Array;
}

/** Printing widths in dots at 203 dpi, which is 8 dots to the millimetre. */
export const PAPER_80_MM_DOTS = 576;
export const PAPER_58_MM_DOTS = 384;

/** Makes a strip by asking for each dot whether it is black. */
export function stripOf(
  widthDots: number,
  heightDots: number,
  isBlack: (x: number, y: number) => boolean,
): RasterStrip {
  const bytesPerRow = Math.ceil(widthDots / 8);
  const bits = new Uint8Array(bytesPerRow * heightDots);
  for (let y = 0; y < heightDots; y++) {
    for (let x = 0; x < widthDots; x++) {
      if (!isBlack(x, y)) continue;
      const at = y * bytesPerRow + (x >> 3);
      bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { widthDots, heightDots, bytesPerRow, bits };
}

export function isBlackAt(strip: RasterStrip, x: number, y: number): boolean {
  return ((strip.bits[y * strip.bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}
