import { hangul } from './hangul.ts';
import { kanaMarks } from './kana-marks.ts';
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

/** The layers that are not the script's own letters; `letters` leads back to those. */
function guestLayers(letters: Key, signs: string) {
  return {
    ...latinLayers(letters),
    symbols: symbolsLayer(signs, [letters, toLatin]),
    ...addressLayers,
  };
}

/** A lowest row for layers that are twelve columns wide. */
const wideBottom = (comma: string, beforeStop: readonly Key[] = []): readonly Key[] => {
  const taken = beforeStop.reduce((sum, key) => sum + (key.wide ?? 1), 0);
  return [
    toSymbols,
    toLatin,
    { types: comma },
    { acts: 'space', wide: 5.5 - taken },
    ...beforeStop,
    { types: '.' },
    { acts: 'newLine', wide: 1.5 },
  ];
};

function russianLetters(rows: readonly [string, string, string], shift: Key): KeyboardLayer {
  return [
    characters('1234567890-№'),
    characters(rows[0]),
    characters(rows[1]),
    [shift, ...characters(rows[2]), backspace],
    wideBottom(','),
  ];
}

export const russian: KeyboardLayout = {
  layers: {
    lower: russianLetters(['йцукенгшщзхъ', 'фывапролджэё', 'ячсмитьбю'], { shows: 'upper', wide: 1.5 }),
    upper: russianLetters(['ЙЦУКЕНГШЩЗХЪ', 'ФЫВАПРОЛДЖЭЁ', 'ЯЧСМИТЬБЮ'], {
      shows: 'lower',
      face: 'абв',
      wide: 1.5,
    }),
    ...guestLayers({ shows: 'lower', face: 'абв', wide: 1.5 }, '«»—…[]<>'),
  },
  upper: 'capitals',
  names: { '№': 'номер', '—': 'тире' },
};

function armenianLetters(rows: readonly string[], yev: string, shift: Key): KeyboardLayer {
  const [first = '', second = '', third = '', fourth = ''] = rows;
  return [
    digits,
    characters(first),
    characters(second),
    characters(third),
    [shift, ...characters(fourth), { acts: 'backspace' }],
    textBottom([toSymbols, toLatin, { types: yev }], [',', '։']),
  ];
}

/** The 38 letters where their sounds are on a Latin keyboard, and the ligature yev beside them. */
export const armenian: KeyboardLayout = {
  layers: {
    lower: armenianLetters(['էթփձջրչճժծ', 'քոեռտըւիօպ', 'ասդֆգհյկլխ', 'զղցվբնմշ'], 'և', { shows: 'upper' }),
    upper: armenianLetters(['ԷԹՓՁՋՐՉՃԺԾ', 'ՔՈԵՌՏԸՒԻՕՊ', 'ԱՍԴՖԳՀՅԿԼԽ', 'ԶՂՑՎԲՆՄՇ'], 'Եվ', {
      shows: 'lower',
      face: 'աբ',
    }),
    ...guestLayers({ shows: 'lower', face: 'աբգ', wide: 1.5 }, '՞՜՛՝։«»…'),
  },
  upper: 'capitals',
  names: {
    '՞': 'պարույկ',
    '՜': 'երկարացման նշան',
    '՛': 'շեշտ',
    '՝': 'բութ',
    '։': 'վերջակետ',
    ',': 'ստորակետ',
  },
};

function koreanLetters(top: string, shift: Key): KeyboardLayer {
  return [
    digits,
    characters(top),
    characters('ㅁㄴㅇㄹㅎㅗㅓㅏㅣ-'),
    [shift, ...characters('ㅋㅌㅊㅍㅠㅜㅡ'), backspace],
    textBottom([toSymbols, toLatin]),
  ];
}

