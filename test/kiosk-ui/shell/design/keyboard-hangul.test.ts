import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hangul, lettersOf } from '../../../../kiosk-ui/shell/design/hangul.ts';
import { keyEdit } from '../../../../kiosk-ui/shell/design/keyboard-editing.ts';
import { type Key, keyboardFor } from '../../../../kiosk-ui/shell/design/keyboard-layouts.ts';

const layout = keyboardFor('ko');

function pressing(keys: readonly Key[], text = ''): string {
  return keys.reduce((before, key) => {
    const edit = keyEdit(layout, key, { text: before, start: before.length, end: before.length }, 1000);
    return edit === null ? before : before.slice(0, edit.start) + edit.insert + before.slice(edit.end);
  }, text);
}
const typing = (letters: string) => pressing([...letters].map((types) => ({ types })));
const backspace: Key = { acts: 'backspace' };

const twoKeys: Readonly<Record<string, string>> = {
  ㅘ: 'ㅗㅏ',
  ㅙ: 'ㅗㅐ',
  ㅚ: 'ㅗㅣ',
  ㅝ: 'ㅜㅓ',
  ㅞ: 'ㅜㅔ',
  ㅟ: 'ㅜㅣ',
  ㅢ: 'ㅡㅣ',
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
};
const keysOf = (syllable: string) => {
  const { initial = '', vowel = '', final = '' } = lettersOf(syllable) ?? {};
  return [initial, vowel, final].map((letter) => twoKeys[letter] ?? letter).join('');
};

test.each([
  ['ㅎㅏㄴㄱㅡㄹ', '한글'],
  ['ㅂㅓㅅㅡㄱㅏ ㅇㅏㄴ ㅇㅘㅆㅇㅓㅇㅛ', '버스가 안 왔어요'],
  ['ㄷㅏㄹㄱㅇㅣ', '닭이'],
  ['ㄷㅏㄹㄱㅣ', '달기'],
  ['ㅇㅓㅂㅅㅓㅇㅛ', '업서요'],
  ['ㅇㅡㅣㅈㅏ', '의자'],
  ['ㄲㅏㄱㄱㅏ', '깍가'],
])('%s is typed as %s', (letters, text) => {
  expect(typing(letters)).toBe(text);
});

test('any text of Hangul syllables can be typed, letter by letter', () => {
  const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code));
  fc.assert(
    fc.property(fc.array(syllable, { maxLength: 12 }), (syllables) => {
      expect(typing(syllables.map(keysOf).join(''))).toBe(syllables.join(''));
    }),
  );
});

test('backspace takes back the letters of a syllable one by one', () => {
  const steps = ['달', '다', 'ㄷ', ''];
  let text = typing('ㄷㅏㄹㄱ');
  expect(text).toBe('닭');
  for (const step of steps) {
    text = pressing([backspace], text);
    expect(text).toBe(step);
  }
});

test('backspace empties any syllable in as many presses as it has letters', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0xac00, max: 0xd7a3 }), (code) => {
      const syllable = String.fromCodePoint(code);
      const presses = [...keysOf(syllable)].map(() => backspace);
      expect(pressing(presses, syllable)).toBe('');
      expect(pressing(presses.slice(1), syllable)).not.toBe('');
    }),
  );
});

test('letters that no syllable begins or ends with stand alone, and other text is left alone', () => {
  expect(typing('ㅏㄱㅋㅋ')).toBe('ㅏㄱㅋㅋ');
  expect(typing('ㄱㅏㄸ')).toBe('가ㄸ');
  expect(hangul.typing?.('A', 'ㅏ')).toEqual({ replaces: 0, insert: 'ㅏ' });
  expect(hangul.typing?.('가', '7')).toEqual({ replaces: 0, insert: '7' });
});

test('what is selected is typed over, not joined to the letter before it', () => {
  const edit = keyEdit(layout, { types: 'ㄴ' }, { text: '가나', start: 1, end: 2 }, 10);
  expect(edit).toEqual({ start: 1, end: 2, insert: 'ㄴ' });
});
