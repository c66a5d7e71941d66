import { encode } from 'uqr';
import { type RasterStrip, stripOf } from '../raster/raster-strip.ts';

/** Error correction M: a receipt that is creased or smudged over 15 % of the symbol can still be read. */
const ERROR_CORRECTION = 'M';
/** What the largest symbol, version 40, holds in bytes at error correction M (ISO/IEC 18004, table 7). */
const MOST_BYTES = 2331;
/** White around the symbol, in modules (ISO/IEC 18004, 9.1): readers do not find it without. */
const QUIET_ZONE = 4;
/** Half a millimetre: below that, the cameras of cheap telephones fail on thermal paper. */
const SMALLEST_MODULE_MM = 0.49;
/** Larger only costs paper. */
const LARGEST_MODULE_MM = 0.76;
/** 203 dpi. */
const COMMON_DOTS_PER_MM = 8;

/** A QR code without its quiet zone: `rows[y][x]` is true for a black module. */
export type QrModules = readonly (readonly boolean[])[];

/** `tooLong`: no symbol holds the text; `tooWide`: the symbol does not fit on the paper. */
export type QrProblem = 'empty' | 'controlCharacter' | 'tooLong' | 'tooWide';

export type QrSymbol =
  | { readonly ok: true; readonly modules: QrModules; readonly moduleDots: number }
  | { readonly ok: false; readonly problem: QrProblem };

export type QrCommands =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: QrProblem };

/** Encodes a text (as UTF-8, or denser where all its characters are in the alphanumeric set). */
export function qrModules(
  text: string,
): { readonly ok: true; readonly rows: QrModules } | { readonly ok: false; readonly problem: QrProblem } {
  const problem = problemOf(text);
  return problem
    ? { ok: false, problem }
    : { ok: true, rows: encode(text, { ecc: ERROR_CORRECTION, border: 0 }).data };
}

/** A QR code that fits on a paper, its modules as large as is of use. */
export function qrSymbol(text: string, widthDots: number, dotsPerMm = COMMON_DOTS_PER_MM): QrSymbol {
  const made = qrModules(text);
  if (!made.ok) return made;
  const fitting = Math.floor(widthDots / (made.rows.length + 2 * QUIET_ZONE));
  const moduleDots = Math.min(Math.floor(LARGEST_MODULE_MM * dotsPerMm), fitting);
  return moduleDots < SMALLEST_MODULE_MM * dotsPerMm
    ? { ok: false, problem: 'tooWide' }
    : { ok: true, modules: made.rows, moduleDots };
}

/** Draws a symbol with its quiet zone and nothing else. */
export function qrStrip(modules: QrModules, moduleDots: number): RasterStrip {
  const side = (modules.length + 2 * QUIET_ZONE) * moduleDots;
  const moduleAt = (dot: number) => Math.floor(dot / moduleDots) - QUIET_ZONE;
  return stripOf(side, side, (x, y) => modules[moduleAt(y)]?.[moduleAt(x)] === true);
}

/**
 * The printer's own QR commands (Epson ESC/POS reference, GS ( k, cn = 49): 165 model 2, 167 module size,
 * 169 error correction M, 180 store, 181 print. The printer adds no quiet zone: the caller feeds paper.
 * @param moduleDots 1 to 16
 */
export function qrCommands(text: string, moduleDots: number): QrCommands {
  const problem = problemOf(text);
  if (problem) return { ok: false, problem };
  const data = new TextEncoder().encode(text);
  const bytes = [
    ...qrFunction(65, 50, 0),
    ...qrFunction(67, moduleDots),
    ...qrFunction(69, 49),
    ...qrFunction(80, 48, ...data),
    ...qrFunction(81, 48),
  ];
  return { ok: true, bytes: Uint8Array.from(bytes) };
}

/** `GS ( k pL pH 49 fn ...`: the length counts from the 49. */
function qrFunction(fn: number, ...parameters: readonly number[]): number[] {
  const length = parameters.length + 2;
  return [0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 49, fn, ...parameters];
}

function problemOf(text: string): QrProblem | undefined {
  if (text === '') return 'empty';
  // DLE among them: a printer obeys it inside stored symbol data too.
  if (/\p{Cc}/u.test(text)) return 'controlCharacter';
  return new TextEncoder().encode(text).length > MOST_BYTES ? 'tooLong' : undefined;
}
