import { loadCanvas } from './fonts.ts';
import { isBlackAt, type RasterStrip } from './raster-strip.ts';

/** Strips under each other in the middle of white paper, as the bytes of a PNG file: one pixel to a dot. */
export function pictureOf(strips: readonly RasterStrip[]): Uint8Array {
  const { createCanvas } = loadCanvas();
  const width = Math.max(1, ...strips.map((strip) => strip.widthDots));
  const height = Math.max(
    1,
    strips.reduce((rows, strip) => rows + strip.heightDots, 0),
  );
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  image.data.fill(255);
  let top = 0;
  for (const strip of strips) {
    const left = Math.floor((width - strip.widthDots) / 2);
    for (let y = 0; y < strip.heightDots; y++)
      for (let x = 0; x < strip.widthDots; x++) {
        const at = ((top + y) * width + left + x) * 4;
        if (isBlackAt(strip, x, y)) image.data.fill(0, at, at + 3);
      }
    top += strip.heightDots;
  }
  context.putImageData(image, 0, 0);
  return new Uint8Array(canvas.toBuffer('image/png'));
}
