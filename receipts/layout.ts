import { breakLines, type Measure } from './raster/line-breaks.ts';
import type { Receipt, ReceiptBlock } from './receipt.ts';
import { amountText } from './receipt-text.ts';

/** One line of characters. It fits: its width times `scale` is at most the paper's columns. */
export interface TextLine {
  readonly text: string;
  /** Whole multiples of font A, across and down. */
  readonly scale: 1 | 2 | 3;
  readonly bold: boolean;
  readonly align: 'left' | 'centre';
}

/** How lines of characters are made of blocks. */
export interface TextGrid {
  readonly language: string;
  readonly columns: number;
  /** `plain`: every line in the same size, as on a screen. */
  readonly print: 'plain' | 'standard' | 'large';
  /** Columns that a text takes. */
  readonly measure: Measure;
}

/** Space between a label and its value, so that the two do not read as one word. */
const GAP = 2;
const INDENT = '  ';
const LARGEST_SCALE = 3;

/** A column for each code point: true for what code pages carry. */
export const codePointColumns: Measure = (text) => [...text].length;

/** The lines of one block, in characters of equal width. Pure. */
export function layOutBlock(block: ReceiptBlock, grid: TextGrid): TextLine[] {
  const normal = grid.print === 'large' ? 2 : 1;
  const columns = Math.floor(grid.columns / normal);
  const lines = (texts: readonly string[], style: Partial<TextLine> = {}): TextLine[] =>
    texts.map((text) => ({ text, scale: normal, bold: false, align: 'left', ...style }));
  const wrapped = (text: string, width = columns) => wrap(text, width, grid);

  switch (block.kind) {
    case 'heading':
      return lines(wrapped(block.text), { bold: true, align: 'centre' });
    case 'reference':
      return [...lines(wrapped(block.label), { align: 'centre' }), ...referenceLines(block.value, grid)];
    case 'row':
      return lines(rowLines(block.label, block.value, 'indented', columns, grid));
    case 'amount':
      return lines(rowLines(block.label, amountText(block, grid.language), 'atEnd', columns, grid));
    case 'paragraph':
      return lines([...wrapped(block.text), '']);
    case 'code':
      return lines(wrapped(block.label), { align: 'centre' });
    case 'rule':
      return [{ text: '-'.repeat(grid.columns), scale: 1, bold: false, align: 'left' }];
  }
}

/** Breaks a whole receipt into lines for a width. The code itself is left out: it is not text. */
export function layOut({ blocks, language, print = 'standard' }: Receipt, columns: number): TextLine[] {
  const grid: TextGrid = { language, columns, print, measure: codePointColumns };
  return blocks.flatMap((block) => layOutBlock(block, grid));
}

/** Twice the size of the text around it, or as near to it as fits without breaking the number. */
function referenceLines(value: string, grid: TextGrid): TextLine[] {
  const largest = grid.print === 'large' ? LARGEST_SCALE : 2;
  const fitting = Math.min(largest, Math.floor(grid.columns / Math.max(1, grid.measure(value))));
  const scale = grid.print === 'plain' ? 1 : fitting >= 3 ? 3 : 2;
  return wrap(value, Math.floor(grid.columns / scale), grid).map((text) => ({
    text,
    scale,
    bold: true,
    align: 'centre',
  }));
}

/** Label and value on one line when they fit; otherwise the value below. */
function rowLines(
  label: string,
  value: string,
  below: 'indented' | 'atEnd',
  columns: number,
  grid: TextGrid,
): string[] {
  const [left, right] = [wrap(label, columns, grid), wrap(value, columns, grid)];
  const [onlyLeft = '', onlyRight = ''] = [left[0], right[0]];
  const free = columns - grid.measure(onlyLeft) - grid.measure(onlyRight);
  if (left.length <= 1 && right.length <= 1 && free >= GAP)
    return [`${onlyLeft}${' '.repeat(free)}${onlyRight}`];
  const lower =
    below === 'indented'
      ? wrap(value, columns - INDENT.length, grid).map((text) => `${INDENT}${text}`)
      : right.map((text) => `${' '.repeat(Math.max(0, columns - grid.measure(text)))}${text}`);
  return [...left, ...lower];
}

/** Blanks that hold words together; printed they are ordinary blanks. Dates contain them: 4:05 PM. */
const BREAKLESS_BLANKS = /[\u00a0\u2007\u202f]/g;
const OTHER_BLANKS = /[ \t\n\r\u2000-\u2006\u2008-\u200a]+/g;

/** Breaks at blanks. A word is broken only when it alone is wider than the line. An empty text has no line. */
function wrap(text: string, columns: number, { language, measure }: TextGrid): string[] {
  const flat = text.normalize('NFC').replace(OTHER_BLANKS, ' ').trim();
  if (flat === '') return [];
  return breakLines(flat, language, columns, measure).map((line) => line.replace(BREAKLESS_BLANKS, ' '));
}
