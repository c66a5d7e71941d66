import jsQR from 'jsqr';
import { isBlackAt, type RasterStrip } from '../../receipts/raster/raster-strip.ts';

/** What a camera would read from the paper. */
export function scannedCode(strip: RasterStrip): string | undefined {
  const { widthDots, heightDots } = strip;
  const pixels = new Uint8ClampedArray(widthDots * heightDots * 4).fill(255);
  for (let y = 0; y < heightDots; y++)
    for (let x = 0; x < widthDots; x++)
      if (isBlackAt(strip, x, y)) pixels.fill(0, (y * widthDots + x) * 4, (y * widthDots + x) * 4 + 3);
  const found = jsQR.default(pixels, widthDots, heightDots, { inversionAttempts: 'dontInvert' });
  return found?.data;
}
