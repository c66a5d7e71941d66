import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qrCommands, qrModules, qrStrip, qrSymbol } from '../../../receipts/qr/qr-code.ts';
import { rasterBytes } from '../../../receipts/raster/raster-bytes.ts';
import { PAPER_58_MM_DOTS, PAPER_80_MM_DOTS } from '../../../receipts/raster/raster-strip.ts';
import { findRealTimeCommands, withoutRealTimeCommands } from '../../../receipts/raster/real-time-safety.ts';
import { inkBox } from '../raster/ink.ts';
import { scannedCode } from '../scanned-code.ts';

function drawn(text: string, width: number) {
  const result = qrSymbol(text, width);
  if (!result.ok) throw new Error(result.problem);
  return { strip: qrStrip(result.modules, result.moduleDots), moduleDots: result.moduleDots };
}

const code = `RC1:7QK-00042-M:C:01NG3Y20:QJ9R77V7:${'ABCDEFGH01234'.repeat(8)}:65BCSJG`;

describe('a QR code that cannot be read', () => {
  it.each([PAPER_80_MM_DOTS, PAPER_58_MM_DOTS])('does not come out on paper of %i dots', (width) => {
    for (const text of [code, 'A', '0123456789', 'https://example.org/c?n=7QK-00042-M', 'Հայերեն 中文'])
      expect(scannedCode(drawn(text, width).strip)).toBe(text);
  });

  it('does not come out of any text that fits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ABCXYZ0189 $%*+-./:abcé中'), minLength: 1, maxLength: 200 }),
        (text) => {
          expect(scannedCode(drawn(text, PAPER_80_MM_DOTS).strip)).toBe(text);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('does not come of the dots changed for the printer', () => {
    const { strip } = drawn(code, PAPER_58_MM_DOTS);
    expect(scannedCode({ ...strip, bits: withoutRealTimeCommands(strip.bits).bits })).toBe(code);
    expect(findRealTimeCommands(rasterBytes(strip).bytes)).toEqual([]);
  });

  it('has four white modules on every side', () => {
    const { strip, moduleDots } = drawn(code, PAPER_80_MM_DOTS);
    const quiet = 4 * moduleDots;
    const { left, right, top, bottom } = inkBox(strip);
    expect([top, strip.heightDots - 1 - bottom]).toEqual([quiet, quiet]);
    expect(Math.min(left, PAPER_80_MM_DOTS - 1 - right)).toBeGreaterThanOrEqual(quiet);
    expect(right - left).toBe(bottom - top);
  });

  it('has modules of at least half a millimetre, or is refused', () => {
    for (const length of [10, 100, 150, 300, 500, 700])
      for (const width of [PAPER_80_MM_DOTS, PAPER_58_MM_DOTS]) {
        const result = qrSymbol('x'.repeat(length), width);
        if (result.ok) expect(result.moduleDots).toBeGreaterThanOrEqual(4);
        else expect(result.problem).toBe('tooWide');
      }
    expect(qrSymbol('x'.repeat(700), PAPER_58_MM_DOTS)).toEqual({ ok: false, problem: 'tooWide' });
  });

  it('is refused when no symbol can hold the text, when it is empty, or has control characters', () => {
    expect(qrSymbol('é'.repeat(1166), PAPER_80_MM_DOTS)).toEqual({ ok: false, problem: 'tooLong' });
    expect(qrModules('é'.repeat(1165))).toMatchObject({ ok: true });
    expect(qrSymbol('', PAPER_80_MM_DOTS)).toEqual({ ok: false, problem: 'empty' });
    expect(qrCommands('\u0010\u0004\u0001', 5)).toEqual({ ok: false, problem: 'controlCharacter' });
  });
});

describe('the printer that draws QR codes itself', () => {
  it('is sent functions 165, 167, 169, 180 and 181, each with its length', () => {
    const result = qrCommands('AB', 5);
    expect(result.ok && [...result.bytes]).toEqual([
      ...[0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0x00], // 165: model 2
      ...[0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, 5], // 167: dots to a module
      ...[0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31], // 169: error correction M
      ...[0x1d, 0x28, 0x6b, 5, 0, 0x31, 0x50, 0x30, 0x41, 0x42], // 180: store
      ...[0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30], // 181: print
    ]);
  });

  it('is told the length in bytes, not in characters, low byte first', () => {
    const result = qrCommands('é'.repeat(300), 4);
    const bytes = result.ok ? result.bytes : new Uint8Array();
    expect([...bytes.subarray(25, 33)]).toEqual([0x1d, 0x28, 0x6b, 603 & 0xff, 603 >> 8, 0x31, 0x50, 0x30]);
    expect(bytes.length).toBe(9 + 8 + 8 + 8 + 600 + 8);
  });

  it('never finds a real-time command in them', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 16 }),
        (text, dots) => {
          const result = qrCommands(text, dots);
          if (result.ok) expect(findRealTimeCommands(result.bytes)).toEqual([]);
          else expect(text).toMatch(/\p{Cc}/u);
        },
      ),
    );
  });
});
