import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { callStaff } from '../../contract/staff-calls.ts';
import { guide } from './guided-page.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';
import { shown } from './listener.ts';
import { look } from './look.ts';
import { quickVoice } from './quick-voice.ts';

vi.setConfig({ testTimeout: 60_000 });

const focused = ({ page }: Kiosk) => page.evaluate(() => document.activeElement?.textContent ?? '');

async function atMenu(): Promise<Kiosk> {
  const kiosk = await startKiosk({
    config: { speech: { engine: quickVoice(), keys: { headphonesIn: ['F10'] } } },
  });
  await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await kiosk.touch(shown('attract.start'));
  await kiosk.screen('menu');
  return kiosk;
}

async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await page.keyboard.press(key);
}

test.each(['speech.slower', 'speech.faster'] as const)(
  '"%s" keeps the focus when there is nothing beyond',
  async (id) => {
    const kiosk = await atMenu();
    const { page } = kiosk;
    await page.keyboard.press('F10');
    await page.locator('.speech-bar').waitFor();
    const button = page.getByRole('button', { name: shown(id) });
    await button.focus();
    await pressTimes(page, 'Enter', 8);
    await page.getByText(id === 'speech.slower' ? 'Speed 1 of 7' : 'Speed 7 of 7').waitFor();
    expect(await focused(kiosk)).toBe(shown(id));
    expect(await button.getAttribute('aria-disabled')).toBe('true');
  },
);

test('"Show more" keeps the focus on the last page', async () => {
  const kiosk = await atMenu();
  const { page } = kiosk;
  await kiosk.touch(shown('action.settings'));
  await look(page, { textSize: 'largest', reach: 'low' });
  await page.locator('dialog .turning .button').last().focus();
  await pressTimes(page, 'Enter', 12);
  await page.locator('dialog .turning .button[aria-disabled="true"]').last().waitFor();
  expect(await focused(kiosk)).toBe(shown('action.showMore'));
});

test('"Call again" goes away when it is pressed, and leaves the focus on what stands beside it', async () => {
  const kiosk = await atMenu();
  const { page } = kiosk;
  const guided = await guide(page, kiosk.terminal.origin, 'en');
  const lost = await guided.holds(callStaff.path);
  await guided.footer('help');
  await guided.shows('help');
  await page
    .locator('dialog')
    .getByRole('button', { name: shown('help.callStaff') })
    .tap();
  await lost.fail();
  const again = page.getByRole('button', { name: shown('staff.again') });
  await again.focus();
  await page.keyboard.press('Enter');
  await again.waitFor({ state: 'detached' });
  expect(await focused(kiosk)).toBe(shown('staff.goOn'));
});

test('select in the narrative leads to the keys and types no line', async () => {
  const kiosk = await atMenu();
  const { page } = kiosk;
  await kiosk.touch(/^Complaint/);
  await kiosk.touch(shown('presentCard.without'));
  await kiosk.touch(/^Something went wrong/);
  await kiosk.touch('Safety');
  await kiosk.screen('narrative');
  await page.locator('textarea').focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.classList.contains('key'))).toBe(true);
  expect(await page.locator('textarea').inputValue()).toBe('');
});
