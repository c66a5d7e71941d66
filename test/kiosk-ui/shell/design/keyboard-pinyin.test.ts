import { beforeAll, expect, test } from 'vitest';
import {
  choosing,
  loadPinyin,
  type PinyinDictionary,
  pinyinChoices,
} from '../../../../kiosk-ui/shell/design/pinyin.ts';

let simplified: PinyinDictionary;
let traditional: PinyinDictionary;
beforeAll(async () => {
  [simplified, traditional] = await Promise.all([loadPinyin('simplified'), loadPinyin('traditional')]);
});

/** Types pinyin, choosing these characters one after the other. */
function writing(pinyin: string, characters: string, dictionary: PinyinDictionary): string {
  return [...characters].reduce((text, character) => {
    const choices = pinyinChoices(text, dictionary);
    expect(choices?.characters).toContain(character);
    if (choices === null) return text;
    const { replaces, insert } = choosing(text, choices, character);
    return text.slice(0, text.length - replaces) + insert;
  }, pinyin);
}

test.each([
  ['gongjiaoche', '公交车'],
  ['siji', '司机'],
  ["xi'an", '西安'],
  ['fangan', '方案'],
  ['nanguo', '难过'],
  ['nvshi', '女士'],
  ['zhuangshang', '撞上'],
])('%s leads to %s', (pinyin, text) => {
  expect(writing(pinyin, text, simplified)).toBe(text);
});

test('what was written before stays as it is', () => {
  expect(writing('720路meilai', '没来', simplified)).toBe('720路没来');
});

test('traditional characters are offered in traditional Chinese, all those that one simplified one stands for', () => {
  expect(writing('gongche', '公車', traditional)).toBe('公車');
  expect(traditional.get('fa')).toEqual(expect.arrayContaining(['發', '髮']));
  expect(traditional.get('hou')).toEqual(expect.arrayContaining(['後', '后']));
  expect(traditional.get('mian')).toEqual(expect.arrayContaining(['面', '麵']));
  expect(traditional.get('che')).not.toContain('车');
  expect([...traditional.values()].filter((characters) => characters.length === 0).length).toBeLessThan(3);
});

test('nothing is offered for what is no pinyin, in capitals, or behind a space', () => {
  for (const text of ['', 'zh', 'MTA', 'bus ', '公', '720'])
    expect(pinyinChoices(text, simplified)).toBeNull();
});

test('the most used characters come first', () => {
  expect(simplified.get('shi')?.slice(0, 2)).toEqual(['是', '时']);
});
