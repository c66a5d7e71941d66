import type { Composer, Replacement } from './keyboard-composing.ts';

/**
 * Hangul syllables from letters as they are typed, by the arithmetic of the Unicode Standard, section 3.12:
 * syllable = U+AC00 + (initial × 21 + vowel) × 28 + final.
 */
const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const VOWELS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
const FINALS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];
const FIRST_SYLLABLE = 0xac00;

/** Letters that are typed as two. */
const pairs: Readonly<Record<string, string>> = {
  ㅗㅏ: 'ㅘ',
  ㅗㅐ: 'ㅙ',
  ㅗㅣ: 'ㅚ',
  ㅜㅓ: 'ㅝ',
  ㅜㅔ: 'ㅞ',
  ㅜㅣ: 'ㅟ',
  ㅡㅣ: 'ㅢ',
  ㄱㅅ: 'ㄳ',
  ㄴㅈ: 'ㄵ',
  ㄴㅎ: 'ㄶ',
  ㄹㄱ: 'ㄺ',
  ㄹㅁ: 'ㄻ',
  ㄹㅂ: 'ㄼ',
  ㄹㅅ: 'ㄽ',
  ㄹㅌ: 'ㄾ',
  ㄹㅍ: 'ㄿ',
  ㄹㅎ: 'ㅀ',
  ㅂㅅ: 'ㅄ',
};
const halves = new Map(Object.entries(pairs).map(([two, one]) => [one, [...two] as [string, string]]));

interface Syllable {
  readonly initial: string;
  readonly vowel: string;
  /** Empty where there is none. */
  readonly final: string;
}

/** The letters of a syllable; null for anything that is not one. */
export function lettersOf(character: string): Syllable | null {
  const index = (character.codePointAt(0) ?? 0) - FIRST_SYLLABLE;
  const initial = INITIALS[Math.floor(index / (VOWELS.length * FINALS.length))];
  const vowel = VOWELS[Math.floor(index / FINALS.length) % VOWELS.length];
  const final = FINALS[index % FINALS.length];
  return index < 0 || initial === undefined || vowel === undefined || final === undefined
    ? null
    : { initial, vowel, final };
}

function syllable({ initial, vowel, final }: Syllable): string {
  const index =
    (INITIALS.indexOf(initial) * VOWELS.length + VOWELS.indexOf(vowel)) * FINALS.length +
    FINALS.indexOf(final);
  return String.fromCodePoint(FIRST_SYLLABLE + index);
}

const replaceLast = (insert: string): Replacement => ({ replaces: 1, insert });
const append = (insert: string): Replacement => ({ replaces: 0, insert });

function typingVowel(last: string, vowel: string): Replacement {
  const open = lettersOf(last);
  if (open === null) {
    if (INITIALS.includes(last)) return replaceLast(syllable({ initial: last, vowel, final: '' }));
    const joined = pairs[last + vowel];
    return joined === undefined ? append(vowel) : replaceLast(joined);
  }
  if (open.final === '') {
    const joined = pairs[open.vowel + vowel];
    return joined === undefined ? append(vowel) : replaceLast(syllable({ ...open, vowel: joined }));
  }
  // A final consonant belongs to the vowel that follows it; of two, the second does.
  const [stays, moves] = halves.get(open.final) ?? ['', open.final];
  return replaceLast(syllable({ ...open, final: stays }) + syllable({ initial: moves, vowel, final: '' }));
}

function typingConsonant(last: string, consonant: string): Replacement {
  const open = lettersOf(last);
  if (open === null) return append(consonant);
  const final = open.final === '' ? consonant : pairs[open.final + consonant];
  return final !== undefined && FINALS.includes(final)
    ? replaceLast(syllable({ ...open, final }))
    : append(consonant);
}

/** Backspace takes back one letter of the last syllable, in the reverse of the order of typing. */
function deletingLetter(before: string): Replacement | null {
  const last = before.at(-1) ?? '';
  const open = lettersOf(last);
  if (open === null) {
    const [first] = halves.get(last) ?? [];
    return first === undefined ? null : replaceLast(first);
  }
  if (open.final !== '') return replaceLast(syllable({ ...open, final: halves.get(open.final)?.[0] ?? '' }));
  const [firstVowel] = halves.get(open.vowel) ?? [];
  return replaceLast(firstVowel === undefined ? open.initial : syllable({ ...open, vowel: firstVowel }));
}

export const hangul: Composer = {
  typing: (before, types) => {
    const last = before.at(-1) ?? '';
    if (VOWELS.includes(types)) return typingVowel(last, types);
    return INITIALS.includes(types) ? typingConsonant(last, types) : append(types);
  },
  deleting: deletingLetter,
};
