import type { RasterStrip } from './raster-strip.ts';
import { withoutRealTimeCommands } from './real-time-safety.ts';

/**
 * Rows in one raster command. Small, because a printer that loses its line in the middle of a picture
 * takes all that the command announced for dots before it listens again.
 */
const SLICE_ROWS = 128;

/** `dotsChanged`: dots blackened so that no part of the picture reads as a real-time command. */
export interface RasterBytes {
  readonly bytes: Uint8Array;
  readonly dotsChanged: number;
}

/**
 * A strip as `GS v 0` commands (Epson ESC/POS reference: 1D 76 30 m xL xH yL yH d1...dk, m = 0 normal
 * size, x in bytes, y in rows). White dots right of the picture are not sent: at 9600 baud a full row
 * takes 75 ms. The printer stands at the left margin afterwards; no line feed is needed.
 */
export function rasterBytes(strip: RasterStrip): RasterBytes {
  const width = inkedBytes(strip);
  const parts: Uint8Array[] = [];
  let dotsChanged = 0;
  for (let first = 0; first < strip.heightDots; first += SLICE_ROWS) {
    const rows = Math.min(SLICE_ROWS, strip.heightDots - first);
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

/** Bytes per row up to the rightmost black dot; at least one, as the command allows no empty picture. */
function inkedBytes({ bytesPerRow, bits }: RasterStrip): number {
  let width = 1;
  bits.forEach((byte, at) => {
    if (byte !== 0) width = Math.max(width, (at % bytesPerRow) + 1);
  });
  return width;
}
