import { expect, test } from 'vitest';
import { keyEdit } from '../../../../kiosk-ui/shell/design/keyboard-editing.ts';
import { type Key, keyboardFor } from '../../../../kiosk-ui/shell/design/keyboard-layouts.ts';

const layout = keyboardFor('vi');
const tones: Readonly<Record<string, Key>> = {
  '1': { modifies: 'acute', face: 'sắc' },
  '2': { modifies: 'grave', face: 'huyền' },
  '3': { modifies: 'hook', face: 'hỏi' },
  '4': { modifies: 'tilde', face: 'ngã' },
  '5': { modifies: 'dot', face: 'nặng' },
};

/** Types letters; the digits 1 to 5 stand for the five tone keys. */
function typing(keys: string): string {
  return [...keys].reduce((text, key) => {
    const edit = keyEdit(
      layout,
      tones[key] ?? { types: key },
      { text, start: text.length, end: text.length },
      1000,
    );
    return edit === null ? text : text.slice(0, edit.start) + edit.insert + text.slice(edit.end);
  }, '');
}

test.each([
  ['Tiêng1 Viêt5', 'Tiếng Việt'],
  ['xe buyt1', 'xe buýt'],
  ['không đên1', 'không đến'],
  ['hoa2', 'hòa'],
  ['hoan2', 'hoàn'],
  ['ngoai2', 'ngoài'],
  ['quy1', 'quý'],
  ['qua3', 'quả'],
  ['gia2', 'già'],
  ['gi2', 'gì'],
  ['ngươi2', 'người'],
  ['mưa4', 'mữa'],
  ['khuya1', 'khuýa'],
  ['nguyên4', 'nguyễn'],
  ['NGUYÊN4', 'NGUYỄN'],
  ['yêu2', 'yều'],
])('%s is written %s', (keys, text) => {
  expect(typing(keys)).toBe(text.normalize('NFC'));
});

test('a tone that was put early moves when a letter after it changes where it belongs', () => {
  expect(typing('ho2a')).toBe('hòa');
  expect(typing('hoa2n')).toBe('hoàn');
  expect(typing('ti1ên')).toBe('tiến');
});

test('another tone takes the place of the first, and the same tone twice takes it off', () => {
  expect(typing('ma12')).toBe('mà');
  expect(typing('ma11')).toBe('ma');
});

test('a tone finds nothing to stand on after a space, a digit or consonants', () => {
  for (const text of ['ma ', '72', 'th', '']) {
    const edit = keyEdit(
      layout,
      { modifies: 'acute', face: 'sắc' },
      { text, start: text.length, end: text.length },
      9,
    );
    expect(edit).toBeNull();
  }
});
