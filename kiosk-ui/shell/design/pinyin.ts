import type { Replacement } from './keyboard-composing.ts';

/** Characters of each toneless syllable, most used first; `v` stands for ü. */
export type PinyinDictionary = ReadonlyMap<string, readonly string[]>;

/**
 * The dictionary of the Chinese layout of simple-keyboard-layouts: 404 syllables, 7449 characters. For
 * traditional Chinese, OpenCC's tables turn each of them into the characters that it stands for.
 */
export async function loadPinyin(script: 'simplified' | 'traditional'): Promise<PinyinDictionary> {
  const { default: layout } = await import('simple-keyboard-layouts/build/layouts/chinese.js');
  const simplified = Object.entries(layout.layoutCandidates).map(
    ([syllable, listed]) => [syllable, listed.split(' ')] as const,
  );
  if (script === 'simplified') return new Map(simplified);
  const inTraditional = await loadTraditional();
  return new Map(
    simplified.map(([syllable, listed]) => [syllable, [...new Set(listed.flatMap(inTraditional))]]),
  );
}

/**
 * The most usual traditional character first, then the others that were simplified to the same one, because
 * only the writer knows which is meant.
 */
async function loadTraditional(): Promise<(simplified: string) => readonly string[]> {
  const [{ default: usual }, { default: all }] = await Promise.all([
    import('opencc-js/dict/STCharacters'),
    import('opencc-js/dict/TSCharacters'),
  ]);
  const entries = (table: string) =>
    table.split('|').map((entry) => entry.split(' ') as [from: string, to: string]);
  const others = Map.groupBy(entries(all), ([, simplified]) => simplified);
  const first = new Map(entries(usual));
  const inUse = big5Characters();
  return (simplified) =>
    [
      first.get(simplified) ?? simplified,
      ...(others.get(simplified) ?? []).map(([traditional]) => traditional),
      simplified,
    ].filter((character) => inUse.has(character));
}

/** What Big5 encodes is what is written in traditional Chinese; rare variants and simplified shapes are not in it. */
function big5Characters(): ReadonlySet<string> {
  const trails = [...between(0x40, 0x7e), ...between(0xa1, 0xfe)];
  const pairs = between(0xa4, 0xf9).flatMap((lead) => trails.flatMap((trail) => [lead, trail]));
  return new Set(new TextDecoder('big5').decode(new Uint8Array(pairs)));
}

const between = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

export interface PinyinChoices {
  /** The syllable that the characters are for. */
  readonly syllable: string;
  readonly characters: readonly string[];
}

/** Letters right before the caret; an apostrophe parts syllables that would be read as one. */
const spelling = /[a-z']+$/;

/** The characters for the first syllable of the pinyin before the caret, or null where there is none. */
export function pinyinChoices(before: string, dictionary: PinyinDictionary): PinyinChoices | null {
  const letters = (spelling.exec(before)?.[0] ?? '').replace(/^'+/, '');
  const syllable = firstSyllable(letters, dictionary);
  const characters = syllable === null ? undefined : dictionary.get(syllable);
  return syllable === null || characters === undefined ? null : { syllable, characters };
}

/** Puts the chosen character in the place of its syllable; the letters behind it stay to be chosen for next. */
export function choosing(before: string, { syllable }: PinyinChoices, character: string): Replacement {
  const letters = spelling.exec(before)?.[0] ?? '';
  const rest = letters.slice(letters.indexOf(syllable) + syllable.length).replace(/^'/, '');
  return { replaces: letters.length, insert: character + rest };
}

/** The longest syllable that leaves a rest which can still become pinyin: `nanguo` is nan guo, not nang uo. */
function firstSyllable(letters: string, dictionary: PinyinDictionary): string | null {
  const longest = Math.min(letters.length, LONGEST_SYLLABLE);
  let fallback: string | null = null;
  for (let length = longest; length > 0; length--) {
    const syllable = letters.slice(0, length);
    if (!dictionary.has(syllable)) continue;
    if (canBecomePinyin(letters.slice(length), dictionary)) return syllable;
    fallback ??= syllable;
  }
  return fallback;
}

/** `zhuang`, `chuang` and `shuang`. */
const LONGEST_SYLLABLE = 6;

function canBecomePinyin(letters: string, dictionary: PinyinDictionary): boolean {
  const rest = letters.replace(/^'/, '');
  if (rest === '' || beginsSyllable(rest, dictionary)) return true;
  for (let length = Math.min(rest.length, LONGEST_SYLLABLE); length > 0; length--) {
    if (dictionary.has(rest.slice(0, length)) && canBecomePinyin(rest.slice(length), dictionary)) return true;
  }
  return false;
}

function beginsSyllable(letters: string, dictionary: PinyinDictionary): boolean {
  return dictionary.keys().some((syllable) => syllable.startsWith(letters));
}
