import {
  isArgumentElement,
  isDateElement,
  isNumberElement,
  isPluralElement,
  isSelectElement,
  isTagElement,
  isTimeElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { allLanguages, languages } from '../../../../kiosk-ui/shell/language/languages.ts';
import { english, loadCatalogue, type TextId } from '../../../../kiosk-ui/shell/strings/catalogues.ts';

/** What a message is given: each argument with how it is used, and for a choice between texts the choices. */
function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (isTagElement(element)) return [`<${element.value}>`, ...argumentsOf(element.children)];
    if (isArgumentElement(element)) return [element.value];
    if (isNumberElement(element)) return [`${element.value}, number`];
    if (isDateElement(element)) return [`${element.value}, date`];
    if (isTimeElement(element)) return [`${element.value}, time`];
    if (!isPluralElement(element) && !isSelectElement(element)) return [];
    const inside = Object.values(element.options).flatMap((option) => argumentsOf(option.value));
    return isPluralElement(element)
      ? [`${element.value}, plural`, ...inside]
      : [`${element.value}, select ${Object.keys(element.options).sort()}`, ...inside];
  });
}

function pluralsOf(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    if (isSelectElement(element))
      return Object.values(element.options).flatMap((option) => pluralsOf(option.value));
    return isPluralElement(element) ? [Object.keys(element.options)] : [];
  });
}

const given = (message: string) => [...new Set(argumentsOf(parse(message)))].sort();

/** Texts that are the same in another language: names, abbreviations, and nothing but arguments. */
const sameEverywhere: ReadonlySet<TextId> = new Set([
  'dock.handle',
  'trip.route',
  'settings.changed',
  'dateTime.chosen',
]);
/** Words that a language has taken over from English. */
const borrowed: Readonly<Partial<Record<string, readonly TextId[]>>> = {
  tl: ['trip.mode.bus', 'trip.mode.subway', 'trip.mode.lightRail', 'cardSummary.unknownName'],
};

/** Letters that every text of a language is written in. */
const script: Readonly<Record<(typeof allLanguages)[number], RegExp>> = {
  en: /\p{Script=Latin}/u,
  es: /\p{Script=Latin}/u,
  'zh-Hant': /\p{Script=Han}/u,
  'zh-Hans': /\p{Script=Han}/u,
  ko: /\p{Script=Hangul}/u,
  vi: /\p{Script=Latin}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ru: /\p{Script=Cyrillic}/u,
  hy: /\p{Script=Armenian}/u,
  tl: /\p{Script=Latin}/u,
  fa: /\p{Script=Arabic}/u,
};
/** Letters that look right and are wrong: Arabic yeh and kaf in Farsi, Latin ones among Cyrillic. */
const foreign: Readonly<Partial<Record<string, RegExp>>> = {
  fa: /[يكىة]/u,
  ru: /\p{Script=Cyrillic}[a-z]|[a-z]\p{Script=Cyrillic}/iu,
  hy: /[ա-և][a-zа-я:]|[a-zа-я][ա-և]/iu,
};

describe.each(allLanguages.filter((language) => language !== 'en'))('%s', async (language) => {
  const catalogue = await loadCatalogue(language);
  const texts = Object.entries(catalogue) as [TextId, string][];

  test('has every text and none that English no longer has', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort());
  });

  test('every text takes what the English one takes', () => {
    const different = texts.filter(
      ([id, text]) => JSON.stringify(given(text)) !== JSON.stringify(given(english[id])),
    );
    expect(different).toEqual([]);
  });

  test('every plural has exactly the forms that the language has', () => {
    const forms = new Intl.PluralRules(languages[language].locale)
      .resolvedOptions()
      .pluralCategories.toSorted();
    const wrong = texts.filter(([, text]) =>
      pluralsOf(parse(text)).some((options) => options.toSorted().join() !== forms.join()),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing was left in English', () => {
    const left = texts.filter(
      ([id, text]) =>
        text === english[id] && !sameEverywhere.has(id) && borrowed[language]?.includes(id) !== true,
    );
    // A cognate is no oversight: Spanish "Error" or Tagalog "Card". More than a few would be.
    expect(left.length, JSON.stringify(left)).toBeLessThanOrEqual(language === 'tl' ? 20 : 6);
  });

  test('every text is in the script of the language, with its own letters', () => {
    const wrong = texts.filter(
      ([id, text]) =>
        !sameEverywhere.has(id) && (!script[language].test(text) || foreign[language]?.test(text) === true),
    );
    expect(wrong).toEqual([]);
  });
});

test('each language is called by its own name in its own script', () => {
  for (const language of allLanguages) expect(languages[language].endonym).toMatch(script[language]);
  expect(languages.hy.endonym).toBe('Հայերեն');
});

test('in a text from right to left, what is Latin keeps its own order', async () => {
  const { 'contact.problem.emailMalformed': text } = await loadCatalogue('fa');
  expect(text).toContain('\u2066name@example.com\u2069');
});

test('traditional and simplified Chinese are not mixed up', async () => {
  const joined = async (language: 'zh-Hans' | 'zh-Hant') =>
    Object.values(await loadCatalogue(language)).join('');
  expect(await joined('zh-Hans')).not.toMatch(/[們這為來時個說請號處問間關開點還會發給車員務]/);
  expect(await joined('zh-Hant')).not.toMatch(/[们这为来时个说请号处问间关开点还会发给车员务]/);
});
