import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { keyName } from '../../../../kiosk-ui/shell/design/keyboard-key-names.ts';
import { keyboardFor } from '../../../../kiosk-ui/shell/design/keyboard-layouts.ts';
import { allLanguages, languages } from '../../../../kiosk-ui/shell/language/languages.ts';
import { loadCatalogue } from '../../../../kiosk-ui/shell/strings/catalogues.ts';

test.each(allLanguages)('%s: every key can be told from its neighbours by ear', async (language) => {
  const intl = createIntl({ locale: languages[language].locale, messages: await loadCatalogue(language) });
  const layout = keyboardFor(language);
  for (const layer of Object.values(layout.layers)) {
    const names = layer.flat().map((key) => keyName(key, layout, intl));
    expect(names.filter((name) => name.trim() === '')).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  }
});

test.each(allLanguages)('%s: no key is called by a sign that a voice does not say', async (language) => {
  const intl = createIntl({ locale: languages[language].locale, messages: await loadCatalogue(language) });
  const layout = keyboardFor(language);
  const silent = Object.values(layout.layers)
    .flat(2)
    .filter((key) => 'types' in key || 'modifies' in key)
    .map((key) => keyName(key, layout, intl))
    .filter((name) => !/[\p{L}\p{N}]/u.test(name));
  expect(silent).toEqual([]);
});

test('a capital is called one, and Korean letters have their names', async () => {
  const intl = createIntl({ locale: 'en', messages: await loadCatalogue('en') });
  expect(keyName({ types: 'Q' }, keyboardFor('en'), intl)).toBe('Capital Q');
  expect(keyName({ types: 'q' }, keyboardFor('en'), intl)).toBe('q');
  expect(keyName({ types: 'ㄱ' }, keyboardFor('ko'), intl)).toBe('기역');
});
