import CodepageEncoder, { type Codepage } from '@point-of-sale/codepage-encoder';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { type Columns, type LaidOutLine, layOut } from './layout.ts';
import type { Receipt } from './receipt.ts';

/** What a printer can print without pictures. */
export interface PaperProfile {
  readonly columns: Columns;
  /** Whose numbers `ESC t` takes; the same page has another number on another make. */
  readonly codePageNumbers: 'epson' | 'xprinter' | 'bixolon' | 'citizen' | 'star';
  /** Pages to choose from for each character, the preferred one first. */
  readonly codePages: readonly Codepage[];
}

/** 80 mm roll, font A. No text is smaller: its characters are 3 mm high, and font B's are not. */
export const paper80mm: PaperProfile = {
  columns: 48,
  codePageNumbers: 'epson',
  codePages: ['cp437', 'cp858', 'windows1252', 'cp866'],
};

/** 58 mm roll, font A. */
export const paper58mm: PaperProfile = { ...paper80mm, columns: 32 };

export type EncodedReceipt =
  | { readonly ok: true; readonly body: Uint8Array }
  /** These characters are in no code page of this printer. Printing `?` for them is not an option. */
  | { readonly ok: false; readonly unprintable: readonly string[] };

/**
 * The receipt as the ESC/POS bytes of its text, without initialisation, cut, or completion question:
 * those belong to the printer's session. Leaves the printer in normal size, not bold, aligned left.
 */
export function encodeReceipt(receipt: Receipt, profile: PaperProfile): EncodedReceipt {
  const lines = layOut(receipt, profile.columns);
  const printable = printableCharacters(profile);
  const unprintable = new Set(lines.flatMap(({ text }) => [...text].filter((c) => !printable.has(c))));
  if (unprintable.size > 0) return { ok: false, unprintable: [...unprintable] };
  const encoder = encoderFor(profile);
  for (const line of lines) encodeLine(encoder, line);
  return { ok: true, body: encoder.encode() };
}

/** One line. The place where a line that no code page can carry would become a picture instead. */
function encodeLine(encoder: ReceiptPrinterEncoder, { text, scale, bold, align }: LaidOutLine): void {
  encoder
    .align(align === 'centre' ? 'center' : 'left')
    .size(scale, scale)
    .bold(bold)
    .line(text)
    .bold(false)
    .size(1, 1)
    .align('left');
}

function encoderFor(profile: PaperProfile): ReceiptPrinterEncoder {
  return new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns: profile.columns,
    codepageMapping: profile.codePageNumbers,
    codepageCandidates: [...profile.codePages],
    // Its default is LF CR, and a printer that takes CR for a line end would print every second line empty.
    newline: '\n',
    feedBeforeCut: 0,
    errors: 'strict',
  }).codepage('auto');
}

/**
 * Characters that some page of the profile carries. Asked before encoding, because the encoder prints a
 * question mark for any other without saying so. Control characters are never printable: in the printer's
 * stream they are commands.
 */
function printableCharacters({ codePages }: PaperProfile): ReadonlySet<string> {
  const codePoints = codePages.flatMap((page) => CodepageEncoder.getCodepoints(page, true).slice(0x20));
  return new Set(
    codePoints
      .filter(
        (codePoint) => codePoint >= 0x20 && (codePoint < 0x7f || codePoint > 0x9f) && codePoint !== 0xfffd,
      )
      .map((codePoint) => String.fromCodePoint(codePoint)),
  );
}
