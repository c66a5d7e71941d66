import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { loadCanvas } from '../../../receipts/raster/fonts.ts';
import { pictureOf } from '../../../receipts/raster/picture.ts';
import { rasterBytes } from '../../../receipts/raster/raster-bytes.ts';
import { rasterText } from '../../../receipts/raster/raster-line.ts';
import {
  isBlackAt,
  PAPER_58_MM_DOTS,
  PAPER_80_MM_DOTS,
  type RasterStrip,
  stripOf,
} from '../../../receipts/raster/raster-strip.ts';
import { textSize } from './ink.ts';

/** Reads `GS v 0` commands as a printer does. */
function printed(bytes: Uint8Array): { width: number; rows: number[][] }[] {
  const pictures = [];
  for (let at = 0; at < bytes.length; ) {
    expect([...bytes.subarray(at, at + 4)]).toEqual([0x1d, 0x76, 0x30, 0]);
    const [xL = 0, xH = 0, yL = 0, yH = 0] = bytes.subarray(at + 4, at + 8);
    const width = xL + xH * 256;
    const height = yL + yH * 256;
    const rows = Array.from({ length: height }, (_, y) => [
      ...bytes.subarray(at + 8 + y * width, at + 8 + (y + 1) * width),
    ]);
    expect(rows.at(-1)).toHaveLength(width);
    pictures.push({ width, rows });
    at += 8 + width * height;
  }
  return pictures;
}

const checkered = (width: number, height: number): RasterStrip =>
  stripOf(width, height, (x, y) => (x + y) % 2 === 0);

describe('a picture on the wire', () => {
  it('is one GS v 0 with its width in bytes and its rows', () => {
    expect([...rasterBytes(stripOf(12, 2, (x, y) => x === 11 || y === 1)).bytes]).toEqual([
      0x1d, 0x76, 0x30, 0, 2, 0, 2, 0, 0x00, 0x10, 0xff, 0xf0,
    ]);
  });

  it('longer than 128 rows goes in slices, none lost', () => {
    const pictures = printed(rasterBytes(checkered(PAPER_80_MM_DOTS, 300)).bytes);
    expect(pictures.map(({ rows }) => rows.length)).toEqual([128, 128, 44]);
    expect(pictures.every(({ width }) => width === 72)).toBe(true);
    expect(pictures[1]?.rows[0]?.[0]).toBe(0xaa);
  });

  it('does not carry the white right of it', () => {
    const [picture] = printed(rasterBytes(stripOf(PAPER_58_MM_DOTS, 10, (x) => x < 20)).bytes);
    expect(picture).toMatchObject({ width: 3 });
  });

  it('with no dot at all still moves the paper', () => {
    const [picture] = printed(rasterBytes(stripOf(PAPER_58_MM_DOTS, 48, () => false)).bytes);
    expect(picture?.width).toBe(1);
    expect(picture?.rows).toHaveLength(48);
  });

  it('of a whole line stays small enough for a slow serial line', () => {
    const result = rasterText(
      'Ваша жалоба получена',
      { language: 'ru', sizeDots: textSize.standard, weight: 'regular', align: 'start' },
      PAPER_80_MM_DOTS,
    );
    const [strip] = result.ok ? result.strips : [];
    expect(strip && rasterBytes(strip).bytes.length).toBeLessThan(3500);
  });
});

describe('a receipt looked at on a screen', () => {
  it('has every dot of every strip, in a PNG', async () => {
    const strips = [checkered(30, 5), stripOf(20, 3, (x) => x === 7)];
    const png = pictureOf(strips);
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const { createCanvas, loadImage } = loadCanvas();
    const context = createCanvas(30, 8).getContext('2d');
    context.drawImage(await loadImage(Buffer.from(png)), 0, 0);
    const { data } = context.getImageData(0, 0, 30, 8);
    for (let y = 0; y < 8; y++)
      for (let x = 0; x < 30; x++) {
        // The narrower strip stands in the middle.
        const [strip, row, column] = y < 5 ? [strips[0], y, x] : [strips[1], y - 5, x - 5];
        const inside = strip !== undefined && column >= 0 && column < strip.widthDots;
        const black = inside && isBlackAt(strip, column, row);
        expect(data[(y * 30 + x) * 4]).toBe(black ? 0 : 255);
      }
  });
});

describe('the fonts of the machine', () => {
  it('are never used, so that a receipt looks the same everywhere', () => {
    rasterText('Gate', { language: 'en', sizeDots: 34, weight: 'bold', align: 'start' }, 384);
    const canvas = createRequire(import.meta.url)('@napi-rs/canvas');
    const families: string[] = canvas.GlobalFonts.families.map(({ family }: { family: string }) => family);
    expect(families.filter((family) => !/^(receipt |Noto Sans)/.test(family))).toEqual([]);
  });
});
