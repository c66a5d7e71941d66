import type { Receipt, ReceiptBlock } from './receipt.ts';

/** Paper widths in characters of font A (12 x 24 dots at 203 dpi): 80 mm and 58 mm rolls. */
export type Columns = 48 | 32;

/** One line as it goes on paper. The text fits: its width times `scale` is at most the paper's columns. */
export interface LaidOutLine {
  readonly text: string;
  /** Whole multiples of font A, across and down. */
  readonly scale: 1 | 2;
  readonly bold: boolean;
  readonly align: 'left' | 'centre';
}

/** Space between a label and its value, so that the two do not read as one word. */
const GAP = 2;
const INDENT = '  ';

/** Breaks a receipt into lines for a paper width. Pure; the same lines go to paper and to the screen. */
export function layOut(receipt: Receipt, columns: Columns): LaidOutLine[] {
  return receipt.blocks.flatMap((block) => linesOf(block, columns));
}

function linesOf(block: ReceiptBlock, columns: number): LaidOutLine[] {
  switch (block.kind) {
    case 'heading':
      return wrap(block.text, columns).map((text) => line(text, { bold: true, align: 'centre' }));
    case 'reference':
      return [
        ...wrap(block.label, columns).map((text) => line(text, { align: 'centre' })),
        ...wrap(block.value, Math.floor(columns / 2)).map((text) =>
          line(text, { scale: 2, bold: true, align: 'centre' }),
        ),
      ];
    case 'row':
      return rowLines(block.label, block.value, columns).map((text) => line(text));
    case 'paragraph':
      return [...wrap(block.text, columns).map((text) => line(text)), line('')];
    case 'rule':
      return [line('-'.repeat(columns))];
  }
}

function line(text: string, style: Partial<Omit<LaidOutLine, 'text'>> = {}): LaidOutLine {
  return { text, scale: 1, bold: false, align: 'left', ...style };
}

/** Label and value on one line when they fit; otherwise the value below, indented. */
function rowLines(label: string, value: string, columns: number): string[] {
  const [left, right] = [wrap(label, columns), wrap(value, columns)];
  const [onlyLeft = '', onlyRight = ''] = [left[0], right[0]];
  const free = columns - widthOf(onlyLeft) - widthOf(onlyRight);
  if (left.length <= 1 && right.length <= 1 && free >= GAP)
    return [`${onlyLeft}${' '.repeat(free)}${onlyRight}`];
  return [...wrap(label, columns), ...wrap(value, columns - INDENT.length).map((text) => `${INDENT}${text}`)];
}

/** Blanks that hold words together; on paper they are ordinary blanks. Dates contain them: 4:05 PM. */
const BREAKLESS_BLANKS = /[\u00a0\u2007\u202f]/g;
const BREAKABLE_BLANKS = /[ \t\n\r\u2000-\u2006\u2008-\u200a]+/;

/** Breaks at blanks. A word is broken only when it alone is wider than the paper. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.normalize('NFC').split(BREAKABLE_BLANKS)) {
    if (word === '') continue;
    const joined = current === '' ? word : `${current} ${word}`;
    if (widthOf(joined) <= columns) {
      current = joined;
      continue;
    }
    if (current !== '') lines.push(current);
    let rest = [...word];
    while (rest.length > columns) {
      lines.push(rest.slice(0, columns).join(''));
      rest = rest.slice(columns);
    }
    current = rest.join('');
  }
  if (current !== '') lines.push(current);
  return lines.map((found) => found.replace(BREAKLESS_BLANKS, ' '));
}

/** Columns that a text takes: one for each code point, which holds for the scripts of the code pages. */
function widthOf(text: string): number {
  return [...text].length;
}
