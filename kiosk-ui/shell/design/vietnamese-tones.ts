import type { Composer, Modifier, Replacement } from './keyboard-composing.ts';

const TONE_MARKS: Readonly<Partial<Record<Modifier, string>>> = {
  acute: '\u0301',
  grave: '\u0300',
  hook: '\u0309',
  tilde: '\u0303',
  dot: '\u0323',
};
const anyTone = /[\u0300\u0301\u0303\u0309\u0323]/u;

/** `qu` and `gi` before a vowel are consonants, so their second letter never carries the tone. */
const syllableShape = /^(qu|gi(?=[aăâeêioôơuưy])|[^aăâeêioôơuưy]*)([aăâeêioôơuưy]+)([^aăâeêioôơuưy]*)$/u;

const withoutTone = (text: string) => text.normalize('NFD').replace(anyTone, '').normalize('NFC');
const toneOf = (text: string) => anyTone.exec(text.normalize('NFD'))?.[0];

/** Which letter of a syllable carries the tone; null where there is no vowel, or more than a syllable. */
function carrierOf(syllable: string): number | null {
  const [, onset = '', vowels, coda = ''] = syllableShape.exec(syllable.toLowerCase()) ?? [];
  if (vowels === undefined) return null;
  const hatted = vowels.search(/[ăâêôơư](?![ăâêôơư])/u);
  if (hatted >= 0) return onset.length + hatted;
  if (coda !== '') return onset.length + vowels.length - 1;
  return onset.length + (vowels.length > 2 ? 1 : 0);
}

function withTone(syllable: string, tone: string): string | null {
  const carrier = carrierOf(syllable);
  if (carrier === null) return null;
  const letters = [...syllable];
  letters[carrier] = `${letters[carrier]}${tone}`.normalize('NFC');
  return letters.join('');
}

const syllableBefore = (before: string) => /[\p{L}\p{M}]*$/u.exec(before)?.[0] ?? '';

function replacing(typed: string, insert: string): Replacement {
  return { replaces: typed.length, insert };
}

/**
 * Tones go on the syllable before the caret, on the letter that Vietnamese spelling puts them on, and move
 * there when a letter typed afterwards changes which one that is.
 */
export const vietnameseTones: Composer = {
  typing: (before, types) => {
    const typed = syllableBefore(before);
    const tone = toneOf(typed);
    if (tone === undefined || !/^\p{L}$/u.test(types)) return { replaces: 0, insert: types };
    const moved = withTone(withoutTone(typed) + types, tone);
    return moved === null ? { replaces: 0, insert: types } : replacing(typed, moved);
  },
  modifying: (before, modifier) => {
    const typed = syllableBefore(before);
    const tone = TONE_MARKS[modifier];
    if (tone === undefined) return null;
    const bare = withoutTone(typed);
    if (toneOf(typed) === tone) return replacing(typed, bare);
    const changed = withTone(bare, tone);
    return changed === null ? null : replacing(typed, changed);
  },
};
