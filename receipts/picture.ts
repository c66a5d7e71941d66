import type { Paper } from './paper.ts';
import { qrStrip } from './qr/qr-code.ts';
import { cellLine } from './raster/cell-line.ts';
import { pictureOf } from './raster/picture.ts';
import type { RasterStrip } from './raster/raster-strip.ts';
import type { Receipt } from './receipt.ts';
import { type PaperLine, type TypesettingProblem, typeset } from './typeset.ts';

export type ReceiptPicture =
  | { readonly ok: true; readonly png: Uint8Array }
  | { readonly ok: false; readonly problem: TypesettingProblem };

/** The receipt as it looks on a paper, as a PNG of one pixel to a dot: for the screen and for looking at. */
export function receiptPicture(receipt: Receipt, paper: Paper): ReceiptPicture {
  const set = typeset(receipt, paper);
  return set.ok ? { ok: true, png: pictureOf(strips(set.lines, paper)) } : set;
}

/** Every line of a receipt as dots, the printer's own letters drawn in ours. */
export function strips(lines: readonly PaperLine[], { widthDots }: Paper): RasterStrip[] {
  return lines.map((line) => {
    if (line.kind === 'text') return cellLine(line, widthDots);
    return line.kind === 'qrCode' ? qrStrip(line.modules, line.moduleDots) : line.strip;
  });
}
