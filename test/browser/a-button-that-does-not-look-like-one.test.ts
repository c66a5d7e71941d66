import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { settingChoices } from '../../kiosk-ui/flows/accessibility-settings.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';
import { shown } from './listener.ts';
import { look } from './look.ts';
import { painted } from './what-stands-out.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Buttons without a line around them are known by their words and their place, as links are. */
const WITH_EDGES = ':is(main, dialog) :is(.button:not(.button-quiet), .key, input, textarea)';

async function atMenu(): Promise<Kiosk> {
  const kiosk = await startKiosk();
  await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await kiosk.touch(shown('attract.start'));
  await kiosk.screen('menu');
  return kiosk;
}

async function faintEdges(page: Page): Promise<string[]> {
  const faint: string[] = [];
  for (const contrast of settingChoices.contrast) {
    await look(page, { contrast, motion: 'reduced' });
    const all = await painted(page, WITH_EDGES);
    expect(all.length).toBeGreaterThan(0);
    for (const { name, edge } of all) if (edge < 3) faint.push(`${contrast}: "${name}" ${edge}`);
  }
  await look(page, { contrast: 'standard' });
  return faint;
}

test('whatever can be pressed or filled in stands out from what it lies on, in every contrast', async () => {
  const kiosk = await startKiosk();
  const { page } = kiosk;
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  expect(await faintEdges(page)).toEqual([]);
  await kiosk.touch(shown('attract.start'));
  await kiosk.screen('menu');
  expect(await faintEdges(page)).toEqual([]);
  for (const step of [/^Complaint/, shown('presentCard.without'), /^Something went wrong/])
    await kiosk.touch(step);
  expect(await faintEdges(page)).toEqual([]);
  await kiosk.touch('Safety');
  await kiosk.screen('narrative');
  expect(await faintEdges(page)).toEqual([]);
});

test('a button that can do nothing now looks like none that can, in every contrast', async () => {
  const kiosk = await atMenu();
  const { page } = kiosk;
  await kiosk.touch(shown('action.settings'));
  for (const contrast of settingChoices.contrast) {
    await look(page, { contrast, textSize: 'largest', reach: 'low', motion: 'reduced' });
    const turning = await painted(page, 'dialog .turning .button');
    const [disabled, enabled] = [true, false].map((is) =>
      turning.find(({ isDisabled }) => isDisabled === is),
    );
    expect(disabled?.look, contrast).toBeDefined();
    expect(disabled?.look, contrast).not.toBe(enabled?.look);
  }
});

test('the language that is spoken is shown as chosen where the visit begins', async () => {
  const { page } = await startKiosk();
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  const list = await painted(page, '.language-list .button');
  const chosen = list.find(({ name }) => name === 'English');
  for (const other of list) if (other !== chosen) expect(other.look).not.toBe(chosen?.look);
});

test('nothing goes on moving for longer than five seconds by itself', async () => {
  const { page } = await startKiosk();
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  const lasts = await page.evaluate(() =>
    document.getAnimations().map((animation) => Number(animation.effect?.getComputedTiming().endTime)),
  );
  expect(lasts.length).toBeGreaterThan(0);
  // WCAG 2.2 SC 2.2.2: what moves for longer has to have a way to stop it.
  expect(Math.max(...lasts)).toBeLessThanOrEqual(5_000);
});

test('help can be touched before the visit begins', async () => {
  const kiosk = await startKiosk();
  await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await kiosk.touch(shown('action.help'));
  await kiosk.page.locator('[data-dialog="help"]').waitFor();
});
