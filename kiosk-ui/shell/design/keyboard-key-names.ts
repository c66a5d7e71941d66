import type { IntlShape } from 'react-intl';
import type { TextId } from '../strings/catalogues.ts';
import type { Key, KeyboardLayout } from './keyboard-layouts.ts';

/** The signs that keyboards of several languages have, by what they type. */
export const signs: Readonly<Record<string, TextId>> = {
  '.': 'keyName.period',
  ',': 'keyName.comma',
  '?': 'keyName.question',
  '!': 'keyName.exclamation',
  '¿': 'keyName.questionOpening',
  '¡': 'keyName.exclamationOpening',
  '@': 'keyName.at',
  '#': 'keyName.number',
  $: 'keyName.dollar',
  '%': 'keyName.percent',
  '&': 'keyName.and',
  '*': 'keyName.star',
  '(': 'keyName.parenthesisOpening',
  ')': 'keyName.parenthesisClosing',
  '[': 'keyName.bracketOpening',
  ']': 'keyName.bracketClosing',
  '-': 'keyName.hyphen',
  '–': 'keyName.dash',
  _: 'keyName.underscore',
  '/': 'keyName.slash',
  ':': 'keyName.colon',
  ';': 'keyName.semicolon',
  '"': 'keyName.quote',
  '“': 'keyName.quoteOpening',
  '”': 'keyName.quoteClosing',
  '«': 'keyName.quoteOpening',
  '»': 'keyName.quoteClosing',
  "'": 'keyName.apostrophe',
  '+': 'keyName.plus',
  '=': 'keyName.equals',
  '<': 'keyName.less',
  '>': 'keyName.greater',
  '…': 'keyName.ellipsis',
};

const acting: Readonly<Record<string, TextId>> = {
  backspace: 'keyboard.backspace',
  newLine: 'keyboard.newLine',
  space: 'keyboard.space',
  symbols: 'keyboard.symbols',
  latinLower: 'keyboard.latin',
};

/**
 * What a key is called: for those who hear the keyboard, and for every key whose face does not say it. A plain
 * letter is its own name.
 */
export function keyName(key: Key, layout: KeyboardLayout, intl: IntlShape): string {
  if ('types' in key) return nameOfTyped(key.types, layout, intl);
  if ('modifies' in key) return layout.names[key.face] ?? key.face;
  if ('acts' in key) return intl.formatMessage({ id: acting[key.acts] ?? 'keyboard.label' });
  const isShift = key.face === undefined;
  const name = intl.formatMessage({
    id: isShift ? 'keyboard.shift' : (acting[key.shows] ?? 'keyboard.letters'),
  });
  // Voice control presses a key by what stands on it, so that comes first.
  return key.face === undefined ? name : `${key.face} ${name}`;
}

function nameOfTyped(types: string, layout: KeyboardLayout, intl: IntlShape): string {
  const own = layout.names[types];
  if (own !== undefined) return own;
  const sign = signs[types];
  if (sign !== undefined) return intl.formatMessage({ id: sign });
  const isCapital = types.toLocaleLowerCase('en') !== types;
  return isCapital ? intl.formatMessage({ id: 'keyName.capital' }, { letter: types }) : types;
}
