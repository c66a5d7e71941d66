import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { FileCaseRequest } from '../../contract/cases.ts';
import { allLanguages, type Language, languages } from '../../kiosk-ui/shell/language/languages.ts';
import { geometryFaults } from './audit-geometry.ts';
import { landscape, portrait } from './chromium.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';
import { typefaceFaults } from './typeface-faults.ts';

/** Keys to touch, by what stands on them, and the word that they make. */
const typed: Readonly<Record<Language, readonly [keys: readonly string[], word: string]>> = {
  en: [[...'bus'], 'Bus'],
  es: [[...'día'], 'Día'],
  'zh-Hant': [[...'che', '車'], '車'],
  'zh-Hans': [[...'che', '车'], '车'],
  ko: [[...'ㅂㅓㅅㅡ'], '버스'],
  vi: [[...'xe', '&123', '7', 'abc', ...'ban', 'sắc'], 'Xe7bán'],
  ja: [['は', '゛', 'す'], 'ばす'],
  ru: [[...'автобус'], 'Автобус'],
  hy: [[...'ավտոբուս'], 'Ավտոբուս'],
  tl: [[...'bus'], 'Bus'],
  fa: [[...'اتوبوس'], 'اتوبوس'],
};

const key = (page: Page, face: string): Locator =>
  page
    .locator('.keyboard .key')
    .filter({ hasText: new RegExp(`^\\s*${face}\\s*$`, 'i') })
    .first();

async function touchKeys(page: Page, faces: readonly string[]): Promise<void> {
  for (const face of faces) await key(page, face).tap();
}

/** The one way on from a question, whatever it is called here. */
const goOn = (page: Page) =>
  page.locator('.question-actions .button-primary, .question-actions .button').first().tap();

/** From the attract screen, in this language, to where a complaint without a card is told. */
async function goToNarrative({ page, screen }: Kiosk, language: Language): Promise<void> {
  await page.locator(`.language-list li[lang="${language}"] button`).tap();
  await screen('menu');
  await page.locator('[data-screen="menu"] .button-choice').nth(1).tap();
  await screen('presentCard');
  await goOn(page);
  await page.locator('[data-screen="kind"] .button-choice').first().tap();
  await page.locator('[data-screen="category"] .button-choice').nth(1).tap();
  await screen('narrative');
}

test('a complaint in every language, typed with its own keyboard, in its own letters', async () => {
  const { page, screen } = await startKiosk();
  const filed: FileCaseRequest[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/cases') filed.push(request.postDataJSON());
  });
  for (const language of allLanguages) {
    await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
    expect(await typefaceFaults(page), 'every language by its own name').toEqual([]);
    await page.locator(`.language-list li[lang="${language}"] button`).tap();
    await screen('menu');
    await page.locator(`html[lang="${language}"][dir="${languages[language].direction}"]`).waitFor();
    expect(await typefaceFaults(page)).toEqual([]);

    await page.locator('[data-screen="menu"] .button-choice').nth(1).tap();
    await screen('presentCard');
    await goOn(page);
    await screen('kind');
    await page.locator('[data-screen="kind"] .button-choice').first().tap();
    await screen('category');
    await page.locator('[data-screen="category"] .button-choice').nth(1).tap();
    await screen('narrative');
    const [keys, word] = typed[language];
    await touchKeys(page, keys);
    await expect.poll(() => page.locator('textarea').inputValue()).toBe(word);
    expect(await typefaceFaults(page)).toEqual([]);

    await goOn(page);
    await screen('contact');
    await goOn(page);
    await screen('checkAnswers');
    expect(await typefaceFaults(page)).toEqual([]);
    // Where nobody has reviewed the translation, the English text stands beside it.
    expect(await page.locator('.legal-english[lang="en"]').count()).toBe(language === 'en' ? 0 : 1);
    await goOn(page);
    await screen('filed');
    expect(filed.at(-1)).toMatchObject({ language, answers: { narrative: word } });
    await goOn(page);
  }
}, 600_000);

test('another language in the middle keeps the answers, and what is typed goes on in its keyboard', async () => {
  const kiosk = await startKiosk();
  const { page } = kiosk;
  await goToNarrative(kiosk, 'ru');
  await touchKeys(page, [...'автобус']);
  await page.locator('.header .button').tap();
  await page.locator('[data-dialog="languages"] li[lang="hy"] button').tap();
  await page.locator('html[lang="hy"]').waitFor();
  await touchKeys(page, [...'բաց']);
  expect(await page.locator('textarea').inputValue()).toBe('Автобусբաց');
  expect(await typefaceFaults(page)).toEqual([]);
}, 600_000);

test.each([
  ['portrait', portrait],
  ['landscape', landscape],
] as const)(
  '%s: every key of every language is large enough and apart from the next',
  async (_name, viewport) => {
    const kiosk = await startKiosk({ viewport });
    const { page } = kiosk;
    await goToNarrative(kiosk, 'en');
    for (const language of allLanguages) {
      await page.locator('.header .button').tap();
      await page.locator(`[data-dialog="languages"] li[lang="${language}"] button`).tap();
      await page.locator(`html[lang="${language}"]`).waitFor();
      expect(await geometryFaults(page), language).toEqual([]);
      await key(page, '&123').tap();
      expect(await geometryFaults(page), `${language}, signs`).toEqual([]);
    }
  },
  600_000,
);

test('the check of typefaces sees a word in a typeface of the machine', async () => {
  const { page } = await startKiosk();
  await page.locator('[data-screen="attract"] h1').evaluate((heading) => {
    heading.style.fontFamily = 'monospace';
  });
  expect(await typefaceFaults(page)).toHaveLength(1);
});

test('the stretched English of ?language=qps is there when devices are simulated', async () => {
  const { page, terminal } = await startKiosk();
  await page.goto(`${terminal.origin}/kiosk/?language=qps`);
  await page.getByRole('heading', { name: /^\[Ĥôŵ .*\]$/ }).waitFor();
  expect(await typefaceFaults(page)).toEqual([]);
});
