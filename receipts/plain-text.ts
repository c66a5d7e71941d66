import { layOutBlock, type TextGrid } from './layout.ts';
import type { Measure } from './raster/line-breaks.ts';
import type { Receipt } from './receipt.ts';

const WIDE = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{Script=Bopo}\uff01-\uff60\uffe0-\uffe6]/u;
const ZERO_WIDTH = /[\p{M}\p{Cf}]/u;

/** Columns on a screen or in a terminal: Han characters take two, marks above and below none (UAX #11). */
const screenColumns: Measure = (text) => {
  let columns = 0;
  for (const character of text) columns += ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
};

/** The receipt as lines of text, none wider than `columns`: for the screen, for e-mail, and for tests. */
export function plainText({ blocks, language }: Receipt, columns: number): string[] {
  const grid: TextGrid = { language, columns, print: 'plain', measure: screenColumns };
  return blocks.flatMap((block) => {
    const lines = layOutBlock(block, grid).map(({ text, align }) =>
      align === 'left' ? text : `${' '.repeat(Math.floor((columns - screenColumns(text)) / 2))}${text}`,
    );
    // Where there is no camera, the code can be typed.
    return block.kind === 'code' ? [...lines, ...pieces(block.text, columns)] : lines;
  });
}

function pieces(text: string, columns: number): string[] {
  return text.match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
}
