import { expect, test } from 'vitest';
import { type Key, keyboardFor } from '../../../../kiosk-ui/shell/design/keyboard-layouts.ts';
import { allLanguages } from '../../../../kiosk-ui/shell/language/languages.ts';

const layers = allLanguages.flatMap((language) =>
  Object.entries(keyboardFor(language).layers).map(([name, layer]) => [language, name, layer] as const),
);
const typedBy = (keys: readonly (readonly Key[])[]) =>
  keys.flat().flatMap((key) => ('types' in key ? [key.types] : []));
const letters = (language: (typeof allLanguages)[number]) => {
  const { lower, upper } = keyboardFor(language).layers;
  return new Set([...typedBy(lower), ...typedBy(upper)].flatMap((typed) => [...typed]));
};

test.each(layers)(
  '%s %s: rows are equally wide, so that keys stand in columns',
  (_language, _name, layer) => {
    const widths = layer.map((row) => row.reduce((sum, key) => sum + (key.wide ?? 1), 0));
    expect(new Set(widths).size).toBe(1);
  },
);

test.each(layers)('%s %s: no key is there twice in a row', (_language, _name, layer) => {
  for (const row of layer) expect(new Set(row.map((key) => JSON.stringify(key))).size).toBe(row.length);
});

test.each(layers)('%s %s: a mistake can be deleted', (_language, _name, layer) => {
  expect(layer.flat().some((key) => 'acts' in key && key.acts === 'backspace')).toBe(true);
});

test.each(layers)('%s %s: every key fits a screen: at most twelve columns in six rows', (_l, _n, layer) => {
  expect(layer.length).toBeLessThanOrEqual(6);
  for (const row of layer) expect(row.reduce((sum, key) => sum + (key.wide ?? 1), 0)).toBeLessThanOrEqual(12);
});

const alphabets: Partial<Record<(typeof allLanguages)[number], string>> = {
  en: 'abcdefghijklmnopqrstuvwxyz',
  es: 'abcdefghijklmnñopqrstuvwxyzáéíóúü¿¡ÁÉÍÓÚÜÑ',
  vi: 'aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ',
  tl: 'abcdefghijklmnñopqrstuvwxyz-',
  ru: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ',
  hy: 'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆևԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ',
  ko: 'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎㄲㄸㅃㅆㅉㅏㅑㅓㅕㅗㅛㅜㅠㅡㅣㅐㅒㅔㅖ',
  ja: 'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンー、。',
  fa: 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآئ\u200c',
  'zh-Hant': 'abcdefghijklmnopqrstuvwxyz，。',
  'zh-Hans': 'abcdefghijklmnopqrstuvwxyz，。',
};

test.each(allLanguages)('%s: no letter of the alphabet is missing', (language) => {
  const there = letters(language);
  expect([...(alphabets[language] ?? '?')].filter((letter) => !there.has(letter))).toEqual([]);
});

test.each(allLanguages)(
  '%s: from every layer of letters or signs there is a way back to every other',
  (language) => {
    const { layers: all } = keyboardFor(language);
    const seen = new Set<string>(['lower']);
    for (const name of seen)
      for (const key of all[name as keyof typeof all].flat()) if ('shows' in key) seen.add(key.shows);
    expect(seen).toContain('symbols');
    for (const name of [...seen]) {
      const onward = new Set([name]);
      for (const from of onward)
        for (const key of all[from as keyof typeof all].flat()) if ('shows' in key) onward.add(key.shows);
      expect(onward).toContain('lower');
    }
  },
);

test.each(allLanguages)('%s: a Latin name or street can be written', (language) => {
  const { layers: all } = keyboardFor(language);
  const reachable = [...typedBy(all.lower), ...typedBy(all.latinLower)];
  expect([...'abcdefghijklmnopqrstuvwxyz'].filter((letter) => !reachable.includes(letter))).toEqual([]);
  const isLatin = typedBy(all.lower).includes('q');
  expect(isLatin || all.lower.flat().some((key) => 'shows' in key && key.shows === 'latinLower')).toBe(true);
});

test.each(allLanguages)('%s: an e-mail address can be typed without changing the layer', (language) => {
  const keys = typedBy(keyboardFor(language).layers.email);
  expect(keys).toEqual(expect.arrayContaining(['@', '.', '-', '_', '+', 'a', 'z', '0', '9']));
});

test.each(allLanguages)('%s: a phone number has a pad of its own', (language) => {
  const keys = typedBy(keyboardFor(language).layers.phone);
  expect([...keys].sort()).toEqual([...'0123456789()-+'].sort());
});