/** Two sets, consonants left and vowels right (KS X 5002); letters join into syllables as they are typed. */
export const korean: KeyboardLayout = {
  layers: {
    lower: koreanLetters('ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ', { shows: 'upper', wide: 1.5 }),
    upper: koreanLetters('ㅃㅉㄸㄲㅆㅛㅕㅑㅒㅖ', { shows: 'lower', face: 'ㄱㄴ', wide: 1.5 }),
    ...guestLayers({ shows: 'lower', face: '한글', wide: 1.5 }, '~·“”…₩[]'),
  },
  upper: 'shift',
  composer: hangul,
  names: {
    ㄱ: '기역',
    ㄲ: '쌍기역',
    ㄴ: '니은',
    ㄷ: '디귿',
    ㄸ: '쌍디귿',
    ㄹ: '리을',
    ㅁ: '미음',
    ㅂ: '비읍',
    ㅃ: '쌍비읍',
    ㅅ: '시옷',
    ㅆ: '쌍시옷',
    ㅇ: '이응',
    ㅈ: '지읒',
    ㅉ: '쌍지읒',
    ㅊ: '치읓',
    ㅋ: '키읔',
    ㅌ: '티읕',
    ㅍ: '피읖',
    ㅎ: '히읗',
    '~': '물결표',
    '·': '가운뎃점',
    '₩': '원',
  },
};

const kanaMark = {
  voiced: { modifies: 'voiced', face: '゛' },
  semiVoiced: { modifies: 'semiVoiced', face: '゜' },
  small: { modifies: 'small', face: '小' },
} as const satisfies Record<string, Key>;

function kanaTable(columns: readonly string[], other: Key): KeyboardLayer {
  const [a = '', i = '', iEnd = '', u = '', e = '', eEnd = '', o = ''] = columns;
  return [
    characters(a),
    [...characters(i), kanaMark.voiced, ...characters(iEnd)],
    characters(u),
    [...characters(e), kanaMark.semiVoiced, ...characters(eEnd)],
    [...characters(o), kanaMark.small],
    [
      toSymbols,
      other,
      toLatin,
      { types: '、' },
      { types: '。' },
      { acts: 'space', wide: 1.5 },
      { acts: 'newLine' },
      { acts: 'backspace' },
    ],
  ];
}

/** The table of fifty sounds, from the left as the screen is read; kanji need a dictionary and are not offered. */
export const japanese: KeyboardLayout = {
  layers: {
    lower: kanaTable(
      [
        'あかさたなはまやらわ',
        'いきしちにひみ',
        'りを',
        'うくすつぬふむゆるん',
        'えけせてねへめ',
        'れー',
        'おこそとのほもよろ',
      ],
      { shows: 'upper', face: 'カナ', wide: 1.5 },
    ),
    upper: kanaTable(
      [
        'アカサタナハマヤラワ',
        'イキシチニヒミ',
        'リヲ',
        'ウクスツヌフムユルン',
        'エケセテネヘメ',
        'レー',
        'オコソトノホモヨロ',
      ],
      { shows: 'lower', face: 'かな', wide: 1.5 },
    ),
    ...guestLayers({ shows: 'lower', face: 'かな', wide: 1.5 }, '、。「」・〜！？'),
  },
  upper: 'stays',
  composer: kanaMarks,
  names: {
    ゛: '濁点',
    ゜: '半濁点',
    小: '小さい字',
    ー: '長音',
    '、': '読点',
    '。': '句点',
    '「': 'かぎ括弧開く',
    '」': 'かぎ括弧閉じる',
    '・': '中点',
    '〜': '波線',
    '！': '全角感嘆符',
    '？': '全角疑問符',
  },
};

const farsiLetters: KeyboardLayer = [
  characters('1234567890-:'),
  characters('ضصثقفغعهخحجچ'),
  characters('شسیبلاتنمکگآ'),
  [...characters('ظطزژرذدپوئ'), { acts: 'backspace', wide: 2 }],
  wideBottom('،', [{ types: '\u200c', face: 'نیم\u200cفاصله', wide: 2.5 }]),
];

/** The letters of ISIRI 9147; the key beside the space bar breaks a word without a gap. There are no capitals. */
export const farsi: KeyboardLayout = {
  layers: {
    lower: farsiLetters,
    upper: farsiLetters,
    ...guestLayers({ shows: 'lower', face: 'الف‌ب', wide: 1.5 }, '؟؛،«»ءأؤ'),
  },
  upper: 'shift',
  names: {
    '\u200c': 'نیم\u200cفاصله',
    '،': 'ویرگول',
    '؛': 'نقطه‌ویرگول',
    '؟': 'علامت سؤال',
    ء: 'همزه',
    آ: 'الف مد',
    أ: 'الف همزه',
    ؤ: 'واو همزه',
    ئ: 'یای همزه',
  },
};
