import { codePageRuns } from './code-pages.ts';
import type { Paper } from './paper.ts';
import { qrCommands, qrStrip } from './qr/qr-code.ts';
import { rasterBytes } from './raster/raster-bytes.ts';
import type { Receipt } from './receipt.ts';
import { type PaperLine, type TypesettingProblem, typeset } from './typeset.ts';

export type EncodedReceipt =
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly problem: TypesettingProblem };

/**
 * The receipt as ESC/POS bytes, without initialisation, cut, or completion question: those belong to the
 * printer's session. Leaves the printer in normal size, not bold, aligned left.
 */
export function encodeReceipt(receipt: Receipt, paper: Paper): EncodedReceipt {
  const set = typeset(receipt, paper);
  return set.ok ? { ok: true, body: escposBytes(set.lines, paper) } : set;
}

const ESC = 0x1b;
const GS = 0x1d;
const LF = 0x0a;
const CENTRE = [ESC, 0x61, 1];
const LEFT = [ESC, 0x61, 0];

/** Epson ESC/POS reference: ESC a justification, ESC E emphasis, GS ! size, ESC t code page. */
export function escposBytes(lines: readonly PaperLine[], paper: Paper): Uint8Array {
  return new Uint8Array(Buffer.concat(lines.map((line) => lineBytes(line, paper))));
}

function lineBytes(line: PaperLine, paper: Paper): Uint8Array {
  switch (line.kind) {
    case 'text':
      return Uint8Array.from(textBytes(line, paper));
    case 'picture':
      return rasterBytes(line.strip).bytes;
    case 'qrCode':
      return Uint8Array.from([...CENTRE, ...qrBytes(line, paper), ...LEFT]);
  }
}

function textBytes({ text, scale, bold, align }: PaperLine & { kind: 'text' }, paper: Paper): number[] {
  const wrapped = (
    on: boolean,
    start: readonly number[],
    inner: readonly number[],
    end: readonly number[],
  ) => (on ? [...start, ...inner, ...end] : [...inner]);
  const characters = (codePageRuns(text, paper.codePages) ?? []).flatMap(({ page, bytes }) =>
    page ? [ESC, 0x74, page.number, ...bytes] : [...bytes],
  );
  const emphasised = wrapped(bold, [ESC, 0x45, 1], [...characters, LF], [ESC, 0x45, 0]);
  const sized = wrapped(scale > 1, [GS, 0x21, (scale - 1) * 0x11], emphasised, [GS, 0x21, 0]);
  return wrapped(align === 'centre', CENTRE, sized, LEFT);
}

function qrBytes({ code, modules, moduleDots }: PaperLine & { kind: 'qrCode' }, paper: Paper): number[] {
  const native = paper.qrCodes === 'native' ? qrCommands(code, moduleDots) : undefined;
  // The printer's own symbol comes without a quiet zone: an empty line is one.
  return native?.ok ? [LF, ...native.bytes, LF] : [...rasterBytes(qrStrip(modules, moduleDots)).bytes];
}
