import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rasterBytes } from '../../../receipts/raster/raster-bytes.ts';
import { rasterText } from '../../../receipts/raster/raster-line.ts';
import { PAPER_80_MM_DOTS, type RasterStrip } from '../../../receipts/raster/raster-strip.ts';
import { findRealTimeCommands, withoutRealTimeCommands } from '../../../receipts/raster/real-time-safety.ts';
import { sentences } from './languages.ts';

/** Bytes of which commands are made, far more often than chance would bring them. */
const dangerous = fc.array(
  fc.oneof(fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0, 1, 2, 3, 7, 8, 0x12), fc.nat(255)),
  { maxLength: 400 },
);

function stripFrom(bytes: readonly number[], bytesPerRow: number, rows: number): RasterStrip {
  const bits = Uint8Array.from(
    { length: bytesPerRow * rows },
    (_, at) => bytes[at % Math.max(1, bytes.length)] ?? 0,
  );
  return { widthDots: bytesPerRow * 8, heightDots: rows, bytesPerRow, bits };
}

describe('a picture that reads as a command to the printer', () => {
  it.each([
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => ['asks for a status', [0x10, 0x04, n]] as const),
    ...[0, 1, 2].map((n) => ['recovers from an error, or clears the buffers', [0x10, 0x05, n]] as const),
    ...[1, 2, 3, 7, 8].map((n) => ['fires the drawer, switches off, or clears', [0x10, 0x14, n]] as const),
  ])('is found and mended: %s %j', (_, command) => {
    expect(findRealTimeCommands(Uint8Array.from([0xff, ...command, 0xff]))).toEqual([1]);
    const safe = withoutRealTimeCommands(Uint8Array.from([0xff, ...command, 0xff]));
    expect([...safe.bits]).toEqual([0xff, 0x18, ...command.slice(1), 0xff]);
    expect(safe.dotsChanged).toBe(1);
  });

  it('is left alone when it only resembles one', () => {
    const harmless = Uint8Array.from([
      0x10, 0x04, 0x09, 0x10, 0x05, 0x03, 0x10, 0x14, 0x04, 0x11, 0x04, 0x01,
    ]);
    expect(findRealTimeCommands(harmless)).toEqual([]);
    expect(withoutRealTimeCommands(harmless)).toEqual({ bits: harmless, dotsChanged: 0 });
  });

  it('never begins a command afterwards, whatever bytes follow it', () => {
    fc.assert(
      fc.property(dangerous, dangerous, (bits, after) => {
        const { bits: safe } = withoutRealTimeCommands(Uint8Array.from(bits));
        for (const at of findRealTimeCommands(Uint8Array.from([...safe, ...after])))
          expect(at).toBeGreaterThanOrEqual(safe.length);
      }),
    );
  });

  it('does not end in the beginning of a command that the next bytes complete', () => {
    for (const command of [
      [0x10, 0x04, 0x01],
      [0x10, 0x05, 0x02],
      [0x10, 0x14, 0x08],
    ])
      for (const cut of [1, 2]) {
        const { bits: safe } = withoutRealTimeCommands(Uint8Array.from([0xff, ...command.slice(0, cut)]));
        expect(findRealTimeCommands(Uint8Array.from([...safe, ...command.slice(cut)]))).toEqual([]);
      }
  });

  it('is changed by blackening one dot for each command, and in nothing else', () => {
    fc.assert(
      fc.property(dangerous, (bits) => {
        const before = Uint8Array.from(bits);
        const { bits: after, dotsChanged } = withoutRealTimeCommands(before);
        const changed = [...before.keys()].filter((at) => before[at] !== after[at]);
        for (const at of changed) expect([before[at], after[at]]).toEqual([0x10, 0x18]);
        expect(dotsChanged).toBe(changed.length);
        expect(dotsChanged).toBeLessThanOrEqual(findRealTimeCommands(before).length + 1);
      }),
    );
  });

  it('never reaches the wire, over rows, slices and their headers', () => {
    fc.assert(
      fc.property(
        dangerous,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 300 }),
        (bytes, bytesPerRow, rows) => {
          expect(findRealTimeCommands(rasterBytes(stripFrom(bytes, bytesPerRow, rows)).bytes)).toEqual([]);
        },
      ),
    );
  });

  it('never reaches the wire at the widths whose header has a DLE, or the command letters', () => {
    for (const bytesPerRow of [0x10, 0x04, 0x05, 0x14])
      for (const rows of [0x10, 0x04, 0x05, 0x14, 128 + 0x10])
        for (const end of [[0x10], [0x10, 0x04], [0x10, 0x14], [0x04, 0x01], [0x01]])
          expect(findRealTimeCommands(rasterBytes(stripFrom(end, bytesPerRow, rows)).bytes)).toEqual([]);
  });

  it('does happen in text whose strokes are one dot wide, and is mended by few dots', () => {
    const found = { commands: 0, dotsChanged: 0, lines: 0 };
    for (const [language, text] of Object.entries(sentences)) {
      const result = rasterText(
        text,
        { language, sizeDots: 17, weight: 'regular', align: 'start' },
        PAPER_80_MM_DOTS,
      );
      if (!result.ok) throw new Error(result.missing.join(', '));
      for (const strip of result.strips) {
        const { bytes, dotsChanged } = rasterBytes(strip);
        found.commands += findRealTimeCommands(strip.bits).length;
        found.dotsChanged += dotsChanged;
        found.lines++;
        expect(findRealTimeCommands(bytes)).toEqual([]);
      }
    }
    expect(found.commands).toBeGreaterThan(0);
    expect(found.dotsChanged / found.lines).toBeLessThan(3);
  });
});
