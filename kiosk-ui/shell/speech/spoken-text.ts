import { symbolBySymbol } from '../../../receipts/speech-text.ts';
import { signs } from '../design/keyboard-key-names.ts';
import type { TextId } from '../strings/catalogues.ts';

/** The words around what is on the screen, in one language. */
export type Words = (id: TextId, values?: Readonly<Record<string, string | number>>) => string;

/** Marks that steer the writing direction or allow a line break; nothing to say. */
const DIRECTION_MARKS = /[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Dots in the place of digits that are not shown, with those that are. */
const HIDDEN_DIGITS = /[•●∙*]{2,}\s*(\d+)/g;
/** A number to be written down, as on a receipt: six symbols or more with at least one digit and one hyphen. */
const CODE = /(?<![\p{L}\d-])(?=[A-Z\d-]{6})(?=[A-Z-]*\d)[A-Z\d]+(?:-[A-Z\d]+)+(?![\p{L}\d-])/gu;

/** What is written, as it is said. */
export function spokenText(written: string, words: Words): string {
  return written
    .replace(DIRECTION_MARKS, '')
    .replace(HIDDEN_DIGITS, (_, digits: string) =>
      words('speech.endingIn', { digits: [...digits].join(' ') }),
    )
    .replace(CODE, (code) => symbolBySymbol(code))
    .replace(/\s+[·|•]\s+/g, ', ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Digits and letters one by one: `4821` as `4 8 2 1`. */
export function spelled(written: string): string {
  return symbolBySymbol(written.replace(DIRECTION_MARKS, ''));
}

/** What stands in a field whose characters nobody may see or hear (49 CFR 27.71(k)(5)(i)(A), EN 301 549 §5.1.3.8). */
export function masked(value: string, words: Words): string {
  return Array.from(value, () => words('speech.asterisk')).join(', ');
}

/** One typed character by its name, so that a comma is not a silence. */
export function characterName(character: string, words: Words): string {
  const sign =
    character === ' ' ? 'keyboard.space' : character === '\n' ? 'keyboard.newLine' : signs[character];
  if (sign !== undefined) return words(sign);
  const isCapital = character !== character.toLowerCase() && character === character.toUpperCase();
  return isCapital ? words('keyName.capital', { letter: character }) : character;
}
