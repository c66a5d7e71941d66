import type { Field } from './spoken-element.ts';
import { characterName, type Words } from './spoken-text.ts';

/**
 * What is said back while somebody types: each character by its name, each word when it is finished, what
 * was deleted. Of a masked field only that a character came or went.
 */
export function typingEcho(words: Words) {
  let before = '';
  return {
    /** The field that is typed into from now on. */
    enter(field: Field): void {
      before = field.value;
    },
    /** What to say to this change; null where nothing changed. */
    typed(field: Field): string | null {
      const change = changeBetween(before, field.value);
      before = field.value;
      return echoOf(change, field, words);
    },
  };
}

/** The character that the caret was moved in front of; null at the end of the text, where there is none. */
export function atCaret(field: Field, words: Words): string | null {
  const [character] = field.value.slice(field.selectionStart ?? field.value.length);
  if (character === undefined) return null;
  return field.type === 'password' ? words('speech.asterisk') : characterName(character, words);
}

interface Change {
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

/** The one stretch in which two texts differ. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at++;
  let same = 0;
  while (same < shorter - at && before.at(-1 - same) === after.at(-1 - same)) same++;
  return {
    at,
    removed: before.slice(at, before.length - same),
    inserted: after.slice(at, after.length - same),
  };
}

function echoOf({ at, removed, inserted }: Change, field: Field, words: Words): string | null {
  const isMasked = field.type === 'password';
  const named = (text: string): string =>
    isMasked
      ? words('speech.asterisk')
      : [...text].length === 1
        ? characterName(text, words)
        : text.trim() || words('keyboard.space');
  if (inserted === '') return removed === '' ? null : words('speech.deleted', { what: named(removed) });
  const word = isMasked ? '' : wordBefore(field.value.slice(0, at), inserted);
  return word === '' ? named(inserted) : word;
}

/** The word that a blank or a sign has just ended. */
function wordBefore(text: string, inserted: string): string {
  return /^[\s.,!?;:]$/u.test(inserted) ? (/[^\s.,!?;:]+$/u.exec(text)?.[0] ?? '') : '';
}
