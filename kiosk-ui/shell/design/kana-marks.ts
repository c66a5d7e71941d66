import type { Composer, Modifier } from './keyboard-composing.ts';

/** Each row: kana as typed, and what the mark makes of them. A mark typed twice is taken back. */
const marked: Readonly<Partial<Record<Modifier, readonly [plain: string, marked: string]>>> = {
  voiced: ['うかきくけこさしすせそたちつてとはひふへほ', 'ゔがぎぐげござじずぜぞだぢづでどばびぶべぼ'],
  semiVoiced: ['はひふへほ', 'ぱぴぷぺぽ'],
  small: ['あいうえおつやゆよわ', 'ぁぃぅぇぉっゃゅょゎ'],
};

/** Katakana stand at a fixed distance from hiragana (Unicode Standard, blocks U+3040 and U+30A0). */
const KATAKANA_DISTANCE = 0x60;

const inKatakana = (kana: string) =>
  [...kana].map((one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + KATAKANA_DISTANCE)).join('');

function changesOf(modifier: Modifier): Map<string, string> {
  const [plain = '', changed = ''] = marked[modifier] ?? [];
  const from = [...plain, ...inKatakana(plain)];
  const to = [...changed, ...inKatakana(changed)];
  return new Map([
    ...from.map((kana, index) => [kana, to[index] ?? kana] as const),
    ...to.map((kana, index) => [kana, from[index] ?? kana] as const),
  ]);
}

const changes = {
  voiced: changesOf('voiced'),
  semiVoiced: changesOf('semiVoiced'),
  small: changesOf('small'),
};

/** The same kana without any mark, so that a wrong mark can be corrected by the right one. */
function plainOf(kana: string): string {
  for (const map of [changes.voiced, changes.semiVoiced]) {
    const plain = map.get(kana);
    if (plain !== undefined && plain < kana) return plain;
  }
  return kana;
}

/** Voicing marks and small kana, put on the character before the caret. */
export const kanaMarks: Composer = {
  modifying: (before, modifier) => {
    const last = before.at(-1) ?? '';
    if (modifier !== 'voiced' && modifier !== 'semiVoiced' && modifier !== 'small') return null;
    const insert = changes[modifier].get(last) ?? changes[modifier].get(plainOf(last));
    return insert === undefined ? null : { replaces: 1, insert };
  },
};
