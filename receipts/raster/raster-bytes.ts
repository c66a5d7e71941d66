import type { RasterStrip } from './raster-strip.ts';
import { withoutRealTimeCommands } from './real-time-safety.ts';

/**
 * Rows in one raster command. Small, because a printer that loses its line in the middle of a picture
 * takes all that the command announced for dots before it listens again.
 */
const SLICE_ROWS = 128;

/** A band of white as high as this is sent as one, a byte to a row; a lower one costs less inside its picture. */
const WHITE_BAND_ROWS = 4;

/** `dotsChanged`: dots blackened so that no part of the picture reads as a real-time command. */
export interface RasterBytes {
  readonly bytes: Uint8Array;
  readonly dotsChanged: number;
}

/**
 * A strip as `GS v 0` commands (Epson ESC/POS reference: 1D 76 30 m xL xH yL yH d1...dk, m = 0 normal
 * size, x in bytes, y in rows). White dots right of the picture, and most of those between lines, are not
 * sent: at 9600 baud a full row takes 75 ms. The printer stands at the left margin afterwards; no line feed
 * is needed.
 */
export function rasterBytes(strip: RasterStrip): RasterBytes {
  const parts: Uint8Array[] = [];
  let dotsChanged = 0;
  for (const { first, rows, width } of slicesOf(strip)) {
    const slice = new Uint8Array(width * rows);
    for (let row = 0; row < rows; row++) {
      const start = (first + row) * strip.bytesPerRow;
      slice.set(strip.bits.subarray(start, start + width), row * width);
    }
    const safe = withoutRealTimeCommands(slice);
    dotsChanged += safe.dotsChanged;
    parts.push(Uint8Array.of(0x1d, 0x76, 0x30, 0, width & 0xff, width >> 8, rows, 0), safe.bits);
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), dotsChanged };
}

interface Slice {
  readonly first: number;
  readonly rows: number;
  /** Bytes per row up to the rightmost black dot; at least one, as the command allows no empty picture. */
  readonly width: number;
}

/** The rows of a strip, cut where white bands begin and end, and into slices that are not too high. */
function slicesOf(strip: RasterStrip): Slice[] {
  const widths = Array.from({ length: strip.heightDots }, (_, row) => inkedBytes(strip, row));
  const slices: Slice[] = [];
  for (let first = 0; first < widths.length; ) {
    const white = whiteRowsFrom(widths, first);
    let rows = white >= WHITE_BAND_ROWS ? white : 0;
    if (rows === 0)
      do rows++;
      while (first + rows < widths.length && whiteRowsFrom(widths, first + rows) < WHITE_BAND_ROWS);
    rows = Math.min(rows, SLICE_ROWS);
    slices.push({ first, rows, width: Math.max(1, ...widths.slice(first, first + rows)) });
    first += rows;
  }
  return slices;
}

function whiteRowsFrom(widths: readonly number[], first: number): number {
  let rows = 0;
  while (widths[first + rows] === 0) rows++;
  return rows;
}

function inkedBytes({ bytesPerRow, bits }: RasterStrip, row: number): number {
  for (let width = bytesPerRow; width > 0; width--)
    if (bits[row * bytesPerRow + width - 1] !== 0) return width;
  return 0;
}
