/** What a key does: types a text, or acts on the field or on the keyboard itself. */
export type Key =
  | { readonly types: string; readonly wide?: number }
  | { readonly acts: 'backspace' | 'newLine' | 'space'; readonly wide?: number }
  /** Shows other keys; `face` is what stands on the key, a picture of shift where it is left out. */
  | { readonly shows: LayerName; readonly face?: string; readonly wide?: number };

/** `upper` holds for one character, as the shift key of a typewriter does not but people expect. */
export type LayerName = 'lower' | 'upper' | 'symbols' | 'email' | 'phone';

export type KeyboardLayer = readonly (readonly Key[])[];

/** A language's keyboard; every row is ten columns wide unless a key says otherwise. */
export type KeyboardLayout = Readonly<Record<LayerName, KeyboardLayer>>;

const characters = (row: string): readonly Key[] => [...row].map((types) => ({ types }));

const backspace: Key = { acts: 'backspace', wide: 1.5 };
const textBottom = (other: Key): readonly Key[] => [
  other,
  { types: ',' },
  { acts: 'space', wide: 4.5 },
  { types: '.' },
  { acts: 'newLine', wide: 1.5 },
];

export const latinQwerty: KeyboardLayout = {
  lower: [
    characters('1234567890'),
    characters('qwertyuiop'),
    characters("asdfghjkl'"),
    [{ shows: 'upper', wide: 1.5 }, ...characters('zxcvbnm'), backspace],
    textBottom({ shows: 'symbols', face: '&123', wide: 2 }),
  ],
  upper: [
    characters('1234567890'),
    characters('QWERTYUIOP'),
    characters("ASDFGHJKL'"),
    [{ shows: 'lower', face: 'abc', wide: 1.5 }, ...characters('ZXCVBNM'), backspace],
    textBottom({ shows: 'symbols', face: '&123', wide: 2 }),
  ],
  symbols: [
    characters('1234567890'),
    characters('!?@#$%&*()'),
    characters('-–/:;"\'+=_'),
    [{ types: '¿', wide: 1.5 }, ...characters('¡[]{}<>'), backspace],
    textBottom({ shows: 'lower', face: 'abc', wide: 2 }),
  ],
  email: [
    characters('1234567890'),
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
    [{ types: '(' }, { types: ')' }, { types: '-' }],
  ],
};
