import { expect, test } from 'vitest';
import { startKiosk } from './kiosk.ts';
import { typefaceFaults } from './typeface-faults.ts';

test('a language that cannot be fetched is named, the page stays in the old one, and another can be chosen', async () => {
  const { page, screen } = await startKiosk();
  await page.route(/\/fa-[\w-]+\.js$/, (route) => route.abort());
  await page.locator('.language-list [lang="fa"] .button').tap();
  const dialog = page.locator('[data-dialog="languages"]');
  await dialog.locator('.notice').waitFor();
  expect(await dialog.locator('.notice').textContent()).toMatch(/^فارسی cannot be loaded .*member of staff/);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await dialog.locator('[aria-pressed="true"]').textContent()).toBe('English');

  await dialog.locator('[lang="ja"] .button').tap();
  await page.locator('html[lang="ja"]').waitFor();
  await screen('menu');
  await page.locator('.header .button').tap();
  await dialog.waitFor();
  expect(await dialog.locator('.notice').count()).toBe(0);
}, 60_000);

test('the letters of East Asia come with their language, and not before', async () => {
  const { page, screen } = await startKiosk();
  const lists = () =>
    page.evaluate(
      () => [...document.fonts].filter(({ family }) => /Noto Sans (SC|TC|JP|KR)/.test(family)).length,
    );
  expect(await lists()).toBeLessThan(20);
  await page.locator('.language-list [lang="ja"] .button').tap();
  await page.locator('html[lang="ja"]').waitFor();
  await screen('menu');
  expect(await lists()).toBeGreaterThan(100);
  expect(await typefaceFaults(page)).toEqual([]);
}, 60_000);
