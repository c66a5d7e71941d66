import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { allLanguages, languageOf, languages } from '../../../../kiosk-ui/shell/language/languages.ts';
import { loadCatalogue } from '../../../../kiosk-ui/shell/strings/catalogues.ts';
import { formatsOf } from '../../../../kiosk-ui/shell/strings/formats.ts';

const formats = Object.fromEntries(
  await Promise.all(
    allLanguages.map(async (language) => {
      const messages = await loadCatalogue(language);
      return [
        language,
        formatsOf(createIntl({ locale: languages[language].locale, messages }), 'America/Los_Angeles'),
      ] as const;
    }),
  ),
);
/** Direction marks and kinds of space are the formatter's business. */
const plain = (text: string | undefined) =>
  text?.replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ');

test('the day that a card is valid until is written as people of that language write it', () => {
  const days = allLanguages.map((language) => plain(formats[language]?.cardDate('2031-08-31')));
  expect(days).toEqual([
    'August 31, 2031',
    '31 de agosto de 2031',
    '2031年8月31日',
    '2031年8月31日',
    '2031년 8월 31일',
    '31 tháng 8, 2031',
    '2031年8月31日',
    '31 августа 2031 г.',
    '31 օգոստոսի, 2031 թ.',
    'Agosto 31, 2031',
    '31 اوت 2031',
  ]);
});

test('every language says the same minute, in the same civil year', () => {
  for (const language of allLanguages) {
    const said = formats[language]?.instant('2026-03-14T16:05:00Z');
    expect(said).toMatch(/9:05/);
    expect(said).toContain('2026');
    expect(said).toContain('14');
  }
});

test('an amount has the digits of the fare machine in every language', () => {
  for (const language of allLanguages)
    expect(plain(formats[language]?.money(125, 'USD'))).toMatch(/^(US)?\$ ?1[.,]25$|^1[.,]25 (US)?\$$/);
  expect(plain(formats.es?.money(125, 'USD'))).toBe('$1.25');
});

test('Armenian dates are Armenian although the browser has none', () => {
  expect(formats.hy?.cardTime('2026-03-14T08:12')).toBe('շբթ, 14 մարտի, 08:12');
  expect(formats.hy?.cardTime('2026-12-31T00:00')).toBe('հնգ, 31 դեկտեմբերի, 00:00');
});

test('in Farsi a line and a station keep their own order inside the sentence', () => {
  const trip = {
    kind: 'passTrip',
    at: '2026-03-14T08:12',
    mode: 'bus',
    route: '720 West',
    station: '7th St / Metro',
    agency: 'Metro',
    fareCents: 0,
  } as const;
  expect(formats.fa?.tripName(trip)).toBe('اتوبوس \u2068720 West\u2069');
  expect(formats.fa?.tripPlace(trip)).toBe('\u20687th St / Metro\u2069 · \u2068Metro\u2069');
});

test('a tag of another release is shown in English rather than not at all', () => {
  expect(languageOf('zh-Hant')).toBe('zh-Hant');
  expect(languageOf('km')).toBe('en');
});
