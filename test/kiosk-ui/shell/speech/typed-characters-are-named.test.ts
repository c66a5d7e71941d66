import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Field } from '../../../../kiosk-ui/shell/speech/spoken-element.ts';
import {
  characterName,
  masked,
  spelled,
  spokenText,
  type Words,
} from '../../../../kiosk-ui/shell/speech/spoken-text.ts';
import { changeBetween, typingEcho } from '../../../../kiosk-ui/shell/speech/typing-echo.ts';

/** Ids in the place of words, with what they were given. */
const words: Words = (id, values) => (values === undefined ? `<${id}>` : `<${id} ${Object.values(values)}>`);

function typedInto(type: string, ...values: string[]): (string | null)[] {
  const field = { value: '', type } as Field;
  const echo = typingEcho(words);
  echo.enter(field);
  return values.map((value) => {
    field.value = value;
    return echo.typed(field);
  });
}

test('letters are said as they come, and the word when it is finished', () => {
  expect(typedInto('text', 'n', 'no', 'no ', 'no s', 'no s')).toEqual(['n', 'o', 'no', 's', null]);
});

test('signs, capitals, blanks and what is deleted have names', () => {
  expect(typedInto('text', 'A', 'A@', 'A@ ', 'A@', 'A')).toEqual([
    '<keyName.capital A>',
    '<keyName.at>',
    'A@',
    '<speech.deleted <keyboard.space>>',
    '<speech.deleted <keyName.at>>',
  ]);
});

test('of a masked field nothing is heard but that a character came or went', () => {
  expect(typedInto('password', '4', '4a', '4a ', '4a')).toEqual([
    '<speech.asterisk>',
    '<speech.asterisk>',
    '<speech.asterisk>',
    '<speech.deleted <speech.asterisk>>',
  ]);
});

test('a masked value is as many asterisks as it has characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const said = masked(value, () => 'asterisk');
      expect(said.replace(/asterisk|, /g, '')).toBe('');
      expect(said.match(/asterisk/g)?.length ?? 0).toBe([...value].length);
    }),
  );
});

test('the stretch in which two texts differ turns the one into the other', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const { at, removed, inserted } = changeBetween(before, after);
      expect(before.slice(0, at) + inserted + before.slice(at + removed.length)).toBe(after);
    }),
  );
});

test('case numbers and card digits are said symbol by symbol, and dates and amounts are left alone', () => {
  expect(spokenText('Your number is 7QK-00042-M.', words)).toBe('Your number is 7 Q K, 0 0 0 4 2, M.');
  expect(spokenText('Fare card •••• 4821', words)).toBe('Fare card <speech.endingIn 4 8 2 1>');
  expect(spelled('\u20684821\u2069')).toBe('4 8 2 1');
  for (const text of ['$12.35', 'March 14, 2026 at 8:12 AM', 'Bus 720', 'well-known', '3-5 days', 'E-mail'])
    expect(spokenText(text, words)).toBe(text);
});

test('marks of writing direction are not said', () => {
  expect(spokenText('\u2068A\u2069 \u200fB', words)).toBe('A B');
});

test('every printable sign of a keyboard has a name or is a letter', () => {
  for (const sign of '.,?!\'"-_@:;/()+#&$%*= ') expect(characterName(sign, words)).toMatch(/^<.+>$/);
});
