import type { Key, KeyboardLayer, KeyboardLayout } from './keyboard-layouts.ts';
import {
  addressLayers,
  backspace,
  characters,
  digits,
  latinLayers,
  symbolsLayer,
  textBottom,
  toLatin,
  toSymbols,
} from './keyboard-rows.ts';
import { vietnameseTones } from './vietnamese-tones.ts';

interface LatinRows {
  /** Rows above the letters, in lower case. */
  readonly above: KeyboardLayer;
  /** The last key of the middle row. */
  readonly extraLetter: string;
  readonly bottom: readonly Key[];
  /** Eight signs for the layer of signs. */
  readonly signs: string;
}

const inCapitals = (key: Key): Key =>
  'types' in key ? { ...key, types: key.types.toLocaleUpperCase('en') } : key;

function latin({ above, extraLetter, bottom, signs }: LatinRows): KeyboardLayout {
  const letters: Key = { shows: 'lower', face: 'abc', wide: 2 };
  return {
    layers: {
      lower: [
        ...above,
        characters('qwertyuiop'),
        characters(`asdfghjkl${extraLetter}`),
        [{ shows: 'upper', wide: 1.5 }, ...characters('zxcvbnm'), backspace],
        bottom,
      ],
      upper: [
        ...above.map((row) => row.map(inCapitals)),
        characters('QWERTYUIOP'),
        characters(`ASDFGHJKL${extraLetter.toLocaleUpperCase('en')}`),
        [{ shows: 'lower', face: 'abc', wide: 1.5 }, ...characters('ZXCVBNM'), backspace],
        bottom,
      ],
      ...latinLayers(letters),
      symbols: symbolsLayer(signs, [letters]),
      ...addressLayers,
    },
    upper: 'capitals',
    names: {},
  };
}

const signs = '¿¡«»[]<>';
const wideToSymbols: Key = { ...toSymbols, wide: 2 };

export const english = latin({
  above: [digits],
  extraLetter: "'",
  bottom: textBottom([wideToSymbols]),
  signs,
});

export const spanish = latin({
  above: [digits, characters("áéíóúü¿¡-'")],
  extraLetter: 'ñ',
  bottom: textBottom([wideToSymbols]),
  signs,
});

/** Tagalog joins many words by a hyphen. */
export const tagalog = latin({
  above: [digits],
  extraLetter: 'ñ',
  bottom: textBottom([wideToSymbols, { types: '-' }]),
  signs,
});

/** The letters that other keyboards lack stand above, and a tone is put on the syllable just typed. */
export const vietnamese: KeyboardLayout = {
  ...latin({
    above: [
      characters("ăâêôơưđ?-'"),
      [
        { modifies: 'acute', face: 'sắc', wide: 2 },
        { modifies: 'grave', face: 'huyền', wide: 2 },
        { modifies: 'hook', face: 'hỏi', wide: 2 },
        { modifies: 'tilde', face: 'ngã', wide: 2 },
        { modifies: 'dot', face: 'nặng', wide: 2 },
      ],
    ],
    extraLetter: '!',
    bottom: textBottom([wideToSymbols]),
    signs,
  }),
  composer: vietnameseTones,
};

const chineseSigns: [comma: string, stop: string] = ['，', '。'];
const pinyin: Key = { shows: 'lower', face: '拼音', wide: 1.5 };

/** Pinyin in plain letters (v for ü); the characters that are so pronounced are offered above the keys. */
export function chinese(chooses: 'simplified' | 'traditional'): KeyboardLayout {
  return {
    layers: {
      lower: [
        digits,
        characters('qwertyuiop'),
        characters("asdfghjkl'"),
        [{ shows: 'upper', wide: 1.5 }, ...characters('zxcvbnm'), backspace],
        textBottom([toSymbols, toLatin], chineseSigns),
      ],
      upper: [
        digits,
        characters('QWERTYUIOP'),
        characters("ASDFGHJKL'"),
        [{ shows: 'lower', face: 'abc', wide: 1.5 }, ...characters('ZXCVBNM'), backspace],
        textBottom([toSymbols, toLatin], chineseSigns),
      ],
      ...latinLayers(pinyin),
      symbols: symbolsLayer('，。、？！：“”', [pinyin, toLatin]),
      ...addressLayers,
    },
    upper: 'shift',
    chooses,
    names:
      chooses === 'simplified'
        ? {
            '，': '逗号',
            '。': '句号',
            '、': '顿号',
            '？': '中文问号',
            '！': '中文感叹号',
            '：': '中文冒号',
            '“': '左引号',
            '”': '右引号',
          }
        : {
            '，': '逗號',
            '。': '句號',
            '、': '頓號',
            '？': '中文問號',
            '！': '中文驚嘆號',
            '：': '中文冒號',
            '“': '左引號',
            '”': '右引號',
          },
  };
}
