import { expect, test, vi } from 'vitest';
import { UNHURRIED_IDLE_WARNING_MS } from '../../kiosk-ui/flows/delays.ts';
import { guide } from './guided-page.ts';
import { startKiosk } from './kiosk.ts';
import { listenTo, shown } from './listener.ts';
import { quickVoice } from './quick-voice.ts';

vi.setConfig({ testTimeout: 60_000 });

/** In the page: the waits of somebody who listens and does nothing, which end only when the test says so. */
function holdWaits(delay: number): void {
  const waits = new Map<number, () => void>();
  Object.assign(window, {
    waits,
    endWait: () => {
      for (const run of [...waits.values()]) run();
      waits.clear();
    },
  });
  const { setTimeout: usualTimeout, clearTimeout: usualClear } = window;
  let last = 0;
  window.setTimeout = ((run: () => void, wanted?: number) => {
    if (wanted !== delay) return usualTimeout(run, wanted);
    waits.set(--last, run);
    return last;
  }) as typeof setTimeout;
  window.clearTimeout = ((timer: number) => {
    if (!waits.delete(timer)) usualClear(timer);
  }) as typeof clearTimeout;
}

async function listeningAtMenu() {
  const kiosk = await startKiosk({
    config: { speech: { engine: quickVoice(), keys: { headphonesIn: ['F10'] } } },
  });
  const { page, terminal } = kiosk;
  await page.addInitScript(holdWaits, UNHURRIED_IDLE_WARNING_MS);
  await (await guide(page, terminal.origin, 'en')).open();
  const listener = await listenTo(page);
  await kiosk.touch(shown('attract.start'));
  await kiosk.screen('menu');
  await page.keyboard.press('F10');
  return { kiosk, listener, page };
}

const waitsHeld = () => [...(window as unknown as { waits: Map<number, unknown> }).waits.keys()];
const endWait = () => (window as unknown as { endWait(): void }).endWait();

test('while it reads to me I am there: every sentence begins my time anew', async () => {
  const { listener, page } = await listeningAtMenu();
  await listener.hearsScreen(shown('menu.title'));
  await listener.forget();
  const [before = 0] = await page.evaluate(waitsHeld);
  await page.keyboard.press('F7');
  await page.waitForFunction(() => window.heard.some(({ what }) => what === 'heard'));
  // The beginning of the sentence and its end each begin the wait anew; so may the key itself.
  await expect
    .poll(async () => before - ((await page.evaluate(waitsHeld))[0] ?? 0))
    .toBeGreaterThanOrEqual(2);
});

test('after "I am still here" the reading goes on where it was, and not at the title', async () => {
  const { listener, page } = await listeningAtMenu();
  await page.waitForFunction(() => window.heard.filter(({ what }) => what === 'heard').length >= 3);
  await page.keyboard.press('Shift');
  await page.keyboard.press('x');
  const heard = (await listener.entries()).filter(({ what }) => what === 'heard').map(({ text }) => text);
  await listener.forget();
  await page.evaluate(endWait);
  await page.locator('[data-dialog="idleWarning"]').waitFor();
  await listener.walkTo(new RegExp(`^${shown('idle.stay')}`));
  await listener.forget();
  await page.keyboard.press('Enter');
  await page.locator('[data-dialog="idleWarning"]').waitFor({ state: 'detached' });
  await page.waitForFunction((hint) => window.heard.some(({ text }) => text === hint), shown('speech.hint'));
  const after = await listener.began();
  expect(after).not.toContain(shown('menu.title'));
  expect(after.filter((text) => heard.includes(text))).toEqual([]);
  expect(after.length).toBeGreaterThan(0);
});
