import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  beginsSentence,
  deleting,
  type Edit,
  type FieldText,
  typing,
} from '../../../../kiosk-ui/shell/design/keyboard-editing.ts';

const field = (text: string, start = text.length, end = start): FieldText => ({ text, start, end });
const after = ({ text }: FieldText, edit: Edit | null) =>
  edit === null ? text : text.slice(0, edit.start) + edit.insert + text.slice(edit.end);

test('a key types where the caret is, not at the end', () => {
  const before = field('bus 20', 4);
  expect(after(before, typing(before, '7', 100))).toBe('bus 720');
});

test('a key types over what is selected', () => {
  const before = field('bus 20', 4, 6);
  expect(after(before, typing(before, '7', 100))).toBe('bus 7');
});

test('delete takes the one character that people see, however many code units it has', () => {
  for (const seen of ['é', 'e\u0301', '👩‍👩‍👧', '한']) {
    const before = field(`a${seen}`);
    expect(after(before, deleting(before))).toBe('a');
  }
});

test('delete at the very start does nothing', () => {
  expect(deleting(field('bus', 0))).toBeNull();
});

test('a full field takes no more, but still lets what is selected be replaced', () => {
  expect(typing(field('bus'), '7', 3)).toBeNull();
  const before = field('bus', 2, 3);
  expect(after(before, typing(before, 'y', 3))).toBe('buy');
});

test('no key press ever makes a text longer than the field allows', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(40), fc.nat(40), (text, insert, from, room) => {
      const start = Math.min(from, text.length);
      const max = text.length + room;
      const before = field(text, start);
      expect(after(before, typing(before, insert, max)).length).toBeLessThanOrEqual(max);
    }),
  );
});

test('capitals come at the start of a sentence', () => {
  expect(['', 'It went. ', 'What? ', 'one\n'].map((text) => beginsSentence(field(text)))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['It', 'It ', 'at 9.30'].map((text) => beginsSentence(field(text)))).toEqual([false, false, false]);
});
