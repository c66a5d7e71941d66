import { expect, test } from 'vitest';
import { kanaMarks } from '../../../../kiosk-ui/shell/design/kana-marks.ts';
import type { Modifier } from '../../../../kiosk-ui/shell/design/keyboard-composing.ts';
import { layerAfter } from '../../../../kiosk-ui/shell/design/keyboard-editing.ts';
import { keyboardFor } from '../../../../kiosk-ui/shell/design/keyboard-layouts.ts';

const marking = (before: string, mark: Modifier) => kanaMarks.modifying?.(before, mark)?.insert;

test.each([
  ['か', 'voiced', 'が'],
  ['は', 'voiced', 'ば'],
  ['は', 'semiVoiced', 'ぱ'],
  ['ば', 'semiVoiced', 'ぱ'],
  ['ぱ', 'voiced', 'ば'],
  ['つ', 'small', 'っ'],
  ['よ', 'small', 'ょ'],
  ['ハ', 'semiVoiced', 'パ'],
  ['ツ', 'small', 'ッ'],
  ['う', 'voiced', 'ゔ'],
  ['ウ', 'voiced', 'ヴ'],
] as const)('%s with %s becomes %s', (kana, mark, marked) => {
  expect(marking(`バス${kana}`, mark)).toBe(marked);
});

test('a mark typed twice is taken back', () => {
  expect(marking('が', 'voiced')).toBe('か');
  expect(marking('っ', 'small')).toBe('つ');
});

test('a mark has no effect on what cannot carry it', () => {
  expect(marking('あ', 'voiced')).toBeUndefined();
  expect(marking('か', 'semiVoiced')).toBeUndefined();
  expect(marking('7', 'small')).toBeUndefined();
  expect(marking('', 'voiced')).toBeUndefined();
});

test('katakana stay until they are left, as no other upper layer does', () => {
  const field = { text: 'バ', start: 1, end: 1 };
  expect(layerAfter(keyboardFor('ja'), 'upper', 'sentences', field)).toBe('upper');
  expect(layerAfter(keyboardFor('ko'), 'upper', 'sentences', field)).toBe('lower');
});
