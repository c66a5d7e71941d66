import type { Key, KeyboardLayer } from './keyboard-layouts.ts';

/** The rows that keyboards of all languages are put together from. */

export const characters = (row: string): readonly Key[] => [...row].map((types) => ({ types }));

export const digits = characters('1234567890');

export const backspace: Key = { acts: 'backspace', wide: 1.5 };

const newLine: Key = { acts: 'newLine', wide: 1.5 };

/** The lowest row of a text layer, ten columns wide. */
export function textBottom(
  others: readonly Key[],
  [comma, stop]: [string, string] = [',', '.'],
): readonly Key[] {
  const taken = others.reduce((sum, key) => sum + (key.wide ?? 1), 0);
  return [...others, { types: comma }, { acts: 'space', wide: 6.5 - taken }, { types: stop }, newLine];
}

export const toSymbols: Key = { shows: 'symbols', face: '&123', wide: 1.5 };
export const toLatin: Key = { shows: 'latinLower', face: 'ABC', wide: 1.5 };

/** Latin letters as English keyboards have them; `letters` leads back to the script they are a guest of. */
export function latinLayers(letters: Key): { latinLower: KeyboardLayer; latinUpper: KeyboardLayer } {
  return {
    latinLower: [
      digits,
      characters('qwertyuiop'),
      characters("asdfghjkl'"),
      [{ shows: 'latinUpper', wide: 1.5 }, ...characters('zxcvbnm'), backspace],
      textBottom([toSymbols, letters]),
    ],
    latinUpper: [
      digits,
      characters('QWERTYUIOP'),
      characters("ASDFGHJKL'"),
      [{ shows: 'latinLower', face: 'abc', wide: 1.5 }, ...characters('ZXCVBNM'), backspace],
      textBottom([toSymbols, letters]),
    ],
  };
}

/** Digits and signs; `own` are the eight signs that the script has to itself or most needs. */
export function symbolsLayer(own: string, back: readonly Key[]): KeyboardLayer {
  const [first = '', ...others] = own;
  return [
    digits,
    characters('!?@#$%&*()'),
    characters('-–/:;"\'+=_'),
    [{ types: first, wide: 1.5 }, ...characters(others.join('')), backspace],
    textBottom(back),
  ];
}

/** What can be in an e-mail address, a phone number or a code is the same in every language. */
export const addressLayers: Readonly<Record<'email' | 'phone' | 'code', KeyboardLayer>> = {
  code: [
    digits,
    characters('QWERTYUIOP'),
    characters('ASDFGHJKL-'),
    [...characters('ZXCVBNM'), { acts: 'backspace', wide: 3 }],
  ],
  email: [
    digits,
    characters('qwertyuiop'),
    characters('asdfghjkl-'),
    [{ types: '_', wide: 1.5 }, ...characters('zxcvbnm'), backspace],
    [
      { types: '@', wide: 2 },
      { types: '.', wide: 2 },
      { types: '+' },
      { types: '.com', wide: 2.5 },
      { types: '.org', wide: 2.5 },
    ],
  ],
  phone: [
    characters('123'),
    characters('456'),
    characters('789'),
    [{ types: '+' }, { types: '0' }, { acts: 'backspace' }],
    characters('()-'),
  ],
};
