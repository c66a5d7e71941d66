import type { Receipt, ReceiptBlock } from './receipt.ts';
import { amountText } from './receipt-text.ts';

/** The receipt as it is read aloud, a sentence for each block. Whoever cannot see it misses nothing of it. */
export function speechText({ blocks, language }: Receipt): string[] {
  return blocks.flatMap((block) => {
    const sentence = spoken(block, language);
    return sentence === undefined ? [] : [sentence];
  });
}

function spoken(block: ReceiptBlock, language: string): string | undefined {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'reference':
      return `${block.label}: ${symbolBySymbol(block.value)}`;
    case 'row':
      return `${block.label}: ${block.spoken === 'symbols' ? symbolBySymbol(block.value) : block.value}`;
    case 'amount':
      return `${block.label}: ${amountText(block, language)}`;
    case 'code':
      return block.label;
    case 'rule':
      return undefined;
  }
}

/** Letters and digits that belong to one number. */
const NUMBER = /[0-9A-Z]*\d[0-9A-Z]*|\b[A-Z]\b/g;

/**
 * `7QK-00042-M` as `7 Q K, 0 0 0 4 2, M`: read as a word or as forty-two it could not be written down. The
 * commas are pauses where the eye sees a gap.
 */
export function symbolBySymbol(text: string): string {
  const spelled = text.replace(NUMBER, (number) => [...number].join(' '));
  return spelled
    .replace(/(?<=[0-9A-Z])[-.()/ ]*[-.()/][-.()/ ]*(?=[0-9A-Z])/g, ', ')
    .replace(/[()]/g, '')
    .trim();
}
