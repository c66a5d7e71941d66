import { type Columns, layOut } from './layout.ts';
import type { Receipt } from './receipt.ts';

/** The receipt as lines of text, none wider than `columns`: for the screen, the log of a tape, and tests. */
export function plainText(receipt: Receipt, columns: Columns): string[] {
  return layOut(receipt, columns).map(({ text, align }) => {
    if (align === 'left') return text;
    // A double-size line takes twice its characters on paper; here it is centred as what it is.
    return `${' '.repeat(Math.floor((columns - [...text].length) / 2))}${text}`;
  });
}
